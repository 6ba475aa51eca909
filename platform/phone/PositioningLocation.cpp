#include "platform/phone/PositioningLocation.h"

#include "platform/api/DeviceError.h"

#include <QGeoPositionInfoSource>

#include <cmath>

namespace cunbao {

namespace {

std::int32_t microDegrees(double degrees) {
    return static_cast<std::int32_t>(std::lround(degrees * 1'000'000));
}

Fix fixOf(const QGeoPositionInfo& info) {
    Fix fix{microDegrees(info.coordinate().latitude()), microDegrees(info.coordinate().longitude()), 0,
            fromMillis(info.timestamp().toMSecsSinceEpoch())};
    if (info.hasAttribute(QGeoPositionInfo::HorizontalAccuracy))
        fix.uncertainty =
            static_cast<std::int32_t>(std::lround(info.attribute(QGeoPositionInfo::HorizontalAccuracy)));
    return fix;
}

Error errorOf(QGeoPositionInfoSource::Error error) {
    if (error == QGeoPositionInfoSource::AccessError)
        return fail(DeviceErrc::PermissionDenied, {QStringLiteral("location")});
    return fail(DeviceErrc::LocationUnknown, {error == QGeoPositionInfoSource::UpdateTimeoutError
                                                  ? QStringLiteral("timeout")
                                                  : QString::number(static_cast<int>(error))});
}

} // namespace

PositioningLocation::PositioningLocation() : m_source(QGeoPositionInfoSource::createDefaultSource(nullptr)) {}
PositioningLocation::~PositioningLocation() = default;

bool PositioningLocation::isAvailable() const {
    return m_source != nullptr;
}

void PositioningLocation::request(std::chrono::seconds patience, Answer answer) {
    cancel();
    m_request = std::make_unique<QObject>();
    const auto reply = [this, answer = std::move(answer)](const Result<Fix>& outcome) {
        // The answer may ask again, so the request ends first.
        const auto ended = std::exchange(m_request, nullptr);
        const Answer kept = answer;
        kept(outcome);
    };
    if (m_source == nullptr) {
        QMetaObject::invokeMethod(
            m_request.get(), [reply] { reply(fail(DeviceErrc::NotOffered, {QStringLiteral("location")})); },
            Qt::QueuedConnection);
        return;
    }
    // Queued: the source is done with its signal before anybody is answered. A second signal that was queued
    // meanwhile goes with the request.
    QObject::connect(
        m_source.get(), &QGeoPositionInfoSource::positionUpdated, m_request.get(),
        [reply](const QGeoPositionInfo& info) {
            if (info.isValid())
                reply(fixOf(info));
            else
                reply(fail(DeviceErrc::LocationUnknown, {QStringLiteral("invalid")}));
        },
        Qt::QueuedConnection);
    QObject::connect(
        m_source.get(), &QGeoPositionInfoSource::errorOccurred, m_request.get(),
        [reply](QGeoPositionInfoSource::Error error) { reply(errorOf(error)); }, Qt::QueuedConnection);
    m_source->requestUpdate(
        static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(patience).count()));
}

void PositioningLocation::cancel() {
    m_request.reset();
}

} // namespace cunbao
