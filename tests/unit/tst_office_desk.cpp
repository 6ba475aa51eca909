#include "app/domain/AppError.h"
#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"
#include "app/store/Rebuild.h"
#include "app/usecase/Doubts.h"
#include "app/usecase/EntryDoubts.h"
#include "app/usecase/ImportEntries.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/OverrideFigure.h"
#include "app/usecase/PublishCatalogue.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/DeskTownship.h"

#include <QDirIterator>

using namespace cunbao;
using namespace Qt::StringLiterals;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "s stock last_known sum village\n"
                                          "k flow sum none township");
const Period Year = Period::year(2020);
const QDate Day(2020, 2, 1);
const QString Why = QStringLiteral("why");

struct World : DeskTownship {
    World() : DeskTownship(5) {}

    Result<void> begin() {
        return DeskTownship::begin(Indicators, QStringLiteral("small|village|[f]|<=|100"));
    }
    QString figure(const char* indicator, OrgCode unit = MadeTownship) {
        FigureReader reader(office());
        const auto figures = reader.figures(Year);
        if (!figures.ok()) return QString::fromUtf8(describe(figures.error()));
        const Figure* found = figures->book.find(QString::fromLatin1(indicator), unit);
        QStringList flags(found->flags.begin(), found->flags.end());
        const QString value = found->hasValue() ? found->value.rounded(2)->toString() : QStringLiteral("-");
        return flags.isEmpty() ? value : value + QLatin1Char(' ') + flags.join(QLatin1Char(','));
    }
    /// The only doubt of a kind and detail.
    Result<Doubt> doubt(const char* kind, const Period& period = Year) {
        TRY_LET(const auto all, doubtsOf(office(), period));
        for (const Doubt& doubtful : all)
            if (doubtful.kind == QLatin1String(kind)) return doubtful;
        return fail(AppErrc::DoubtUnknown, {QString::fromLatin1(kind)});
    }
};

QByteArray importCsv(const QStringList& rows) {
    return (QStringLiteral("indicator,org_unit,on,value\n") + rows.join(QLatin1Char('\n'))).toUtf8();
}

} // namespace

