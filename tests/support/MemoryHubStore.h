#pragma once

#include "sync/hub/HubStore.h"

#include <set>

namespace cunbao {

/// A hub's store in memory, the plainest possible: what SqlHubStore is measured against, and what
/// simulations run on. A copy of it is a backup.
class MemoryHubStore final : public HubStore {
public:
    Result<void> begin() override;
    Result<void> commit() override;
    void rollback() override;

    Result<std::vector<QByteArray>> cards() override;
    Result<void> putCard(const TownshipId& township, const QByteArray& card) override;
    Result<std::vector<QByteArray>> statements(const TownshipId& township) override;
    Result<void> putStatement(const TownshipId& township, const QByteArray& statement) override;
    Result<void> putSegment(const TownshipId& township, const StreamId& stream, const ChainLink& link,
                            const QByteArray& bytes, bool onMain) override;
    Result<std::vector<ChainLink>> links(const TownshipId& township, const StreamId& stream) override;
    Result<bool> holds(const TownshipId& township, const StreamId& stream, const ChainLink& link) override;
    Result<std::map<StreamId, qsizetype>> branches(const TownshipId& township) override;
    Result<qsizetype> bytesEndingAt(const TownshipId& township, const StreamId& stream,
                                    quint64 last) override;
    Result<void> setMainChain(const TownshipId& township, const StreamId& stream,
                              const std::vector<ChainLink>& chain) override;
    Result<std::map<StreamId, ChainLink>> heads(const TownshipId& township) override;
    Result<std::optional<ChainLink>> linkUpTo(const TownshipId& township, const StreamId& stream,
                                              quint64 sequence) override;
    Result<std::vector<QByteArray>> segmentsAfter(const TownshipId& township, const StreamId& stream,
                                                  quint64 after, qsizetype maxBytes, bool& more) override;
    Result<qint64> storedBytes(const TownshipId& township, const DeviceId& device) override;
    Result<void> addStoredBytes(const TownshipId& township, const DeviceId& device, qint64 bytes) override;
    Result<std::vector<QByteArray>> receipts(const TownshipId& township) override;
    Result<void> putReceipt(const TownshipId& township, const DeviceId& device, std::int64_t unit,
                            const QByteArray& receipt) override;
    Result<void> putJoinRequest(const TownshipId& township, const SigningPublicKey& sender,
                                const JoinRequest& request, const QByteArray& source, Instant at) override;
    Result<qint64> joinRequestCount(const TownshipId& township) override;
    Result<void> dropCrowdedJoinRequest(const TownshipId& township) override;
    Result<std::vector<JoinRequest>> joinRequestsAfter(const TownshipId& township, JoinPlace& place,
                                                       qsizetype maxBytes) override;
    Result<void> settleInvite(const TownshipId& township, const InviteId& invite) override;
    Result<void> dropJoinRequests(const TownshipId& township, Instant before) override;

    /// The next commits fail as a full disk does, until it is taken back.
    bool diskFull = false;
    /// How often all links of a stream were read: what costs more the longer the stream is.
    int wholeStreamsRead = 0;

private:
    struct Kept {
        ChainLink link;
        QByteArray bytes;
        bool onMain = false;
    };
    using Segments = std::map<std::pair<quint64, Hash32>, Kept>; ///< by last sequence and hash
    struct Join {
        JoinRequest request;
        QByteArray source;
        Instant at;
    };
    struct Township {
        QByteArray card;
        std::map<StatementId, QByteArray> statements;
        std::map<StreamId, Segments> segments;
        std::map<DeviceId, qint64> usage;
        std::map<SigningPublicKey, Join> joins;
        std::map<std::pair<DeviceId, std::int64_t>, QByteArray> receipts;
    };
    std::map<TownshipId, Township> m_state;
    std::map<TownshipId, Township> m_before;
};

} // namespace cunbao
