#include "app/viewmodel/office/OverviewModel.h"

#include "app/report/BuiltInTemplate.h"
#include "app/usecase/OfficeDesk.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/SectionText.h"
#include "app/viewmodel/Terms.h"
#include "app/viewmodel/office/OverviewFacts.h"

namespace cunbao {

namespace {

OverviewModel::CellStatus statusOf(int owing, int answered) {
    if (owing + answered == 0) return OverviewModel::NotOwed;
    if (owing == 0) return OverviewModel::Done;
    return answered == 0 ? OverviewModel::NotBegun : OverviewModel::Part;
}

RowListModel::Row heatRow(const UnitCompleteness& unit, const std::vector<std::size_t>& columns) {
    QVariantList statuses;
    QVariantList answered;
    QVariantList asked;
    for (const std::size_t at : columns) {
        const SectionCount& section = unit.sections[at];
        statuses.append(static_cast<int>(statusOf(section.owing, section.answered)));
        answered.append(section.answered);
        asked.append(section.owing + section.answered);
    }
    return {unit.unit.toString(), unit.name, QVariant(statuses), QVariant(answered), QVariant(asked)};
}

} // namespace

OverviewModel::OverviewModel(QObject* parent)
    : PageModel(parent), m_facts(std::make_unique<OverviewFacts>()),
      m_heatMap({"code", "name", "statuses", "answered", "asked"}, this),
      m_chart({"label", "value", "share", "before", "tone"}, this) {}

OverviewModel::~OverviewModel() = default;

void OverviewModel::load() {
    read([language = language()](Ledger& ledger) { return readOverview(ledger, language); },
         [this](OverviewFacts facts) { show(std::move(facts)); });
}

void OverviewModel::show(OverviewFacts facts) {
    *m_facts = std::move(facts);
    std::vector<RowListModel::Row> rows;
    const auto shown = columns();
    for (const UnitCompleteness& unit : m_facts->completeness.units)
        if (unit.unit != m_facts->township) rows.push_back(heatRow(unit, shown));
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

QString OverviewModel::proposedPeriod() const {
    return m_facts->hand.next.toString();
}

QString OverviewModel::proposedDue() const {
    return m_facts->hand.next.lastDay().toString(Qt::ISODate);
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

const UnitCompleteness* OverviewModel::office() const {
    for (const UnitCompleteness& unit : m_facts->completeness.units)
        if (unit.unit == m_facts->township) return &unit;
    return nullptr;
}

QString OverviewModel::officeName() const {
    return office() ? office()->name : QString();
}

int OverviewModel::officeAsked() const {
    return office() ? office()->owing + office()->answered : 0;
}

int OverviewModel::officeAnswered() const {
    return office() ? office()->answered : 0;
}

OverviewModel::CellStatus OverviewModel::officeStatus() const {
    return office() ? statusOf(office()->owing, office()->answered) : NotOwed;
}

std::vector<std::size_t> OverviewModel::columns() const {
    std::vector<std::size_t> out;
    for (std::size_t at = 0; at < m_facts->completeness.sections.size(); ++at) {
        const auto& units = m_facts->completeness.units;
        if (std::any_of(units.begin(), units.end(), [&](const UnitCompleteness& unit) {
                const SectionCount& section = unit.sections[at];
                return unit.unit != m_facts->township && section.owing + section.answered > 0;
            }))
            out.push_back(at);
    }
    return out;
}

QStringList OverviewModel::sectionHeadings() const {
    QStringList headings;
    for (const std::size_t at : columns())
        headings.append(sectionHeading(m_facts->completeness.sections[at].section, language()));
    return headings;
}

QStringList OverviewModel::sectionNames() const {
    QStringList names;
    for (const std::size_t at : columns())
        names.append(sectionText(m_facts->completeness.sections[at].section, language()));
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
