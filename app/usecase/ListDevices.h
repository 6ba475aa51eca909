#pragma once

#include "app/store/InviteTable.h"

namespace cunbao {

/// What one device may be for one unit. A device with several certificates has several rows.
struct ListedDevice {
    DeviceId id;
    OrgCode unit;
    QString unitName; ///< empty while no catalogue names the unit
    Role role = Role::Recorder;
    QString person; ///< empty where the office's word of it has not arrived
    bool revoked = false;
    bool isThis = false;
};
/// The devices that this one knows of, by id, then unit and role: the office's all, a village's those whose
/// certificates reach it.
[[nodiscard]] Result<std::vector<ListedDevice>> listDevices(Ledger& ledger);

enum class InviteState { Open, Used, Expired };

/// An invite that was given out. Its secret stays where it is.
struct ListedInvite {
    InviteId id;
    OrgCode unit;
    QString unitName;
    Role role = Role::Recorder;
    QString name; ///< of the person it is meant for
    Instant expires{};
    InviteState state = InviteState::Open;
    std::optional<DeviceId> device; ///< who used it
};
/// The invites of this main office device, the one that expires last first; elsewhere there are none.
[[nodiscard]] Result<std::vector<ListedInvite>> listInvites(Ledger& ledger);

} // namespace cunbao
