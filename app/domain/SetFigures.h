#pragma once

#include "app/domain/EntryName.h"
#include "app/domain/Payload.h"

#include <map>
#include <vector>

namespace cunbao {

/// The office set a figure (2-domain, "Override"): one operation.
struct SetOperation {
    EntryName name;
    OrderKey order;
    QString indicator;
    FigureOverridden set;
};

/// What the office's devices said of one figure.
struct SetFigure {
    SetOperation latest;           ///< by order key; what counts unless it undoes
    std::vector<EntryName> rivals; ///< ascending: the last words of several devices; empty where one spoke

    [[nodiscard]] bool inForce() const { return !latest.set.undo; }
    /// Two office devices set one figure: the greater order key counts, and a person is asked.
    [[nodiscard]] Hash16 conflict() const;
};

using FigureKey = std::pair<QString, OrgCode>; ///< indicator, unit

/// Of a period, by indicator and unit. Depends on the set of operations alone.
[[nodiscard]] std::map<FigureKey, SetFigure> setFigures(const std::vector<SetOperation>& operations,
                                                        const Period& period);

} // namespace cunbao
