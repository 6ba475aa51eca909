#pragma once

#include "app/domain/Fraction.h"
#include "app/domain/OrgCode.h"
#include "app/domain/Period.h"

#include <QString>
#include <QStringList>

#include <set>
#include <vector>

namespace cunbao {

enum class FigureState { Value, Missing, NotApplicable };

/// What an indicator comes to for an org unit and a period (汇总数), with its completeness:
/// reported + carried + missing = expected.
struct Figure {
    QString indicator;
    OrgCode unit;
    FigureState state = FigureState::Missing;
    Fraction value;    ///< only with state Value, of a number
    QStringList texts; ///< only with state Value, of a text; each once
    int reported = 0;
    int expected = 0;
    std::vector<OrgCode> missing; ///< ascending
    std::vector<OrgCode> carried; ///< ascending
    std::set<QString> flags;      ///< conflict, duplicate, late, rule:ID, carried, outlier, overridden
    QString whyMissing;           ///< "division-by-zero" where a derived figure has no value for that reason

    [[nodiscard]] bool hasValue() const { return state == FigureState::Value; }
    [[nodiscard]] bool isComplete() const { return missing.empty() && carried.empty(); }
};

} // namespace cunbao
