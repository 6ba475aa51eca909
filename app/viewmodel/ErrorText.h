#pragma once

#include "app/viewmodel/Language.h"
#include "platform/base/Error.h"

namespace cunbao {

/// The one place where error codes become sentences for people: what happened, what is safe, what to do next.
/// One line without line breaks. Details come from outside: control characters are taken out and long ones
/// shortened. A code that this program does not know (a newer hub's) is named by its number.
[[nodiscard]] QString errorText(const Error& error, Language language);

} // namespace cunbao
