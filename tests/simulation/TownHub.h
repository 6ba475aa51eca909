#pragma once

#include "sync/hub/HubCore.h"
#include "tests/simulation/FaultyDisk.h"
#include "tests/support/MemoryHubStore.h"

namespace cunbao::simulation {

/// The hub of the township: its state machine, its store, a backup of that store, and requests that come a
/// second time.
class TownHub {
public:
    /// `folder`: where its store lies; empty: only in memory, which is quicker.
    TownHub(QString folder, HubLimits limits, Random& random)
        : m_folder(std::move(folder)), m_limits(limits), m_random(random) {}

    /// Serves the office of this card, from nothing.
    [[nodiscard]] Result<void> begin(QByteArray card);
    /// Another hub in its place, which has never heard of anything but the office's card.
    [[nodiscard]] Result<void> empty() { return begin(m_card); }
    /// A new process over the same store.
    [[nodiscard]] Result<void> restart();
    void backUp();
    /// False: there is no backup.
    [[nodiscard]] Result<bool> rollBack();
    void setDiskFull(bool full);
    /// What befalls it with the next request, where its store lies on a disk.
    void stumbleNext(Stumble stumble, int atTrip) { m_next = {stumble, atTrip}; }

    /// Answers this request, in one group with what comes a second time. Nothing: the hub is gone.
    [[nodiscard]] std::optional<HubReply> handle(const QByteArray& request, Instant now);
    /// The same request comes once more, later.
    void repeatLater(const QByteArray& request) { m_late.push_back(request); }
    /// Every byte that it was given to keep.
    [[nodiscard]] Result<std::vector<QByteArray>> everythingKept();
    /// It once acknowledged what it did not keep.
    [[nodiscard]] bool hasLied() const { return m_hasLied; }
    /// How often it died.
    [[nodiscard]] int deaths() const { return m_deaths; }

private:
    [[nodiscard]] bool isOnDisk() const { return !m_folder.isEmpty(); }
    [[nodiscard]] Result<void> open();
    void close();
    [[nodiscard]] HubReply answer(const QByteArray& request, Instant now);
    [[nodiscard]] HubStore& store() { return isOnDisk() ? *m_onDisk : m_memory; }
    [[nodiscard]] Result<bool> keepsWhatItAcknowledges(const QByteArray& body);

    QString m_folder;
    HubLimits m_limits;
    Random& m_random;
    QByteArray m_card;
    MemoryHubStore m_memory;
    std::optional<MemoryHubStore> m_memoryBackup;
    std::unique_ptr<HubStore> m_onDisk;
    std::unique_ptr<HubCore> m_core;
    std::unique_ptr<FaultyDisk> m_fullDisk;
    std::pair<Stumble, int> m_next{Stumble::None, 0};
    std::vector<QByteArray> m_late;
    int m_deaths = 0;
    bool m_hasLied = false;
};

} // namespace cunbao::simulation
