#include "app/domain/AppError.h"
#include "app/domain/BuiltInCatalogue.h"
#include "app/report/BuiltInTemplate.h"
#include "app/store/Replica.h"
#include "app/usecase/CreateOffice.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/RecordContext.h"
#include "app/usecase/RecordEntry.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/Township.h"

using namespace cunbao;
using namespace Qt::StringLiterals;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "s stock last_known sum village\n"
                                          "t text union union village\n"
                                          "k flow sum sum township\n"
                                          "d derived [f] + [s]");
const QString Report = QStringLiteral("annual-report");
const QDate Day(2020, 2, 1);
const QDate Today(2020, 3, 10);
const QDate LastYear(2019, 5, 1);

struct World {
    Township town{61};
    TownshipDevice* one = nullptr;
    TownshipDevice* two = nullptr;

    Result<void> begin() {
        TRY(town.begin(Indicators, {}, madeUnits(2)));
        TRY_LET(one, town.enrol(madeVillage(1), Role::Recorder));
        TRY_LET(two, town.enrol(madeVillage(2), Role::Recorder));
        return {};
    }
    Ledger& phone() { return *one->ledger; }
    Result<void> openRounds(const QStringList& periods) {
        for (const QString& text : periods) {
            TRY_LET(const Period period, Period::parse(text));
            TRY(openRound(town.office(), Report, period, QDate()));
        }
        return Township::deliver(town.office(), phone());
    }
    Result<RecordContext> context(const char* indicator, const QString& period = {}) {
        std::optional<Period> asked;
        if (!period.isEmpty()) {
            TRY_LET(asked, Period::parse(period));
        }
        return recordContext(phone(), QString::fromLatin1(indicator), {}, asked);
    }
    Result<EntryName> say(const char* indicator, QDate on, const EntryValue& value) {
        RecordRequest request;
        request.indicator = QString::fromLatin1(indicator);
        request.on = on;
        request.value = value;
        return recordEntry(phone(), request);
    }
};

} // namespace

