#include "app/domain/AppError.h"
#include "app/store/CanonicalDump.h"
#include "app/store/DraftTable.h"
#include "app/store/Rebuild.h"
#include "app/store/Schema.h"
#include "app/usecase/RecordEntry.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/Township.h"

using namespace cunbao;
using namespace Qt::StringLiterals;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "s stock last_known sum village");
const QDate Day(2020, 2, 1);

struct World {
    Township town{11};
    TownshipDevice* one = nullptr;

    Result<void> begin() {
        TRY(town.begin(Indicators, {}, madeUnits(2)));
        TRY_LET(one, town.enrol(madeVillage(1), Role::Recorder));
        return {};
    }
    Ledger& phone() { return *one->ledger; }
};

Draft draft(const QString& indicator, const QString& typed) {
    Draft out;
    out.indicator = indicator;
    out.unit = madeVillage(1);
    out.typed = typed;
    return out;
}

RecordRequest request(const QString& indicator, std::int64_t value) {
    RecordRequest out;
    out.indicator = indicator;
    out.value = EntryValue::ofNumber(Decimal::fromInteger(value));
    out.on = Day;
    return out;
}

} // namespace

class tst_drafts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneForEachIndicatorAndUnit() {
        World world;
        OK(world.begin());
        DraftTable drafts(world.phone());
        Draft first = draft(u"f"_s, u"1万2"_s);
        first.on = Day;
        first.note = u"雨天"_s;
        OK(drafts.save(first));
        const Instant then = world.town.clock.now();
        world.town.clock.advance(std::chrono::minutes(1));
        OK(drafts.save(draft(u"s"_s, QString())));
        Draft elsewhere = draft(u"f"_s, u"7"_s);
        elsewhere.unit = madeVillage(2);
        world.town.clock.advance(std::chrono::minutes(1));
        OK(drafts.save(elsewhere));

        const auto found = drafts.find(u"f"_s, madeVillage(1));
        OK(found);
        QVERIFY(found->has_value());
        QCOMPARE((*found)->typed, u"1万2"_s);
        QCOMPARE((*found)->on, Day);
        QCOMPARE((*found)->note, u"雨天"_s);
        QVERIFY((*found)->savedAt == then);
        const auto empty = drafts.find(u"s"_s, madeVillage(1));
        OK(empty);
        QVERIFY((*empty)->typed.isEmpty());
        QVERIFY((*empty)->on.isNull());
        const auto all = drafts.all();
        OK(all);
        QCOMPARE(all->size(), std::size_t(3));
        QCOMPARE(all->front().unit, madeVillage(2));
        QCOMPARE(all->back().typed, u"1万2"_s);

        OK(drafts.save(draft(u"f"_s, u"12000"_s)));
        const auto replaced = drafts.find(u"f"_s, madeVillage(1));
        OK(replaced);
        QCOMPARE((*replaced)->typed, u"12000"_s);
        QVERIFY((*replaced)->note.isEmpty());
        OK(drafts.remove(u"f"_s, madeVillage(1)));
        OK(drafts.remove(u"f"_s, madeVillage(1)));
        const auto gone = drafts.find(u"f"_s, madeVillage(1));
        OK(gone);
        QVERIFY(!gone->has_value());
    }

    /// It is there after the app was killed, and after the projections were made anew; and it is in none.
    void whatItOutlives() {
        World world;
        OK(world.begin());
        OK(recordEntry(world.phone(), request(u"f"_s, 3)));
        const auto before = canonicalDump(world.phone());
        OK(before);
        OK(DraftTable(world.phone()).save(draft(u"f"_s, u"5"_s)));
        const QString folder = world.town.folder(u"1"_s);
        world.one->ledger.reset();
        auto opened = Home::open(folder, u"made-up"_s, world.town.context());
        OK(opened);
        world.one->ledger = *std::move(opened);
        OK(rebuildProjections(world.phone()));
        OK(checkStore(world.phone()));
        const auto after = canonicalDump(world.phone());
        OK(after);
        QCOMPARE(*after, *before);
        const auto found = DraftTable(world.phone()).find(u"f"_s, madeVillage(1));
        OK(found);
        QVERIFY(found->has_value());
        QCOMPARE((*found)->typed, u"5"_s);
    }

    /// It ends with the entry that it became, in one step; not with one that failed, or that others made.
    void itEndsWithItsEntry() {
        World world;
        OK(world.begin());
        DraftTable drafts(world.phone());
        OK(drafts.save(draft(u"f"_s, u"5"_s)));
        OK(drafts.save(draft(u"s"_s, u"8"_s)));
        OK(recordEntry(world.phone(), request(u"f"_s, 3)));
        RecordRequest future = request(u"f"_s, 5);
        future.endsDraft = true;
        future.on = QDate(2031, 1, 1);
        FAILS(recordEntry(world.phone(), future), AppErrc::DateInFuture);
        auto all = drafts.all();
        OK(all);
        QCOMPARE(all->size(), std::size_t(2));

        RecordRequest typed = request(u"f"_s, 5);
        typed.endsDraft = true;
        typed.note = QString(PayloadCodec::MaxText + 1, u'a');
        FAILS(recordEntry(world.phone(), typed), AppErrc::TextTooLong);
        typed.note.clear();
        OK(recordEntry(world.phone(), typed));
        all = drafts.all();
        OK(all);
        QCOMPARE(all->size(), std::size_t(1));
        QCOMPARE(all->front().indicator, u"s"_s);
    }

    /// A store of the first version takes the step.
    void anOlderStore() {
        QTemporaryDir folder;
        auto db = Database::open(folder.filePath(u"store.db"_s), QByteArray(Database::KeySize, '\7'));
        OK(db);
        OK(migrate(*db, storeMigrations().first(1)));
        constexpr const char* insert =
            "INSERT INTO draft(indicator, unit, typed, note, saved) VALUES('f', 1, '', '', 0)";
        FAILS(db->execute(insert), PlatformErrc::DatabaseFailed);
        OK(migrate(*db, storeMigrations()));
        OK(db->execute(insert));
        const auto version = db->userVersion();
        OK(version);
        QCOMPARE(*version, storeMigrations().back().version);
    }
};

CUNBAO_TEST(tst_drafts)
#include "tst_drafts.moc"
