#include "app/usecase/ListDevices.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/Township.h"

using namespace cunbao;
using namespace Qt::StringLiterals;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village");

Result<Invite> invite(Township& town, OrgCode unit, std::chrono::hours life) {
    InviteRequest request;
    request.unit = unit;
    request.name = u"王五"_s;
    request.life = life;
    return createInvite(town.office(), request);
}

const ListedDevice* find(const std::vector<ListedDevice>& devices, const DeviceId& id) {
    const auto found = std::find_if(devices.begin(), devices.end(),
                                    [&](const ListedDevice& device) { return device.id == id; });
    return found == devices.end() ? nullptr : &*found;
}

} // namespace

class tst_list_devices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDevices() {
        Township town{71};
        OK(town.begin(Indicators, {}, madeUnits(2)));
        const auto one = town.enrol(madeVillage(1), Role::Recorder);
        OK(one);
        const auto lead = town.enrol(madeVillage(2), Role::Lead);
        OK(lead);
        OK(revokeDevice(town.office(), (*one)->id()));
        const auto devices = listDevices(town.office());
        OK(devices);
        QCOMPARE(devices->size(), std::size_t(3));
        const ListedDevice* office = find(*devices, town.office().identity().device());
        QVERIFY(office && office->isThis && !office->revoked);
        QCOMPARE(office->unitName, u"镇"_s);
        QVERIFY(office->role == Role::MainOffice);
        const ListedDevice* gone = find(*devices, (*one)->id());
        QVERIFY(gone && gone->revoked && !gone->isThis);
        QCOMPARE(gone->unit, madeVillage(1));
        QCOMPARE(gone->person, u"device 1"_s);
        const ListedDevice* listed = find(*devices, (*lead)->id());
        QVERIFY(listed && !listed->revoked);
        QCOMPARE(listed->unitName, u"2村"_s);
        QVERIFY(listed->role == Role::Lead);
    }

    /// A device that waits for the office has a list all the same.
    void beforeTheCatalogueHasCome() {
        Township town{72};
        OK(town.begin(Indicators, {}, madeUnits(2)));
        const auto waiting = town.join(madeVillage(1), Role::Recorder);
        OK(waiting);
        OK(town.settle(**waiting));
        OK(Township::deliverStatements(town.office(), *(*waiting)->ledger));
        const auto devices = listDevices(*(*waiting)->ledger);
        OK(devices);
        const ListedDevice* own = find(*devices, (*waiting)->id());
        QVERIFY(own && own->isThis);
        QVERIFY(own->unitName.isEmpty());
        const auto invites = listInvites(*(*waiting)->ledger);
        OK(invites);
        QVERIFY(invites->empty());
    }

    void theInvites() {
        Township town{73};
        OK(town.begin(Indicators, {}, madeUnits(2)));
        OK(invite(town, madeVillage(2), std::chrono::hours(2)));
        const auto used = town.enrol(madeVillage(1), Role::Lead);
        OK(used);
        const auto open = invite(town, madeVillage(1), std::chrono::hours(24 * 30));
        OK(open);
        town.clock.advance(std::chrono::hours(3));
        const auto invites = listInvites(town.office());
        OK(invites);
        QCOMPARE(invites->size(), std::size_t(3));
        QVERIFY((*invites)[0].state == InviteState::Open);
        QVERIFY((*invites)[0].id == open->id);
        QVERIFY((*invites)[0].expires == open->expires);
        QCOMPARE((*invites)[0].name, u"王五"_s);
        QCOMPARE((*invites)[0].unitName, u"1村"_s);
        QVERIFY(!(*invites)[0].device.has_value());
        QVERIFY((*invites)[1].state == InviteState::Used);
        QVERIFY((*invites)[1].role == Role::Lead);
        QVERIFY((*invites)[1].device == (*used)->id());
        QVERIFY((*invites)[2].state == InviteState::Expired);
        QCOMPARE((*invites)[2].unit, madeVillage(2));
    }
};

CUNBAO_TEST(tst_list_devices)
#include "tst_list_devices.moc"
