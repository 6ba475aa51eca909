#include "platform/fake/FakeCodeScanner.h"

#include "platform/api/DeviceError.h"

#include <QImage>

namespace cunbao {

Result<QString> FakeCodeScanner::readFile(const QString& path) const {
    if (!picture) return fail(DeviceErrc::NoCodeFound, {path});
    return *picture;
}

Result<QString> FakeCodeScanner::readImage(const QImage&) const {
    return readFile(QString());
}

void FakeCodeScanner::start(QObject*, Listener listener) {
    stop();
    m_listener = std::move(listener);
    if (!camera) breakDown(fail(DeviceErrc::NoCamera));
}

void FakeCodeScanner::stop() {
    m_listener.reset();
    m_last.clear();
    m_posted.drop();
}

void FakeCodeScanner::show(const QString& text) {
    if (!m_listener || text == m_last) return;
    m_last = text;
    m_posted.post([found = m_listener->found, text] { found(text); });
}

void FakeCodeScanner::breakDown(const Error& error) {
    if (!m_listener) return;
    m_posted.post([this, error] {
        if (!m_listener) return; // broken twice
        const auto failed = m_listener->failed;
        m_listener.reset();
        failed(error);
    });
}

} // namespace cunbao