class tst_office_desk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// "Not yet known" is no figure to set, nor is one that no figure would use.
    void whatCanBeSet() {
        World world;
        OK(world.begin());
        OK(Township::record(*world.one->ledger, "f", Day, 10));
        OK(world.collect());
        FAILS(overrideFigure(world.office(), u"f"_s, u"unknown"_s, madeVillage(1), Year, Why),
              AppErrc::OverrideUnknown);
        FAILS(overrideFigure(world.office(), u"k"_s, u"5"_s, madeVillage(1), Year, Why),
              AppErrc::OverrideIdle);
        FAILS(overrideFigure(world.office(), u"f"_s, u"5"_s, madeVillage(1), Year, QString()),
              AppErrc::ReasonRequired);
        FAILS(undoOverride(world.office(), u"f"_s, madeVillage(1), Year, Why), AppErrc::OverrideMissing);
        QCOMPARE(world.figure("f"), QStringLiteral("10"));
    }

    /// A set figure becomes doubtful when what it replaced changes, may be confirmed for that, and be undone.
    void aSetFigureIsAskedAboutAgain() {
        World world;
        OK(world.begin());
        const auto entry = Township::record(*world.one->ledger, "f", Day, 10);
        OK(entry);
        OK(world.collect());
        OK(overrideFigure(world.office(), u"f"_s, u"8"_s, madeVillage(1), Year, Why));
        QCOMPARE(world.figure("f"), QStringLiteral("8 overridden"));
        FAILS(world.doubt("overridden"), AppErrc::DoubtUnknown);
        OK(Township::correct(*world.one->ledger, *entry, 12));
        OK(world.collect());
        QCOMPARE(world.figure("f"), QStringLiteral("8 overridden"));
        const auto changed = world.doubt("overridden");
        OK(changed);
        QCOMPARE(changed->detail, QStringLiteral("12"));
        OK(resolveDoubt(world.office(), changed->id, u"both"_s, Why));
        FAILS(world.doubt("overridden"), AppErrc::DoubtUnknown);
        OK(Township::correct(*world.one->ledger, *entry, 13));
        OK(world.collect());
        OK(world.doubt("overridden"));
        OK(undoOverride(world.office(), u"f"_s, madeVillage(1), Year, Why));
        QCOMPARE(world.figure("f"), QStringLiteral("13"));
        FAILS(undoOverride(world.office(), u"f"_s, madeVillage(1), Year, Why), AppErrc::OverrideMissing);
    }

    /// Two office devices that set one figure: the later one counts, and says that there are two.
    void twoWhoSetOneFigure() {
        World world;
        OK(world.begin());
        OK(Township::record(*world.one->ledger, "f", Day, 10));
        OK(world.collect());
        OK(Township::deliver(world.office(), *world.clerk->ledger));
        OK(overrideFigure(world.office(), u"f"_s, u"8"_s, madeVillage(1), Year, Why));
        world.town.clock.advance(std::chrono::minutes(5));
        OK(overrideFigure(*world.clerk->ledger, u"f"_s, u"9"_s, madeVillage(1), Year, Why));
        OK(world.collect());
        QCOMPARE(world.figure("f"), QStringLiteral("9 conflict,overridden"));
        const auto doubt = world.doubt("conflict");
        OK(doubt);
        QCOMPARE(doubt->operations.size(), std::size_t(2));
        OK(resolveDoubt(world.office(), doubt->id, u"both"_s, Why));
        QCOMPARE(world.figure("f"), QStringLiteral("9 overridden"));
    }

    /// The office recorded by phone what the village then sends: flagged, and one choice keeps a side whole.
    void officeAndVillageRecordedTheSame() {
        World world;
        OK(world.begin());
        OK(Township::record(world.office(), "f", Day, 30, madeVillage(1)));
        OK(Township::record(*world.one->ledger, "f", QDate(2020, 2, 3), 10));
        OK(Township::record(*world.one->ledger, "f", QDate(2020, 2, 4), 21));
        OK(world.collect());
        QCOMPARE(world.figure("f"), QStringLiteral("61 duplicate"));
        const auto doubt = world.doubt("duplicate");
        OK(doubt);
        QCOMPARE(doubt->operations.size(), std::size_t(3));
        FAILS(resolveDoubt(world.office(), doubt->id, doubt->operations.front().toString(), Why),
              AppErrc::DoubtChoice);
        OK(resolveDoubt(world.office(), doubt->id, u"both"_s, Why));
        QCOMPARE(world.figure("f"), QStringLiteral("61"));
        OK(undoResolution(world.office(), doubt->id, Why));
        OK(resolveDoubt(world.office(), doubt->id, u"village"_s, Why));
        QCOMPARE(world.figure("f"), QStringLiteral("31"));
    }

    /// Doubts of a quarter can be decided like those of a year.
    void doubtsOfAQuarter() {
        World world;
        OK(world.begin());
        OK(Township::record(*world.one->ledger, "f", Day, 101));
        OK(world.collect());
        const auto quarter = Period::parse(u"2020Q1"_s);
        const auto doubt = world.doubt("rule", *quarter);
        OK(doubt);
        OK(resolveDoubt(world.office(), doubt->id, u"both"_s, Why));
        FAILS(world.doubt("rule", *quarter), AppErrc::DoubtUnknown);
        OK(world.doubt("rule"));
    }

    /// Correcting an entry corrects that entry, also when what joined it to another was cut off.
    void aCorrectionHitsTheEntryNamed() {
        World world;
        OK(world.begin());
        const auto a = Township::record(*world.one->ledger, "s", Day, 5);
        const auto b = Township::record(*world.alsoOne->ledger, "s", Day, 7);
        OK(a);
        OK(b);
        OK(world.collect());
        OK(Township::deliver(world.office(), *world.clerk->ledger));
        const auto doubts = doubtsOf(*world.clerk->ledger, Year);
        OK(doubts);
        QCOMPARE(doubts->size(), std::size_t(1));
        OK(revokeDevice(world.office(), world.clerk->id()));
        OK(resolveDoubt(*world.clerk->ledger, doubts->front().id, a->toString(), Why));
        OK(world.collect());
        // What the clerk joined lies behind the cut: two entries again.
        for (const EntryName& name : {*a, *b}) {
            OK(Township::correct(world.office(), name, name == *a ? 50 : 70));
            const auto entry = EntryReader(world.office()).find(name);
            OK(entry);
            QCOMPARE(entry->value.toString(), name == *a ? QStringLiteral("50") : QStringLiteral("70"));
        }
        OK(checkStore(world.office()));
    }

    /// Of concurrent revisions the one that a person names says what counts.
    void theRevisionThatIsKept() {
        World world;
        OK(world.begin());
        const auto entry = Township::record(*world.one->ledger, "f", Day, 5);
        OK(entry);
        OK(Township::deliver(*world.one->ledger, *world.alsoOne->ledger));
        const auto first = Township::correct(*world.one->ledger, *entry, 6);
        OK(first);
        world.town.clock.advance(std::chrono::minutes(1));
        OK(Township::correct(*world.alsoOne->ledger, *entry, 7));
        OK(world.collect());
        QCOMPARE(world.figure("f"), QStringLiteral("7 conflict"));
        const auto doubt = world.doubt("conflict");
        OK(doubt);
        OK(resolveDoubt(world.office(), doubt->id, first->toString(), Why));
        QCOMPARE(world.figure("f"), QStringLiteral("6"));
    }

    /// A stock that is imported again for its day corrects the entry; the same file twice does nothing twice.
    void aStockIsCorrectedByImporting() {
        World world;
        OK(world.begin());
        const QString unit = madeVillage(1).toString();
        const QByteArray file = importCsv(
            {QStringLiteral("s,%1,2020-02-01,40").arg(unit), QStringLiteral("s,%1,2020-02-01,42").arg(unit)});
        const auto imported = importEntries(*world.one->ledger, file);
        OK(imported);
        OK(Township::record(*world.alsoOne->ledger, "s", Day, 40));
        OK(world.collect());
        // The devices' latest words differ, though an earlier word of one equals the other's.
        const auto doubt = world.doubt("conflict");
        OK(doubt);
        QCOMPARE(doubt->operations.size(), std::size_t(2));
        const auto again = importEntries(*world.one->ledger, file);
        OK(again);
        QCOMPARE(again->added, 0);
        QCOMPARE(again->skipped, 2);
    }

    /// Whoever mends a file wants to know all that is wrong with it; nothing of it is taken in meanwhile.
    void allWrongRowsOfAnImportAreNamed() {
        World world;
        OK(world.begin());
        Ledger& phone = *world.one->ledger;
        const QString unit = madeVillage(1).toString();
        const QString head = u"indicator,org_unit,on,value,note,key\n"_s;
        const QByteArray file =
            (head + QStringList{u"f,%1,2020-02-01,1,,a"_s, u"x,%1,2020-02-01,1,,"_s, u"f,%1,2020-02-30,1,,"_s,
                                u"f,%1,2020-02-01,many,,"_s, u"f,%1,2020-02-01,2,,a"_s,
                                u"k,%1,2020-02-01,2,,"_s, u"f,%1,2020-02-01,3,13800138000,"_s}
                        .join(u'\n')
                        .arg(unit))
                .toUtf8();
        const auto refused = importEntries(phone, file);
        FAILS(refused, AppErrc::CsvRows);
        QCOMPARE(refused.error().details().join(u' '),
                 u"6 3 indicator unknown x 4 on date 2020-02-30 5 value value many 6 key key-used a "
                 "7 org_unit not-allowed %1 8 note phone-number "_s.arg(unit));
        const auto entries = EntryReader(phone).list({});
        OK(entries);
        QVERIFY(entries->empty());

        const QByteArray noted = (head + u"f,%1,2020-02-01,3,13800138000,"_s.arg(unit)).toUtf8();
        FAILS(importEntries(phone, noted), AppErrc::CsvField);
        OK(importEntries(phone, noted, true));

        QStringList many;
        for (int row = 0; row < 30; ++row)
            many.append(u"x,%1,2020-02-01,1,,"_s.arg(unit));
        const auto first = importEntries(phone, (head + many.join(u'\n')).toUtf8());
        FAILS(first, AppErrc::CsvRows);
        QCOMPARE(first.error().detail(0), u"30"_s);
        QCOMPARE(first.error().details().size(), qsizetype(1 + 20 * 4));
    }

    void aVillageFarFromTheOthersIsDoubtful() {
        Township town{6};
        OK(town.begin(Indicators, QString(), madeUnits(9)));
        const auto outliers = [&](bool resolvedToo) {
            auto all = doubtsOf(town.office(), Year, resolvedToo);
            if (all.ok()) std::erase_if(*all, [](const Doubt& one) { return one.kind != u"outlier"_s; });
            return all;
        };
        std::optional<EntryName> far;
        for (int village = 1; village <= 9; ++village) {
            const auto entry = Township::record(town.office(), "f", Day, village == 4 ? 900 : 9 + village,
                                                madeVillage(village));
            OK(entry);
            if (village == 4) far = *entry;
        }
        auto found = outliers(false);
        OK(found);
        QCOMPARE(found->size(), std::size_t(1));
        const Doubt doubt = found->front();
        QCOMPARE(doubt.unit, madeVillage(4));
        QCOMPARE(doubt.detail, u"900"_s);
        QCOMPARE(doubt.operations, std::vector<EntryName>{*far});
        QCOMPARE(choicesOf(doubt), QStringList{u"both"_s});
        const auto warned = doubtsAround(town.office(), *far);
        OK(warned);
        QVERIFY(warned->outlier);
        OK(resolveDoubt(town.office(), doubt.id, u"both"_s, Why));
        found = outliers(false);
        OK(found);
        QVERIFY(found->empty());
        // That was said of this value.
        OK(Township::correct(town.office(), *far, 800));
        found = outliers(true);
        OK(found);
        QCOMPARE(found->size(), std::size_t(1));
        QVERIFY(!found->front().resolved && found->front().id != doubt.id);
    }

    void theProfileHasTheFieldsThatAreAskedFor() {
        World world;
        OK(world.begin());
        const auto unknown = setProfileField(world.office(), u"colour"_s, u"red"_s);
        FAILS(unknown, AppErrc::FieldUnknown);
        // Those that the built-in template prints; what the report knows by itself is none.
        QVERIFY(unknown.error().details().contains(u"kind"_s));
        QVERIFY(!unknown.error().details().contains(u"year"_s));
        OK(setProfileField(world.office(), u"kind"_s, u"镇"_s));
        const auto fields = profileFields(world.office());
        OK(fields);
        QVERIFY(fields->contains(u"kind"_s) && !fields->contains(u"colour"_s));
    }

    /// A new version of the catalogue neither drops nor reinterprets what was recorded.
    void whatANewCatalogueMayNotDo() {
        World world;
        OK(world.begin());
        OK(Township::record(*world.one->ledger, "f", Day, 10));
        OK(world.collect());
        const auto publish = [&](const QString& indicators, std::vector<OrgUnit> units) -> Result<void> {
            TRY_LET(const Catalogue next, Catalogue::build(madeIndicators(indicators), {}, std::move(units)));
            return publishCatalogue(world.office(), next);
        };
        FAILS(publish(QStringLiteral("s stock last_known sum village"), madeUnits(2)),
              AppErrc::CatalogueBreaks);
        FAILS(publish(QStringLiteral("f stock last_known sum village"), madeUnits(2)),
              AppErrc::CatalogueBreaks);
        FAILS(publish(QStringLiteral("f flow sum sum township"), madeUnits(2)), AppErrc::CatalogueBreaks);
        auto units = madeUnits(2);
        std::erase_if(units, [](const OrgUnit& unit) { return unit.code == madeVillage(1); });
        FAILS(publish(Indicators, units), AppErrc::CatalogueBreaks);
        // Nothing of it was kept, and what harms nothing goes through.
        OK(publish(QStringLiteral("f flow sum sum village+township\nn flow sum sum village"), madeUnits(3)));
        QCOMPARE(world.figure("f"), QStringLiteral("10"));
    }

    void rulesOnWhatIsGone() {
        QStringList dropped;
        const auto rules = madeRules(QStringLiteral("a|village|[f]|<=|100\nb|village|[f]|<=|[x]"));
        const auto kept = rulesThatHold(rules, madeIndicators(Indicators), dropped);
        QCOMPARE(kept.size(), std::size_t(1));
        QCOMPARE(dropped, QStringList(QStringLiteral("b")));
    }

    /// A clock ten years off neither dates a figure by itself nor stands in the way of a date that is named.
    void aClockTenYearsOff_data() {
        QTest::addColumn<int>("years");
        QTest::newRow("behind") << -10;
        QTest::newRow("ahead") << 10;
    }
    void aClockTenYearsOff() {
        QFETCH(int, years);
        World world;
        OK(world.begin());
        const Instant truth = world.town.clock.now();
        world.town.clock.advance(std::chrono::hours(24 * 365 * years));
        Replica replica(*world.one->ledger);
        OK(replica.observeHubTime(truth));
        RecordRequest request;
        request.indicator = QStringLiteral("f");
        request.value = EntryValue::ofNumber(Decimal::fromInteger(3));
        FAILS(recordEntry(*world.one->ledger, request), AppErrc::ClockDoubtful);
        request.on = chinaDate(truth).addDays(1);
        FAILS(recordEntry(*world.one->ledger, request), AppErrc::DateInFuture);
        request.on = chinaDate(truth);
        OK(recordEntry(*world.one->ledger, request));
        // Others take it in, and their own clocks stay where they are.
        world.town.clock.advance(-std::chrono::hours(24 * 365 * years));
        OK(world.collect());
        QCOMPARE(world.figure("f"), QStringLiteral("3"));
        const auto observed = world.office().observedTime();
        OK(observed);
        QVERIFY(observed->instant() < truth + std::chrono::hours(25));
    }

    /// The clock was right at the last answer and is set back offline, by an empty battery for instance.
    void aClockThatFallsBackIsNoticedWithoutANetwork() {
        World world;
        OK(world.begin());
        const Instant truth = world.town.clock.now();
        Replica replica(*world.one->ledger);
        OK(replica.observeHubTime(truth));
        RecordRequest request;
        request.indicator = QStringLiteral("f");
        request.value = EntryValue::ofNumber(Decimal::fromInteger(3));
        world.town.clock.advance(-std::chrono::hours(23));
        OK(recordEntry(*world.one->ledger, request));
        world.town.clock.advance(-std::chrono::hours(24 * 3650));
        FAILS(recordEntry(*world.one->ledger, request), AppErrc::ClockDoubtful);
        // How many days have passed nobody knows: the person does.
        request.on = chinaDate(truth).addDays(5);
        OK(recordEntry(*world.one->ledger, request));
        request.on = chinaDate(truth).addDays(400);
        FAILS(recordEntry(*world.one->ledger, request), AppErrc::DateInFuture);
        world.town.clock.advance(std::chrono::hours(24 * 3650));
        request.on.reset();
        OK(recordEntry(*world.one->ledger, request));
    }

    /// The clock was ahead at the last answer; once it is set, it is believed at once.
    void aClockThatIsSetRightIsBelievedWithoutANetwork() {
        World world;
        OK(world.begin());
        const Instant truth = world.town.clock.now();
        world.town.clock.advance(std::chrono::hours(24 * 3650));
        Replica replica(*world.one->ledger);
        OK(replica.observeHubTime(truth));
        RecordRequest request;
        request.indicator = QStringLiteral("f");
        request.value = EntryValue::ofNumber(Decimal::fromInteger(3));
        world.town.clock.advance(std::chrono::hours(24));
        FAILS(recordEntry(*world.one->ledger, request), AppErrc::ClockDoubtful);
        world.town.clock.advance(-std::chrono::hours(24 * 3650));
        const auto name = recordEntry(*world.one->ledger, request);
        OK(name);
        OK(world.collect());
        QCOMPARE(world.figure("f"), QStringLiteral("3"));
    }

    /// A device whose store came back from an older copy notices, writes nothing more, and harms nobody.
    void aStoreFromAnOlderCopy() {
        World world;
        OK(world.begin());
        OK(Township::record(*world.one->ledger, "f", Day, 1));
        const QString home = world.town.folder(QStringLiteral("2"));
        QVERIFY(QFileInfo::exists(home + QStringLiteral("/store.db")));
        // The copy is made while nothing is open, as a backup program would.
        world.one->ledger.reset();
        const QString copy = world.town.folder(QStringLiteral("copy"));
        QVERIFY(QDir().mkpath(copy));
        for (QDirIterator it(home, QDir::Files); it.hasNext();) {
            const QString file = it.next();
            QVERIFY(QFile::copy(file, copy + QLatin1Char('/') + it.fileName()));
        }
        auto original = Home::open(home, QStringLiteral("made-up"), world.town.context());
        OK(original);
        world.one->ledger = *std::move(original);
        OK(Township::record(*world.one->ledger, "f", Day, 20));
        OK(Township::deliver(*world.one->ledger, world.office()));

        auto opened = Home::open(copy, QStringLiteral("made-up"), world.town.context());
        OK(opened);
        Ledger& restored = **opened;
        OK(Township::record(restored, "f", Day, 300));
        const auto branch = Township::segmentsOf(restored);
        OK(branch);
        OK(Township::record(*world.alsoOne->ledger, "f", Day, 4000));
        OK(Township::deliver(*world.alsoOne->ledger, world.office()));
        OK(Township::deliver(world.office(), restored));
        FAILS(Township::record(restored, "f", Day, 5), AppErrc::DeviceRestored);
        // Everything else still comes in, and what it has stays readable.
        const auto entries = EntryReader(restored).list({});
        OK(entries);
        QCOMPARE(entries->size(), std::size_t(3));
        OK(checkStore(restored));
        Replica replica(world.office());
        OK(replica.takeSegments(*branch));
        OK(checkStore(world.office()));
    }
};

CUNBAO_TEST(tst_office_desk)
#include "tst_office_desk.moc"
