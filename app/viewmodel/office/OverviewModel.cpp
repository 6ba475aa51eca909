#include "app/viewmodel/office/OverviewModel.h"

#include "app/report/BuiltInTemplate.h"
#include "app/usecase/OfficeDesk.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/SectionText.h"
#include "app/viewmodel/Terms.h"
#include "app/viewmodel/office/OverviewFacts.h"

namespace cunbao {

namespace {

OverviewModel::CellStatus statusOf(const SectionCount& section) {
    if (section.owing + section.answered == 0) return OverviewModel::NotOwed;
    if (section.owing == 0) return OverviewModel::Done;
    return section.answered == 0 ? OverviewModel::NotBegun : OverviewModel::Part;
}

/// A section of which nothing is asked anywhere is no column.
bool isAsked(const SectionCount& overAll) {
    return overAll.owing + overAll.answered > 0;
}

RowListModel::Row heatRow(const UnitCompleteness& unit, const std::vector<SectionCount>& all,
                          OrgCode township) {
    QVariantList statuses;
    QVariantList answered;
    QVariantList asked;
    for (std::size_t at = 0; at < unit.sections.size(); ++at) {
        if (!isAsked(all[at])) continue;
        const SectionCount& section = unit.sections[at];
        statuses.append(static_cast<int>(statusOf(section)));
        answered.append(section.answered);
        asked.append(section.owing + section.answered);
    }
    return {unit.unit.toString(), unit.name,          unit.unit == township,
            QVariant(statuses),   QVariant(answered), QVariant(asked)};
}

} // namespace

OverviewModel::OverviewModel(QObject* parent)
    : PageModel(parent), m_facts(std::make_unique<OverviewFacts>()),
      m_heatMap({"code", "name", "township", "statuses", "answered", "asked"}, this),
      m_chart({"label", "value", "share", "before", "tone"}, this) {}

OverviewModel::~OverviewModel() = default;

void OverviewModel::load() {
    read([language = language()](Ledger& ledger) { return readOverview(ledger, language); },
         [this](OverviewFacts facts) { show(std::move(facts)); });
}

void OverviewModel::show(OverviewFacts facts) {
    *m_facts = std::move(facts);
    std::vector<RowListModel::Row> rows;
    for (const UnitCompleteness& unit : m_facts->completeness.units)
        rows.push_back(heatRow(unit, m_facts->completeness.sections, m_facts->township));
    m_heatMap.setRows(std::move(rows));
    setChartIndex(m_chartIndex);
}

void OverviewModel::setChartIndex(int index) {
    const auto count = static_cast<int>(m_facts->charts.size());
    m_chartIndex = std::clamp(index, 0, std::max(0, count - 1));
    m_chart.setRows(count > 0 ? m_facts->charts[static_cast<std::size_t>(m_chartIndex)].bars
                              : std::vector<RowListModel::Row>());
    Q_EMIT changed();
}

OverviewModel::NextStep OverviewModel::nextStep() const {
    if (villages() == 0) return AddVillages;
    if (m_facts->devices == 0) return InviteDevices;
    return m_facts->hand.round ? NothingMissing : OpenRound;
}

bool OverviewModel::mayOpenFirst() const {
    return session() && session()->mainOffice() && !m_facts->hand.round;
}

OverviewModel::Standing OverviewModel::standing() const {
    if (!m_facts->hand.round) return NoRound;
    switch (m_facts->hand.round->state) {
    case RoundState::Open: return Open;
    case RoundState::Closed: return Closed;
    case RoundState::Frozen: return Frozen;
    }
    return NoRound;
}

QString OverviewModel::standingText() const {
    return m_facts->hand.round ? atStart(term(m_facts->hand.round->state, language())) : QString();
}

QString OverviewModel::period() const {
    return m_facts->hand.period.toString();
}

QString OverviewModel::periodText() const {
    return loaded() || session() ? cunbao::periodText(m_facts->hand.period, language()) : QString();
}

bool OverviewModel::hasDue() const {
    return m_facts->hand.round && m_facts->hand.round->due.isValid();
}

QString OverviewModel::dueText() const {
    return hasDue() ? dayText(m_facts->hand.round->due, language(), m_facts->hand.today.year()) : QString();
}

int OverviewModel::daysLeft() const {
    return hasDue() ? static_cast<int>(m_facts->hand.today.daysTo(m_facts->hand.round->due)) : 0;
}

QString OverviewModel::proposedDue() const {
    return std::max(m_facts->hand.period.lastDay(), m_facts->hand.today).toString(Qt::ISODate);
}

int OverviewModel::villages() const {
    const auto& units = m_facts->completeness.units;
    return static_cast<int>(std::count_if(units.begin(), units.end(),
                                          [&](const auto& unit) { return unit.unit != m_facts->township; }));
}

int OverviewModel::begun() const {
    return villages() - notBegun();
}

int OverviewModel::finished() const {
    const auto& units = m_facts->completeness.units;
    return static_cast<int>(std::count_if(units.begin(), units.end(), [&](const auto& unit) {
        return unit.unit != m_facts->township && unit.owing == 0;
    }));
}

int OverviewModel::asked() const {
    return m_facts->completeness.owing + m_facts->completeness.answered;
}

int OverviewModel::answered() const {
    return m_facts->completeness.answered;
}

int OverviewModel::doubts() const {
    return m_facts->doubts;
}

int OverviewModel::notBegun() const {
    return static_cast<int>(silentVillages().size());
}

QString OverviewModel::notBegunNames() const {
    const bool chinese = session() && language() == Language::Chinese;
    return silentVillages().join(chinese ? QStringLiteral("、") : QStringLiteral(", "));
}

QStringList OverviewModel::silentVillages() const {
    QStringList names;
    for (const UnitCompleteness& unit : m_facts->completeness.units)
        if (unit.unit != m_facts->township && unit.owing > 0 && unit.answered == 0) names.append(unit.name);
    return names;
}

QStringList OverviewModel::sectionHeadings() const {
    QStringList headings;
    for (const SectionCount& section : m_facts->completeness.sections)
        if (isAsked(section)) headings.append(sectionHeading(section.section, language()));
    return headings;
}

QStringList OverviewModel::sectionNames() const {
    QStringList names;
    for (const SectionCount& section : m_facts->completeness.sections)
        if (isAsked(section)) names.append(sectionText(section.section, language()));
    return names;
}

QStringList OverviewModel::chartNames() const {
    QStringList names;
    for (const ChartedIndicator& chart : m_facts->charts)
        names.append(chart.name);
    return names;
}

QString OverviewModel::chartIndicator() const {
    return m_facts->charts.empty() ? QString() : m_facts->charts[static_cast<std::size_t>(m_chartIndex)].id;
}

bool OverviewModel::chartHasYearBefore() const {
    for (int row = 0; row < m_chart.count(); ++row)
        if (m_chart.at(row, "before").toReal() >= 0) return true;
    return false;
}

std::optional<std::pair<QString, Period>> OverviewModel::roundKey() const {
    if (!m_facts->hand.round) return std::nullopt;
    return std::pair(m_facts->hand.round->templateId, m_facts->hand.round->period);
}

void OverviewModel::openRound(const QString& period, const QString& due) {
    const auto asked = Period::parse(period.trimmed());
    if (!asked.ok()) {
        fail(asked.error());
        return;
    }
    const QDate day = QDate::fromString(due.trimmed(), Qt::ISODate);
    if (!due.trimmed().isEmpty() && !day.isValid()) {
        fail(cunbao::fail(AppErrc::DateSyntax, {due}));
        return;
    }
    act([period = *asked,
         day](Ledger& ledger) { return cunbao::openRound(ledger, annualReport(), period, day); },
        [this](std::monostate) { Q_EMIT roundOpened(); });
}

void OverviewModel::closeRound() {
    if (const auto key = roundKey())
        act([key = *key](Ledger& ledger) { return cunbao::closeRound(ledger, key.first, key.second); },
            [](std::monostate) {});
}

void OverviewModel::reopenRound() {
    if (const auto key = roundKey())
        act([key = *key](Ledger& ledger) { return cunbao::reopenRound(ledger, key.first, key.second); },
            [](std::monostate) {});
}

} // namespace cunbao
