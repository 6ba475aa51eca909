#include "app/usecase/ListDevices.h"

#include "app/domain/AppError.h"
#include "app/store/EntryReader.h"

namespace cunbao {

namespace {

/// Empty while no catalogue names it: a device is listed before the first has arrived.
Result<QString> nameOf(Ledger& ledger, OrgCode unit) {
    const auto catalogue = ledger.currentCatalogue();
    if (!catalogue.ok() && catalogue.error().is(AppErrc::CatalogueMissing)) return QString();
    if (!catalogue.ok()) return catalogue.error();
    const OrgUnit* found = (*catalogue)->unit(unit);
    return found ? found->name : QString();
}

} // namespace

Result<std::vector<ListedDevice>> listDevices(Ledger& ledger) {
    TRY_LET(const Authority* authority, ledger.authority());
    EntryReader reader(ledger);
    std::vector<ListedDevice> out;
    for (const auto& [id, device] : authority->devices()) {
        TRY_LET(const QString person, reader.personOf(id));
        for (const Grant& grant : device.grants) {
            ListedDevice row;
            row.id = id;
            row.unit = OrgCode(grant.unit);
            TRY_LET(row.unitName, nameOf(ledger, row.unit));
            row.role = grant.role;
            row.person = person;
            row.revoked = device.revoked;
            row.isThis = id == ledger.identity().device();
            out.push_back(std::move(row));
        }
    }
    return out;
}

Result<std::vector<ListedInvite>> listInvites(Ledger& ledger) {
    TRY_LET(const auto invites, InviteTable(ledger).all());
    const Instant now = ledger.clock().now();
    std::vector<ListedInvite> out;
    for (const InviteRecord& invite : invites) {
        ListedInvite row;
        row.id = invite.id;
        row.unit = OrgCode(invite.unit);
        TRY_LET(row.unitName, nameOf(ledger, row.unit));
        row.role = invite.role;
        row.name = invite.name;
        row.expires = invite.expires;
        row.device = invite.device;
        row.state = invite.device          ? InviteState::Used
                    : now > invite.expires ? InviteState::Expired
                                           : InviteState::Open;
        out.push_back(std::move(row));
    }
    return out;
}

} // namespace cunbao
