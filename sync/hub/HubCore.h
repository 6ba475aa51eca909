#pragma once

#include "sync/authority/Authority.h"
#include "sync/hub/HubLimits.h"
#include "sync/hub/HubStore.h"

#include <memory>
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
    [[nodiscard]] Result<void> accept(const QByteArray& card);
    [[nodiscard]] std::vector<OfficeCard> townships() const;

    /// Answers a group of requests out of one transaction: nothing is acknowledged that is not durable. If
    /// the commit fails, every request of the group is answered with 503 and nothing of it is kept.
    [[nodiscard]] std::vector<HubReply> handle(std::span<const QByteArray> requests, Instant now);

private:
    struct Township {
        OfficeCard card;
        Authority authority;
        std::map<StreamId, ChainLink> heads;
        explicit Township(OfficeCard officeCard) : card(std::move(officeCard)), authority(card.root) {}
    };

    /// What a request did to a stream.
    struct Touched {
        quint64 first = 0; ///< of what it brought that lies off the head
        bool looked = false;
        bool forked = false;
    };

    Result<void> loadTownship(const OfficeCard& card);
    Result<QByteArray> answer(const QByteArray& request, Instant now);
    Result<ExchangeAnswer> exchange(Township& township, const DeviceId& sender,
                                    const ExchangeRequest& request, Instant now);
    Result<ExchangeAnswer> join(Township& township, const RequestEnvelope& envelope, Instant now);
    Result<void> takeStatements(Township& township, const std::vector<QByteArray>& statements);
    Result<void> takeSegment(Township& township, const DeviceId& sender, const QByteArray& segment,
                             std::map<StreamId, Touched>& touched);
    Result<bool> takeOffChain(Township& township, const StreamId& stream, const ChainLink& link,
                              const QByteArray& segment);
    Result<void> noteFork(const TownshipId& township, const StreamId& stream, quint64 first, Touched& seen);
    /// Whoever uploads one branch of a fork is shown the others, whichever counts: digests would tell it only
    /// to the side that does not.
    Result<void> serveForks(const Township& township, const std::map<StreamId, Touched>& touched,
                            ExchangeAnswer& answer);
    Result<std::optional<StreamHead>> countedHead(const Township& township, const StreamId& stream) const;
    Result<VersionVector> vectorFor(const Township& township, const DeviceId& device) const;
    Result<void> serveWants(Township& township, const DeviceId& sender, const ExchangeRequest& request,
                            ExchangeAnswer& answer);

    HubStore& m_store;
    HubLimits m_limits;
    bool m_loaded = false;
    std::map<TownshipId, std::unique_ptr<Township>> m_townships;
};

} // namespace cunbao
