#pragma once

#include "app/store/EntryReader.h"

#include <QJsonObject>

namespace cunbao::cli {

[[nodiscard]] QJsonObject entryJson(const EntryView& entry);

} // namespace cunbao::cli
