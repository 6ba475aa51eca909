#pragma once

#include "sync/authority/OfficeCard.h"
#include "sync/authority/Statement.h"
#include "sync/codec/Exchange.h"
#include "sync/op/Chain.h"

#include <map>

namespace cunbao {

/// Where a reader of join requests goes on; by itself, at the start.
struct JoinPlace {
    Instant at = fromMillis(-1);
    SigningPublicKey sender;
};

/// What a hub keeps: sealed segments and public statements, keyed by township. A port: SQLCipher
/// stands behind it first. Calls come from one thread; writes lie between begin() and commit(), and
/// a committed write is durable. Any error ends the transaction: the caller rolls back.
class HubStore {
public:
    virtual ~HubStore() = default;

    virtual Result<void> begin() = 0;
    virtual Result<void> commit() = 0;
    virtual void rollback() = 0;

    virtual Result<std::vector<QByteArray>> cards() = 0;
    virtual Result<void> putCard(const TownshipId& township, const QByteArray& card) = 0;

    virtual Result<std::vector<QByteArray>> statements(const TownshipId& township) = 0;
    /// Putting one again changes nothing.
    virtual Result<void> putStatement(const TownshipId& township, const QByteArray& statement) = 0;

    /// A segment that is not there yet; `onMain` says whether it counts (mainChain).
    virtual Result<void> putSegment(const TownshipId& township, const StreamId& stream, const ChainLink& link,
                                    const QByteArray& bytes, bool onMain) = 0;
    /// All links of a stream, branches included.
    virtual Result<std::vector<ChainLink>> links(const TownshipId& township, const StreamId& stream) = 0;
    virtual Result<bool> holds(const TownshipId& township, const StreamId& stream, const ChainLink& link) = 0;
    /// How many segments lie off the main chain, of the streams that have any.
    virtual Result<std::map<StreamId, qsizetype>> branches(const TownshipId& township) = 0;
    /// Bytes of all segments of a stream that end at `last`.
    virtual Result<qsizetype> bytesEndingAt(const TownshipId& township, const StreamId& stream,
                                            quint64 last) = 0;
    /// Sets which segments of a stream count, after a fork.
    virtual Result<void> setMainChain(const TownshipId& township, const StreamId& stream,
                                      const std::vector<ChainLink>& chain) = 0;
    /// The last link of every stream's main chain.
    virtual Result<std::map<StreamId, ChainLink>> heads(const TownshipId& township) = 0;
    /// The link of the main chain that ends at or before `sequence`; nothing where there is none.
    virtual Result<std::optional<ChainLink>> linkUpTo(const TownshipId& township, const StreamId& stream,
                                                      quint64 sequence) = 0;
    /// Segments whose last sequence lies behind `after`, main chain and branches, by last sequence
    /// (so that none comes before its predecessor); at least one if there is any, then as many as
    /// fit into `maxBytes`, but never some without the others of those that end at the same
    /// sequence: the last one given is where to go on. `more` tells whether some were left.
    virtual Result<std::vector<QByteArray>> segmentsAfter(const TownshipId& township, const StreamId& stream,
                                                          quint64 after, qsizetype maxBytes, bool& more) = 0;
    /// Bytes kept of all streams of a township that `device` writes.
    virtual Result<qint64> storedBytes(const TownshipId& township, const DeviceId& device) = 0;
    virtual Result<void> addStoredBytes(const TownshipId& township, const DeviceId& device, qint64 bytes) = 0;

    /// Receipts of a township, one for each device and unit.
    virtual Result<std::vector<QByteArray>> receipts(const TownshipId& township) = 0;
    /// Replaces the one that is there.
    virtual Result<void> putReceipt(const TownshipId& township, const DeviceId& device, std::int64_t unit,
                                    const QByteArray& receipt) = 0;

    /// One for each sender: another one replaces it, the same one again changes nothing. `source` is where it
    /// came from; those that share it share their room.
    virtual Result<void> putJoinRequest(const TownshipId& township, const SigningPublicKey& sender,
                                        const JoinRequest& request, const QByteArray& source, Instant at) = 0;
    virtual Result<qint64> joinRequestCount(const TownshipId& township) = 0;
    /// Removes the oldest request of the source that has most of them; of sources that have as many, of the
    /// one whose oldest is the oldest.
    virtual Result<void> dropCrowdedJoinRequest(const TownshipId& township) = 0;
    /// Those behind `place` in the order of (time, sender); at least one if there is any, then as many as fit
    /// into `maxBytes`. Moves `place` behind the last one given, and to the start where no more follow.
    virtual Result<std::vector<JoinRequest>> joinRequestsAfter(const TownshipId& township, JoinPlace& place,
                                                               qsizetype maxBytes) = 0;
    /// Removes all requests of an invite.
    virtual Result<void> settleInvite(const TownshipId& township, const InviteId& invite) = 0;
    /// Removes requests from before `before`.
    virtual Result<void> dropJoinRequests(const TownshipId& township, Instant before) = 0;
};

} // namespace cunbao
