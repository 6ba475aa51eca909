#include "app/main/IdleWatch.h"

#include <QEvent>

namespace cunbao {

IdleWatch::IdleWatch(QCoreApplication& app, Session& session) : m_session(session) {
    app.installEventFilter(this);
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::Shortcut: // its key is pressed for nobody else
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::Wheel: m_session.noteActivity(); break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace cunbao
