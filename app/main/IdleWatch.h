#pragma once

#include "app/viewmodel/session/Session.h"

#include <QCoreApplication>

namespace cunbao {

/// Tells the session whenever somebody presses a key, a button or the screen, so that it knows when nobody
/// has for a while and locks.
class IdleWatch final : public QObject {
    Q_OBJECT

public:
    IdleWatch(QCoreApplication& app, Session& session);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Session& m_session;
};

} // namespace cunbao
