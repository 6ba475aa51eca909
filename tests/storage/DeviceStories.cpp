#include "tests/storage/DeviceStories.h"

#include "app/domain/AppError.h"
#include "app/store/DraftTable.h"
#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"
#include "app/store/Rebuild.h"
#include "app/store/Replica.h"
#include "app/usecase/ImportEntries.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"
#include "app/usecase/SyncNow.h"
#include "tests/storage/DeviceStory.h"
#include "tests/storage/HubRoad.h"

namespace cunbao {

namespace {

DeviceStory::Act recordOf(const char* indicator, std::int64_t number, OrgCode unit = madeVillage(1)) {
    return [=](Ledger& ledger) -> Result<void> {
        RecordRequest request;
        request.indicator = QString::fromLatin1(indicator);
        request.value = EntryValue::ofNumber(Decimal::fromInteger(number));
        request.on = QDate(2020, 3, 1);
        request.unit = unit;
        request.note = QStringLiteral("story %1").arg(number);
        TRY(recordEntry(ledger, request));
        return {};
    };
}

DeviceStory::Act reviseOf(const char* note, Revision revision) {
    return [=](Ledger& ledger) -> Result<void> {
        TRY_LET(const auto entries, EntryReader(ledger).list({}));
        for (const EntryView& entry : entries) {
            if (entry.note != QLatin1String(note)) continue;
            TRY(reviseEntry(ledger, entry.name, revision));
            return {};
        }
        return fail(AppErrc::EntryUnknown, {QString::fromLatin1(note)});
    };
}

Revision correction(std::int64_t number) {
    Revision revision;
    revision.value = EntryValue::ofNumber(Decimal::fromInteger(number));
    revision.why = QStringLiteral("counted again");
    return revision;
}

Revision withdrawal() {
    Revision revision;
    revision.withdrawn = true;
    revision.why = QStringLiteral("not ours");
    return revision;
}

Result<void> importThree(Ledger& ledger) {
    TRY(importEntries(ledger, "indicator,org_unit,on,value,key\n"
                              "f,500101103201,2020-02-03,31,k1\n"
                              "f,500101103201,2020-02-04,32,k2\n"
                              "s,500101103201,2020-02-05,33,k3\n"));
    return {};
}

Result<void> saveDraft(Ledger& ledger) {
    Draft draft;
    draft.indicator = QStringLiteral("f");
    draft.unit = madeVillage(1);
    draft.typed = QStringLiteral("12");
    return DraftTable(ledger).save(draft);
}

Result<void> sealOpen(Ledger& ledger) {
    return Replica(ledger).sealOpenOperations();
}

/// Soon enough to happen in the middle.
Result<void> checkpointOften(Ledger& ledger) {
    return ledger.db().execute("PRAGMA wal_autocheckpoint=16");
}

/// `part` of two.
DeviceStory::Act takeOf(const std::vector<QByteArray>& segments, int part) {
    return [&segments, part](Ledger& ledger) -> Result<void> {
        const auto middle = segments.begin() + static_cast<std::ptrdiff_t>(segments.size() / 2);
        TRY(Replica(ledger).takeSegments(part == 0 ? std::vector(segments.begin(), middle)
                                                   : std::vector(middle, segments.end())));
        return {};
    };
}

Result<void> readFigures(Ledger& ledger) {
    TRY_LET(const ReadTransaction read, ReadTransaction::begin(ledger.db()));
    TRY(FigureReader(ledger).figures(*Period::parse(QStringLiteral("2020"))));
    return {};
}

/// A home that is made where there is none, each time with the same keys, so that what is found can be
/// compared.
class MakingStory final : public DeviceStory {
public:
    using Make = std::function<Result<std::unique_ptr<Ledger>>(const QString&, const Home::Context&)>;
    MakingStory(Instant now, Make make) : DeviceStory(QString(), now), m_make(std::move(make)) {}

private:
    Result<std::unique_ptr<Ledger>> openHome(const QString& folder, const Home::Context& context) override {
        if (Home::exists(folder)) return DeviceStory::openHome(folder, context);
        m_chance = SeededRandom(5);
        return m_make(folder, {context.clock, &m_chance, context.cost});
    }

