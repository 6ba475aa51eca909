#pragma once

#include "app/domain/Figure.h"
#include "app/domain/Indicator.h"
#include "platform/base/Clock.h"

#include <map>
#include <optional>
#include <set>

namespace cunbao {

/// An indicator and what it came to.
struct ReportFigure {
    Indicator indicator;
    Figure figure;
    /// The same period a year earlier, for slots that compare; none: nothing to compare with.
    std::optional<Figure> yearBefore;
};

/// Everything that a report says, taken at one position. The report is a function of this alone.
struct ReportInput {
    ReportInput(Period reportPeriod, OrgCode reportTownship)
        : period(reportPeriod), township(reportTownship) {}

    Period period;
    OrgCode township;
    QString townshipName;
    std::map<QString, ReportFigure> figures; ///< by indicator id; the catalogue's, also those of texts
    std::map<QString, QString> profile;      ///< fields of the office's profile: town, market_town, ...
    std::map<OrgCode, QString> unitNames;    ///< to name the villages that are missing
    std::set<QString> acceptedIncomplete;    ///< indicators that the office prints as they are, with a reason
    QString position;                        ///< short digest of the cursor that the figures were made at
    bool approvedOnly = false;
    Instant generatedAt{};
};

} // namespace cunbao
