#include "app/store/PasscodeAttempts.h"

#include "app/domain/AppError.h"
#include "platform/base/AtomicFile.h"

#include <QFile>

namespace cunbao {

namespace {

constexpr int FreeTries = 4;
constexpr int LongestWait = 300;
constexpr qint64 MaxFile = 16 * 1024;
/// Of more wrong tries than that the last ones are noted down.
constexpr std::size_t KeptTries = 500;
/// A try takes a moment, most of it Argon2id; others before it in the queue, as many moments.
constexpr std::chrono::seconds Patience{60};

int waitAfter(int wrong) {
    if (wrong <= FreeTries) return 0;
    const int doublings = std::min(wrong - FreeTries - 1, 10);
    return std::min(LongestWait, 1 << doublings);
}

} // namespace

PasscodeAttempts::State PasscodeAttempts::read() const {
    State state;
    const auto content = AtomicFile::read(m_path, MaxFile);
    if (!content.ok()) return state;
    const auto parts = content->split(' ');
    state.wrong = std::clamp(parts.value(0).toInt(), 0, 1000);
    state.next = fromMillis(parts.value(1).toLongLong());
    for (qsizetype i = 2; i < parts.size(); ++i)
        state.tries.push_back(fromMillis(parts[i].toLongLong()));
    return state;
}

Result<FileLock> PasscodeAttempts::waitForTurn() const {
    return FileLock::takeWithin(m_path + QStringLiteral(".lock"), Patience);
}

Result<void> PasscodeAttempts::mayTry(Instant now) const {
    const State state = read();
    const auto left = state.next - now;
    if (left.count() <= 0) return {};
    if (left <= std::chrono::seconds(LongestWait))
        return fail(AppErrc::PasscodeWait, {QString::number((left.count() + 999) / 1000)});
    // The clock was set back: neither a way round the wait, nor a reason to wait for years. It starts again.
    const int wait = waitAfter(state.wrong);
    TRY(write({state.wrong, now + std::chrono::seconds(wait), state.tries}));
    return fail(AppErrc::PasscodeWait, {QString::number(wait)});
}

Result<void> PasscodeAttempts::write(const State& state) const {
    QByteArray content =
        QByteArray::number(state.wrong) + ' ' + QByteArray::number(qint64(toMillis(state.next)));
    for (const Instant at : state.tries)
        content += ' ' + QByteArray::number(qint64(toMillis(at)));
    return AtomicFile::write(m_path, content, AtomicFile::Access::OwnerOnly);
}

Result<int> PasscodeAttempts::count(Instant now) const {
    State state = read();
    ++state.wrong;
    const int wait = waitAfter(state.wrong);
    state.next = now + std::chrono::seconds(wait);
    // Each has its own instant, by which it is known again.
    state.tries.push_back(
        state.tries.empty() ? now : std::max(now, state.tries.back() + std::chrono::milliseconds(1)));
    if (state.tries.size() > KeptTries) state.tries.erase(state.tries.begin());
    TRY(write(state));
    return wait;
}

Result<std::vector<Instant>> PasscodeAttempts::clear() const {
    State state = read();
    if (state.wrong != 0 && !state.tries.empty()) TRY(write({0, {}, state.tries}));
    if (state.tries.empty()) TRY(forget({}));
    return state.tries;
}

Result<void> PasscodeAttempts::forget(const std::vector<Instant>& noted) const {
    State state = read();
    std::erase_if(state.tries,
                  [&](Instant at) { return std::find(noted.begin(), noted.end(), at) != noted.end(); });
    if (state.wrong != 0 || !state.tries.empty()) return write(state);
    if (QFile::exists(m_path) && !QFile::remove(m_path))
        return fail(PlatformErrc::FileUnwritable, {m_path, QStringLiteral("remove")});
    return {};
}

} // namespace cunbao
