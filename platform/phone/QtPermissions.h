#pragma once

#include "platform/api/Permissions.h"

#include <QObject>

namespace cunbao {

/// The permissions of Android and iOS through QPermission (Qt 6.5 or newer). Never compiled or run.
class QtPermissions final : public Permissions {
public:
    /// Never compiled or run.
    [[nodiscard]] State state(Ability ability) const override;
    /// Never compiled or run.
    void request(Ability ability, Answer answer) override;

private:
    QObject m_context; ///< what is asked goes with it, unanswered
};

} // namespace cunbao
