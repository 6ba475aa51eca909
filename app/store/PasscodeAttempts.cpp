#include "app/store/PasscodeAttempts.h"

#include "app/domain/AppError.h"
#include "platform/base/AtomicFile.h"

#include <QFile>

namespace cunbao {

namespace {

constexpr int FreeTries = 4;
constexpr int LongestWait = 300;

int waitAfter(int wrong) {
    if (wrong <= FreeTries) return 0;
    const int doublings = std::min(wrong - FreeTries - 1, 10);
    return std::min(LongestWait, 1 << doublings);
}

} // namespace

PasscodeAttempts::State PasscodeAttempts::read() const {
    State state;
    const auto content = AtomicFile::read(m_path, 100);
    if (!content.ok()) return state;
    const auto parts = content->split(' ');
    state.wrong = std::clamp(parts.value(0).toInt(), 0, 1000);
    state.next = fromMillis(parts.value(1).toLongLong());
    return state;
}

Result<void> PasscodeAttempts::mayTry(Instant now) const {
    const State state = read();
    const auto left = state.next - now;
    // A clock that was set back must not lock anybody out for longer than the longest wait.
    if (left.count() <= 0 || left > std::chrono::seconds(LongestWait)) return {};
    return fail(AppErrc::PasscodeWait, {QString::number((left.count() + 999) / 1000)});
}

Result<int> PasscodeAttempts::count(Instant now) const {
    const int wrong = read().wrong + 1;
    const int wait = waitAfter(wrong);
    const Instant next = now + std::chrono::seconds(wait);
    TRY(AtomicFile::write(m_path,
                          QByteArray::number(wrong) + ' ' + QByteArray::number(qint64(toMillis(next))),
                          AtomicFile::Access::OwnerOnly));
    return wait;
}

Result<void> PasscodeAttempts::clear() const {
    if (QFile::exists(m_path) && !QFile::remove(m_path))
        return fail(PlatformErrc::FileUnwritable, {m_path, QStringLiteral("remove")});
    return {};
}

} // namespace cunbao
