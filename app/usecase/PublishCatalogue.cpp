#include "app/usecase/PublishCatalogue.h"

#include "app/domain/AppError.h"
#include "app/domain/Expression.h"
#include "app/store/EntryReader.h"
#include "app/store/OperationWriter.h"
#include "app/store/RoundReader.h"
#include "app/usecase/Epochs.h"

#include <set>

namespace cunbao {

namespace {

Result<bool> hasEntries(Ledger& ledger, EntryFilter filter) {
    filter.limit = 1;
    TRY_LET(const auto found, EntryReader(ledger).list(filter));
    return !found.empty();
}

/// The first property that would make recorded entries mean something else; empty where there is none.
QString changedMeaning(const Indicator& from, const Indicator& to) {
    if (from.nature != to.nature) return QStringLiteral("nature");
    if (from.valueType != to.valueType) return QStringLiteral("value_type");
    if (from.unitZh != to.unitZh) return QStringLiteral("unit_zh");
    if ((from.byVillages() && !to.byVillages()) || (from.byTownship() && !to.byTownship()))
        return QStringLiteral("recorded_by");
    if (to.places < from.places) return QStringLiteral("places");
    return {};
}

/// What is being collected: this year, and every round that is not frozen.
Result<std::vector<Period>> collecting(Ledger& ledger) {
    TRY_LET(const QDate today, ledger.today());
    std::vector<Period> out{Period::year(today.year())};
    TRY_LET(const auto rounds, RoundReader(ledger).all());
    for (const Round& round : rounds)
        if (round.state != RoundState::Frozen) out.push_back(round.period);
    return out;
}

Result<void> checkIndicator(Ledger& ledger, const Indicator& old, const Indicator* next) {
    EntryFilter filter;
    filter.indicator = old.id;
    if (next) {
        const QString changed = changedMeaning(old, *next);
        if (changed.isEmpty()) return {};
        TRY_LET(const bool used, hasEntries(ledger, filter));
        return used ? Result<void>(fail(AppErrc::CatalogueBreaks, {old.id, changed})) : Result<void>();
    }
    // Of years that are over it may go: their frozen reports keep the version that they were made with.
    TRY_LET(const auto periods, collecting(ledger));
    for (const Period& period : periods) {
        filter.period = period;
        TRY_LET(const bool used, hasEntries(ledger, filter));
        if (used) return fail(AppErrc::CatalogueBreaks, {old.id, QStringLiteral("removed")});
    }
    return {};
}

Result<void> checkSuccession(Ledger& ledger, const Catalogue& current, const Catalogue& next) {
    for (const Indicator& old : current.indicators())
        TRY(checkIndicator(ledger, old, next.find(old.id)));
    for (const OrgUnit& unit : current.units()) {
        if (next.unit(unit.code)) continue;
        EntryFilter filter;
        filter.unit = unit.code;
        TRY_LET(const bool used, hasEntries(ledger, filter));
        if (used) return fail(AppErrc::CatalogueBreaks, {unit.code.toString(), QStringLiteral("removed")});
    }
    return {};
}

} // namespace

Result<void> publishWithin(Ledger& ledger, const Catalogue& catalogue) {
    TRY(startMissingEpochs(ledger, catalogue));
    TRY_LET(const int number, ledger.currentCatalogueNumber());
    if (number != 0) {
        TRY_LET(const Catalogue* current, ledger.currentCatalogue());
        if (current->version() == catalogue.version()) return {};
        TRY(checkSuccession(ledger, *current, catalogue));
    }
    OperationWriter writer(ledger);
    TRY(writer.append(Audience::township(), CataloguePublished{catalogue.toBytes()}));
    return {};
}

Result<void> publishCatalogue(Ledger& ledger, const Catalogue& catalogue) {
    TRY(ledger.noted(ledger.mainOffice()));
    return ledger.transact([&] { return publishWithin(ledger, catalogue); });
}

std::vector<Rule> rulesThatHold(const std::vector<Rule>& rules, const std::vector<Indicator>& indicators,
                                QStringList& dropped) {
    std::set<QString> ids;
    for (const Indicator& indicator : indicators)
        ids.insert(indicator.id);
    const auto holds = [&](const QString& text) {
        const auto expression = Expression::parse(text);
        return expression.ok() &&
               std::all_of(expression->operands().begin(), expression->operands().end(),
                           [&](const Operand& operand) { return ids.contains(operand.id); });
    };
    std::vector<Rule> out;
    for (const Rule& rule : rules) {
        if (holds(rule.left) && holds(rule.right))
            out.push_back(rule);
        else
            dropped.append(rule.id);
    }
    return out;
}

} // namespace cunbao
