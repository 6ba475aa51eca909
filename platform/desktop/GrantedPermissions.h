#pragma once

#include "platform/api/Permissions.h"

#include <QObject>

namespace cunbao {

/// Where the system asks nobody on an app's behalf. A camera that the person has switched off says so itself
/// when it is started.
class GrantedPermissions final : public Permissions {
public:
    [[nodiscard]] State state(Ability) const override { return State::Granted; }
    void request(Ability, Answer answer) override {
        QMetaObject::invokeMethod(
            &m_context, [answer = std::move(answer)] { answer(State::Granted); }, Qt::QueuedConnection);
    }

private:
    QObject m_context; ///< what was posted goes with it
};

} // namespace cunbao
