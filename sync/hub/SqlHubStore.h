#pragma once

#include "platform/base/FileLock.h"
#include "platform/base/Random.h"
#include "platform/db/Transaction.h"
#include "sync/hub/HubStore.h"

#include <optional>

namespace cunbao {

/// The hub's store in a folder of its own: hub.db (SQLCipher), hub.key (its raw key, readable by
/// the owner only; what is stored is sealed anyway) and hub.lock, by which one process at a time
/// serves it.
class SqlHubStore final : public HubStore {
public:
    /// Makes folder, key and database where they are missing; a database without its key is refused
    /// rather than begun anew. Errors: DatabaseBusy where another process serves it, and those of
    /// Database.
    [[nodiscard]] static Result<std::unique_ptr<SqlHubStore>> open(const QString& folder, Random& random);

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

private:
    SqlHubStore(FileLock lock, Database db) : m_lock(std::move(lock)), m_db(std::move(db)) {}
    Result<std::vector<QByteArray>> blobs(const char* sql, const std::optional<TownshipId>& township);
    /// The row number of a stream; nothing where the store never saw it.
    Result<std::optional<qint64>> streamRow(const TownshipId& township, const StreamId& stream);
    Result<qint64> ensureStreamRow(const TownshipId& township, const StreamId& stream);

    FileLock m_lock;
    Database m_db;
    std::optional<Transaction> m_transaction;
    std::map<std::pair<TownshipId, StreamId>, qint64> m_streamRows;
};

} // namespace cunbao
