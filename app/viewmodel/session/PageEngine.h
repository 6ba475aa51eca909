#pragma once

#include "app/viewmodel/session/Session.h"
#include "app/viewmodel/session/Translation.h"

#include <QQmlApplicationEngine>

namespace cunbao {

/// The engine that shows a session's pages, in its language.
class PageEngine final : public QQmlApplicationEngine {
public:
    /// The session outlives it.
    explicit PageEngine(Session& session);

    /// Makes the program's window. Without one rootObjects() is empty afterwards.
    void show();

private:
    Translation m_translation;
};

} // namespace cunbao
