#include "sync/client/SyncSupervisor.h"

#include <algorithm>

namespace cunbao {

void SyncSupervisor::recorded(Instant now) {
    if (m_running) {
        m_again = true;
        return;
    }
    const Instant soon = now + tuning::AfterRecording;
    // A hub that does not answer is not asked more often because somebody records much.
    const bool failing = m_pause != tuning::FirstRetry;
    if (!m_due || (!failing && *m_due > soon)) m_due = soon;
}

void SyncSupervisor::hurry(Instant now) {
    if (m_running)
        m_again = true;
    else
        m_due = now;
}

void SyncSupervisor::started() {
    m_running = true;
    m_again = false;
    m_due.reset();
}

void SyncSupervisor::ended(Outcome outcome, Instant now) {
    m_running = false;
    switch (outcome) {
    case Outcome::Done:
        m_pause = tuning::FirstRetry;
        m_due = now + (m_again ? tuning::AfterRecording : m_interval);
        break;
    case Outcome::Failed:
        m_due = now + m_pause;
        m_pause = std::min<std::chrono::seconds>(m_pause * 2, tuning::LastRetry);
        break;
    case Outcome::Refused: m_due.reset(); break;
    }
    m_again = false;
}

} // namespace cunbao
