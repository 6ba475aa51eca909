#include "tests/ui/AppWindow.h"

#include "sync/net/HttpsTransport.h"

#include <QQmlComponent>
#include <QtTest>

namespace cunbao {

AppWindow::AppWindow(const QString& folder, Clock& clock, Random& random, EmbeddedHub* hub)
    : m_platform(makePlatform()) {
    Session::Parts parts;
    parts.folder = folder;
    parts.preferencesFile = folder + QStringLiteral(".ini");
    parts.context = {&clock, &random, {}};
    parts.platform = &m_platform;
    parts.hub = hub;
    parts.makeTransport = [](const QUrl& url, const QByteArray& pin) -> std::unique_ptr<Transport> {
        return std::make_unique<HttpsTransport>(url, pin);
    };
    parts.programVersion = QStringLiteral(CUNBAO_VERSION);
    parts.idleTime = std::chrono::minutes(0);
    m_session = std::make_unique<Session>(parts);
    m_session->preferences()->setLanguage(Preferences::Chinese);
    m_session->preferences()->setTheme(Preferences::Light);
    m_engine = std::make_unique<PageEngine>(*m_session);
    QObject::connect(m_engine.get(), &QQmlEngine::warnings, [this](const QList<QQmlError>& warnings) {
        for (const QQmlError& warning : warnings)
            m_complaints.append(warning.toString());
    });
}

bool AppWindow::show() {
    holdStill();
    m_engine->show();
    if (m_engine->rootObjects().isEmpty()) return false;
    m_window = qobject_cast<QQuickWindow*>(m_engine->rootObjects().constFirst());
    if (!m_window) return false;
    m_window->requestActivate();
    if (QTest::qWaitForWindowActive(m_window)) return true;
    m_complaints.append(QStringLiteral("the window was not activated"));
    return false;
}

void AppWindow::holdStill() {
    // Qt 6.4 finds no singleton that is written in QML by its name, but an object that names it does.
    QQmlComponent finder(m_engine.get());
    finder.setData("import QtQml\nimport Cunbao.Theme\nQtObject { property QtObject theme: Theme }", QUrl());
    const std::unique_ptr<QObject> found(finder.create());
    auto* theme = found ? found->property("theme").value<QObject*>() : nullptr;
    if (theme)
        theme->setProperty("reducedMotion", true);
    else
        m_complaints.append(finder.errorString());
}

} // namespace cunbao
