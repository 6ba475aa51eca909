#pragma once

#include "app/viewmodel/session/PageEngine.h"

#include <QQuickWindow>

namespace cunbao {

/// The program as it ships, in this process: its window and its pages on a real home, with the system's clock
/// and chance, and TLS to whatever hub the home knows. In Chinese, without motion, and never locking by
/// itself, because a test looks after several windows.
class AppWindow {
public:
    /// `hub`: null on a phone. All three must outlive it. The platform's thread is this one.
    AppWindow(const QString& folder, Clock& clock, Random& random, EmbeddedHub* hub = nullptr);

    /// False, and complaints() say why, where its window did not come up.
    [[nodiscard]] bool show();
    [[nodiscard]] Session& session() { return *m_session; }
    /// After show().
    [[nodiscard]] QQuickWindow& window() { return *m_window; }
    /// What QML had to complain about so far.
    [[nodiscard]] const QStringList& complaints() const { return m_complaints; }

private:
    void holdStill();

    Platform m_platform;
    std::unique_ptr<Session> m_session;
    QStringList m_complaints;
    std::unique_ptr<PageEngine> m_engine;
    QQuickWindow* m_window = nullptr; ///< belongs to the engine
};

} // namespace cunbao
