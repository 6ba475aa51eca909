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
    /// Why there is no value, where that is not simply for want of units' reports: "division-by-zero";
    /// "overflow", beyond the exact range; "previous-missing" and "previous-incomplete", of a derived figure
    /// that asks for last year's; "operand-missing", of a derived one whose township operand has no value.
    QString whyMissing;

    [[nodiscard]] bool hasValue() const { return state == FigureState::Value; }
    [[nodiscard]] bool isComplete() const { return missing.empty() && carried.empty(); }
};

} // namespace cunbao
