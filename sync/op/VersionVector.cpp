#include "sync/op/VersionVector.h"

#include "sync/codec/ByteReader.h"

namespace cunbao {

Hash16 digestOf(const VersionVector& vector) {
    ByteWriter out;
    for (const auto& [stream, head] : vector) {
        out.bytes(stream.view());
        out.bigEndian64(head.sequence);
        out.bytes(head.hash.view());
    }
    return blake2b16({"cunbao vector", out.take()});
}

} // namespace cunbao
