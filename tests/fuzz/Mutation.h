#pragma once

#include "platform/base/Random.h"

#include <QByteArray>

#include <vector>

namespace cunbao::fuzz {

/// A seed with one to eight things done to it that break readers: bits turned, lengths and counts blown up,
/// parts cut out, doubled, or taken from another seed. The same random numbers make the same bytes.
[[nodiscard]] QByteArray mutated(const std::vector<QByteArray>& seeds, SeededRandom& random);

} // namespace cunbao::fuzz
