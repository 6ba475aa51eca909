#include "app/usecase/SectionProgress.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/MadeCatalogue.h"

using namespace cunbao;
using namespace Qt::StringLiterals;

namespace {

const Period Year = Period::year(2020);
const QDate Day(2020, 2, 1);
const EntryValue NotApplicable = EntryValue::notApplicable();
const EntryValue Unknown = EntryValue::unknown();

EntryValue number(std::int64_t n) {
    return EntryValue::ofNumber(Decimal::fromInteger(n));
}

/// A catalogue, what was recorded under it, and the figures that it comes to.
class Desk {
public:
    Desk(std::vector<Indicator> indicators, std::vector<OrgUnit> units)
        : m_catalogue(*Catalogue::build(std::move(indicators), {}, std::move(units))) {}

    /// In the order of recording.
    void say(const char* indicator, OrgCode unit, QDate on, const EntryValue& value) {
        CountedEntry entry;
        entry.on = on;
        entry.order.time = HybridTime{++m_moment, 0};
        entry.value = value;
        SeriesTally& series = m_input.series[{indexOf(indicator), unit}];
        const bool before = on < Year.firstDay();
        QVERIFY((before ? series.before : series.within).add(entry).ok());
        if (value.kind == EntryValue::Kind::Text) series.texts.append(value.text);
    }
    void setByOffice(const char* indicator, OrgCode unit, const EntryValue& value) {
        m_input.overrides[{indexOf(indicator), unit}] = value;
    }
    [[nodiscard]] Figures figures(const Period& period = Year) const {
        return Figures{&m_catalogue, m_input, *FigureBook::compute(m_catalogue, period, m_input)};
    }

private:
    [[nodiscard]] int indexOf(const char* indicator) const {
        return m_catalogue.indexOf(QString::fromLatin1(indicator));
    }
    Catalogue m_catalogue;
    FigureInput m_input;
    std::int64_t m_moment = 0;
};

const SectionItem* find(const std::vector<SectionProgress>& sections, const char* indicator) {
    for (const SectionProgress& section : sections)
        for (const SectionItem& item : section.items)
            if (item.indicator->id == QLatin1String(indicator)) return &item;
    return nullptr;
}

/// An indicator that is not shown has no state; the test then ends here.
OwedState stateOf(const std::vector<SectionProgress>& sections, const char* indicator) {
    const SectionItem* item = find(sections, indicator);
    if (!item) qFatal("%s is not shown", indicator);
    return item->state;
}

/// Two sections: a b n in the first, all others in the second; r comes from a register.
std::vector<Indicator> indicators() {
    auto all = madeIndicators(u"a flow sum sum village\n"
                              "b stock last_known sum village\n"
                              "n flow sum sum village\n"
                              "u flow sum sum village\n"
                              "r stock last_known sum village\n"
                              "t text union union village\n"
                              "k flow sum sum township\n"
                              "m flow sum sum village+township\n"
                              "d derived [a] + [b]"_s);
    for (std::size_t i = 3; i < all.size(); ++i)
        all[i].section = u"二"_s;
    all[4].fromRegister = true;
    return all;
}

} // namespace

