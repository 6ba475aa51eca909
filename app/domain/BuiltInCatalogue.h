#pragma once

#include "app/domain/Catalogue.h"

namespace cunbao {

/// The content of the built-in annual report's catalogue: everything but the org units.
struct BuiltInCatalogue {
    std::vector<Indicator> indicators;
    std::vector<Rule> rules;

    /// Read from the program's own resources; an error means that the program was built wrongly.
    [[nodiscard]] static Result<BuiltInCatalogue> annualReport();
};

} // namespace cunbao
