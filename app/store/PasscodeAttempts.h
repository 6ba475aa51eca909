#pragma once

#include "platform/base/Clock.h"
#include "platform/base/FileLock.h"
#include "platform/base/Result.h"

#include <QString>

#include <vector>

namespace cunbao {

/// Wrong passcodes, counted in a file beside the store so that they survive a restart: the first four are
/// free, then 1, 2, 4 … 300 seconds must pass before the next try (4-sync-and-security, "Passcode"). When
/// each was made stands there too, until the store, which it did not open, can note it down.
///
/// One try at a time, whatever the number of processes: else as many could be made at once as there are
/// processes, all of them free. What changes the file is called by the one whose turn it is.
class PasscodeAttempts {
public:
    explicit PasscodeAttempts(QString path) : m_path(std::move(path)) {}

    /// Until it goes, nobody else tries. Errors: DatabaseBusy where others take too long.
    [[nodiscard]] Result<FileLock> waitForTurn() const;

    /// Errors: AppErrc::PasscodeWait with the seconds left.
    [[nodiscard]] Result<void> mayTry(Instant now) const;
    /// A try that was wrong, before anybody is told so. The seconds to wait after it.
    [[nodiscard]] Result<int> count(Instant now) const;
    /// A try that was right. The wrong ones that nobody has noted down yet.
    [[nodiscard]] Result<std::vector<Instant>> clear() const;
    /// These are noted down.
    [[nodiscard]] Result<void> forget(const std::vector<Instant>& noted) const;

private:
    struct State {
        int wrong = 0;
        Instant next{};
        std::vector<Instant> tries;
    };
    [[nodiscard]] State read() const;
    [[nodiscard]] Result<void> write(const State& state) const;
    QString m_path;
};

} // namespace cunbao
