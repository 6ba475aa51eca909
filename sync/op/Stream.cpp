#include "sync/op/Stream.h"

#include "sync/codec/ByteReader.h"

namespace cunbao {

DeviceId deviceIdOf(const SigningPublicKey& signing, const BoxPublicKey& box) {
    return *DeviceId::from(blake2b16({"cunbao device", signing.view(), box.view()}).view());
}

StreamId streamIdOf(const SigningPublicKey& device, const Audience& audience) {
    ByteWriter out;
    out.byte(static_cast<quint8>(audience.kind));
    out.bigEndian64(static_cast<quint64>(audience.unit));
    return *StreamId::from(blake2b16({"cunbao stream", device.view(), out.take()}).view());
}

TownshipId townshipIdOf(const SigningPublicKey& root) {
    return *TownshipId::from(blake2b16({"cunbao township", root.view()}).view());
}

} // namespace cunbao
