#pragma once

#include "app/domain/Catalogue.h"

#include <optional>

namespace cunbao {

/// The words of the catalogue's columns, one for each enumerator, in files, in JSON and in the
/// published bytes alike. They never change: a published catalogue is made of them.
[[nodiscard]] QString wordOf(ValueType type);
[[nodiscard]] QString wordOf(Nature nature);
[[nodiscard]] QString wordOf(OverTime rule);
[[nodiscard]] QString wordOf(OverUnits rule);
[[nodiscard]] QString wordOf(RecordedBy recorder);
[[nodiscard]] QString wordOf(RuleWhere where);
[[nodiscard]] QString wordOf(RuleOperator op);
[[nodiscard]] QString wordOf(RuleSeverity severity);

/// The enumerator that a word stands for; none where it is no such word. RecordedBy::Nobody is the
/// empty word. Instantiated for the types above.
template <class Enum>
[[nodiscard]] std::optional<Enum> fromWord(QStringView word);

} // namespace cunbao
