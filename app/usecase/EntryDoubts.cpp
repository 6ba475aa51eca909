#include "app/usecase/EntryDoubts.h"

#include "app/domain/RoundForToday.h"
#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"
#include "app/store/RoundReader.h"
#include "app/usecase/RecordContext.h"

namespace cunbao {

Result<EntryDoubts> doubtsAround(Ledger& ledger, const EntryName& name) {
    TRY_LET(const ReadTransaction snapshot, ReadTransaction::begin(ledger.db()));
    TRY_LET(const EntryView entry, EntryReader(ledger).find(name));
    TRY_LET(auto rounds, RoundReader(ledger).open());
    std::erase_if(rounds, [&](const Round& round) { return !round.period.contains(entry.on); });
    const Period period = periodForToday(roundForToday(rounds, entry.on, {}), entry.on);
    TRY_LET(const Figures figures, FigureReader(ledger).figures(period));
    const OrgCode unit = figures.book.standsFor(entry.unit);
    TRY_LET(const auto concerned, thoseMadeFrom(*figures.catalogue, entry.indicator));
    EntryDoubts out;
    const auto flagged = [&](const QString& indicator, const QString& flag) {
        const Figure* figure = figures.book.find(indicator, unit);
        return figure && figure->flags.contains(flag);
    };
    for (const Rule& rule : figures.catalogue->rules())
        if (std::any_of(concerned.begin(), concerned.end(), [&](const QString& indicator) {
                return flagged(indicator, QStringLiteral("rule:") + rule.id);
            }))
            out.broken.push_back(rule);
    out.outlier = flagged(entry.indicator, QStringLiteral("outlier"));
    return out;
}

} // namespace cunbao
