#include "app/domain/AppError.h"
#include "app/store/CanonicalDump.h"
#include "app/store/FigureReader.h"
#include "app/store/Rebuild.h"
#include "app/usecase/PreviewEntry.h"
#include "app/usecase/PublishCatalogue.h"
#include "app/usecase/RecordEntry.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/Township.h"

using namespace cunbao;
using namespace Qt::StringLiterals;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "s stock last_known sum village\n"
                                          "g flow sum sum village\n"
                                          "k flow sum sum township\n"
                                          "d derived 100 * [f] / [s]");
const QString Rules = QStringLiteral("small|village|[f]|<=|100\n"
                                     "within|both|[g]|<=|[f]");
const Period Year = Period::year(2020);
const QDate Day(2020, 2, 1);

struct World {
    Township town{21};
    TownshipDevice* one = nullptr;

    Result<void> begin() {
        TRY(town.begin(Indicators, Rules, madeUnits(2)));
        TRY_LET(one, town.enrol(madeVillage(1), Role::Recorder));
        return {};
    }
    Ledger& phone() { return *one->ledger; }
    Result<EntryPreview> preview(const char* indicator, const QString& typed, QDate on = Day,
                                 const Period& period = Year) {
        PreviewRequest request;
        request.indicator = QString::fromLatin1(indicator);
        request.typed = typed;
        request.on = on;
        request.unit = madeVillage(1);
        request.period = period;
        return previewEntry(phone(), request);
    }
};

QString valueOf(const Figure& figure) {
    return figure.hasValue() ? figure.value.rounded(2)->toString() : u"-"_s;
}

QStringList idsOf(const std::vector<Rule>& rules) {
    QStringList out;
    for (const Rule& rule : rules)
        out.append(rule.id);
    return out;
}

} // namespace

class tst_preview_entry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What it shows is what recording then does, and before that nothing is left of it.
    void asIfItWereSaved() {
        World world;
        OK(world.begin());
        OK(Township::record(world.phone(), "f", Day, 10));
        const auto before = canonicalDump(world.phone());
        OK(before);
        FAILS(world.preview("f", u"1万2"_s), AppErrc::ScaleMisplaced);
        const auto added = world.preview("f", u"１５"_s);
        OK(added);
        QCOMPARE(added->value.number, Decimal::fromInteger(15));
        QCOMPARE(valueOf(added->now), u"10"_s);
        QCOMPARE(valueOf(added->after), u"25"_s);
        QVERIFY(added->broken.empty());
        const auto untouched = canonicalDump(world.phone());
        OK(untouched);
        QCOMPARE(*untouched, *before);
        OK(checkStore(world.phone()));

        OK(Township::record(world.phone(), "f", Day, 15));
        const auto figures = FigureReader(world.phone()).figures(Year);
        OK(figures);
        const Figure* now = figures->book.find(u"f"_s, madeVillage(1));
        QCOMPARE(valueOf(*now), valueOf(added->after));
        QVERIFY(now->flags == added->after.flags);
    }

    /// A stock again on its day corrects; an equal addition is shown as perhaps the same thing twice.
    void whatRecordingWouldDo() {
        World world;
        OK(world.begin());
        OK(Township::record(world.phone(), "s", Day, 40));
        const auto replaced = world.preview("s", u"42"_s);
        OK(replaced);
        QCOMPARE(valueOf(replaced->after), u"42"_s);
        QVERIFY(replaced->after.flags.empty());
        const auto older = world.preview("s", u"50"_s, Day.addDays(-1));
        OK(older);
        QCOMPARE(valueOf(older->after), u"40"_s);

        OK(Township::record(world.phone(), "f", Day, 10));
        const auto twice = world.preview("f", u"10"_s);
        OK(twice);
        QVERIFY(!twice->now.flags.contains(u"duplicate"_s));
        QVERIFY(twice->after.flags.contains(u"duplicate"_s));
        const auto otherYear = world.preview("f", u"7"_s, QDate(2019, 5, 1));
        OK(otherYear);
        QCOMPARE(valueOf(otherYear->after), u"10"_s);
        const auto nothing = world.preview("g", u"不涉及"_s);
        OK(nothing);
        QCOMPARE(nothing->now.state, FigureState::Missing);
        QCOMPARE(nothing->after.state, FigureState::NotApplicable);
        const auto unknown = world.preview("f", u"待核实"_s);
        OK(unknown);
        QCOMPARE(valueOf(unknown->after), u"10"_s);
        QCOMPARE(unknown->after.reported, 0);
    }

    /// Rules that begin to fail, and those only.
    void rulesThatWouldFail() {
        World world;
        OK(world.begin());
        auto preview = world.preview("f", u"101"_s);
        OK(preview);
        QCOMPARE(idsOf(preview->broken), QStringList(u"small"_s));
        // Not checked before: one of its operands was missing.
        OK(Township::record(world.phone(), "f", Day, 60));
        preview = world.preview("g", u"61"_s);
        OK(preview);
        QCOMPARE(idsOf(preview->broken), QStringList(u"within"_s));
        preview = world.preview("g", u"60"_s);
        OK(preview);
        QVERIFY(preview->broken.empty());
        // It failed already.
        OK(Township::record(world.phone(), "f", Day, 70));
        preview = world.preview("f", u"5"_s);
        OK(preview);
        QVERIFY(preview->broken.empty());
    }

    void whatIsRefused() {
        World world;
        OK(world.begin());
        FAILS(world.preview("f", u"1.5"_s), AppErrc::TooManyPlaces);
        FAILS(world.preview("x", u"1"_s), AppErrc::IndicatorUnknown);
        FAILS(world.preview("k", u"1"_s), AppErrc::WrongLevel);
        FAILS(world.preview("d", u"1"_s), AppErrc::NotRecorded);
        FAILS(world.preview("f", u"1"_s, QDate(2031, 1, 1)), AppErrc::DateInFuture);
        FAILS(world.preview("f", u"1"_s, QDate()), AppErrc::DateSyntax);
        OK(world.preview("f", u"1"_s));
    }
};

CUNBAO_TEST(tst_preview_entry)
#include "tst_preview_entry.moc"
