#include "app/viewmodel/office/OverviewFacts.h"

#include "app/store/FigureReader.h"
#include "app/usecase/Doubts.h"
#include "app/usecase/ListDevices.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/Unbroken.h"

#include <algorithm>

namespace cunbao {

namespace {

/// As Theme's Tone counts them.
enum class BarTone { Neutral, Good, Way, Doubt };

/// A length without a comparison.
constexpr int NothingBefore = -1;
constexpr int Whole = 1000;

/// The number of thousandths that a value is of the greatest; 0 below zero.
int shareOf(Decimal value, Decimal greatest) {
    if (value.units() <= 0 || greatest.units() <= 0) return 0;
    return static_cast<int>(value.units() / (greatest.units() / Whole + 1));
}

/// What a bar is as long as. Nothing where there is no number, or one beyond the exact range.
std::optional<Decimal> lengthOf(const Figure* figure) {
    if (!figure || !figure->hasValue()) return std::nullopt;
    const auto rounded = figure->value.rounded(Decimal::Places);
    return rounded.ok() ? std::optional(*rounded) : std::nullopt;
}

BarTone toneOf(const Figure& figure) {
    if (!figure.hasValue()) return BarTone::Neutral;
    return figure.flags.empty() ? BarTone::Good : BarTone::Doubt;
}

ChartedIndicator chartOf(const Indicator& indicator, const Figures& figures, const FigureBook& before,
                         Language language) {
    const auto& villages = figures.book.villages();
    Decimal greatest;
    const auto see = [&](const Figure* figure) {
        if (const auto length = lengthOf(figure)) greatest = std::max(greatest, *length);
    };
    for (const UnitGroup& village : villages) {
        see(figures.book.find(indicator.id, village.unit));
        see(before.find(indicator.id, village.unit));
    }
    ChartedIndicator chart{indicator.id, nameOf(indicator, language), {}};
    for (const UnitGroup& village : villages) {
        const Figure* figure = figures.book.find(indicator.id, village.unit);
        if (!figure || !village.expected) continue;
        const auto now = lengthOf(figure);
        const auto then = lengthOf(before.find(indicator.id, village.unit));
        const QString value = figureText(*figure, indicator, language);
        const int share = now ? shareOf(*now, greatest) : 0;
        const int earlier = then ? shareOf(*then, greatest) : NothingBefore;
        chart.bars.push_back({figures.catalogue->unit(village.unit)->name,
                              now ? withUnit(value, unitWordOf(indicator, language, value)) : value,
                              double(share) / Whole, then ? double(earlier) / Whole : double(NothingBefore),
                              static_cast<int>(toneOf(*figure))});
    }
    return chart;
}

} // namespace

Result<OverviewFacts> readOverview(Ledger& ledger, Language language) {
    OverviewFacts facts;
    {
        TRY_LET(const ReadTransaction snapshot, ReadTransaction::begin(ledger.db()));
        TRY_LET(facts.hand, roundAtHand(ledger));
        FigureReader reader(ledger);
        TRY_LET(const Figures figures, reader.figures(facts.hand.period));
        TRY_LET(const FigureBook before, reader.yearBefore(facts.hand.period));
        facts.completeness = completenessOf(figures);
        facts.township = figures.catalogue->township();
        for (const Indicator& indicator : figures.catalogue->indicators())
            if (!indicator.isText() && indicator.byVillages())
                facts.charts.push_back(chartOf(indicator, figures, before, language));
    }
    TRY_LET(const auto devices, listDevices(ledger));
    std::set<DeviceId> ofVillages;
    for (const ListedDevice& device : devices)
        if (!device.revoked && !isOfficeRole(device.role)) ofVillages.insert(device.id);
    facts.devices = static_cast<int>(ofVillages.size());
    TRY_LET(const auto doubts, doubtsOf(ledger, facts.hand.period));
    facts.doubts = static_cast<int>(doubts.size());
    return facts;
}

} // namespace cunbao
