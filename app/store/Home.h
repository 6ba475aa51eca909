#pragma once

#include "app/store/Ledger.h"
#include "sync/crypto/PasscodeLock.h"

#include <functional>
#include <mutex>

namespace cunbao {

class UnlockedHome;

/// The folder of one device's data: `store.db` (SQLCipher), `store.key` (the store's key under the passcode),
/// `office.card` (public; the main office device's). Everything secret in it is encrypted.
class Home {
public:
    /// What opening costs and where time and chance come from; tests replace them.
    struct Context {
        Clock* clock = nullptr;
        Random* random = nullptr;
        PasscodeCost cost{};
    };

    /// What a home with a hub holds outside its store, in the hub's folder, and phones know the hub by.
    static constexpr const char* HubFiles[] = {"hub-key.pem", "hub-cert.pem"};

    /// A new home. `folder` may be missing or empty; what a process that died in here left of a home is
    /// cleared away. `setUp` writes what the home is to begin with: it becomes one only when that is done.
    /// Errors: HomeExists, PasscodeTooShort, FileUnwritable, those of `setUp`.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>>
    create(const QString& folder, const QString& passcode, Identity identity, const Context& context,
           const std::function<Result<void>(Ledger&)>& setUp);
    /// A new home whose store `fill` makes at `store`, encrypted under `key`: from a backup. Its identity is
    /// what stands in it. Errors: as for create, those of `fill`, HomeDamaged where it made no store.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>>
    createFrom(const QString& folder, const QString& passcode, const Context& context,
               const std::function<Result<void>(const QString& store, QByteArrayView key)>& fill,
               const std::function<Result<void>(Ledger&)>& setUp);
    /// Why a folder that is none (exists) cannot be opened: HomeMissing, HomeDamaged where a store has lost
    /// its key.
    [[nodiscard]] static Error whyNone(const QString& folder);
    /// Errors: HomeMissing, PasscodeWrong, PasscodeWait, HomeDamaged.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>> open(const QString& folder, const QString& passcode,
                                                              const Context& context);
    /// The same in two steps, where several threads of one program need a ledger each.
    [[nodiscard]] static Result<UnlockedHome> unlock(const QString& folder, const QString& passcode,
                                                     const Context& context);
    /// Wraps the store's key anew; the database stays as it is. A wrong current passcode counts like any
    /// other. Errors: those of unlock, PasscodeTooShort, FileUnwritable.
    [[nodiscard]] static Result<void> changePasscode(const QString& folder, const QString& current,
                                                     const QString& fresh, const Context& context);
    /// Seconds until a passcode may be tried again; 0: at once.
    [[nodiscard]] static int secondsToWait(const QString& folder, const Clock& clock);
    [[nodiscard]] static bool exists(const QString& folder);
    /// Of a main office device: its public card lies there, so that this is known without the passcode.
    /// Nothing tells another home's role before it is unlocked.
    [[nodiscard]] static bool isMainOffice(const QString& folder);

    [[nodiscard]] static QString cardPath(const QString& folder);
    [[nodiscard]] static QString hubFolder(const QString& folder);
};

/// A home whose passcode was right. Holds the store's key until it goes; what it opens may belong to
/// different threads, as far as the context's clock and chance allow that.
class UnlockedHome {
public:
    /// The first one notes the sign-in down, and the wrong tries before it.
    [[nodiscard]] Result<std::unique_ptr<Ledger>> ledger() const;
    [[nodiscard]] const QString& folder() const { return m_folder; }

private:
    friend class Home;
    /// What the audit is to be told of how this was unlocked, once.
    struct SignIn {
        std::mutex turn;
        bool noted = false;
        std::vector<Instant> wrongTries;
    };
    UnlockedHome(QString folder, StoreKey key, const Home::Context& context, std::vector<Instant> wrongTries);
    Result<void> noteSignIn(Ledger& ledger) const;

    QString m_folder;
    StoreKey m_key;
    Home::Context m_context;
    std::unique_ptr<SignIn> m_signIn;
};

} // namespace cunbao
