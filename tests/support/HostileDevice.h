#pragma once

#include "app/domain/Payload.h"
#include "app/store/Ledger.h"
#include "sync/op/Chain.h"

namespace cunbao {

/// A certified device that keeps to no rule: it seals and signs whatever a test wants, in a stream of its own
/// that its store knows nothing of.
class HostileDevice {
public:
    HostileDevice(Ledger& ledger, const Audience& audience, HybridTime start)
        : m_ledger(ledger), m_audience(audience), m_time(start),
          m_stream(streamIdOf(ledger.identity().signing.publicKey(), audience)) {}

    /// The name of the operation that comes `further` after the next one.
    [[nodiscard]] EntryName next(quint64 further = 0) const { return {m_stream, m_last + 1 + further}; }
    [[nodiscard]] const StreamId& stream() const { return m_stream; }
    [[nodiscard]] HybridTime time() const { return m_time; }
    /// Stamps go on from here; back is possible too.
    void setTime(HybridTime time) { m_time = time; }

    /// A sealed and signed segment of these operations, under a catalogue version (empty: none).
    Result<QByteArray> segment(const std::vector<Payload>& payloads, const QByteArray& version);
    /// The same of operations as bytes, which need not mean anything.
    Result<QByteArray> segmentOf(std::vector<Operation> operations, const QByteArray& version);
    /// Signed as it should be, sealed under the right key, and nothing readable inside.
    Result<QByteArray> unreadable(quint64 count);
    /// Takes the last segment back: the next one stands beside it.
    void fork() {
        m_last = m_before.first;
        m_previous = m_before.second;
    }

private:
    Result<EpochKey> key();
    QByteArray finish(QByteArray segment, quint64 count);

    Ledger& m_ledger;
    Audience m_audience;
    HybridTime m_time;
    StreamId m_stream;
    quint64 m_last = 0;
    Hash32 m_previous;
    std::pair<quint64, Hash32> m_before;
};

} // namespace cunbao
