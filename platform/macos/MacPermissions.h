#pragma once

#include "platform/api/Permissions.h"

#include <QObject>

#include <memory>

namespace cunbao {

/// macOS asks for the camera; Info.plist has to say why (NSCameraUsageDescription). The location is not used
/// on a desktop and counts as denied. Never compiled or run.
class MacPermissions final : public Permissions {
public:
    /// Never compiled or run.
    [[nodiscard]] State state(Ability ability) const override;
    /// Never compiled or run.
    void request(Ability ability, Answer answer) override;

private:
    std::shared_ptr<QObject> m_context =
        std::make_shared<QObject>(); ///< what is asked goes with it, unanswered
};

} // namespace cunbao
