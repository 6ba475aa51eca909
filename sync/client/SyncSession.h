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
    [[nodiscard]] Result<std::optional<QByteArray>> receive(const QByteArray& answer);
    /// Takes a refusal in: the request to answer it with, or the error itself where there is none.
    /// A hub that does not know this device (an empty one) is told all statements once.
    [[nodiscard]] Result<QByteArray> refused(const Error& error);
    [[nodiscard]] const SyncReport& report() const { return m_report; }

private:
    Result<QByteArray> buildRequest();
    Result<void> addUploads(ExchangeRequest& request, const VersionVector& mine);
    Result<bool> plan(const ExchangeAnswer& answer);
    /// Moves the wants behind the segments that came; false where none came for them.
    Result<bool> advanceWants(const std::vector<QByteArray>& segments);
    Result<void> planVector(const VersionVector& hub);
    Result<void> acknowledgePulled(const std::vector<QByteArray>& segments);

    SegmentStore& m_store;
    TownshipId m_township;
    const SigningKey& m_device;
    SyncReport m_report;
    std::vector<Want> m_wants;
    std::vector<StatementId> m_wantedStatements;
    std::vector<StatementId> m_statementsToSend;
    std::vector<InviteId> m_settled;
    std::set<StreamId> m_forked; ///< streams already asked for from their beginning
    bool m_moreUploads = false;
    quint64 m_inFlightOperations = 0;
    bool m_introduced = false; ///< all statements were sent once, after the hub did not know this device
    int m_idle = 0;
};

} // namespace cunbao
