#include "app/main/SelfTest.h"

#include <QCoreApplication>
#include <QQuickWindow>

#include <cstdio>

namespace cunbao {

SelfTest::SelfTest(QQmlApplicationEngine& engine, bool active) {
    if (!active) return;
    m_since.start();
    connect(&engine, &QQmlEngine::warnings, this,
            [this](const QList<QQmlError>& warnings) { m_warnings += static_cast<int>(warnings.size()); });
    connect(&engine, &QQmlApplicationEngine::objectCreated, this, [this](QObject* root) { watch(root); });
}

void SelfTest::watch(QObject* root) {
    auto* window = qobject_cast<QQuickWindow*>(root);
    if (!window) return;
    const auto shown = [this] {
        std::printf("first frame after %lld ms\n", static_cast<long long>(m_since.elapsed()));
        QCoreApplication::exit(m_warnings > 0 ? 1 : 0);
    };
    connect(window, &QQuickWindow::frameSwapped, this, shown,
            static_cast<Qt::ConnectionType>(Qt::SingleShotConnection | Qt::QueuedConnection));
}

} // namespace cunbao
