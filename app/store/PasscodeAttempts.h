#pragma once

#include "platform/base/Clock.h"
#include "platform/base/Result.h"

#include <QString>

namespace cunbao {

/// Wrong passcodes, counted in a file beside the store so that they survive a restart: the first four are
/// free, then 1, 2, 4 … 300 seconds must pass before the next try (4-sync-and-security, "Passcode").
class PasscodeAttempts {
public:
    explicit PasscodeAttempts(QString path) : m_path(std::move(path)) {}

    /// Errors: AppErrc::PasscodeWait with the seconds left.
    [[nodiscard]] Result<void> mayTry(Instant now) const;
    /// A try that was wrong, before anybody is told so. The seconds to wait after it.
    [[nodiscard]] Result<int> count(Instant now) const;
    [[nodiscard]] Result<void> clear() const;

private:
    struct State {
        int wrong = 0;
        Instant next{};
    };
    [[nodiscard]] State read() const;
    [[nodiscard]] Result<void> write(const State& state) const;
    QString m_path;
};

} // namespace cunbao
