#pragma once

#include "sync/client/SyncSession.h"
#include "sync/port/Transport.h"

namespace cunbao {

/// Drives a session over a transport until it is done, and blocks that long; for the command line
/// and tests, which have nothing else to do meanwhile. The transport delivers through this thread's
/// event loop, or at once. The session's report tells what was moved, also after an error.
[[nodiscard]] Result<void> runSession(SyncSession& session, Transport& transport);

/// One request and its answer, blocking in the same way; for requests to join.
[[nodiscard]] Result<QByteArray> sendAndWait(Transport& transport, const QByteArray& request);

} // namespace cunbao
