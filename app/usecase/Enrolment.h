#pragma once

#include "app/store/Home.h"
#include "app/store/Replica.h"
#include "sync/codec/Invite.h"

namespace cunbao {

struct InviteRequest {
    OrgCode unit;
    Role role = Role::Recorder;
    QString name; ///< of the person who will use the device; travels sealed
    QString hubUrl;
    Hash32 hubPin;
    std::chrono::hours life{24 * 7};
};

/// Whether such an invite can be given, before anybody looks for its hub. Main office device only. Errors:
/// NotMainDevice, UnitNotKnown, TextTooLong, NotAllowed (a village role for the township or the other way
/// round).
[[nodiscard]] Result<void> checkInvite(Ledger& ledger, const InviteRequest& request);
/// An invite for one device. Errors: as checkInvite.
[[nodiscard]] Result<Invite> createInvite(Ledger& ledger, const InviteRequest& request);

/// What came of the requests to join that a desk was shown, by an invite or for new keys.
struct JoinIntake {
    quint64 admitted = 0; ///< devices that were certified
    quint64 known = 0;    ///< certified before
    quint64 refused = 0;  ///< their invite was used by another device, or is over: the audit names them
};

/// The main office device's desk: certifies the first valid request of each open invite and hands the device
/// its keys; and the new keys of a device that came back from an older copy, whose old ones end with that.
class EnrolmentDesk final : public JoinDesk {
public:
    explicit EnrolmentDesk(Ledger& ledger) : m_ledger(ledger) {}
    Result<void> settle(const std::vector<JoinRequest>& requests) override;
    [[nodiscard]] const JoinIntake& intake() const { return m_intake; }

private:
    Result<void> settleOne(const JoinRequest& request);
    Result<void> refuse(const InviteId& invite, const DeviceId& asking, const Error& why);
    Result<void> settleRenewal(const JoinRequest& request);
    Result<void> certify(const std::vector<Certificate>& certificates);
    Result<void> describe(const Certificate& certificate, const QString& name);
    Ledger& m_ledger;
    JoinIntake m_intake;
};

/// A new home for an invited device: its keys, and nothing else until the office answers.
[[nodiscard]] Result<std::unique_ptr<Ledger>> joinOffice(const QString& folder, const QString& passcode,
                                                         const Invite& invite, const Home::Context& context);

/// An invite read where a home is already. A device that was revoked asks for new keys (joinAgain); one that
/// still waits asks by this invite from now on; the invite that it came by changes nothing. Errors:
/// InviteForeign where it is another office's, InviteExpired, AlreadyJoined, DeviceRevoked where it came by
/// this very invite, DeviceRestored where it asks by itself.
[[nodiscard]] Result<void> joinFrom(Ledger& ledger, const Invite& invite);

/// The request that a device which waits sends again and again, for the keys that it has or for the next
/// ones; nothing once they are certified.
[[nodiscard]] Result<std::optional<JoinRequest>> pendingJoin(Ledger& ledger);
/// The key that such a request is signed with on its way to a hub: that of the keys which it asks for.
[[nodiscard]] Result<SigningKey> joiningKey(Ledger& ledger);

/// Ends a device's authority at what is held of it now, and starts new epochs of all that it could read.
/// Errors: DeviceUnknown, NotMainDevice, NotAllowed for the main device itself.
[[nodiscard]] Result<void> revokeDevice(Ledger& ledger, const DeviceId& device);
/// The statement that does so. Inside a transaction.
[[nodiscard]] Result<Revocation> revocationOf(Ledger& ledger, const DeviceId& device);

} // namespace cunbao
