#pragma once

#include "tests/storage/StoreTown.h"
#include "tests/storage/Story.h"

namespace cunbao {

// What is done to a device's store, each as a story of its own, beginning from the homes of a StoreTown,
// which must outlive it.

/// A phone records, corrects, withdraws, imports and seals, with checkpoints in between.
[[nodiscard]] std::unique_ptr<Story> recordingStory(const StoreTown& town);
/// The office takes in what phones have, looks at the figures and makes all projections anew.
[[nodiscard]] std::unique_ptr<Story> mergingStory(const StoreTown& town);
/// A phone exchanges with a hub, which loses nothing. What left the phone must be in its store.
[[nodiscard]] std::unique_ptr<Story> syncingStory(const StoreTown& town);
/// The first version's store becomes the present one's.
[[nodiscard]] std::unique_ptr<Story> migrationStory(const StoreTown& town);
/// An office is made where there was nothing.
[[nodiscard]] std::unique_ptr<Story> officeStory(const StoreTown& town);
/// A phone's home is made where there was nothing.
[[nodiscard]] std::unique_ptr<Story> joiningStory(const StoreTown& town);

} // namespace cunbao
