#include "app/domain/AppError.h"
#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"
#include "app/store/PositionReader.h"
#include "app/usecase/MakeReport.h"
#include "platform/base/AtomicFile.h"
#include "tests/simulation/Calendar.h"
#include "tests/simulation/Invariants.h"

namespace cunbao::simulation {

namespace {

using oracle::Oracle;

QString spell(const QString& name, const QString& indicator, std::int64_t unit, int day, const QString& value,
              const QString& note, bool conflict) {
    return QStringLiteral("%1 %2 %3 %4 %5 %6%7")
        .arg(name, indicator)
        .arg(unit)
        .arg(day)
        .arg(value, note, conflict ? QStringLiteral(" conflict") : QString());
}

QString spell(const oracle::Entry& entry) {
    const oracle::Said& head = *entry.head;
    const QString value = head.word == oracle::Word::Number          ? QString::number(head.number)
                          : head.word == oracle::Word::NotApplicable ? QStringLiteral("not-applicable")
                                                                     : QStringLiteral("unknown");
    return spell(QStringLiteral("%1-%2")
                     .arg(QString::fromStdString(entry.recording->name.stream))
                     .arg(entry.recording->name.sequence),
                 QString::fromStdString(entry.recording->indicator), entry.recording->unit, head.day, value,
                 QString::fromStdString(head.note), entry.heads > 1);
}

QString spell(const EntryView& entry) {
    return spell(entry.name.toString(), entry.indicator, entry.unit.number(), plain(entry.on),
                 entry.value.toString(), entry.note, entry.state == QLatin1String("conflict"));
}

oracle::Sum plainSum(const Figure& figure) {
    using State = oracle::Sum::State;
    oracle::Sum sum;
    sum.state = figure.state == FigureState::Value           ? State::Value
                : figure.state == FigureState::NotApplicable ? State::NotApplicable
                                                             : State::Missing;
    if (figure.hasValue())
        sum.number = static_cast<std::int64_t>(figure.value.numerator() / figure.value.denominator());
    sum.reported = figure.reported;
    sum.expected = figure.expected;
    for (const OrgCode unit : figure.missing)
        sum.missing.insert(unit.number());
    for (const OrgCode unit : figure.carried)
        sum.carried.insert(unit.number());
    return sum;
}

/// The first figure of a book that is not what it must be; empty where all are. Of one village or, null, of
/// the whole township.
QString wrongFigure(const Figures& figures, const Oracle& oracle, const oracle::Period& period,
                    OrgCode onlyVillage) {
    std::vector<std::int64_t> units;
    for (const OrgUnit& unit : figures.catalogue->units())
        if (unit.code != MadeTownship && (onlyVillage.isNull() || unit.code == onlyVillage))
            units.push_back(unit.code.number());
    const auto compare = [&](const Figure* figure, const oracle::Sum& must) {
        if (figure && plainSum(*figure) == must) return QString();
        return QStringLiteral("%1 of %2 in %3 is %4, must be %5")
            .arg(figure ? figure->indicator : QString())
            .arg(figure ? figure->unit.number() : 0)
            .arg(QString::fromStdString(period.text),
                 figure ? QString::fromStdString(toString(plainSum(*figure))) : QStringLiteral("not there"),
                 QString::fromStdString(toString(must)));
    };
    QString wrong;
    for (const Indicator& indicator : figures.catalogue->indicators()) {
        const std::string id = indicator.id.toStdString();
        if (onlyVillage.isNull())
            wrong += compare(figures.book.find(indicator.id, MadeTownship),
                             oracle.ofTownship(id, MadeTownship.number(), units, period));
        if (indicator.byVillages())
            for (const std::int64_t unit : units)
                wrong +=
                    compare(figures.book.find(indicator.id, OrgCode(unit)), oracle.ofUnit(id, unit, period));
        if (!wrong.isEmpty()) return wrong;
    }
    return wrong;
}

} // namespace

/// 1 and 4: every entry once, with its last revision, and nothing else.
void Invariants::checkEntries(const View& view) {
    const Oracle oracle(visible(view));
    const auto listed = EntryReader(view.actor->ledger()).list({});
    if (!listed.ok()) return say("entries", view, toString(listed.error()));
    QStringList here;
    for (const EntryView& entry : *listed)
        here.append(spell(entry));
    QStringList must;
    for (const oracle::Entry& entry : oracle.entries())
        must.append(spell(entry));
    here.sort();
    must.sort();
    if (here == must) return;
    for (const QString& entry : must)
        if (here.count(entry) != 1)
            say("entries", view, QStringLiteral("there %1 times: %2").arg(here.count(entry)).arg(entry));
    for (const QString& entry : here)
        if (!must.contains(entry)) say("entries", view, QStringLiteral("nobody said: ") + entry);
}

/// 2: the figures are what the naive model makes of what was said.
void Invariants::checkFigures(const View& view) {
    const Oracle oracle(visible(view));
    for (const QString& text : periods()) {
        FigureReader reader(view.actor->ledger());
        const auto figures = reader.figures(*Period::parse(text));
        if (!figures.ok()) return say("figures", view, toString(figures.error()));
        const QString wrong =
            wrongFigure(*figures, oracle, plainPeriod(text), view.isOffice ? OrgCode() : view.village);
        if (!wrong.isEmpty()) say("figures", view, wrong);
    }
}

/// Whoever made it may have held what was cut off later, or a branch that lost: that need not come here.
bool Invariants::mayLack(const View& view, const Snapshot& snapshot) const {
    for (const auto& [stream, head] : snapshot.position.streams)
        if (m_world.memory.hasForked(stream)) return true;
    const auto here = World::marksIn(view.actor->ledger());
    return !here.ok() ||
           !std::includes(here->begin(), here->end(), snapshot.inside.begin(), snapshot.inside.end());
}

/// 5: what was made from a position is made from it again, to the byte, and by every office device.
void Invariants::checkSnapshot(const Snapshot& snapshot) {
    const Oracle oracle(m_world.memory.among(snapshot.inside));
    const Period period = *Period::parse(QString::fromStdString(snapshot.period.text));
    for (const View& view : m_views) {
        if (!view.isOffice) continue;
        Ledger& ledger = view.actor->ledger();
        const auto figures = PositionReader(ledger).figures(snapshot.position, period);
        if (!figures.ok()) {
            const bool excused = figures.error().is(AppErrc::PositionIncomplete) && mayLack(view, snapshot);
            if (!excused) say("snapshot", view, toString(figures.error()));
            continue;
        }
        const QString wrong = wrongFigure(*figures, oracle, snapshot.period, OrgCode());
        if (!wrong.isEmpty()) say("snapshot", view, wrong);
        // Known by its cursor to who made it, and to all while it holds as a freeze.
        if (!PositionReader(ledger).find(snapshot.cursor).ok()) {
            const bool isMaker = m_world.actors[snapshot.maker].get() == view.actor;
            if (isMaker && view.actor->life == snapshot.life)
                say("snapshot", view, QStringLiteral("its own cursor is unknown"));
            continue;
        }
        ReportRequest request;
        request.period = period;
        request.cursor = snapshot.cursor;
        request.path = m_world.path(QStringLiteral("report.csv"));
        const auto made = makeReport(ledger, request);
        const auto bytes = AtomicFile::read(request.path, INT_MAX);
        if (!made.ok() || !bytes.ok() || *bytes != snapshot.report)
            say("snapshot", view, QStringLiteral("the report is another one"));
        m_world.totals.count(QStringLiteral("reports made again"));
    }
}

} // namespace cunbao::simulation
