#pragma once

#include "sync/authority/Authority.h"
#include "sync/hub/HubLimits.h"
#include "sync/hub/HubStore.h"

#include <memory>
#include <set>
#include <span>

namespace cunbao {

/// What goes back to one request: an HTTP status and CBOR (an answer, or problem details).
struct HubReply {
    int status = 200;
    QByteArray body;
};

/// The hub as a state machine without threads, sockets or clocks: bytes and time in, bytes out. Opens no
/// segment. Serves the townships whose cards it was given. Called from one thread.
class HubCore {
public:
    explicit HubCore(HubStore& store, HubLimits limits = {}) : m_store(store), m_limits(limits) {}

    /// Reads what the store holds. Before anything else.
    [[nodiscard]] Result<void> load();
    /// Serves the office of this card from now on.
    [[nodiscard]] Result<void> accept(const QByteArray& bytes);
    [[nodiscard]] std::vector<OfficeCard> townships() const;

    /// Answers a group of requests out of one transaction: nothing is acknowledged that is not durable. If
    /// the commit fails, every request of the group is answered with 503 and nothing of it is kept. Where the
    /// answers grow large together, only the first requests are answered, at least one: the others are to be
    /// handed in again. `sources` says of each request where it came from (nothing: all from one place).
    [[nodiscard]] std::vector<HubReply> handle(std::span<const QByteArray> requests, Instant now,
                                               std::span<const QByteArray> sources = {});

private:
    struct Township {
        OfficeCard card;
        Authority authority;
        std::map<StreamId, ChainLink> heads;
        std::map<StreamId, qsizetype> branches; ///< segments off the main chain, of the streams that have any
        std::map<StreamId, quint64> firstBranches; ///< where the first of them begins, once it was looked up
        /// The newest receipts, by unit and device.
        std::map<std::pair<std::int64_t, DeviceId>, SignedReceipt> receipts;
        JoinPlace nextJoin; ///< requests to join are handed out in turns
        explicit Township(OfficeCard officeCard) : card(std::move(officeCard)), authority(card.root) {}
    };

    /// What a request did to a stream.
    struct Touched {
        quint64 firstOff = 0;   ///< of what it brought that does not extend the main chain; 0: all of it does
        bool unsettled = false; ///< a branch grew: which one counts is to be decided
        void noteOff(quint64 first) { firstOff = firstOff == 0 ? first : std::min(firstOff, first); }
    };
    struct Intake {
        DeviceId sender;
        std::map<StreamId, Touched> streams;
        qsizetype branchSegments = 0;
        bool senderIsFull = false;
    };
    /// What one answer may still hold. What is begun while anything is left may end beyond.
    using Room = qsizetype;

    Result<void> loadTownship(const OfficeCard& card);
    Result<QByteArray> answer(const QByteArray& request, const QByteArray& source, Instant now);
    Result<ExchangeAnswer> exchange(Township& township, const DeviceId& sender,
                                    const ExchangeRequest& request, Instant now);
    Result<ExchangeAnswer> join(Township& township, const RequestEnvelope& envelope, const QByteArray& source,
                                Instant now);
    Result<void> takeStatements(Township& township, const std::vector<QByteArray>& statements);

    /// What is older than what is held, or wrong, or has no room, is left out.
    Result<void> takeReceipts(Township& township, const std::vector<QByteArray>& receipts);
    Result<Intake> takeSegments(Township& township, const DeviceId& sender,
                                const std::vector<QByteArray>& segments);
    Result<void> takeSegment(Township& township, const QByteArray& segment, Intake& intake);
    /// False: left out.
    Result<bool> findsRoom(const Township& township, const StreamId& stream, const ChainLink& link,
                           qsizetype size, bool extends, const Intake& intake);
    /// True while the segment that a revocation names has not come together with all before it, and this is
    /// the device that named it: what it brings is what was accepted, and must find room.
    Result<bool> bringsWhatWasAccepted(const Township& township, const StreamId& stream,
                                       const DeviceId& sender) const;
    /// Decides anew which segments of a forked stream count.
    Result<void> settleFork(Township& township, const StreamId& stream);

    /// Whoever uploads one branch of a fork is shown the others, whichever counts, and whose stream it is
    /// with every answer to a request that wants nothing: digests would tell it only to the side that does
    /// not count.
    Result<void> noteOwnForks(Township& township, const DeviceId& sender, Intake& intake);
    Result<void> serveForks(const Township& township, const Intake& intake, Room& room,
                            ExchangeAnswer& answer);
    static void serveStatements(const Township& township, const ExchangeRequest& request, Room& room,
                                ExchangeAnswer& answer);
    Result<void> serveWants(const Township& township, const DeviceId& sender, const ExchangeRequest& request,
                            Room& room, ExchangeAnswer& answer);
    Result<void> serveJoinRequests(Township& township, const ExchangeRequest& request, Instant now,
                                   Room& room, ExchangeAnswer& answer);
    static void serveReceipts(const Township& township, const DeviceId& sender,
                              const ExchangeRequest& request, Room& room, ExchangeAnswer& answer);
    Result<std::optional<StreamHead>> countedHead(const Township& township, const StreamId& stream) const;
    Result<VersionVector> vectorFor(const Township& township, const DeviceId& device) const;

    HubStore& m_store;
    HubLimits m_limits;
    bool m_loaded = false;
    std::map<TownshipId, std::unique_ptr<Township>> m_townships;
};

} // namespace cunbao
