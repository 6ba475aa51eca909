#include "app/domain/Catalogue.h"

#include "app/domain/AppError.h"
#include "app/domain/CatalogueBytes.h"
#include "app/domain/CatalogueChecks.h"
#include "app/domain/Expression.h"
#include "sync/crypto/Hash.h"

#include <ranges>

namespace cunbao {

namespace {

using Index = QHash<QString, int>;

Result<void> checkIndicators(const std::vector<Indicator>& indicators, Index& index) {
    if (indicators.size() > CatalogueLimits::indicators)
        return fail(AppErrc::CatalogueInvalid, {QStringLiteral("indicators")});
    for (const Indicator& indicator : indicators) {
        if (const auto fault = faultOf(indicator))
            return fail(AppErrc::IndicatorInvalid, {indicator.id, fault->column, fault->reason});
        if (index.contains(indicator.id))
            return fail(AppErrc::IndicatorInvalid,
                        {indicator.id, QStringLiteral("id"), QStringLiteral("duplicate")});
        index.insert(indicator.id, static_cast<int>(index.size()));
    }
    return {};
}

/// The places in `indicators` of the operands of an expression, in reading order.
Result<std::vector<int>> operandsOf(const QString& text, const std::vector<Indicator>& indicators,
                                    const Index& index) {
    TRY_LET(const Expression expression, Expression::parse(text));
    std::vector<int> out;
    for (const Operand& operand : expression.operands()) {
        const int at = index.value(operand.id, -1);
        if (at < 0) return fail(AppErrc::ExpressionUnknownId, {text, operand.id});
        // A text has no value to reckon with; how many units stated it is a number all the same.
        const Indicator& indicator = indicators[static_cast<std::size_t>(at)];
        if (operand.kind == OperandKind::Reported ? indicator.recordedBy == RecordedBy::Profile
                                                  : indicator.isText())
            return fail(AppErrc::ExpressionSyntax,
                        {text, QStringLiteral("text-operand"),
                         QString::number(text.indexOf(QLatin1Char('[') + operand.id) + 1)});
        out.push_back(at);
    }
    return out;
}

/// Derived indicators form a directed graph; every edge counts, last year's too: a figure that
/// needs its own figure of the year before has no first year. Without recursion, so that a long
/// chain of formulas cannot exhaust a phone's stack.
Result<void> refuseCycles(const std::vector<Indicator>& indicators, const Index& index) {
    std::vector<std::vector<int>> needs(indicators.size());
    for (std::size_t at = 0; at < indicators.size(); ++at) {
        if (indicators[at].nature != Nature::Derived) continue;
        TRY_LET(needs[at], operandsOf(indicators[at].expression, indicators, index));
    }
    struct Visit {
        int indicator;
        std::size_t next; ///< of its operands
    };
    enum class Mark : char { New, OnPath, Done };
    std::vector<Mark> marks(indicators.size(), Mark::New);
    for (std::size_t root = 0; root < indicators.size(); ++root) {
        if (marks[root] != Mark::New) continue;
        std::vector<Visit> path{{static_cast<int>(root), 0}};
        marks[root] = Mark::OnPath;
        while (!path.empty()) {
            Visit& here = path.back();
            const auto& operands = needs[static_cast<std::size_t>(here.indicator)];
            if (here.next == operands.size()) {
                marks[static_cast<std::size_t>(here.indicator)] = Mark::Done;
                path.pop_back();
                continue;
            }
            const int operand = operands[here.next++];
            Mark& mark = marks[static_cast<std::size_t>(operand)];
            if (mark == Mark::OnPath) {
                QStringList cycle;
                for (const Visit& visit : std::views::reverse(path)) {
                    cycle.prepend(indicators[static_cast<std::size_t>(visit.indicator)].id);
                    if (visit.indicator == operand) break;
                }
                return fail(AppErrc::ExpressionCycle, cycle);
            }
            if (mark == Mark::Done) continue;
            mark = Mark::OnPath;
            path.push_back({operand, 0});
        }
    }
    return {};
}

Result<void> checkRules(const std::vector<Rule>& rules, const std::vector<Indicator>& indicators,
                        const Index& index) {
    if (rules.size() > CatalogueLimits::rules)
        return fail(AppErrc::CatalogueInvalid, {QStringLiteral("rules")});
    std::set<QString> ids;
    for (const Rule& rule : rules) {
        if (const auto fault = faultOf(rule))
            return fail(AppErrc::RuleInvalid, {rule.id, fault->column, fault->reason});
        if (!ids.insert(rule.id).second)
            return fail(AppErrc::RuleInvalid, {rule.id, QStringLiteral("id"), QStringLiteral("duplicate")});
        TRY(operandsOf(rule.left, indicators, index));
        TRY(operandsOf(rule.right, indicators, index));
    }
    return {};
}

/// Asked of the parsed expressions: between the word and its parenthesis may stand spaces.
Result<bool> asksForPrevious(const std::vector<Indicator>& indicators, const std::vector<Rule>& rules) {
    QStringList texts;
    for (const Indicator& indicator : indicators)
        if (indicator.nature == Nature::Derived) texts.append(indicator.expression);
    for (const Rule& rule : rules)
        texts << rule.left << rule.right;
    for (const QString& text : texts) {
        TRY_LET(const Expression expression, Expression::parse(text));
        for (const Operand& operand : expression.operands())
            if (operand.kind == OperandKind::Previous) return true;
    }
    return false;
}

Error unitError(const OrgUnit& unit, const char* column, const char* reason) {
    return fail(AppErrc::OrgUnitInvalid,
                {unit.code.toString(), QString::fromLatin1(column), QString::fromLatin1(reason)});
}

/// `units` in ascending order of their codes. Returns the township's code.
Result<OrgCode> checkUnits(const std::vector<OrgUnit>& units, QHash<std::int64_t, int>& index) {
    if (units.size() > CatalogueLimits::units)
        return fail(AppErrc::CatalogueInvalid, {QStringLiteral("units")});
    OrgCode township;
    for (const OrgUnit& unit : units) {
        if (const auto fault = faultOf(unit))
            return fail(AppErrc::OrgUnitInvalid, {unit.code.toString(), fault->column, fault->reason});
        if (index.contains(unit.code.number())) return unitError(unit, "code", "duplicate");
        index.insert(unit.code.number(), static_cast<int>(index.size()));
        if (!unit.parent.isNull()) continue;
        if (!township.isNull()) return unitError(unit, "parent", "second-township");
        township = unit.code;
    }
    if (township.isNull()) return fail(AppErrc::CatalogueInvalid, {QStringLiteral("township")});
    for (const OrgUnit& unit : units) {
        if (unit.code != township && unit.parent != township) return unitError(unit, "parent", "unknown");
        // Each step of a chain of successors is bounded by the number of units: a longer one goes
        // in circles.
        const OrgUnit* at = &unit;
        for (std::size_t steps = 0; !at->successor.isNull(); ++steps) {
            const int next = index.value(at->successor.number(), -1);
            if (next < 0) return unitError(*at, "successor", "unknown");
            if (steps == units.size()) return unitError(unit, "successor", "cycle");
            at = &units[static_cast<std::size_t>(next)];
        }
        if (&unit != at && at->code == township) return unitError(unit, "successor", "not-allowed");
    }
    return township;
}

} // namespace

Result<Catalogue> Catalogue::build(std::vector<Indicator> indicators, std::vector<Rule> rules,
                                   std::vector<OrgUnit> units) {
    Catalogue out;
    out.m_indicators = std::move(indicators);
    out.m_rules = std::move(rules);
    out.m_units = std::move(units);
    // The order of indicators and rules is the office's; units are known by their codes alone.
    std::stable_sort(out.m_units.begin(), out.m_units.end(),
                     [](const OrgUnit& a, const OrgUnit& b) { return a.code < b.code; });
    TRY(checkIndicators(out.m_indicators, out.m_index));
    TRY(refuseCycles(out.m_indicators, out.m_index));
    TRY(checkRules(out.m_rules, out.m_indicators, out.m_index));
    TRY_LET(out.m_township, checkUnits(out.m_units, out.m_unitIndex));
    TRY_LET(out.m_comparesWithPrevious, asksForPrevious(out.m_indicators, out.m_rules));
    return out;
}

bool comparesWithPrevious(const Catalogue& catalogue) {
    return catalogue.m_comparesWithPrevious;
}

const Indicator* Catalogue::find(const QString& id) const {
    const int at = indexOf(id);
    return at < 0 ? nullptr : &m_indicators[static_cast<std::size_t>(at)];
}

const OrgUnit* Catalogue::unit(OrgCode code) const {
    const int at = m_unitIndex.value(code.number(), -1);
    return at < 0 ? nullptr : &m_units[static_cast<std::size_t>(at)];
}

QByteArray Catalogue::toBytes() const {
    return writeCatalogue({m_indicators, m_rules, m_units});
}

CatalogueVersion Catalogue::version() const {
    return blake2b16({toBytes()}).toBytes();
}

Result<Catalogue> Catalogue::fromBytes(const QByteArray& bytes) {
    TRY_LET(CatalogueRows rows, readCatalogue(bytes));
    TRY_LET(Catalogue out, build(std::move(rows.indicators), std::move(rows.rules), std::move(rows.units)));
    // Other bytes for the same content would give it a second version.
    if (out.toBytes() != bytes) return fail(AppErrc::CatalogueInvalid, {QStringLiteral("not-canonical")});
    return out;
}

} // namespace cunbao
