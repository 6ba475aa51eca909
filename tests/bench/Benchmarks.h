#pragma once

#include "tests/bench/BenchTownship.h"

namespace cunbao::bench {

/// Each measures one row of the table of goals; `entries` is the size of the store that it fills first.
[[nodiscard]] Result<void> benchRecord(const Options& options, int entries, Results& results);
[[nodiscard]] Result<void> benchApply(const Options& options, int entries, Results& results);
/// Figures and report slots after one new entry, and the annual report as .docx.
[[nodiscard]] Result<void> benchFigures(const Options& options, int entries, Results& results);
[[nodiscard]] Result<void> benchRebuild(const Options& options, int entries, Results& results);
/// Bytes of segments, and of one exchange as it goes through the network.
[[nodiscard]] Result<void> benchSizes(const Options& options, Results& results);
/// A hub in a process of its own, driven by as many connections as it takes.
[[nodiscard]] Result<void> benchHub(const Options& options, Results& results);
/// The same with hundreds of phones at once, and with others about who want it to stop serving them.
[[nodiscard]] Result<void> benchSiege(const Options& options, Results& results);
/// That process: serves `folder` on loopback until its input ends. Its port comes first on stdout.
[[nodiscard]] Result<void> serveHub(const QString& folder);

} // namespace cunbao::bench
