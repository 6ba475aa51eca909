#pragma once

#include "app/domain/OpKind.h"
#include "sync/op/Stream.h"

#include <QString>

namespace cunbao::cli {

/// What roles, kinds of operations and audiences are called in JSON and in arguments. Empty for a kind that
/// only a newer program knows.
[[nodiscard]] QString wordOf(Role role);
[[nodiscard]] QString wordOf(OpKind kind);
[[nodiscard]] QString wordOf(Audience::Kind kind);

} // namespace cunbao::cli