class tst_section_progress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAVillageOwes() {
        Desk desk(indicators(), madeUnits(2));
        desk.say("a", madeVillage(1), Day, number(5));
        desk.say("b", madeVillage(1), QDate(2019, 6, 1), number(7));
        desk.say("n", madeVillage(1), Day, NotApplicable);
        desk.say("u", madeVillage(1), Day, number(3));
        desk.say("u", madeVillage(1), Day, Unknown);
        const Figures figures = desk.figures();
        const auto sections = sectionsOf(figures, madeVillage(1));
        QCOMPARE(sections.size(), std::size_t(2));
        QCOMPARE(sections[0].section, u"一"_s);
        QCOMPARE(sections[0].items.size(), std::size_t(3));
        QCOMPARE(stateOf(sections, "a"), OwedState::Reported);
        QCOMPARE(stateOf(sections, "b"), OwedState::Carried);
        QCOMPARE(stateOf(sections, "n"), OwedState::NotApplicable);
        QCOMPARE(stateOf(sections, "u"), OwedState::Unknown);
        QVERIFY(find(sections, "u")->figure->hasValue());
        QCOMPARE(stateOf(sections, "r"), OwedState::NotAsked);
        QCOMPARE(stateOf(sections, "t"), OwedState::Owed);
        QCOMPARE(stateOf(sections, "m"), OwedState::Owed);
        QCOMPARE(stateOf(sections, "d"), OwedState::NotAsked);
        QVERIFY(!find(sections, "k"));
        QCOMPARE(sections[0].owing, 1);
        QCOMPARE(sections[0].answered, 2);
        QCOMPARE(sections[1].owing, 3);
        QCOMPARE(sections[1].answered, 0);
        QVERIFY(!sections[1].asksNothing());
    }

    /// 待核实 holds until the next entry, of a text as well as of a stock, and without a number before it.
    void untilItIsKnown() {
        Desk desk(indicators(), madeUnits(1));
        for (const char* indicator : {"a", "b", "t"})
            desk.say(indicator, madeVillage(1), Day, Unknown);
        for (const char* indicator : {"a", "b", "t"})
            QCOMPARE(stateOf(sectionsOf(desk.figures(), madeVillage(1)), indicator), OwedState::Unknown);
        desk.say("a", madeVillage(1), Day, NotApplicable);
        desk.say("b", madeVillage(1), Day.addDays(1), number(0));
        desk.say("t", madeVillage(1), Day, EntryValue::ofText(u"张三"_s));
        const Figures figures = desk.figures();
        const auto sections = sectionsOf(figures, madeVillage(1));
        QCOMPARE(stateOf(sections, "a"), OwedState::NotApplicable);
        QCOMPARE(stateOf(sections, "b"), OwedState::Reported);
        QCOMPARE(stateOf(sections, "t"), OwedState::Reported);
    }

    /// What is not known since last year is not known, and not merely owed.
    void unknownSinceLastYear() {
        Desk desk(indicators(), madeUnits(1));
        desk.say("b", madeVillage(1), QDate(2019, 5, 1), number(7));
        desk.say("b", madeVillage(1), QDate(2019, 6, 1), Unknown);
        QCOMPARE(stateOf(sectionsOf(desk.figures(), madeVillage(1)), "b"), OwedState::Unknown);
    }

    void anOverrideIsAnAnswer() {
        Desk desk(indicators(), madeUnits(1));
        desk.say("u", madeVillage(1), Day, Unknown);
        desk.setByOffice("u", madeVillage(1), number(4));
        desk.setByOffice("n", madeVillage(1), NotApplicable);
        const Figures figures = desk.figures();
        QCOMPARE(stateOf(sectionsOf(figures, madeVillage(1)), "u"), OwedState::Reported);
        QCOMPARE(stateOf(sectionsOf(figures, madeVillage(1)), "n"), OwedState::NotApplicable);
    }

    /// The township owes its own share, whatever the villages have said.
    void whatTheTownshipOwes() {
        Desk desk(indicators(), madeUnits(2));
        desk.say("m", madeVillage(1), Day, number(5));
        desk.say("m", madeVillage(2), Day, NotApplicable);
        {
            const Figures figures = desk.figures();
            const auto sections = sectionsOf(figures, MadeTownship);
            QCOMPARE(sections.size(), std::size_t(1));
            QCOMPARE(sections[0].section, u"二"_s);
            QVERIFY(!find(sections, "a"));
            QCOMPARE(stateOf(sections, "k"), OwedState::Owed);
            QCOMPARE(stateOf(sections, "m"), OwedState::Owed);
            QCOMPARE(stateOf(sections, "d"), OwedState::NotAsked);
        }
        desk.say("m", MadeTownship, Day, NotApplicable);
        desk.say("k", MadeTownship, Day, number(1));
        const Figures figures = desk.figures();
        const auto sections = sectionsOf(figures, MadeTownship);
        QCOMPARE(find(sections, "m")->figure->state, FigureState::Value);
        QCOMPARE(stateOf(sections, "m"), OwedState::NotApplicable);
        QCOMPARE(stateOf(sections, "k"), OwedState::Reported);
    }

    /// Nobody expects anything of a unit that ended, nor of one that is none; its successor is asked for
    /// both.
    void unitsThatEnd() {
        auto units = madeUnits(3);
        units[1].end = QDate(2020, 6, 30);
        units[2].end = QDate(2020, 6, 30);
        units[2].successor = madeVillage(3);
        Desk desk(indicators(), units);
        desk.say("u", madeVillage(2), Day, Unknown);
        const Figures figures = desk.figures();
        const auto ended = sectionsOf(figures, madeVillage(1));
        QVERIFY(!ended.empty());
        for (const SectionProgress& section : ended)
            QVERIFY(section.asksNothing());
        QVERIFY(sectionsOf(figures, madeVillage(2)).empty());
        QVERIFY(sectionsOf(figures, OrgCode(1)).empty());
        QCOMPARE(stateOf(sectionsOf(figures, madeVillage(3)), "u"), OwedState::Unknown);
        const Completeness whole = completenessOf(figures);
        QCOMPARE(whole.units.size(), std::size_t(2));
        QCOMPARE(whole.units[0].unit, madeVillage(3));
        QCOMPARE(whole.units[1].unit, MadeTownship);
    }

    void whatIsProposedAgain() {
        Desk before(indicators(), madeUnits(1));
        before.say("n", madeVillage(1), Day, NotApplicable);
        before.say("a", madeVillage(1), Day, number(1));
        const Figures earlier = before.figures();
        Desk desk(indicators(), madeUnits(1));
        const Figures figures = desk.figures();
        const auto sections = sectionsOf(figures, madeVillage(1), &earlier.book);
        QVERIFY(find(sections, "n")->wasNotApplicable);
        QVERIFY(!find(sections, "a")->wasNotApplicable);
        QCOMPARE(stateOf(sections, "n"), OwedState::Owed);
    }

    void theHeatMap() {
        Desk desk(indicators(), madeUnits(2));
        desk.say("a", madeVillage(1), Day, number(5));
        desk.say("t", madeVillage(2), Day, NotApplicable);
        desk.say("k", MadeTownship, Day, number(5));
        const Figures figures = desk.figures();
        const Completeness whole = completenessOf(figures);
        QCOMPARE(whole.units.size(), std::size_t(3));
        QCOMPARE(whole.units[0].name, u"1村"_s);
        QCOMPARE(whole.sections.size(), std::size_t(2));
        for (const UnitCompleteness& unit : whole.units) {
            QCOMPARE(unit.sections.size(), whole.sections.size());
            int owing = 0;
            int answered = 0;
            for (std::size_t i = 0; i < unit.sections.size(); ++i) {
                QCOMPARE(unit.sections[i].section, whole.sections[i].section);
                owing += unit.sections[i].owing;
                answered += unit.sections[i].answered;
            }
            QCOMPARE(unit.owing, owing);
            QCOMPARE(unit.answered, answered);
        }
        // Each village: a b n, then u t m; the township: k m.
        QCOMPARE(whole.owing + whole.answered, 2 * 6 + 2);
        QCOMPARE(whole.answered, 3);
        QCOMPARE(whole.sections[0].owing, 5);
        QCOMPARE(whole.sections[0].answered, 1);
        QCOMPARE(whole.units[2].sections[0].owing + whole.units[2].sections[0].answered, 0);
        QCOMPARE(whole.units[2].answered, 1);
    }
};

CUNBAO_TEST(tst_section_progress)
#include "tst_section_progress.moc"
