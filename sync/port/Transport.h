#pragma once

#include "platform/base/Result.h"

#include <QByteArray>

#include <functional>

namespace cunbao {

/// One road to a hub: a request goes there, an answer or an error comes back, exactly once, on the thread
/// that sent it. Errors: SyncErrc from TransportFailed on, or the SyncErrc that the hub's problem details
/// name.
class Transport {
public:
    using Done = std::function<void(Result<QByteArray>)>;
    virtual ~Transport() = default;
    virtual void send(const QByteArray& request, Done done) = 0;
};

} // namespace cunbao
