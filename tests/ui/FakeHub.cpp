#include "tests/ui/FakeHub.h"

namespace cunbao {

QString FakeHub::url() const {
    return m_state == Running ? QStringLiteral("https://%1:%2").arg(m_host).arg(m_port) : QString();
}

QString FakeHub::fingerprint() const {
    return m_state == Running ? QStringLiteral("5a1c93e07bd248f6").repeated(4) : QString();
}

void FakeHub::start(const QString&, const QString& host, quint16 port) {
    m_host = host;
    m_port = port;
    become(Starting);
}

void FakeHub::become(State state, const QString& why) {
    m_state = state;
    m_why = why;
    Q_EMIT changed();
}

} // namespace cunbao
