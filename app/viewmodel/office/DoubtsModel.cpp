#include "app/viewmodel/office/DoubtsModel.h"

#include "app/store/RoundReader.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/Terms.h"
#include "app/viewmodel/office/RoundAtHand.h"

#include <algorithm>

namespace cunbao {

struct DoubtsModel::Facts {
    std::vector<Period> periods;
    int at = 0;
    std::vector<DoubtInFull> doubts;
    std::map<QString, Indicator> indicators;
};

DoubtsModel::DoubtsModel(QObject* parent)
    : PageModel(parent),
      m_rows({"doubtId", "kind", "kindText", "indicatorName", "unitName", "dayText", "resolved"}, this) {}

DoubtsModel::Kind DoubtsModel::kindOf(const Doubt& doubt) {
    if (doubt.kind == QLatin1String("conflict")) return Conflict;
    if (doubt.kind == QLatin1String("duplicate")) return Duplicate;
    if (doubt.kind == QLatin1String("late")) return Late;
    if (doubt.kind == QLatin1String("rule")) return BrokenRule;
    return doubt.kind == QLatin1String("outlier") ? FarFromOthers : ChangedSinceSet;
}

Result<DoubtsModel::Facts> DoubtsModel::readFacts(Ledger& ledger, const std::optional<Period>& chosen,
                                                  bool resolvedToo) {
    Facts facts;
    TRY_LET(const RoundAtHand hand, roundAtHand(ledger));
    TRY_LET(const auto rounds, RoundReader(ledger).all());
    facts.periods.push_back(hand.period);
    for (const Round& round : rounds)
        facts.periods.push_back(round.period);
    std::sort(facts.periods.begin(), facts.periods.end(),
              [](const Period& a, const Period& b) { return b < a; });
    facts.periods.erase(std::unique(facts.periods.begin(), facts.periods.end()), facts.periods.end());
    const Period wanted = chosen ? *chosen : hand.period;
    const auto found = std::find(facts.periods.begin(), facts.periods.end(), wanted);
    facts.at = found == facts.periods.end() ? 0 : static_cast<int>(found - facts.periods.begin());
    TRY_LET(facts.doubts,
            doubtsInFull(ledger, facts.periods[static_cast<std::size_t>(facts.at)], resolvedToo));
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    for (const DoubtInFull& doubt : facts.doubts)
        for (const Figure& figure : doubt.figures)
            if (const Indicator* indicator = catalogue->find(figure.indicator))
                facts.indicators.emplace(figure.indicator, *indicator);
    return facts;
}

void DoubtsModel::load() {
    read([chosen = m_period,
          resolvedToo = m_resolvedToo](Ledger& ledger) { return readFacts(ledger, chosen, resolvedToo); },
         [this](Facts facts) { show(std::move(facts)); });
}

void DoubtsModel::show(Facts facts) {
    m_periods = std::move(facts.periods);
    m_periodIndex = facts.at;
    m_doubts = std::move(facts.doubts);
    m_indicators = std::move(facts.indicators);
    list();
}

void DoubtsModel::list() {
    const int row = std::max(0, currentRow());
    std::vector<RowListModel::Row> rows;
    const int year =
        m_periods.empty() ? 0 : m_periods[static_cast<std::size_t>(m_periodIndex)].firstDay().year();
    for (const DoubtInFull& one : m_doubts) {
        const Kind kind = kindOf(one.doubt);
        if (m_kind != All && kind != m_kind) continue;
        rows.push_back({one.doubt.id, static_cast<int>(kind), atStart(doubtTerm(one.doubt.kind, language())),
                        nameOf(one.indicator, language()), one.unitName,
                        dayText(one.doubt.on, language(), year), one.doubt.resolved});
    }
    m_rows.setRows(std::move(rows));
    if (currentRow() < 0) m_current = m_rows.at(std::min(row, m_rows.count() - 1), "doubtId").toString();
    Q_EMIT changed();
    Q_EMIT currentChanged();
}

QStringList DoubtsModel::periodNames() const {
    QStringList names;
    for (const Period& period : m_periods)
        names.append(periodText(period, language()));
    return names;
}

void DoubtsModel::setPeriodIndex(int index) {
    if (index == m_periodIndex || index < 0 || index >= static_cast<int>(m_periods.size())) return;
    m_periodIndex = index;
    m_period = m_periods[static_cast<std::size_t>(index)];
    Q_EMIT changed();
    reload();
}

QList<int> DoubtsModel::counts() const {
    QList<int> counts(ChangedSinceSet + 1, 0);
    for (const DoubtInFull& one : m_doubts) {
        if (one.doubt.resolved) continue;
        ++counts[All];
        ++counts[kindOf(one.doubt)];
    }
    return counts;
}

void DoubtsModel::setKind(Kind kind) {
    if (kind == m_kind) return;
    m_kind = kind;
    list();
}

void DoubtsModel::setResolvedToo(bool too) {
    if (too == m_resolvedToo) return;
    m_resolvedToo = too;
    Q_EMIT changed();
    reload();
}

void DoubtsModel::setCurrent(const QString& id) {
    if (id == m_current || rowOf(id) < 0) return;
    m_current = id;
    Q_EMIT currentChanged();
}

void DoubtsModel::step(int by) {
    setCurrent(m_rows.at(currentRow() + by, "doubtId").toString());
}

const DoubtInFull* DoubtsModel::shown() const {
    const auto found = std::find_if(m_doubts.begin(), m_doubts.end(),
                                    [&](const DoubtInFull& one) { return one.doubt.id == m_current; });
    return found == m_doubts.end() ? nullptr : &*found;
}

const Indicator* DoubtsModel::indicator(const QString& id) const {
    const auto found = m_indicators.find(id);
    return found == m_indicators.end() ? nullptr : &found->second;
}

int DoubtsModel::rowOf(const QString& id) const {
    for (int row = 0; row < m_rows.count(); ++row)
        if (m_rows.at(row, "doubtId").toString() == id) return row;
    return -1;
}

} // namespace cunbao
