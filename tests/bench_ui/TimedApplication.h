#pragma once

#include "tests/bench/Measure.h"

#include <QGuiApplication>
#include <QThread>

namespace cunbao::bench {

/// An application that knows how long its user interface's thread has worked, event by event. What it waits
/// for the next one is left out.
class TimedApplication final : public QGuiApplication {
public:
    TimedApplication(int& argc, char** argv) : QGuiApplication(argc, argv) {}

    bool notify(QObject* receiver, QEvent* event) override {
        // The other threads' events come through here as well.
        if (QThread::currentThread() != thread()) return QGuiApplication::notify(receiver, event);
        if (m_depth++ == 0) m_since = Stopwatch();
        const bool taken = QGuiApplication::notify(receiver, event);
        if (--m_depth == 0) m_worked += m_since.milliseconds();
        return taken;
    }

    /// Milliseconds of work since the last call, the event that this is called in included so far.
    [[nodiscard]] double takeWorked() {
        const double worked = m_worked + (m_depth > 0 ? m_since.milliseconds() : 0);
        m_worked = 0;
        m_since = Stopwatch();
        return worked;
    }

private:
    int m_depth = 0; ///< events within events
    Stopwatch m_since;
    double m_worked = 0;
};

} // namespace cunbao::bench
