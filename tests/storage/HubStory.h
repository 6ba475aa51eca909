#pragma once

#include "sync/hub/HubCore.h"
#include "sync/hub/SqlHubStore.h"
#include "tests/storage/Story.h"
#include "tests/support/MemorySegmentStore.h"

namespace cunbao {

/// A hub takes in what two phones and an office bring, and hands it out. What it acknowledged it must hold.
class HubStory final : public Story {
public:
    HubStory();

    void begin(const QString& folder) override;
    Result<void> open() override;
    void close() override;
    [[nodiscard]] bool isOpen() const override { return m_core != nullptr; }
    [[nodiscard]] const std::vector<StoryStep>& steps() const override { return m_steps; }
    Result<QByteArray> witness() override;
    Result<void> check() override;
    void keepSurroundings() override { m_kept = m_clients; }
    void restoreSurroundings() override { m_clients = m_kept; }

private:
    struct Client {
        MemorySegmentStore store;
        const TestDevice* device = nullptr;
    };
    /// Copied as a whole: what a device holds does not lose power with the hub.
    struct Clients {
        std::shared_ptr<const Client> a, b, office;
    };
    void record(std::shared_ptr<const Client> Clients::*who, std::int64_t village, quint64 count);
    Result<void> sync(std::shared_ptr<const Client> Clients::*who);
    Result<void> askToJoin();
    Result<void> checkAcknowledged(const Client& client);

    TestTownship m_township;
    TestDevice m_phoneA, m_phoneB, m_officeDevice;
    Clients m_clients, m_kept;
    QString m_folder;
    SeededRandom m_random;
    std::vector<StoryStep> m_steps;
    std::unique_ptr<SqlHubStore> m_store;
    std::unique_ptr<HubCore> m_core;
};

} // namespace cunbao
