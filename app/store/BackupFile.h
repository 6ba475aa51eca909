#pragma once

#include "app/store/Home.h"

namespace cunbao {

/// What a backup is of.
struct BackupFacts {
    Instant made{};
    DeviceId device;
    TownshipId township;
    quint64 operations = 0;
};

/// A whole home in one file, for the day when its device is lost (备份): the store as of one moment,
/// encrypted under a key that a passphrase of its own wraps, and the key of the hub in that home, which
/// phones know it by. PROTOCOL.md, 14. It opens under the passphrase alone: the passcode has no part in it.
class BackupFile {
public:
    /// Written beside `path`, opened again by the passphrase, checked from end to end, and only then put
    /// there. Others may write to the home meanwhile. Errors: FileUnwritable, DiskFull, BackupInvalid where
    /// what was written does not open.
    [[nodiscard]] static Result<BackupFacts> write(Ledger& ledger, const QString& homeFolder,
                                                   const QString& path, const QString& passphrase,
                                                   PasscodeCost cost = {});
    /// Makes a home of it in a folder that is missing or empty; `setUp` as for Home::create, told what it is
    /// of. Errors: those of Home::create, PassphraseWrong, BackupInvalid.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>>
    restore(const QString& path, const QString& passphrase, const QString& homeFolder,
            const QString& passcode, const Home::Context& context,
            const std::function<Result<void>(Ledger&, const BackupFacts&)>& setUp);
};

} // namespace cunbao
