#include "app/viewmodel/office/DevicesModel.h"

#include "app/usecase/Enrolment.h"
#include "app/usecase/ListDevices.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/Terms.h"

#include <algorithm>
#include <set>

namespace cunbao {

struct DevicesModel::Facts {
    std::vector<ListedDevice> devices;
    std::vector<ListedInvite> invites;
    bool mainOffice = false;
    bool anyVillage = false;
    int year = 0;
};

DevicesModel::DevicesModel(QObject* parent)
    : PageModel(parent),
      m_devices({"deviceId", "person", "unitName", "roleText", "revoked", "isThis", "desk", "revocable"},
                this),
      m_invites({"person", "unitName", "roleText", "expiresText"}, this) {}

void DevicesModel::load() {
    read(
        [](Ledger& ledger) -> Result<Facts> {
            Facts facts;
            TRY_LET(facts.devices, listDevices(ledger));
            TRY_LET(facts.invites, listInvites(ledger));
            TRY_LET(const QDate today, ledger.today());
            facts.year = today.year();
            facts.mainOffice = ledger.isMainOffice();
            TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
            facts.anyVillage = catalogue->units().size() > 1; // the township itself is one of them
            return facts;
        },
        [this](Facts facts) {
            std::stable_sort(facts.devices.begin(), facts.devices.end(),
                             [](const ListedDevice& a, const ListedDevice& b) {
                                 return std::tie(a.unit, a.revoked) < std::tie(b.unit, b.revoked);
                             });
            std::erase_if(facts.invites,
                          [](const ListedInvite& invite) { return invite.state != InviteState::Open; });
            std::reverse(facts.invites.begin(), facts.invites.end());
            show(facts);
        });
}

void DevicesModel::show(const Facts& facts) {
    std::set<DeviceId> active;
    std::vector<RowListModel::Row> devices;
    for (const ListedDevice& device : facts.devices) {
        if (!device.revoked) active.insert(device.id);
        devices.push_back({device.id.toHex(), device.person,
                           device.unitName.isEmpty() ? device.unit.toString() : device.unitName,
                           atStart(term(device.role, language())), device.revoked, device.isThis,
                           device.role == Role::MainOffice,
                           facts.mainOffice && !device.revoked && !device.isThis});
    }
    std::vector<RowListModel::Row> invites;
    invites.reserve(facts.invites.size());
    for (const ListedInvite& invite : facts.invites)
        invites.push_back({invite.name, invite.unitName, atStart(term(invite.role, language())),
                           instantText(invite.expires, language(), facts.year)});
    m_devices.setRows(std::move(devices));
    m_invites.setRows(std::move(invites));
    m_anyVillage = facts.anyVillage;
    m_active = static_cast<int>(active.size());
    Q_EMIT changed();
}

void DevicesModel::revoke(const QString& deviceId) {
    const auto id = DeviceId::from(QByteArray::fromHex(deviceId.toLatin1()));
    if (!id) {
        fail(cunbao::fail(AppErrc::DeviceUnknown, {deviceId}));
        return;
    }
    act([id = *id](Ledger& ledger) { return revokeDevice(ledger, id); },
        [this](std::monostate) { Q_EMIT revoked(); });
}

} // namespace cunbao
