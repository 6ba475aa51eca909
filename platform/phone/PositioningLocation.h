#pragma once

#include "platform/api/Location.h"

#include <memory>

class QGeoPositionInfoSource;

namespace cunbao {

/// One fix from Qt Positioning's source of the system. Never compiled or run.
class PositioningLocation final : public Location {
public:
    PositioningLocation();
    ~PositioningLocation() override;

    /// Never compiled or run.
    [[nodiscard]] bool isAvailable() const override;
    /// Never compiled or run.
    void request(std::chrono::seconds patience, Answer answer) override;
    /// Never compiled or run.
    void cancel() override;

private:
    std::unique_ptr<QGeoPositionInfoSource> m_source; ///< null where the system has none
    std::unique_ptr<QObject> m_request;               ///< what is connected to it goes with it
};

} // namespace cunbao
