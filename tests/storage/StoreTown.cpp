#include "tests/storage/StoreTown.h"

#include "app/store/Replica.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/SyncNow.h"
#include "platform/base/AtomicFile.h"
#include "tests/storage/FolderCopy.h"
#include "tests/storage/HubRoad.h"
#include "tests/support/OldStore.h"

namespace cunbao {

namespace {

const QString StoreIndicators = QStringLiteral("f flow sum sum village\n"
                                               "s stock last_known sum village\n");

/// What is sealed and nothing else: the rest stays to be sealed by a story.
Result<std::vector<QByteArray>> sealedSegments(Ledger& ledger) {
    Replica replica(ledger);
    TRY_LET(const VersionVector heads, replica.vector());
    std::vector<QByteArray> out;
    for (const auto& [stream, head] : heads) {
        TRY_LET(const auto segments, replica.segmentsAfter(stream, 0, INT_MAX));
        out.insert(out.end(), segments.begin(), segments.end());
    }
    return out;
}

Result<void> seal(Ledger& ledger) {
    return Replica(ledger).sealOpenOperations();
}

} // namespace

NewOffice StoreTown::newOffice() {
    return {QStringLiteral("镇"), MadeTownship, madeIndicators(StoreIndicators), {}, madeUnits(2)};
}

Result<void> StoreTown::recordHistory(TownshipDevice& device, int first, int count) {
    for (int i = first; i < first + count; ++i) {
        m_town.clock.advance(std::chrono::minutes(1));
        RecordRequest request;
        request.indicator = i % 3 == 2 ? QStringLiteral("s") : QStringLiteral("f");
        request.value = EntryValue::ofNumber(Decimal::fromInteger(10 + i));
        request.on = QDate(2020, 1, 1).addDays(i);
        request.note = QStringLiteral("note %1").arg(i);
        TRY(recordEntry(*device.ledger, request));
    }
    return {};
}

Result<void> StoreTown::begin() {
    TRY(m_town.begin(newOffice()));
    TRY_LET(TownshipDevice* const one, m_town.enrol(madeVillage(1), Role::Recorder));
    TRY_LET(TownshipDevice* const two, m_town.enrol(madeVillage(2), Role::Recorder));
    TRY(recordHistory(*one, 0, 6));
    TRY(recordHistory(*two, 20, 4));

    HubCore hub(m_hub);
    TRY(hub.load());
    TRY_LET(const QByteArray card, AtomicFile::read(Home::cardPath(office()), OfficeCard::MaxBytes));
    TRY(hub.accept(card));
    HubRoad road(hub, m_town.clock.now());
    for (TownshipDevice* device :
         {m_town.devices().front().get(), one, two, m_town.devices().front().get(), one})
        TRY(syncNow(*device->ledger, road));

    // From here on nobody knows everything.
    TRY(Township::record(m_town.office(), "f", QDate(2020, 2, 1), 7, madeVillage(1)));
    TRY(syncNow(m_town.office(), road));
    TRY(recordHistory(*one, 40, 2));
    TRY(seal(*one->ledger));
    TRY_LET(const EntryName wrong, Township::record(*two->ledger, "f", QDate(2020, 2, 2), 3));
    TRY(seal(*two->ledger));
    TRY(Township::correct(*two->ledger, wrong, 4));
    TRY(recordHistory(*two, 50, 3));
    TRY(seal(*two->ledger));
    for (TownshipDevice* device : {one, two}) {
        TRY_LET(const auto segments, sealedSegments(*device->ledger));
        m_news.insert(m_news.end(), segments.begin(), segments.end());
    }
    TRY(recordHistory(*one, 42, 1));

    InviteRequest request;
    request.unit = madeVillage(2);
    request.name = QStringLiteral("somebody");
    TRY_LET(m_invite, createInvite(m_town.office(), request));
    for (const auto& device : m_town.devices())
        device->ledger.reset();
    return makeOldPhone();
}

Result<void> StoreTown::makeOldPhone() {
    copyFolder(phone(), oldPhone());
    TRY_LET(const auto ledger, Home::open(oldPhone(), passcode(), m_town.context()));
    return makeOldStore(ledger->db(), 1);
}

} // namespace cunbao
