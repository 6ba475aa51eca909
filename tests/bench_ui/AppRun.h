#pragma once

#include "app/viewmodel/phone/LedgerModel.h"
#include "tests/bench_ui/TimedApplication.h"

#include <QQuickItem>
#include <QQuickWindow>

namespace cunbao::bench {

/// The phone app in this process, used like a person would: unlocked as soon as its window stands, then
/// Today, then the ledger, through which it scrolls. Tells on the way:
///
/// `locked`: when the passcode's page was shown; `today`, `today-pss`, `today-rss`: when Today was, and the
/// memory then; and with frames, `software`: 1 where no graphics interface draws, `frame`: what each
/// frame of scrolling cost the user interface's thread, in ms, and `scrolled-pss`, `scrolled-rss`.
class AppRun final : public QObject {
public:
    /// `frames`: so many are scrolled; 0: it ends at Today.
    AppRun(TimedApplication& app, Session& session, QQuickWindow& window, int frames);

private:
    enum class Stage { Starting, Unlocking, SettlingToday, OpeningLedger, Scrolling };
    void frame();
    void unlock();
    void lookForToday();
    void showToday();
    void lookForLedger();
    void scroll();
    void move();

    TimedApplication& m_app;
    Session& m_session;
    QQuickWindow& m_window;
    const int m_frames;
    Stage m_stage = Stage::Starting;
    LedgerModel* m_ledger = nullptr;
    QQuickItem* m_list = nullptr;
    int m_direction = 1;
    bool m_moved = false;
    int m_rows = 0; ///< of the list when it was moved
    std::vector<double> m_costs;
};

/// The whole process: the app on a phone's home, at this time. Its exit status.
[[nodiscard]] int runApp(int& argc, char** argv, const QString& home, Instant now, int frames);

} // namespace cunbao::bench
