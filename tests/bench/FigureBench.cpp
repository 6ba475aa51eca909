#include "app/report/BuiltInTemplate.h"
#include "app/report/FillTemplate.h"
#include "app/store/FigureReader.h"
#include "app/usecase/MakeReport.h"
#include "tests/bench/Benchmarks.h"

namespace cunbao::bench {

namespace {

/// What a report is filled from, as the use case puts it together.
ReportInput inputOf(const Catalogue& catalogue, const Period& period, const FigureBook& book,
                    const FigureBook& before) {
    ReportInput input(period, catalogue.township());
    for (const Indicator& indicator : catalogue.indicators()) {
        ReportFigure figure{indicator, *book.find(indicator.id, catalogue.township()), std::nullopt};
        const cunbao::Figure* earlier = before.find(indicator.id, catalogue.township());
        if (earlier && earlier->state != FigureState::Missing) figure.yearBefore = *earlier;
        input.figures.emplace(indicator.id, std::move(figure));
    }
    for (const OrgUnit& unit : catalogue.units())
        input.unitNames.emplace(unit.code, unit.name);
    input.townshipName = catalogue.unit(catalogue.township())->name;
    for (const auto& [field, value] :
         {std::pair("town", "清溪镇"), std::pair("market_town", "清溪集镇"), std::pair("return_place", "汉")})
        input.profile[QString::fromLatin1(field)] = QString::fromUtf8(value);
    return input;
}

} // namespace

Result<void> benchFigures(const Options& options, int entries, Results& results) {
    const QString folder = options.folder + QStringLiteral("/figures-%1").arg(entries);
    TRY_LET(const auto township, BenchTownship::create(folder));
    TRY_LET(auto authors, township->fillOffice(entries));
    Ledger& office = township->office();
    Replica replica(office);
    const Period year = Period::year(2025);
    TRY_LET(const ReportTemplate reportTemplate, builtInTemplate(QStringLiteral("annual-report")));
    TRY_LET(const Catalogue* catalogue, office.currentCatalogue());
    TRY_LET(const Figures before, figuresOf(office, year.yearBefore(), QString()));

    std::vector<double> whole, books;
    const int rounds = options.smoke ? 2 : options.rounds * 5;
    for (int round = 0; round <= rounds; ++round) {
        Author& author = authors[static_cast<std::size_t>(round) % authors.size()];
        TRY_LET(const SealedRun run, township->maker().seal(author, 1, township->clock().now(),
                                                            std::chrono::minutes(1), 30, township->random()));
        township->clock().advance(std::chrono::minutes(1));
        TRY(replica.takeSegments({run.bytes}));
        const Stopwatch watch;
        TRY_LET(const Figures figures, figuresOf(office, year, QString()));
        const double bookTime = watch.milliseconds();
        TRY_LET(const Document document,
                fillTemplate(reportTemplate, inputOf(*catalogue, year, figures.book, before.book)));
        if (round == 0) continue; // The first one warms the statements up.
        whole.push_back(watch.milliseconds());
        books.push_back(bookTime);
    }
    const QString part = QStringLiteral("figures");
    results.add({part, QStringLiteral("book of the year after one entry"), QStringLiteral("ms"), entries,
                 median(books), std::nullopt});
    results.add({part, QStringLiteral("book and all slots after one entry"), QStringLiteral("ms"), entries,
                 median(whole), atMost(5)});

    std::vector<double> documents;
    for (int round = 0; round < options.rounds; ++round) {
        ReportRequest request;
        request.period = year;
        request.path = folder + QStringLiteral("/report.docx");
        const Stopwatch watch;
        TRY(makeReport(office, request));
        documents.push_back(watch.milliseconds());
    }
    results.add({part, QStringLiteral("annual report as .docx"), QStringLiteral("ms"), entries,
                 median(documents), atMost(300)});
    return {};
}

} // namespace cunbao::bench
