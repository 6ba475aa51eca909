#include "app/usecase/PreviewEntry.h"

#include "app/domain/AppError.h"
#include "app/domain/NumberInput.h"
#include "app/store/FigureReader.h"
#include "app/usecase/RecordEntry.h"

namespace cunbao {

namespace {

bool fails(const Rule& rule, const Figures& figures, OrgCode unit) {
    const auto& book = figures.book;
    const auto& all = unit == figures.catalogue->township() ? book.ofTownship() : book.ofVillage(unit);
    return std::any_of(all.begin(), all.end(), [&](const Figure& figure) {
        return figure.flags.contains(QStringLiteral("rule:") + rule.id);
    });
}

Result<Figure> figureAt(const Figures& figures, const PreviewRequest& request, OrgCode unit) {
    const Figure* found = figures.book.find(request.indicator, unit);
    if (!found) return fail(AppErrc::UnitNotKnown, {request.unit.toString()});
    return *found;
}

} // namespace

Result<EntryPreview> previewEntry(Ledger& ledger, const PreviewRequest& request) {
    EntryPreview out;
    {
        // What can't be read costs no transaction: half of what is typed can't yet.
        TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
        const Indicator* indicator = catalogue->find(request.indicator);
        if (!indicator) return fail(AppErrc::IndicatorUnknown, {request.indicator});
        TRY_LET(out.value, readValue(*indicator, request.typed));
    }
    return ledger.rehearse([&]() -> Result<EntryPreview> {
        FigureReader reader(ledger);
        TRY_LET(const Figures now, reader.figures(request.period));
        const OrgCode unit = now.book.standsFor(request.unit);
        TRY_LET(out.now, figureAt(now, request, unit));

        RecordRequest recorded;
        recorded.indicator = request.indicator;
        recorded.value = out.value;
        recorded.on = request.on;
        recorded.unit = request.unit;
        OperationWriter writer(ledger);
        TRY(recordWithin(ledger, writer, recorded));

        TRY_LET(const Figures after, reader.figures(request.period));
        TRY_LET(out.after, figureAt(after, request, unit));
        for (const Rule& rule : after.catalogue->rules())
            if (fails(rule, after, unit) && !fails(rule, now, unit)) out.broken.push_back(rule);
        return std::move(out);
    });
}

} // namespace cunbao
