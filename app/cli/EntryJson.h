#pragma once

#include "app/store/EntryReader.h"

#include <QJsonObject>

namespace cunbao::cli {

/// As 5-command-line writes a value: decimal or text, `not-applicable`, `unknown`.
[[nodiscard]] QString valueText(const EntryValue& value);
[[nodiscard]] QJsonObject entryJson(const EntryView& entry);

} // namespace cunbao::cli
