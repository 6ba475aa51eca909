#pragma once

#include "app/viewmodel/Sentence.h"
#include "platform/base/Error.h"

namespace cunbao {

/// What errorText puts together: one part for each domain. Each looks its codes up in a switch without a
/// default, so that a new code without a sentence does not build.
[[nodiscard]] QString platformErrorText(const Error& error, Language language);
/// The codes of DeviceErrc, which share the domain of PlatformErrc.
[[nodiscard]] QString deviceErrorText(const Error& error, Language language);
[[nodiscard]] QString syncErrorText(const Error& error, Language language);
[[nodiscard]] QString appErrorText(const Error& error, Language language);
/// For a number that is no code of this program's lists.
[[nodiscard]] QString unknownErrorText(const Error& error, Language language);

} // namespace cunbao
