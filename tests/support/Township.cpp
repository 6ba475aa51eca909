#include "tests/support/Township.h"

#include "app/store/Replica.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"

namespace cunbao {

namespace {
const QString Passcode = QStringLiteral("made-up");
/// 2020-03-10, noon in China.
constexpr std::int64_t StartMs = 1'583'812'800'000;
} // namespace

Township::Township(std::uint64_t seed) : clock(fromMillis(StartMs)), random(seed) {}

Result<void> Township::begin(const QString& indicators, const QString& rules, std::vector<OrgUnit> units) {
    return begin(NewOffice{QStringLiteral("镇"), MadeTownship, madeIndicators(indicators), madeRules(rules),
                           std::move(units)});
}

Result<void> Township::begin(const NewOffice& office) {
    TRY_LET(auto ledger, createOffice(folder(QStringLiteral("office")), Passcode, office, context()));
    m_devices.push_back(std::make_unique<TownshipDevice>(TownshipDevice{std::move(ledger), office.unit}));
    return {};
}

Result<TownshipDevice*> Township::join(OrgCode unit, Role role, const QString& person) {
    InviteRequest request;
    request.unit = unit;
    request.role = role;
    request.name = person.isEmpty() ? QStringLiteral("device %1").arg(m_devices.size()) : person;
    TRY_LET(const Invite invite, createInvite(office(), request));
    TRY_LET(auto ledger, joinOffice(folder(QString::number(m_devices.size())), Passcode, invite, context()));
    m_devices.push_back(std::make_unique<TownshipDevice>(TownshipDevice{std::move(ledger), unit}));
    return m_devices.back().get();
}

Result<void> Township::settle(TownshipDevice& device) {
    TRY_LET(const auto plea, pendingJoin(*device.ledger));
    EnrolmentDesk desk(office());
    Replica replica(office(), &desk);
    return replica.takeJoinRequests({*plea});
}

Result<TownshipDevice*> Township::enrol(OrgCode unit, Role role, const QString& person) {
    TRY_LET(TownshipDevice * device, join(unit, role, person));
    TRY(settle(*device));
    TRY(deliver(office(), *device->ledger));
    return device;
}

Result<void> Township::deliverStatements(Ledger& from, Ledger& to) {
    Replica source(from);
    TRY_LET(const auto ids, source.statementIds());
    TRY_LET(const auto statements, source.statements(ids));
    Replica target(to);
    return target.takeStatements(statements);
}

Result<std::vector<QByteArray>> Township::segmentsOf(Ledger& ledger) {
    Replica replica(ledger);
    TRY(replica.sealOpenOperations());
    TRY_LET(const VersionVector heads, replica.vector());
    std::vector<QByteArray> out;
    for (const auto& [stream, head] : heads) {
        TRY_LET(auto segments, replica.segmentsAfter(stream, 0, INT_MAX));
        out.insert(out.end(), std::make_move_iterator(segments.begin()),
                   std::make_move_iterator(segments.end()));
    }
    return out;
}

Result<void> Township::deliver(Ledger& from, Ledger& to) {
    TRY(deliverStatements(from, to));
    TRY_LET(const auto segments, segmentsOf(from));
    Replica target(to);
    TRY(target.takeSegments(segments));
    return {};
}

Result<void> Township::sync(TownshipDevice& device) {
    TRY(deliver(*device.ledger, office()));
    return deliver(office(), *device.ledger);
}

Result<EntryName> Township::record(Ledger& ledger, const char* indicator, QDate on, std::int64_t number,
                                   std::optional<OrgCode> unit) {
    RecordRequest request;
    request.indicator = QString::fromLatin1(indicator);
    request.value = EntryValue::ofNumber(Decimal::fromInteger(number));
    request.on = on;
    request.unit = unit;
    return recordEntry(ledger, request);
}

Result<EntryName> Township::correct(Ledger& ledger, const EntryName& entry, std::int64_t number) {
    Revision revision;
    revision.value = EntryValue::ofNumber(Decimal::fromInteger(number));
    revision.why = QStringLiteral("wrong before");
    return reviseEntry(ledger, entry, revision);
}

Result<EntryName> Township::withdraw(Ledger& ledger, const EntryName& entry) {
    Revision revision;
    revision.withdrawn = true;
    revision.why = QStringLiteral("not ours");
    return reviseEntry(ledger, entry, revision);
}

} // namespace cunbao
