#pragma once

#include <QString>

namespace cunbao {

/// What people typed, fit to stand in a line of a document: line breaks and tabs become one space;
/// control characters, marks that turn the reading direction, invisible marks, noncharacters and
/// halves of surrogate pairs are left out; the ends are trimmed. Everything else stays as it is,
/// also <, & and ".
[[nodiscard]] QString printableText(const QString& text);

/// True when `text` is printable as it stands, apart from spaces at the ends. Templates must be.
[[nodiscard]] bool isPrintable(QStringView text);

} // namespace cunbao
