#pragma once

#include "app/domain/Indicator.h"
#include "app/viewmodel/Language.h"

#include <QString>

namespace cunbao {

/// How the entries of an indicator become its figure, in a sentence (2-domain, "From entries to a figure").
[[nodiscard]] QString ruleInWords(const Indicator& indicator, Language language);

} // namespace cunbao
