#pragma once

#include "app/domain/Round.h"
#include "app/domain/UnitSlip.h"
#include "app/store/DraftTable.h"
#include "app/store/EntryReader.h"
#include "app/store/Figures.h"

namespace cunbao {

/// Everything that the record screen shows of one indicator and unit. Values throughout: it outlives the
/// catalogue that it was made from.
struct RecordContext {
    Indicator indicator; ///< names, unit words, counting rule, note
    OrgUnit unit;
    Period period = Period::year(2000);
    std::optional<Round> round; ///< the open round that the period is of; none where a period was asked for
    QDate on;                   ///< the date that would be taken; null where a person must name it
    std::optional<Error> whyNoDate; ///< then: ClockDoubtful, DateInFuture, DateOutsideUnit

    Figure figure;                    ///< of the unit in this period: the running total, or the level
    std::optional<Figure> yearBefore; ///< of the unit, with its completeness; nothing where it is missing
    std::optional<EntryView> last;    ///< the latest entry of all that count, whatever it says
    EarlierValues earlier;            ///< for unitSlip: the numbers of the latest entries, and last year's

    QStringList reports; ///< names of the report templates that the figure fills

    bool offersSame = false;          ///< 与上次相同: a stock that has a last number
    bool offersNoneNew = false;       ///< 没有新增: a flow that may be 0
    bool offersNotApplicable = false; ///< 不涉及; not where numbers of a flow would beat it. 待核实 always is
    std::optional<Draft> draft;
};

/// `askedUnit`: as for unitToRecordFor. Without a period it is that of an open round: of several one whose
/// template asks for the indicator, then one that includes today, then the longest, then the latest; without
/// any the year of today. Errors: IndicatorUnknown, UnitRequired, NotAllowed, UnitNotKnown, NotRecorded,
/// WrongLevel.
[[nodiscard]] Result<RecordContext> recordContext(Ledger& ledger, const QString& indicatorId,
                                                  const std::optional<OrgCode>& askedUnit = {},
                                                  const std::optional<Period>& period = {});

/// The indicator, and what is computed from it, also at second hand.
[[nodiscard]] Result<std::set<QString>> thoseMadeFrom(const Catalogue& catalogue, const QString& indicator);

} // namespace cunbao
