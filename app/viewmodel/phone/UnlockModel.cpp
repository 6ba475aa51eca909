#include "app/viewmodel/phone/UnlockModel.h"

#include "app/viewmodel/ErrorReasons.h"
#include "platform/base/AtomicFile.h"
#include "sync/authority/OfficeCard.h"

#include <QDir>

namespace cunbao {

namespace {
/// Shorter than a second, so that no second is skipped.
constexpr std::chrono::milliseconds Tick{200};

struct BeforeUnlocking {
    int secondsToWait = 0;
    QString officeName;
};

BeforeUnlocking readBefore(const QString& folder, const Clock& clock) {
    BeforeUnlocking before{Home::secondsToWait(folder, clock), QString()};
    // Most devices have no card, and none needs it to be unlocked: without a readable one nothing is said.
    const auto bytes = AtomicFile::read(Home::cardPath(folder), OfficeCard::MaxBytes);
    if (!bytes.ok()) return before;
    if (const auto card = OfficeCard::decode(*bytes); card.ok()) before.officeName = card->name;
    return before;
}

} // namespace

UnlockModel::UnlockModel(QObject* parent) : PageModel(parent) {
    m_timer.setInterval(Tick);
    connect(&m_timer, &QTimer::timeout, this, &UnlockModel::countDown);
}

QString UnlockModel::waitText() const {
    return session() ? durationText(QString::number(m_secondsLeft), language()) : QString();
}

int UnlockModel::onlyHere() const {
    return session() ? int(session()->preferences()->onlyHere()) : 0;
}

QString UnlockModel::folder() const {
    return session() ? QDir::toNativeSeparators(session()->folder()) : QString();
}

void UnlockModel::load() {
    Q_EMIT onlyHereChanged();
    Q_EMIT secondsLeftChanged();
    session()->ledger().run(
        this,
        [folder = session()->folder(), clock = session()->context().clock] {
            return readBefore(folder, *clock);
        },
        [this](const BeforeUnlocking& before) {
            m_officeName = before.officeName;
            Q_EMIT officeNameChanged();
            waitFor(before.secondsToWait);
        });
}

void UnlockModel::unlock(const QString& passcode) {
    if (m_unlocking || m_secondsLeft > 0) return;
    clearError();
    setUnlocking(true);
    session()->unlock(passcode, this, [this](const Result<void>& done) {
        setUnlocking(false);
        if (done.ok()) {
            Q_EMIT unlocked();
            return;
        }
        fail(done.error());
        if (done.error().is(AppErrc::PasscodeWrong) || done.error().is(AppErrc::PasscodeWait))
            waitFor(done.error().detail(0).toInt());
    });
}

void UnlockModel::setUnlocking(bool unlocking) {
    m_unlocking = unlocking;
    Q_EMIT unlockingChanged();
}

void UnlockModel::waitFor(int seconds) {
    m_wait = seconds;
    m_until = session()->context().clock->now() + std::chrono::seconds(seconds);
    if (seconds > 0) m_timer.start();
    countDown();
}

void UnlockModel::countDown() {
    const Instant now = session()->context().clock->now();
    // The clock was set back: the store begins the same wait again, and so does what is shown.
    m_until = std::min(m_until, now + std::chrono::seconds(m_wait));
    const int left = int(std::chrono::ceil<std::chrono::seconds>(m_until - now).count());
    if (left <= 0) m_timer.stop();
    if (std::max(left, 0) == m_secondsLeft) return;
    m_secondsLeft = std::max(left, 0);
    Q_EMIT secondsLeftChanged();
}

} // namespace cunbao
