#pragma once

#include "app/domain/Catalogue.h"

namespace cunbao {

/// Villages as a person types or pastes them: a line each, the 12-digit code, then the name, set apart by
/// spaces, a tab or a comma. Empty lines do not count. Errors: VillageLine, for the first line that is none.
[[nodiscard]] Result<std::vector<OrgUnit>> villagesFromLines(const QString& text, OrgCode township);

} // namespace cunbao
