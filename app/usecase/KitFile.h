#pragma once

#include "app/domain/OrgCode.h"
#include "app/store/Ledger.h"
#include "sync/crypto/PasscodeLock.h"

namespace cunbao {

/// What a recovery kit gives (恢复码): the root, and, where it was kept as a file, what else helps.
struct Kit {
    SigningKey root;
    OrgCode unit;   ///< the township; null: not told
    QString office; ///< its name; empty: not told
    QString hubUrl;
    Hash32 hubPin;
};

/// Backups and kits leave the device: their passphrase has at least so many characters.
inline constexpr int ShortestPassphrase = 8;
/// Errors: PassphraseMissing, PassphraseTooShort.
[[nodiscard]] Result<void> checkPassphrase(const QString& passphrase);

/// A kit as a file, sealed under a passphrase (PROTOCOL.md, 14): text of one line. Main office device only.
/// Opened once before it is given out. Errors: those of checkPassphrase, NotMainDevice.
[[nodiscard]] Result<QByteArray> sealKit(Ledger& ledger, const QString& passphrase, PasscodeCost cost = {});
/// The same of what is told of an office.
[[nodiscard]] Result<QByteArray> sealKit(const Kit& kit, const QString& passphrase, Random& random,
                                         PasscodeCost cost);
/// Reads either form: the groups of letters and digits that were written down, or the sealed file, which
/// alone needs the passphrase. Errors: KitInvalid, PassphraseMissing, PassphraseWrong.
[[nodiscard]] Result<Kit> openKit(const QByteArray& content, const QString& passphrase);

} // namespace cunbao
