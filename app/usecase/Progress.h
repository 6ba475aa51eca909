#pragma once

#include <QtGlobal>

#include <functional>

namespace cunbao {

/// What long work calls between two of its steps, in its own thread: how much of it is done, and whether to
/// go on. False ends it there. An empty one lets everything go on.
using Progress = std::function<bool(quint64 done, quint64 total)>;

/// Whether the work goes on.
[[nodiscard]] inline bool goesOn(const Progress& progress, quint64 done, quint64 total) {
    return !progress || progress(done, total);
}

} // namespace cunbao
