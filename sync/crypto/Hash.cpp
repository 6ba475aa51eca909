#include "sync/crypto/Hash.h"

#include <sodium.h>

namespace cunbao {

namespace {

template <class Out>
Out blake2b(std::initializer_list<QByteArrayView> parts) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, static_cast<std::size_t>(Out::Size));
    for (const QByteArrayView part : parts)
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                                  static_cast<unsigned long long>(part.size()));
    Out out;
    crypto_generichash_final(&state, out.data(), static_cast<std::size_t>(Out::Size));
    return out;
}

} // namespace

Hash16 blake2b16(std::initializer_list<QByteArrayView> parts) {
    return blake2b<Hash16>(parts);
}

Hash32 blake2b32(std::initializer_list<QByteArrayView> parts) {
    return blake2b<Hash32>(parts);
}

Hash16 shortHash(const Hash32& hash) {
    return *Hash16::from(hash.view().first(Hash16::Size));
}

} // namespace cunbao
