#include "app/usecase/MakeReport.h"

#include "app/domain/AppError.h"
#include "app/report/BuiltInTemplate.h"
#include "app/report/FillTemplate.h"
#include "app/store/AuditLog.h"
#include "app/store/FigureReader.h"
#include "app/store/RoundReader.h"

namespace cunbao {

namespace {

/// Everything that one report is made of, from one position of the logs.
struct Sources {
    Position position;
    Figures figures;
    FigureBook before;
};

/// In one transaction: the cursor that is printed names exactly what the figures are made from.
Result<Sources> sourcesNow(Ledger& ledger, const Period& period) {
    return ledger.transact([&]() -> Result<Sources> {
        TRY_LET(Position position, PositionReader(ledger).nowWithin());
        FigureReader reader(ledger);
        TRY_LET(Figures figures, reader.figures(period));
        TRY_LET(FigureBook before, reader.yearBefore(period));
        return Sources{std::move(position), std::move(figures), std::move(before)};
    });
}

Result<Sources> sourcesAt(Ledger& ledger, const Period& period, const QString& cursor) {
    TRY_LET(const ReadTransaction snapshot, ReadTransaction::begin(ledger.db()));
    PositionReader reader(ledger);
    TRY_LET(Position position, reader.find(cursor));
    TRY_LET(Figures figures, reader.figures(position, period));
    TRY_LET(FigureBook before, reader.yearBefore(position, period));
    return Sources{std::move(position), std::move(figures), std::move(before)};
}

ReportInput inputFrom(const Figures& figures, const FigureBook& before) {
    const Catalogue& catalogue = *figures.catalogue;
    const Period& period = figures.book.period();
    ReportInput input(period, catalogue.township());
    for (const Indicator& indicator : catalogue.indicators()) {
        ReportFigure figure{indicator, *figures.book.find(indicator.id, catalogue.township()), std::nullopt};
        const Figure* earlier = before.find(indicator.id, catalogue.township());
        if (earlier && earlier->state != FigureState::Missing) figure.yearBefore = *earlier;
        input.figures.emplace(indicator.id, std::move(figure));
    }
    for (const OrgUnit& unit : catalogue.units())
        input.unitNames.emplace(unit.code, unit.name);
    input.townshipName = catalogue.unit(catalogue.township())->name;
    input.profile[QStringLiteral("town")] = input.townshipName;
    const auto& profile = figures.input.profile;
    for (auto field = profile.begin(); field != profile.end(); ++field)
        input.profile[field.key()] = field.value();
    return input;
}

/// A frozen report and the live one are two (2-domain, `late`): whoever makes the live one is told so.
Result<void> compareWithFreeze(Ledger& ledger, const ReportRequest& request, const Figures& figures,
                               ReportOutcome& outcome) {
    TRY_LET(const auto rounds, RoundReader(ledger).all());
    const auto round = std::find_if(rounds.begin(), rounds.end(), [&](const Round& one) {
        return one.templateId == request.templateId && one.period == request.period &&
               one.state == RoundState::Frozen && !one.position.isEmpty();
    });
    if (round == rounds.end()) return {};
    TRY_LET(const Position position, Position::decode(round->position));
    outcome.frozen = position.cursor();
    TRY_LET(const auto late,
            PositionReader(ledger).outside(position, *figures.catalogue, request.period, figures.input));
    outcome.late = late.size();
    return {};
}

} // namespace

Result<Figures> figuresOf(Ledger& ledger, const Period& period, const QString& cursor) {
    TRY_LET(const ReadTransaction snapshot, ReadTransaction::begin(ledger.db()));
    if (cursor.isEmpty()) return FigureReader(ledger).figures(period);
    PositionReader positions(ledger);
    TRY_LET(const Position position, positions.find(cursor));
    return positions.figures(position, period);
}

Result<Document> previewReport(Ledger& ledger, const QString& templateId, const Period& period) {
    TRY_LET(const ReportTemplate reportTemplate, builtInTemplate(templateId));
    TRY_LET(const ReadTransaction snapshot, ReadTransaction::begin(ledger.db()));
    FigureReader reader(ledger);
    TRY_LET(const Figures figures, reader.figures(period));
    TRY_LET(const FigureBook before, reader.yearBefore(period));
    ReportInput input = inputFrom(figures, before);
    input.generatedAt = ledger.clock().now();
    return fillTemplate(reportTemplate, input);
}

Result<ReportOutcome> makeReport(Ledger& ledger, const ReportRequest& request) {
    TRY_LET(const ReportTemplate reportTemplate, builtInTemplate(request.templateId));
    TRY_LET(const Sources sources, request.cursor.isEmpty()
                                       ? sourcesNow(ledger, request.period)
                                       : sourcesAt(ledger, request.period, request.cursor));
    ReportInput input = inputFrom(sources.figures, sources.before);
    input.position = sources.position.cursor();
    TRY_LET(input.generatedAt, PositionReader(ledger).timeOf(sources.position));
    TRY_LET(const Document document, fillTemplate(reportTemplate, input));
    ReportOutcome outcome;
    outcome.cursor = input.position;
    if (request.cursor.isEmpty()) TRY(compareWithFreeze(ledger, request, sources.figures, outcome));
    TRY_LET(outcome.counts, writeReport(document, request.path));
    TRY(ledger.transact([&] {
        return AuditLog(ledger).append(AuditEvent::Reported, {request.templateId, request.period.toString(),
                                                              outcome.cursor, request.path});
    }));
    return outcome;
}

} // namespace cunbao
