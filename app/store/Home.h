#pragma once

#include "app/store/Ledger.h"
#include "sync/crypto/PasscodeLock.h"

namespace cunbao {

/// The folder of one device's data: `store.db` (SQLCipher), `store.key` (the store's key under the passcode),
/// `office.card` (public; the main office device's). Everything secret in it is encrypted.
class Home {
public:
    /// What opening costs and where time and chance come from; tests replace them.
    struct Context {
        Clock* clock;
        Random* random;
        PasscodeCost cost{};
    };

    /// A new home. `folder` may be missing or empty. Errors: HomeExists, PasscodeTooShort, FileUnwritable.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>>
    create(const QString& folder, const QString& passcode, Identity identity, const Context& context);
    /// Errors: HomeMissing, PasscodeWrong, PasscodeWait, HomeDamaged.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>> open(const QString& folder, const QString& passcode,
                                                              const Context& context);
    [[nodiscard]] static bool exists(const QString& folder);

    [[nodiscard]] static QString cardPath(const QString& folder);
    [[nodiscard]] static QString hubFolder(const QString& folder);
};

} // namespace cunbao
