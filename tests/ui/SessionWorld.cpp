#include "tests/ui/SessionWorld.h"

#include "app/store/KnownHubs.h"
#include "platform/base/AtomicFile.h"
#include "sync/authority/OfficeCard.h"
#include "sync/net/ProblemAnswer.h"

#include <QtTest>

namespace cunbao {

/// Straight into the hub of this process.
class SessionWorld::Road final : public Transport {
public:
    explicit Road(SessionWorld& world) : m_world(world) {}
    void send(const QByteArray& request, Done done) override {
        std::vector<HubReply> replies;
        {
            const std::lock_guard lock(m_world.m_hubLock);
            if (const auto begun = m_world.beginHub(); !begun.ok()) {
                done(begun.error());
                return;
            }
            replies = m_world.m_hub->handle(std::span(&request, 1), m_world.m_township.clock.now());
        }
        const HubReply& reply = replies.front();
        if (reply.status == 200)
            done(reply.body);
        else
            done(errorFromAnswer(reply.status, reply.body));
    }

private:
    SessionWorld& m_world;
};

SessionWorld::SessionWorld(std::uint64_t seed) : m_township(seed), m_platform(makeFakePlatform()) {}

Result<void> SessionWorld::beginHub() {
    if (m_hub) return {};
    m_store = std::make_unique<MemoryHubStore>();
    m_hub = std::make_unique<HubCore>(*m_store);
    TRY(m_hub->load());
    TRY_LET(
        const QByteArray card,
        AtomicFile::read(Home::cardPath(m_township.folder(QStringLiteral("office"))), OfficeCard::MaxBytes));
    return m_hub->accept(card);
}

std::unique_ptr<Session> SessionWorld::session(const QString& folder, EmbeddedHub* hub) {
    Session::Parts parts;
    parts.folder = folder;
    parts.preferencesFile = m_preferences.filePath(QStringLiteral("%1.ini").arg(++m_sessions));
    parts.context = {&m_township.clock, &m_random, PasscodeCost{8, 1}};
    parts.platform = &m_platform.platform;
    parts.hub = hub;
    parts.makeTransport = [this](const QUrl&, const QByteArray&) { return std::make_unique<Road>(*this); };
    parts.syncsByItself = false;
    parts.programVersion = QStringLiteral(CUNBAO_VERSION);
    parts.idleTime = std::chrono::minutes(0);
    auto made = std::make_unique<Session>(parts);
    // What a test expects does not depend on the machine it runs on.
    made->preferences()->setLanguage(Preferences::Chinese);
    made->preferences()->setTheme(Preferences::Light);
    return made;
}

std::unique_ptr<Session> SessionWorld::open(const TownshipDevice& device, EmbeddedHub* hub) {
    for (const auto& known : m_township.devices()) {
        if (known.get() != &device) continue;
        const auto remembered = KnownHubs(*device.ledger).remember(hubUrl(), Hash32());
        if (!remembered.ok()) return nullptr;
        auto made = session(QFileInfo(device.ledger->db().path()).path(), hub);
        std::optional<bool> unlocked;
        made->unlock(passcode(), made.get(), [&](const Result<void>& done) { unlocked = done.ok(); });
        if (!QTest::qWaitFor([&] { return unlocked.has_value(); }) || !*unlocked) return nullptr;
        settle(*made);
        return made;
    }
    return nullptr;
}

std::unique_ptr<Session> SessionWorld::newcomer() {
    return session(m_township.folder(QStringLiteral("newcomer%1").arg(m_sessions)));
}

void SessionWorld::show(PageModel& model, Session& session) {
    model.setSession(&session);
    model.componentComplete();
    settle(session);
}

void SessionWorld::settle(Session& session) {
    // What was delivered may have asked for more.
    QCoreApplication::processEvents();
    while (!session.ledger().isIdle())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void SessionWorld::sync(Session& session) {
    session.sync()->syncNow();
    QVERIFY(QTest::qWaitFor([&] { return session.sync()->state() == SyncLoop::Running; }));
    QVERIFY(QTest::qWaitFor([&] { return session.sync()->state() != SyncLoop::Running; }));
    settle(session);
}

} // namespace cunbao
