#pragma once

#include "app/viewmodel/session/Session.h"

#include <QSemaphore>

#include <memory>

namespace cunbao {

/// The ledger's thread of a session, kept from its work until it is released.
class HeldThread {
public:
    HeldThread(Session& session, QObject* context) {
        session.ledger().run(
            context,
            [released = m_released] {
                released->acquire();
                return true;
            },
            [](bool) {});
    }
    ~HeldThread() { release(); }
    Q_DISABLE_COPY_MOVE(HeldThread)
    void release() { m_released->release(); }

private:
    std::shared_ptr<QSemaphore> m_released = std::make_shared<QSemaphore>();
};

} // namespace cunbao
