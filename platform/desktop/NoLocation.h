#pragma once

#include "platform/api/DeviceError.h"
#include "platform/api/Location.h"

#include <QObject>

#include <memory>

namespace cunbao {

/// An office does not move, and a place guessed from its network's address would be no evidence.
class NoLocation final : public Location {
public:
    [[nodiscard]] bool isAvailable() const override { return false; }

    void request(std::chrono::seconds, Answer answer) override {
        m_context = std::make_unique<QObject>();
        QMetaObject::invokeMethod(
            m_context.get(),
            [answer = std::move(answer)] {
                answer(fail(DeviceErrc::NotOffered, {QStringLiteral("location")}));
            },
            Qt::QueuedConnection);
    }

    void cancel() override { m_context.reset(); }

private:
    std::unique_ptr<QObject> m_context; ///< what was posted goes with it
};

} // namespace cunbao
