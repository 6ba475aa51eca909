#include "app/domain/AppError.h"
#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"
#include "app/usecase/AnswerOwed.h"
#include "app/usecase/SectionProgress.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/Township.h"

using namespace cunbao;
using namespace Qt::StringLiterals;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "g flow sum sum village\n"
                                          "s stock last_known sum village\n"
                                          "t text union union village\n"
                                          "k flow sum sum township");
const Period Year = Period::year(2020);
const QDate Day(2020, 2, 1);

AnsweredItem item(const char* indicator, OwedAnswer answer) {
    return {QString::fromLatin1(indicator), answer};
}

struct World {
    Township town{81};
    TownshipDevice* one = nullptr;

    Result<void> begin() {
        TRY(town.begin(Indicators, {}, madeUnits(2)));
        TRY_LET(one, town.enrol(madeVillage(1), Role::Lead));
        return {};
    }
    Ledger& phone() { return *one->ledger; }
    QStringList entries() {
        const auto list = EntryReader(phone()).list({});
        if (!list.ok()) return {QString::fromUtf8(describe(list.error()))};
        QStringList out;
        for (const EntryView& entry : *list)
            out.append(
                QStringList{entry.indicator, entry.on.toString(Qt::ISODate), entry.value.toString()}.join(
                    u' '));
        return out;
    }
};

} // namespace

class tst_answer_owed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneConfirmedList() {
        World world;
        OK(world.begin());
        const auto names = answerOwed(world.phone(), madeVillage(1), Year,
                                      {item("f", OwedAnswer::Zero), item("s", OwedAnswer::NotApplicable),
                                       item("t", OwedAnswer::NotApplicable)});
        OK(names);
        QCOMPARE(names->size(), std::size_t(3));
        const auto first = EntryReader(world.phone()).find(names->front());
        OK(first);
        QCOMPARE(first->indicator, u"f"_s);
        QCOMPARE(world.entries(), (QStringList{u"f 2020-03-10 0"_s, u"s 2020-03-10 not-applicable"_s,
                                               u"t 2020-03-10 not-applicable"_s}));
        const auto figures = FigureReader(world.phone()).figures(Year);
        OK(figures);
        const auto sections = sectionsOf(*figures, madeVillage(1));
        QCOMPARE(sections.size(), std::size_t(1));
        QCOMPARE(sections[0].owing, 1);
        QCOMPARE(sections[0].answered, 3);
        // A period that is over is answered on its last day.
        OK(answerOwed(world.phone(), madeVillage(1), Period::year(2019), {item("g", OwedAnswer::Zero)}));
        QVERIFY(world.entries().contains(u"g 2019-12-31 0"_s));
    }

    /// What has been answered meanwhile is not touched, and nothing is answered twice.
    void whatWasAnsweredMeanwhile() {
        World world;
        OK(world.begin());
        OK(Township::record(world.phone(), "s", Day, 40));
        const auto names = answerOwed(world.phone(), madeVillage(1), Year,
                                      {item("s", OwedAnswer::Zero), item("k", OwedAnswer::Zero),
                                       item("g", OwedAnswer::Zero), item("g", OwedAnswer::Zero)});
        OK(names);
        QCOMPARE(names->size(), std::size_t(1));
        QCOMPARE(world.entries(), (QStringList{u"s 2020-02-01 40"_s, u"g 2020-03-10 0"_s}));
    }

    /// All or none: a text can't be zero, and then nothing was recorded.
    void allOrNone() {
        World world;
        OK(world.begin());
        FAILS(answerOwed(world.phone(), madeVillage(1), Year,
                         {item("f", OwedAnswer::Zero), item("t", OwedAnswer::Zero)}),
              AppErrc::TextEmpty);
        FAILS(answerOwed(world.phone(), madeVillage(1), Year,
                         {item("f", OwedAnswer::Zero), item("x", OwedAnswer::Zero)}),
              AppErrc::IndicatorUnknown);
        FAILS(answerOwed(world.phone(), madeVillage(2), Year, {item("f", OwedAnswer::Zero)}),
              AppErrc::NotAllowed);
        FAILS(answerOwed(world.phone(), madeVillage(7), Year, {item("f", OwedAnswer::Zero)}),
              AppErrc::UnitNotKnown);
        FAILS(answerOwed(world.phone(), madeVillage(1), Period::year(2021), {item("f", OwedAnswer::Zero)}),
              AppErrc::DateInFuture);
        QCOMPARE(world.entries(), QStringList());
    }
};

CUNBAO_TEST(tst_answer_owed)
#include "tst_answer_owed.moc"
