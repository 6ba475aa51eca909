#pragma once

#include "app/store/Ledger.h"
#include "sync/op/Operation.h"

namespace cunbao {

/// What a line of the audit tells of. The numbers are in the store: none is ever used for another thing.
/// Behind each stand its facts, in order.
enum class AuditEvent : int {
    SignedIn = 1,         ///< the right passcode
    PasscodeWrong = 2,    ///< at the time of the try
    PasscodeChanged = 3,  //
    Refused = 4,          ///< somebody here was told no. Domain and code of the error, what it names
    OperationRefused = 5, ///< one that arrived. Its name, its device, its kind, domain and code of the reason
    Exported = 6,         ///< what (bundle, card, entries), file, org unit or empty
    Reported = 7,         ///< template, period, cursor, file
    Decided = 8,          ///< the operation's name, its device, its kind
    Invited = 9,          ///< invite, org unit, role
    Certified = 10,       ///< device, org unit, role
    Revoked = 11,         ///< device
    EpochStarted = 12,    ///< kind of the audience, org unit or 0, number
    HubMoved = 13,        ///< URL
    IdentityRenewed = 14, ///< the device it was, the device it is
    CarriedOver = 15,     ///< how many operations
    BackedUp = 16,        ///< file
    Restored = 17,        ///< when the backup was made
    KitWritten = 18,      ///< file
    BecameMainOffice = 19, ///< the device that it was before, or empty
    JoinRefused = 20,      ///< its invite was used or is over. Invite, device, domain and code of the reason
};

struct AuditLine {
    qint64 number = 0; ///< from 1 on
    Instant at{};
    AuditEvent event = AuditEvent::SignedIn;
    DeviceId device; ///< this one, as it was certified at the time
    QStringList facts;
};

/// What happened on this device and what became known here, line by line (审计日志). Lines are only ever
/// added: each holds the hash of the one before, and the store notes the last one, so that a line which was
/// changed or taken out is noticed by `check`. Nothing in it is secret, and nothing is a recorded figure.
class AuditLog {
public:
    explicit AuditLog(Ledger& ledger) : m_ledger(ledger) {}

    /// Inside a transaction: the line is there exactly if what it tells of is.
    [[nodiscard]] Result<void> append(AuditEvent event, const QStringList& facts = {});
    [[nodiscard]] Result<void> append(AuditEvent event, const QStringList& facts, Instant at);
    /// The same, unless a line says so already.
    [[nodiscard]] Result<void> appendOnce(AuditEvent event, const QStringList& facts);
    /// Of what was refused and rolled back. Runs its own transaction.
    [[nodiscard]] Result<void> appendRefusal(const Error& error);
    /// A sign-in, and before it the wrong tries that came since the last one, each once. Runs its own
    /// transaction.
    [[nodiscard]] Result<void> appendSignIn(const std::vector<Instant>& wrongTries);

    /// From an instant on, oldest first.
    [[nodiscard]] Result<std::vector<AuditLine>> list(std::optional<Instant> since = {});
    /// Follows the chain to its end. How many lines there are. Errors: StoreInconsistent.
    [[nodiscard]] Result<quint64> check();

    /// What a statement of the authority brings that was not known before it: lines to append once it is
    /// kept.
    using News = std::vector<std::pair<AuditEvent, QStringList>>;
    [[nodiscard]] static News newsIn(const QByteArray& statement, const Authority& before);
    /// Whether an error says no to a person or a device, rather than that something is wrong with what was
    /// typed.
    [[nodiscard]] static bool isRefusal(const Error& error);
    /// Whether an operation of this kind is a decision: whoever asks later who decided what looks for it.
    [[nodiscard]] static bool isDecision(quint8 kind);

private:
    struct Link {
        qint64 number = 0;
        Hash32 hash;
    };
    Result<Link> last();
    /// Behind what is there and what was noted: where the two are not one, nothing is overwritten, `check`
    /// finds it, and people get in meanwhile.
    Result<qint64> nextNumber(const Link& last);
    Ledger& m_ledger;
};

} // namespace cunbao
