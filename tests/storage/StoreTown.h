#pragma once

#include "sync/codec/Invite.h"
#include "tests/support/MemoryHubStore.h"
#include "tests/support/Township.h"

namespace cunbao {

/// The homes that stories begin from, closed, each with something to lose: an office, and phones in two
/// villages with entries that the office has, entries that are sealed and entries that are not. A hub in
/// memory knows part of it.
class StoreTown {
public:
    explicit StoreTown(std::uint64_t seed) : m_town(seed) {}

    Result<void> begin();

    [[nodiscard]] QString office() const { return m_town.folder(QStringLiteral("office")); }
    /// A recorder's in village 1.
    [[nodiscard]] QString phone() const { return m_town.folder(QStringLiteral("1")); }
    /// The same as the store's first version left it.
    [[nodiscard]] QString oldPhone() const { return m_town.folder(QStringLiteral("old")); }
    /// What the phones have and the office has not.
    [[nodiscard]] const std::vector<QByteArray>& news() const { return m_news; }
    /// For one more device.
    [[nodiscard]] const Invite& invite() const { return *m_invite; }
    [[nodiscard]] const MemoryHubStore& hub() const { return m_hub; }
    [[nodiscard]] TownshipId township() const { return townshipIdOf(m_invite->root); }
    /// Later than anything that has happened.
    [[nodiscard]] Instant now() const { return m_town.clock.now() + std::chrono::hours(1); }

    [[nodiscard]] static QString passcode() { return QStringLiteral("made-up"); }
    [[nodiscard]] static NewOffice newOffice();
    [[nodiscard]] static PasscodeCost cost() { return {8, 1}; }

private:
    Result<void> recordHistory(TownshipDevice& device, int first, int count);
    Result<void> makeOldPhone();

    Township m_town;
    MemoryHubStore m_hub;
    std::vector<QByteArray> m_news;
    std::optional<Invite> m_invite;
};

} // namespace cunbao
