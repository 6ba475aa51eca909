#include "tests/unit/TownshipLife.h"

#include "app/store/EntryReader.h"
#include "app/usecase/ImportEntries.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/OverrideFigure.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"

namespace cunbao {

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "g flow max count village+township\n"
                                          "s stock last_known sum village\n"
                                          "p stock max max village\n"
                                          "t text union union village\n"
                                          "k flow sum none township\n"
                                          "r derived 100 * [f] / [s]");
const char* const Numbers[] = {"f", "g", "s", "p"};
const QDate Days[] = {QDate(2019, 5, 1), QDate(2019, 12, 31), QDate(2020, 1, 5),
                      QDate(2020, 1, 6), QDate(2020, 2, 29),  QDate(2020, 3, 1)};

} // namespace

Result<void> TownshipLife::begin() {
    TRY(town.begin(Indicators, QString(), madeUnits(Villages)));
    TRY_LET(clerk, town.enrol(MadeTownship, Role::Clerk));
    for (int v = 1; v <= Villages; ++v) {
        for (const Role role : {Role::Lead, Role::Recorder}) {
            if (v == Villages && role == Role::Recorder) continue;
            TRY_LET(TownshipDevice * phone, town.enrol(madeVillage(v), role));
            m_phones.push_back(phone);
        }
    }
    return {};
}

Result<void> TownshipLife::step() {
    // Often within the same millisecond: order keys then differ by device and counter alone.
    if (below(2) == 0) town.clock.advance(std::chrono::milliseconds(below(5000)));
    TownshipDevice& device = anyone();
    switch (below(12)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4: return record(device);
    case 5:
    case 6: return revise(device);
    case 7: return import(device);
    case 8: return overrule();
    default: return exchange();
    }
}

TownshipDevice& TownshipLife::anyone() {
    const int at = below(static_cast<int>(m_phones.size()) + 2);
    if (at == 0) return *town.devices().front();
    return at == 1 ? *clerk : *m_phones[static_cast<std::size_t>(at - 2)];
}

Result<void> TownshipLife::record(TownshipDevice& device) {
    if (!mayAct(device)) return {};
    RecordRequest request;
    const bool office = device.unit == MadeTownship;
    request.unit = office ? madeVillage(1 + below(Villages)) : device.unit;
    request.indicator = QString::fromLatin1(Numbers[below(4)]);
    request.on = Days[below(6)];
    request.value = EntryValue::ofNumber(Decimal::fromInteger(below(6)));
    switch (below(8)) {
    case 0: request.value = EntryValue::notApplicable(); break;
    case 1: request.value = EntryValue::unknown(); break;
    case 2:
        request.indicator = QStringLiteral("t");
        request.value = EntryValue::ofText(
            QStringList{QStringLiteral("稻"), QStringLiteral("麦"), QStringLiteral("茶")}[below(3)]);
        break;
    case 3:
        if (!office) break;
        request.unit = MadeTownship;
        request.indicator = below(2) == 0 ? QStringLiteral("k") : QStringLiteral("g");
        break;
    default: break;
    }
    TRY(recordEntry(*device.ledger, request));
    return {};
}

Result<void> TownshipLife::revise(TownshipDevice& device) {
    if (!mayAct(device)) return {};
    EntryReader reader(*device.ledger);
    TRY_LET(const auto entries, reader.list({}));
    if (entries.empty()) return {};
    const EntryView& entry = entries[m_chance.below(entries.size())];
    Revision revision;
    revision.withdrawn = below(4) == 0;
    revision.value = entry.indicator == QLatin1String("t")
                         ? EntryValue::ofText(QStringLiteral("豆"))
                         : EntryValue::ofNumber(Decimal::fromInteger(below(9)));
    if (below(6) == 0) revision.value = EntryValue::notApplicable();
    if (below(3) == 0) revision.on = Days[below(6)];
    revision.why = QStringLiteral("checked");
    TRY(reviseEntry(*device.ledger, entry.name, revision));
    return {};
}

Result<void> TownshipLife::import(TownshipDevice& device) {
    if (!mayAct(device)) return {};
    const OrgCode unit = device.unit == MadeTownship ? madeVillage(1 + below(Villages)) : device.unit;
    QByteArray csv("indicator,org_unit,on,value,key\n");
    for (int i = 0; i < 3; ++i) {
        // What a key names is the same on every device.
        const int key = below(4);
        csv += QByteArray(Numbers[key]) + ',' + unit.toString().toUtf8() + ',' +
               Days[key].toString(Qt::ISODate).toUtf8() + ',' + QByteArray::number(key + 1) + ",key" +
               QByteArray::number(key) + '\n';
    }
    TRY(importEntries(*device.ledger, csv));
    return {};
}

