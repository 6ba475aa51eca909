#include "app/usecase/AnswerOwed.h"

#include "app/domain/AppError.h"
#include "app/store/FigureReader.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/SectionProgress.h"

namespace cunbao {

namespace {

std::set<QString> openItems(const std::vector<SectionProgress>& sections) {
    std::set<QString> out;
    for (const SectionProgress& section : sections)
        for (const SectionItem& item : section.items)
            if (item.owes()) out.insert(item.indicator->id);
    return out;
}

} // namespace

Result<std::vector<EntryName>> answerOwed(Ledger& ledger, OrgCode unit, const Period& period,
                                          const std::vector<AnsweredItem>& items) {
    return ledger.transact([&]() -> Result<std::vector<EntryName>> {
        TRY_LET(const Figures figures, FigureReader(ledger).figures(period));
        if (unit != figures.catalogue->township() && figures.book.ofVillage(unit).empty())
            return fail(AppErrc::UnitNotKnown, {unit.toString()});
        auto open = openItems(sectionsOf(figures, unit));
        TRY_LET(const QDate on, dateInPeriod(ledger, period));
        OperationWriter writer(ledger);
        std::vector<EntryName> names;
        for (const AnsweredItem& item : items) {
            if (!figures.catalogue->find(item.indicator))
                return fail(AppErrc::IndicatorUnknown, {item.indicator});
            // Once: what is named twice has been answered by then.
            if (open.erase(item.indicator) == 0) continue;
            RecordRequest request;
            request.indicator = item.indicator;
            request.value = item.answer == OwedAnswer::Zero ? EntryValue::ofNumber(Decimal())
                                                            : EntryValue::notApplicable();
            request.on = on;
            request.unit = unit;
            TRY_LET(const EntryName name, recordWithin(ledger, writer, request));
            names.push_back(name);
        }
        return names;
    });
}

} // namespace cunbao
