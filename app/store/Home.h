#pragma once

#include "app/store/Ledger.h"
#include "sync/crypto/PasscodeLock.h"

#include <functional>

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

    /// A new home. `folder` may be missing or empty; what a process that died in here left of a home is
    /// cleared away. `setUp` writes what the home is to begin with: it becomes one only when that is done.
    /// Errors: HomeExists, PasscodeTooShort, FileUnwritable, those of `setUp`.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>>
    create(const QString& folder, const QString& passcode, Identity identity, const Context& context,
           const std::function<Result<void>(Ledger&)>& setUp);
    /// Errors: HomeMissing, PasscodeWrong, PasscodeWait, HomeDamaged.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>> open(const QString& folder, const QString& passcode,
                                                              const Context& context);
    [[nodiscard]] static bool exists(const QString& folder);

    [[nodiscard]] static QString cardPath(const QString& folder);
    [[nodiscard]] static QString hubFolder(const QString& folder);
};

} // namespace cunbao
