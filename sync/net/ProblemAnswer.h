#pragma once

#include "platform/base/Error.h"

#include <QByteArray>

namespace cunbao {

/// The error that a hub's refusal stands for: the SyncErrc that its problem details name (with
/// Revoked, the first detail is the revocation statement in hex), or HubRefused with HTTP status,
/// code and title.
[[nodiscard]] Error errorFromAnswer(int status, const QByteArray& body);

} // namespace cunbao
