#pragma once

#include <vector>

namespace cunbao::bench {

/// Now, in milliseconds of a clock that all processes of this machine share.
[[nodiscard]] double nowMs();
/// A line for whoever started this process (MeasuredProcess.h): a name and its numbers.
void tell(const char* name, const std::vector<double>& numbers);
/// Tells what memory this process has now, in KiB: NAME-pss with its share of what it has in common with
/// others, NAME-rss with all of that. Ends the process where the system doesn't say.
void tellMemory(const char* name);

} // namespace cunbao::bench