Result<void> TownshipLife::overrule() {
    Ledger& ledger = below(2) == 0 ? town.office() : *clerk->ledger;
    const OrgCode unit = below(2) == 0 ? MadeTownship : madeVillage(1 + below(Villages));
    const auto period = Period::parse(QString::fromLatin1(Periods[below(7)]));
    const QString value = below(4) == 0 ? QStringLiteral("not-applicable") : QString::number(below(50));
    return overrideFigure(ledger, QString::fromLatin1(Numbers[below(4)]), value, unit, *period,
                          QStringLiteral("from the register"));
}

Result<void> TownshipLife::exchange() {
    TownshipDevice& from = anyone();
    TownshipDevice& to = anyone();
    if (&from == &to) return {};
    if (below(3) > 0) TRY(Township::deliverStatements(*from.ledger, *to.ledger));
    TRY_LET(auto segments, Township::segmentsOf(*from.ledger));
    shuffle(segments);
    if (!segments.empty()) segments.push_back(segments.front());
    Replica target(*to.ledger);
    for (const QByteArray& segment : segments) {
        if (below(4) == 0) continue;
        TRY(target.takeSegments({segment}));
    }
    return {};
}

Result<void> TownshipLife::revokeOne() {
    TownshipDevice& revoked = *m_phones[0];
    TRY(Township::deliver(*revoked.ledger, town.office()));
    // What it does behind the office's back lies behind the cut.
    TRY(revokeDevice(town.office(), revoked.id()));
    TRY_LET(const Authority* authority, town.office().authority());
    for (const Audience& audience : {Audience::ofUnit(revoked.unit.number()), Audience::township()}) {
        const StreamId stream = streamIdOf(revoked.ledger->identity().signing.publicKey(), audience);
        m_cuts[stream] = authority->cutOf(stream).value_or(ChainCut()).sequence;
    }
    return {};
}

Result<void> TownshipLife::finish() {
    std::vector<QByteArray> all;
    for (const auto& device : town.devices()) {
        TRY_LET(const auto segments, Township::segmentsOf(*device->ledger));
        all.insert(all.end(), segments.begin(), segments.end());
    }
    for (Ledger* office : {&town.office(), clerk->ledger.get()}) {
        shuffle(all);
        Replica replica(*office);
        for (std::size_t at = 0; at < all.size();) {
            const auto count = std::min(all.size() - at, std::size_t(1) + m_chance.below(7));
            const auto first = all.begin() + static_cast<std::ptrdiff_t>(at);
            TRY(replica.takeSegments({first, first + static_cast<std::ptrdiff_t>(count)}));
            at += count;
        }
    }
    return Township::deliverStatements(town.office(), *clerk->ledger);
}

Result<void> TownshipLife::addOperations(Ledger& ledger, int stream, FigureModel& out) {
    TRY_LET(const Authority* authority, town.office().authority());
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    TRY_LET(const StreamId id, ledger.streamId(stream));
    const KnownStream* known = authority->stream(id);
    if (!known || known->device != ledger.identity().device()) return {};
    const auto indicatorAt = [&](int index) {
        return catalogue->indicators()[static_cast<std::size_t>(index)].id;
    };
    TRY_LET(const auto operations, OperationLog(ledger).range(stream, 1, INT_MAX));
    for (const LoggedOperation& logged : operations) {
        TRY_LET(const Payload payload, PayloadCodec::decode(logged.operation));
        ModelOperation op;
        op.name = {id, logged.operation.sequence};
        op.order = {logged.operation.time, known->device, op.name.sequence};
        op.cut = m_cuts.contains(id) && op.name.sequence > m_cuts.at(id);
        if (const auto* recorded = std::get_if<EntryRecorded>(&payload)) {
            op.recording = true;
            op.indicator = indicatorAt(recorded->indicator);
            op.unit =
                known->audience.kind == Audience::Kind::Unit ? OrgCode(known->audience.unit) : MadeTownship;
            op.on = recorded->on;
            op.value = recorded->value;
            op.key = recorded->importKey;
            out.operations.push_back(op);
        } else if (const auto* revised = std::get_if<EntryRevised>(&payload)) {
            op.withdrawal = revised->withdrawn;
            op.parents = revised->parents;
            op.on = revised->on;
            op.value = revised->value;
            out.operations.push_back(op);
        } else if (const auto* set = std::get_if<FigureOverridden>(&payload)) {
            out.overrides.push_back(
                {set->period, indicatorAt(set->indicator), set->unit, op.order, set->value});
        }
    }
    return {};
}

Result<FigureModel> TownshipLife::model() {
    FigureModel out(Villages);
    for (const auto& device : town.devices()) {
        TRY_LET(const auto streams, OperationLog(*device->ledger).streams());
        for (const int stream : streams)
            TRY(addOperations(*device->ledger, stream, out));
    }
    out.settle();
    return out;
}

} // namespace cunbao
