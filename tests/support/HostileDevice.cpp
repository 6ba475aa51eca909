#include "tests/support/HostileDevice.h"

#include "sync/codec/ByteReader.h"
#include "sync/codec/SegmentCodec.h"

namespace cunbao {

Result<EpochKey> HostileDevice::key() {
    TRY_LET(const Authority* authority, m_ledger.authority());
    return m_ledger.epochKey(authority->audiences().at(m_audience).newestKey);
}

Result<QByteArray> HostileDevice::segment(const std::vector<Payload>& payloads, const QByteArray& version) {
    std::vector<Operation> operations;
    for (const Payload& payload : payloads) {
        Operation operation;
        operation.time = m_time;
        ++m_time.ms;
        operation.kind = static_cast<quint8>(PayloadCodec::kindOf(payload));
        operation.fields = PayloadCodec::encode(payload, operation.time);
        operations.push_back(std::move(operation));
    }
    return segmentOf(std::move(operations), version);
}

Result<QByteArray> HostileDevice::segmentOf(std::vector<Operation> operations, const QByteArray& version) {
    SegmentHeader header;
    header.stream = m_stream;
    header.first = m_last + 1;
    header.previous = m_previous;
    for (std::size_t i = 0; i < operations.size(); ++i)
        operations[i].sequence = header.first + i;
    const auto count = static_cast<quint64>(operations.size());
    TRY_LET(const EpochKey epoch, key());
    TRY_LET(QByteArray sealed, SegmentCodec::sealSegment(header, {version, std::move(operations)}, epoch,
                                                         m_ledger.identity().signing, m_ledger.random()));
    return finish(std::move(sealed), count);
}

Result<QByteArray> HostileDevice::unreadable(quint64 count) {
    TRY_LET(const EpochKey epoch, key());
    ByteWriter out;
    out.byte(0x11);
    out.bytes(m_stream.view());
    out.varint(m_last + 1);
    out.varint(count);
    out.bytes(idOf(epoch).view());
    out.bytes(m_previous.view());
    QByteArray segment = out.take();
    segment += seal(epoch, m_ledger.random(), segment, QByteArray("\0nothing that anybody could read", 31));
    segment += m_ledger.identity().signing.sign("cunbao segment 1", segment).view();
    return finish(std::move(segment), count);
}

QByteArray HostileDevice::finish(QByteArray segment, quint64 count) {
    m_before = {m_last, m_previous};
    m_last += count;
    m_previous = SegmentCodec::hashOf(segment);
    return segment;
}

} // namespace cunbao
