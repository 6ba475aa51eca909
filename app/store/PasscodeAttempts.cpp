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
    if (left.count() <= 0) return {};
    if (left <= std::chrono::seconds(LongestWait))
        return fail(AppErrc::PasscodeWait, {QString::number((left.count() + 999) / 1000)});
    // The clock was set back: neither a way round the wait, nor a reason to wait for years. It starts again.
    const int wait = waitAfter(state.wrong);
    TRY(write({state.wrong, now + std::chrono::seconds(wait)}));
    return fail(AppErrc::PasscodeWait, {QString::number(wait)});
}

Result<void> PasscodeAttempts::write(const State& state) const {
    return AtomicFile::write(
        m_path, QByteArray::number(state.wrong) + ' ' + QByteArray::number(qint64(toMillis(state.next))),
        AtomicFile::Access::OwnerOnly);
}

Result<int> PasscodeAttempts::count(Instant now) const {
    const int wrong = read().wrong + 1;
    const int wait = waitAfter(wrong);
    TRY(write({wrong, now + std::chrono::seconds(wait)}));
    return wait;
}

Result<void> PasscodeAttempts::clear() const {
    if (QFile::exists(m_path) && !QFile::remove(m_path))
        return fail(PlatformErrc::FileUnwritable, {m_path, QStringLiteral("remove")});
    return {};
}

} // namespace cunbao
