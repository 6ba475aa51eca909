#pragma once

#include "sync/crypto/FixedBytes.h"

#include <initializer_list>

namespace cunbao {

using Hash16 = FixedBytes<16, struct Hash16Meaning>;
using Hash32 = FixedBytes<32, struct Hash32Meaning>;

/// BLAKE2b (RFC 7693) with an output of 16 or 32 bytes over the parts, each as it is, one after the other.
/// The length is a parameter of the hash: 16 bytes are not the first half of 32.
[[nodiscard]] Hash16 blake2b16(std::initializer_list<QByteArrayView> parts);
[[nodiscard]] Hash32 blake2b32(std::initializer_list<QByteArrayView> parts);

/// The first 16 bytes of a 32-byte hash, as vectors carry it.
[[nodiscard]] Hash16 shortHash(const Hash32& hash);

} // namespace cunbao
