#include "sync/crypto/Secret.h"

#include <sodium.h>

namespace cunbao {

void wipe(void* memory, std::size_t size) {
    sodium_memzero(memory, size);
}

void wipe(QByteArray& bytes) {
    if (bytes.isDetached()) sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

} // namespace cunbao
