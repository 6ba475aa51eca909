#pragma once

#include "sync/port/SegmentStore.h"

#include <optional>
#include <set>

namespace cunbao {

/// What one session moved. Bytes are those of requests and answers, without HTTP and TLS.
struct SyncReport {
    quint64 sentOperations = 0;
    quint64 receivedOperations = 0;
    qint64 bytesUp = 0;
    qint64 bytesDown = 0;
    int requests = 0;
    quint64 droppedReceipts = 0; ///< that came and were not genuine, or not for this device
};

/// One exchange with one hub until neither side has anything new; then dead. A state machine:
/// requests out, answers in. It neither waits nor retries: that is its owner's business.
class SyncSession {
public:
    SyncSession(SegmentStore& store, const TownshipId& township, const SigningKey& device)
        : m_store(store), m_township(township), m_device(device) {}

    /// The first request.
    [[nodiscard]] Result<QByteArray> start();
    /// Takes an answer in; the next request, or nothing when the exchange is done.
    [[nodiscard]] Result<std::optional<QByteArray>> receive(const QByteArray& bytes);
    /// Takes a refusal in: the request to answer it with, or the error itself where there is none.
    /// A hub that does not know this device (an empty one) is told all statements once.
    [[nodiscard]] Result<QByteArray> refused(const Error& error);
    [[nodiscard]] const SyncReport& report() const { return m_report; }

private:
    Result<QByteArray> buildRequest();
    Result<void> addStatements(ExchangeRequest& request);
    Result<void> addUploads(ExchangeRequest& request, const VersionVector& mine);
    Result<void> addStream(ExchangeRequest& request, const StreamId& stream, const StreamHead& head,
                           const VersionVector& known, qsizetype& budget);
    Result<void> addReceipts(ExchangeRequest& request, const VersionVector& mine);
    Result<bool> plan(const ExchangeAnswer& answer);
    /// Notes what the hub holds now. How many streams came further by it than ever in this session: what a
    /// hub forgets and takes again is no news.
    Result<quint64> takeAcknowledged(const VersionVector& heads);
    /// What the answer brought that was not here before.
    Result<quint64> takeContent(const ExchangeAnswer& answer);
    /// Plans which statements go either way; true where the hub lacks fewer than ever in this session.
    Result<bool> planStatements(const std::vector<StatementId>& hub);
    /// Moves the wants behind the segments that came.
    Result<void> advanceWants(const std::vector<QByteArray>& segments);
    Result<void> planVector(const VersionVector& hub);
    /// What came from the hub need not go back to it. How many streams came further by it than ever in this
    /// session: a fork is looked for from its stream's beginning, over much that is here.
    Result<quint64> acknowledgePulled(const std::vector<QByteArray>& segments);

    SegmentStore& m_store;
    TownshipId m_township;
    const SigningKey& m_device;
    SyncReport m_report;
    std::vector<Want> m_wants;
    std::vector<StatementId> m_wantedStatements;
    std::vector<StatementId> m_statementsToSend;
    std::vector<InviteId> m_settled;
    std::set<InviteId> m_settledTold;                    ///< in this session
    std::map<StreamId, quint64> m_wantedFrom;            ///< behind which own sequence it was last asked for
    std::optional<std::vector<ReceiptId>> m_hubReceipts; ///< where the hub lacks some of this device's own
    bool m_receiptsShown = false;                        ///< what it lacked was sent, in this session
    bool m_moreUploads = false;
    quint64 m_inFlightOperations = 0;
    std::set<StreamId> m_uploading;               ///< streams of which the last request brought something
    std::set<StreamId> m_fruitless;               ///< streams whose last upload led nowhere
    std::map<StreamId, quint64> m_acknowledgedTo; ///< in this session
    std::map<StreamId, quint64> m_pulledTo;       ///< in this session, of what counts here
    std::optional<std::size_t> m_fewestLacking;   ///< statements, at the hub
    bool m_introduced = false; ///< all statements were sent once, after the hub did not know this device
    quint64 m_progress = 0;    ///< new things moved
    int m_idle = 0;
};

} // namespace cunbao