class tst_record_context : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheScreenShows() {
        World world;
        OK(world.begin());
        OK(Township::record(world.phone(), "f", LastYear, 3900));
        OK(Township::record(world.phone(), "f", Day.addDays(3), 240));
        OK(Township::record(world.phone(), "f", Day, 1000));
        Draft draft;
        draft.indicator = u"f"_s;
        draft.unit = madeVillage(1);
        draft.typed = u"50"_s;
        OK(DraftTable(world.phone()).save(draft));
        const auto context = world.context("f");
        OK(context);
        QCOMPARE(context->indicator.id, u"f"_s);
        QCOMPARE(context->unit.name, u"1村"_s);
        QCOMPARE(context->period.toString(), u"2020"_s);
        QVERIFY(!context->round.has_value());
        QCOMPARE(context->on, Today);
        QVERIFY(!context->whyNoDate.has_value());
        QCOMPARE(context->figure.value.rounded(0)->toString(), u"1240"_s);
        QVERIFY(context->yearBefore.has_value());
        QCOMPARE(context->yearBefore->value.rounded(0)->toString(), u"3900"_s);
        QCOMPARE(context->yearBefore->reported, 1);
        QVERIFY(context->last.has_value());
        QCOMPARE(context->last->on, Day.addDays(3));
        QCOMPARE(context->last->value.toString(), u"240"_s);
        QCOMPARE(context->earlier.values.size(), std::size_t(3));
        QCOMPARE(context->earlier.values.front().toString(), u"240"_s);
        QCOMPARE(context->earlier.yearBefore->toString(), u"3900"_s);
        QVERIFY(context->draft.has_value());
        QCOMPARE(context->draft->typed, u"50"_s);
        QVERIFY(context->reports.isEmpty());
    }

    /// 与上次相同 for a stock that has a number, 没有新增 for flows, 不涉及 where a number does not beat it.
    void whatIsOffered() {
        World world;
        OK(world.begin());
        auto flow = world.context("f");
        OK(flow);
        QVERIFY(flow->offersNoneNew && flow->offersNotApplicable && !flow->offersSame);
        QVERIFY(!flow->last && !flow->yearBefore && !flow->draft);
        auto stock = world.context("s");
        OK(stock);
        QVERIFY(!stock->offersNoneNew && stock->offersNotApplicable && !stock->offersSame);
        auto text = world.context("t");
        OK(text);
        QVERIFY(!text->offersNoneNew && text->offersNotApplicable && !text->offersSame);

        OK(Township::record(world.phone(), "f", Day, 5));
        OK(Township::record(world.phone(), "s", LastYear, 5));
        flow = world.context("f");
        OK(flow);
        QVERIFY(flow->offersNoneNew && !flow->offersNotApplicable);
        stock = world.context("s");
        OK(stock);
        QVERIFY(stock->offersSame && stock->offersNotApplicable);
        QCOMPARE(stock->figure.carried, std::vector<OrgCode>{madeVillage(1)});
        OK(world.say("s", Day, EntryValue::notApplicable()));
        stock = world.context("s");
        OK(stock);
        QVERIFY(!stock->offersSame);
    }

    /// From a round: today if inside, else the period's last day; and of several rounds the one of today.
    void theDateAndTheRound() {
        World world;
        OK(world.begin());
        OK(world.openRounds({u"2019"_s}));
        auto context = world.context("f");
        OK(context);
        QCOMPARE(context->period.toString(), u"2019"_s);
        QVERIFY(context->round.has_value());
        QCOMPARE(context->on, QDate(2019, 12, 31));
        OK(world.openRounds({u"2020Q1"_s, u"2020"_s}));
        context = world.context("f");
        OK(context);
        QCOMPARE(context->period.toString(), u"2020"_s);
        QCOMPARE(context->on, Today);
        context = world.context("f", u"202002"_s);
        OK(context);
        QVERIFY(!context->round.has_value());
        QCOMPARE(context->on, QDate(2020, 2, 29));
        context = world.context("f", u"2021"_s);
        OK(context);
        QVERIFY(context->on.isNull());
        QVERIFY(context->whyNoDate->is(AppErrc::DateInFuture));
        // A clock that may be wrong takes no date by itself.
        Replica replica(world.phone());
        OK(replica.observeHubTime(world.town.clock.now() - std::chrono::hours(72)));
        context = world.context("f");
        OK(context);
        QVERIFY(context->on.isNull());
        QVERIFY(context->whyNoDate->is(AppErrc::ClockDoubtful));
    }

    void whatIsRefused() {
        World world;
        OK(world.begin());
        FAILS(world.context("x"), AppErrc::IndicatorUnknown);
        FAILS(world.context("k"), AppErrc::WrongLevel);
        FAILS(world.context("d"), AppErrc::NotRecorded);
        FAILS(recordContext(world.phone(), u"f"_s, madeVillage(2)), AppErrc::NotAllowed);
        FAILS(recordContext(world.town.office(), u"f"_s), AppErrc::UnitRequired);
        OK(recordContext(world.town.office(), u"f"_s, madeVillage(2)));
        OK(recordContext(world.town.office(), u"k"_s));
    }

    /// Why it is asked: the reports that it fills, also by what is computed from it.
    void theReportsThatUseIt() {
        Township town{62};
        const auto content = BuiltInCatalogue::annualReport();
        OK(content);
        const NewOffice office{u"镇"_s, MadeTownship, content->indicators, content->rules, madeUnits(1)};
        const auto ledger = createOffice(town.folder(u"office"_s), u"made-up"_s, office, town.context());
        OK(ledger);
        const auto report = builtInTemplate(Report);
        OK(report);
        const QStringList bound = report->indicators();
        int direct = 0;
        int computed = 0;
        for (const Indicator& indicator : content->indicators) {
            if (indicator.recordedBy != RecordedBy::Village) continue;
            const bool inText = bound.contains(indicator.id);
            const bool used = std::any_of(
                content->indicators.begin(), content->indicators.end(), [&](const Indicator& derived) {
                    return derived.nature == Nature::Derived && bound.contains(derived.id) &&
                           derived.expression.contains(u'[' + indicator.id + u']');
                });
            if (!inText && !used) continue;
            // One of each kind is enough: each opens the whole book.
            int& seen = inText ? direct : computed;
            if (seen++ > 0) continue;
            const auto context = recordContext(**ledger, indicator.id, madeVillage(1));
            OK(context);
            QCOMPARE(context->reports, QStringList(report->name));
        }
        QVERIFY(direct > 0);
    }
};

CUNBAO_TEST(tst_record_context)
#include "tst_record_context.moc"
