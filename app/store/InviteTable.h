#pragma once

#include "app/store/Ledger.h"
#include "sync/codec/Invite.h"

namespace cunbao {

/// An invite that this main office device has given out.
struct IssuedInvite {
    InviteSecret secret;
    std::int64_t unit = 0;
    Role role = Role::Recorder;
    QString name; ///< of the person it is meant for
    Instant expires{};
    bool used = false;
};

/// The same without its secret, for a list.
struct InviteRecord {
    InviteId id;
    std::int64_t unit = 0;
    Role role = Role::Recorder;
    QString name;
    Instant expires{};
    std::optional<DeviceId> device; ///< who used it
};

/// The invites given out. Writing calls inside a transaction.
class InviteTable {
public:
    explicit InviteTable(Ledger& ledger) : m_ledger(ledger) {}

    [[nodiscard]] Result<void> insert(const Invite& invite, const QString& name);
    /// Nothing where it is not one of ours.
    [[nodiscard]] Result<std::optional<IssuedInvite>> find(const InviteId& id);
    /// The one that expires last first.
    [[nodiscard]] Result<std::vector<InviteRecord>> all();
    /// The hub may forget its requests.
    [[nodiscard]] Result<void> settle(const InviteId& id);
    /// Those that are settled and that the hub has not forgotten yet.
    [[nodiscard]] Result<std::vector<InviteId>> settled();
    /// The hub has forgotten them.
    [[nodiscard]] Result<void> forgetSettled(const std::vector<InviteId>& invites);
    /// The same, because this device used it.
    [[nodiscard]] Result<void> use(const InviteId& id, const DeviceId& device);

    /// The same of a device that came back from an older copy and asked, without an invite, for new keys.
    [[nodiscard]] Result<bool> isRenewed(const DeviceId& former);
    [[nodiscard]] Result<void> settleRenewal(const DeviceId& former);
    [[nodiscard]] Result<void> useRenewal(const DeviceId& former, const DeviceId& device);

private:
    Ledger& m_ledger;
};

} // namespace cunbao
