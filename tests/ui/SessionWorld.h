#pragma once

#include "app/viewmodel/session/PageModel.h"
#include "platform/fake/FakePlatform.h"
#include "sync/hub/HubCore.h"
#include "tests/support/MemoryHubStore.h"
#include "tests/support/Township.h"

#include <mutex>

namespace cunbao {

/// A township with real stores and a hub in this process, and sessions on its devices' homes: what a person
/// at one of them would have before the eyes. The hub answers at once, on the sync thread of whoever asks.
class SessionWorld {
public:
    /// 2020-11-24, ten in the morning in China: what a made-up township takes for now.
    static constexpr std::int64_t TodayMs = 1'606'183'200'000;

    explicit SessionWorld(std::uint64_t seed);

    [[nodiscard]] Township& township() { return m_township; }
    /// What the platform of every session is.
    [[nodiscard]] FakePlatform& platform() { return m_platform; }

    /// A session on a device's home, unlocked and settled; null with a message where that failed. It does not
    /// sync by itself. `hub`: the one inside the program; null: it has none, as on a phone.
    [[nodiscard]] std::unique_ptr<Session> open(const TownshipDevice& device, EmbeddedHub* hub = nullptr);
    /// A session on a home that is not there yet.
    [[nodiscard]] std::unique_ptr<Session> newcomer();
    /// The address that invites name and devices exchange with: a hub in this process.
    [[nodiscard]] static QString hubUrl() { return QStringLiteral("https://hub.invalid:8443"); }

    /// What a page would show to the person at this session, loaded and settled.
    static void show(PageModel& model, Session& session);
    /// Until nothing of the ledger's thread is under way.
    static void settle(Session& session);
    /// One exchange with the hub in this process, waited for.
    static void sync(Session& session);

    /// The passcode of every home of a Township.
    [[nodiscard]] static QString passcode() { return QStringLiteral("made-up"); }

private:
    class Road;
    [[nodiscard]] std::unique_ptr<Session> session(const QString& folder, EmbeddedHub* hub = nullptr);
    Result<void> beginHub();

    Township m_township;
    FakePlatform m_platform;
    SystemRandom m_random;
    QTemporaryDir m_preferences;
    std::unique_ptr<MemoryHubStore> m_store;
    std::unique_ptr<HubCore> m_hub;
    std::mutex m_hubLock; ///< sessions exchange on threads of their own
    int m_sessions = 0;
};

} // namespace cunbao
