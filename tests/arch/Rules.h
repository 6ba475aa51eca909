#pragma once

#include "SourceTree.h"

#include <functional>

namespace cunbao::arch {

struct Violation {
    QString rule;
    QString file;
    int line = 0;
    QString what;

    /// As compilers write it, so that editors find the place.
    [[nodiscard]] QString toString() const;
};

struct Rule {
    QString id;
    QString says;
    std::function<void(const SourceTree&, const Rule&, std::vector<Violation>&)> check;
};

[[nodiscard]] const std::vector<Rule>& rules();

/// All violations of all rules, in the order of the rules and of the tree.
[[nodiscard]] std::vector<Violation> violationsIn(const SourceTree& tree);

} // namespace cunbao::arch
