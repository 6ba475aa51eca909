#include "platform/codes/FrameReader.h"

#include "platform/api/DeviceError.h"
#include "platform/codes/GreyFrame.h"
#include "platform/codes/QrPicture.h"

#include <QVideoFrame>
#include <QVideoSink>

namespace cunbao {

namespace {

Result<QString> readFrame(const QVideoFrame& frame) {
    TRY_LET(const QImage grey, greyOf(frame));
    return readQr(grey);
}

} // namespace

FrameReader::FrameReader(const QVideoSink& sink, CodeScanner::Listener listener)
    : m_listener(std::move(listener)) {
    m_pool.setMaxThreadCount(1);
    // Some cameras deliver from a thread of theirs; the context brings the frame to ours.
    QObject::connect(&sink, &QVideoSink::videoFrameChanged, &m_context,
                     [this](const QVideoFrame& frame) { take(frame); });
}

void FrameReader::take(const QVideoFrame& frame) {
    if (m_busy || m_failed || !frame.isValid()) return;
    m_busy = true;
    m_pool.start([this, frame] {
        const Result<QString> outcome = readFrame(frame);
        QMetaObject::invokeMethod(
            &m_context, [this, outcome] { deliver(outcome); }, Qt::QueuedConnection);
    });
}

void FrameReader::deliver(const Result<QString>& outcome) {
    m_busy = false;
    if (!outcome && outcome.error().is(DeviceErrc::NoCodeFound)) return;
    // The answer may end this reader, so it is copied and comes last.
    if (!outcome) {
        m_failed = true;
        const auto failed = m_listener.failed;
        failed(outcome.error());
    } else if (*outcome != m_last) {
        m_last = *outcome;
        const auto found = m_listener.found;
        found(*outcome);
    }
}

} // namespace cunbao
