#include "platform/codes/CameraScanner.h"

#include "platform/api/DeviceError.h"
#include "platform/codes/FrameReader.h"
#include "platform/codes/QrPicture.h"

#include <QCamera>
#include <QCameraDevice>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QVideoSink>

#include <algorithm>
#include <optional>

namespace cunbao {

namespace {

/// The camera at the back of a phone, else the one that the system proposes.
QCameraDevice chosenCamera() {
    const auto cameras = QMediaDevices::videoInputs();
    const auto back = std::find_if(cameras.begin(), cameras.end(), [](const QCameraDevice& camera) {
        return camera.position() == QCameraDevice::BackFace;
    });
    return back != cameras.end() ? *back : QMediaDevices::defaultVideoInput();
}

/// The most pixels up to full HD at ten frames a second: more makes every frame slower and no code easier.
/// Null: the system's choice.
QCameraFormat chosenFormat(const QCameraDevice& camera) {
    const auto pixels = [](const QCameraFormat& format) {
        return qint64{format.resolution().width()} * format.resolution().height();
    };
    constexpr qint64 most = qint64{1920} * 1080;
    constexpr float leastRate = 10;
    QCameraFormat best;
    for (const QCameraFormat& format : camera.videoFormats())
        if (format.maxFrameRate() >= leastRate && pixels(format) <= most &&
            (best.isNull() || pixels(format) > pixels(best)))
            best = format;
    return best;
}

} // namespace

/// One scan, from start to stop.
class CameraScanner::Scan {
public:
    Scan(CameraScanner& scanner, QObject* preview, const QCameraDevice& device) : m_camera(device) {
        // Queued, because the answer ends this scan, and nothing may go while it is still emitting.
        QObject::connect(
            &m_camera, &QCamera::errorOccurred, &m_context,
            [&scanner](QCamera::Error, const QString& reason) {
                scanner.fail(cunbao::fail(DeviceErrc::CameraFailed, {reason}));
            },
            Qt::QueuedConnection);
        if (device.isNull()) {
            QMetaObject::invokeMethod(
                &m_context, [&scanner] { scanner.fail(cunbao::fail(DeviceErrc::NoCamera)); },
                Qt::QueuedConnection);
            return;
        }
        if (preview != nullptr) {
            m_session.setVideoOutput(preview);
            QObject::connect(
                preview, &QObject::destroyed, &m_context, [&scanner] { scanner.stop(); },
                Qt::QueuedConnection);
        }
        if (m_session.videoSink() == nullptr) m_session.setVideoSink(&m_sink);
        const QCameraFormat format = chosenFormat(device);
        if (!format.isNull()) m_camera.setCameraFormat(format);
        m_session.setCamera(&m_camera);
        m_reader.emplace(*m_session.videoSink(),
                         Listener{scanner.m_listener.found, [&scanner](const Error& e) { scanner.fail(e); }});
        m_camera.start();
    }

private:
    QObject m_context;
    QVideoSink m_sink; ///< where there is no preview
    QCamera m_camera;
    QMediaCaptureSession m_session;
    std::optional<FrameReader> m_reader;
};

CameraScanner::CameraScanner() = default;
CameraScanner::~CameraScanner() = default;

Result<QString> CameraScanner::readFile(const QString& path) const {
    TRY_LET(const QImage picture, loadPicture(path));
    auto text = readQr(picture);
    if (!text && text.error().is(DeviceErrc::NoCodeFound))
        return cunbao::fail(DeviceErrc::NoCodeFound, {path});
    return text;
}

Result<QString> CameraScanner::readImage(const QImage& image) const {
    return readQr(image);
}

bool CameraScanner::hasCamera() const {
    return !QMediaDevices::videoInputs().isEmpty();
}

void CameraScanner::start(QObject* preview, Listener listener) {
    stop();
    m_listener = std::move(listener);
    m_scan = std::make_unique<Scan>(*this, preview, chosenCamera());
}

void CameraScanner::stop() {
    m_scan.reset();
    m_listener = {};
}

void CameraScanner::fail(const Error& error) {
    // Copies of both: they may belong to the scan that ends here.
    const auto tell = [failed = m_listener.failed, error] { failed(error); };
    stop();
    tell();
}

} // namespace cunbao
