#pragma once

#include "platform/base/Clock.h"
#include "sync/client/Tuning.h"

#include <optional>

namespace cunbao {

/// Decides when to exchange with the hub next; the only part that knows of retries and schedules. A state
/// machine without timers: its owner asks when, waits, and tells how it went. Every session is a new one.
class SyncSupervisor {
public:
    /// What ends a pause early or changes its length.
    enum class Outcome {
        Done,   ///< neither side has anything new
        Failed, ///< the network or the hub; another try may go better
        Refused ///< trying again changes nothing until somebody acts
    };

    explicit SyncSupervisor(std::chrono::seconds interval) : m_interval(interval) {}

    /// When the next exchange is due; nothing while one runs or only a person can help.
    [[nodiscard]] std::optional<Instant> due() const { return m_due; }
    /// Something was recorded: soon, so that what is recorded in one go travels in one segment.
    void recorded(Instant now);
    /// The network came back, the app came to the front, or a person asked: at once.
    void hurry(Instant now);
    void started();
    void ended(Outcome outcome, Instant now);

private:
    std::chrono::seconds m_interval; ///< between exchanges that succeed
    std::optional<Instant> m_due;
    bool m_running = false;
    bool m_again = false; ///< recorded while a session ran
    std::chrono::seconds m_pause = tuning::FirstRetry;
};

} // namespace cunbao
