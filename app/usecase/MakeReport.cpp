#include "app/usecase/MakeReport.h"

#include "app/domain/AppError.h"
#include "app/report/BuiltInTemplate.h"
#include "app/report/FillTemplate.h"
#include "app/store/FigureReader.h"

namespace cunbao {

Result<FigureBook> figuresOf(Ledger& ledger, const Period& period, const QString& cursor) {
    if (cursor.isEmpty()) {
        TRY_LET(const ReadTransaction snapshot, ReadTransaction::begin(ledger.db()));
        FigureReader reader(ledger);
        return reader.book(period);
    }
    PositionReader positions(ledger);
    TRY_LET(const Position position, positions.find(cursor));
    return positions.book(position, period);
}

Result<ReportOutcome> makeReport(Ledger& ledger, const ReportRequest& request) {
    TRY_LET(const ReportTemplate reportTemplate, builtInTemplate(request.templateId));
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    ReportOutcome outcome;
    PositionReader positions(ledger);
    TRY_LET(const Position position,
            request.cursor.isEmpty() ? positions.now() : positions.find(request.cursor));
    outcome.cursor = position.cursor();
    TRY_LET(const FigureBook book, figuresOf(ledger, request.period, request.cursor));
    TRY_LET(const FigureBook before, figuresOf(ledger, request.period.yearBefore(), request.cursor));

    ReportInput input(request.period, catalogue->township());
    for (const Indicator& indicator : catalogue->indicators()) {
        ReportFigure figure{indicator, *book.find(indicator.id, catalogue->township()), std::nullopt};
        const Figure* earlier = before.find(indicator.id, catalogue->township());
        if (earlier && earlier->state != FigureState::Missing) figure.yearBefore = *earlier;
        input.figures.emplace(indicator.id, std::move(figure));
    }
    for (const OrgUnit& unit : catalogue->units())
        input.unitNames.emplace(unit.code, unit.name);
    input.townshipName = catalogue->unit(catalogue->township())->name;
    input.profile[QStringLiteral("town")] = input.townshipName;
    TRY_LET(const FigureInput profile, FigureReader(ledger).input(*catalogue, request.period));
    for (auto field = profile.profile.begin(); field != profile.profile.end(); ++field)
        input.profile[field.key()] = field.value();
    input.position = outcome.cursor;
    TRY_LET(input.generatedAt, positions.timeOf(position));
    TRY_LET(const Document document, fillTemplate(reportTemplate, input));
    TRY_LET(outcome.counts, writeReport(document, request.path));
    return outcome;
}

} // namespace cunbao
