#pragma once

#include "sync/hub/HubStore.h"

namespace cunbao {

/// What a hub's store holds of every township it serves, as text, without anything that chance had a hand in.
[[nodiscard]] Result<QByteArray> hubWitness(HubStore& store);

} // namespace cunbao
