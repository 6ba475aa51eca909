#pragma once

#include "app/viewmodel/Language.h"

#include <QString>

namespace cunbao {

/// A section of the catalogue (Indicator::section) as people call it: 第一部分, Section 1. A word that is not
/// known is given back as it is.
[[nodiscard]] QString sectionText(const QString& section, Language language);
/// The same where there is room for a heading only: 一, 1.
[[nodiscard]] QString sectionHeading(const QString& section, Language language);

} // namespace cunbao
