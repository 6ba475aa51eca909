#include "tests/bench_ui/Telling.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>

using namespace cunbao::bench;

/// The yardstick: a window of Qt Quick with nothing in it, in a program that links nothing else.
int main(int argc, char** argv) {
    QGuiApplication app(argc, argv);
    QQmlApplicationEngine engine;
    engine.loadData(
        "import QtQuick\nimport QtQuick.Window\nWindow { visible: true; width: 412; height: 860 }");
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
    if (!window) return 1;
    const auto shown = [] {
        tell("shown", {nowMs()});
        tellMemory("shown");
        QCoreApplication::quit();
    };
    QObject::connect(window, &QQuickWindow::frameSwapped, &app, shown,
                     static_cast<Qt::ConnectionType>(Qt::SingleShotConnection | Qt::QueuedConnection));
    return QGuiApplication::exec();
}
