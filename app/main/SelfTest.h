#pragma once

#include <QElapsedTimer>
#include <QQmlApplicationEngine>

namespace cunbao {

/// Boots the real user interface and ends when its first frame was shown: the exit status is 0 unless QML
/// had something to complain about. The time that it took goes to stdout, as `first frame after N ms`.
class SelfTest final : public QObject {
    Q_OBJECT

public:
    SelfTest(QQmlApplicationEngine& engine, bool active);

private:
    void watch(QObject* root);
    QElapsedTimer m_since;
    int m_warnings = 0;
};

} // namespace cunbao
