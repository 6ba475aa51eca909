#pragma once

#include "tests/bench/Measure.h"

#include "platform/base/Clock.h"

namespace cunbao::bench {

/// A village's phone whose store is filled; nobody has it open.
struct FilledPhone {
    QString home;
    Instant now; ///< where its ten years of entries end
    int entries = 0;
};
[[nodiscard]] Result<FilledPhone> fillPhone(const QString& folder, int entries);

/// From the start of the process to Today, and the memory there, beside an empty window.
[[nodiscard]] Result<void> benchStart(const Options& options, const FilledPhone& phone, Results& results);
/// What frames cost while the ledger scrolls, and the memory after that. `options.batch`: frames.
[[nodiscard]] Result<void> benchScroll(const Options& options, const FilledPhone& phone, Results& results);

/// The words that make this program the app on a phone.
[[nodiscard]] QStringList appArguments(const FilledPhone& phone, int frames);

} // namespace cunbao::bench