    Make m_make;
    SeededRandom m_chance{5};
};

class SyncingStory final : public DeviceStory {
public:
    explicit SyncingStory(const StoreTown& town)
        : DeviceStory(town.phone(), town.now()), m_town(town), m_hub(town.hub()), m_kept(m_hub) {
        const Act sync = [this](Ledger& phone) -> Result<void> {
            HubCore core(m_hub);
            TRY(core.load());
            HubRoad road(core, phone.clock().now());
            TRY(syncNow(phone, road));
            return {};
        };
        then("open", checkpointOften).thenInParts("sync", sync).then("record", recordOf("f", 81));
        thenInParts("sync", sync).thenRestart();
    }
    void begin(const QString& folder) override {
        DeviceStory::begin(folder);
        m_hub = m_town.hub();
    }
    void keepSurroundings() override { m_kept = m_hub; }
    void restoreSurroundings() override { m_hub = m_kept; }
    /// What left this phone, it has; otherwise it would write another history beside it.
    Result<void> check() override {
        TRY(DeviceStory::check());
        TRY_LET(const Authority* authority, ledger().authority());
        TRY_LET(const auto heads, m_hub.heads(m_town.township()));
        TRY_LET(const auto branches, m_hub.branches(m_town.township()));
        Replica replica(ledger());
        for (const auto& [stream, link] : heads) {
            const KnownStream* known = authority->stream(stream);
            if (!known || known->device != ledger().identity().device()) continue;
            TRY_LET(const bool held, replica.holds(stream, {link.last(), shortHash(link.hash)}));
            if (!held) return fail(AppErrc::StoreInconsistent, {QStringLiteral("sent and not kept")});
        }
        return branches.empty() ? Result<void>()
                                : fail(AppErrc::StoreInconsistent, {QStringLiteral("two histories")});
    }

private:
    const StoreTown& m_town;
    MemoryHubStore m_hub;
    MemoryHubStore m_kept;
};

} // namespace

std::unique_ptr<Story> recordingStory(const StoreTown& town) {
    auto story = std::make_unique<DeviceStory>(town.phone(), town.now());
    story->then("open", checkpointOften)
        .then("record", recordOf("f", 71))
        .then("record", recordOf("s", 72))
        .then("save a draft", saveDraft)
        .then("correct", reviseOf("note 0", correction(99)))
        .then("withdraw", reviseOf("note 1", withdrawal()))
        .then("import", importThree)
        .then("seal", sealOpen)
        .thenRestart()
        .then("record", recordOf("f", 73));
    return story;
}

std::unique_ptr<Story> mergingStory(const StoreTown& town) {
    auto story = std::make_unique<DeviceStory>(town.office(), town.now());
    story->then("open", checkpointOften)
        .then("merge", takeOf(town.news(), 0))
        .then("merge", takeOf(town.news(), 1))
        .then("figures", readFigures)
        .then("rebuild", rebuildProjections)
        .thenRestart()
        .then("record", recordOf("f", 91));
    return story;
}

std::unique_ptr<Story> syncingStory(const StoreTown& town) {
    return std::make_unique<SyncingStory>(town);
}

std::unique_ptr<Story> migrationStory(const StoreTown& town) {
    auto story = std::make_unique<DeviceStory>(town.oldPhone(), town.now());
    story->then("save a draft", saveDraft).then("record", recordOf("f", 74));
    return story;
}

std::unique_ptr<Story> officeStory(const StoreTown& town) {
    auto story =
        std::make_unique<MakingStory>(town.now(), [](const QString& folder, const Home::Context& context) {
            return createOffice(folder, StoreTown::passcode(), StoreTown::newOffice(), context);
        });
    story->then("record", recordOf("f", 75)).thenRestart();
    return story;
}

std::unique_ptr<Story> joiningStory(const StoreTown& town) {
    auto story = std::make_unique<MakingStory>(
        town.now(), [&town](const QString& folder, const Home::Context& context) {
            return joinOffice(folder, StoreTown::passcode(), town.invite(), context);
        });
    story->then("save a draft", saveDraft).thenRestart();
    return story;
}

} // namespace cunbao
