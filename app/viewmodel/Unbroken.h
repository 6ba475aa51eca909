#pragma once

#include <QString>

namespace cunbao {

/// Words that the end of a line does not part. They look as before: spaces become such that do not break, and
/// between a digit and a Chinese character, where a line may end too, stands what forbids it.

/// A short text as a whole: 2020年3月2日, 2 Mar 2020.
[[nodiscard]] QString unbroken(const QString& words);
/// A number and its unit; the number alone where there is no unit.
[[nodiscard]] QString withUnit(const QString& number, const QString& unit);
/// A pattern of a text: a count (%n; in Chinese every %1) stays with the word that it counts, a value with
/// the unit behind it (%1 %2), and no line begins with the dot that sets pieces apart.
[[nodiscard]] QString withBoundCounts(QString pattern);

} // namespace cunbao
