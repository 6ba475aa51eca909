#include "platform/base/Random.h"

#include <sodium.h>

#include <cstdlib>

namespace cunbao {

QByteArray SystemRandom::bytes(qsizetype count) {
    // Without a working generator no key may ever be made: fail closed.
    if (sodium_init() < 0) std::abort();
    QByteArray out(count, Qt::Uninitialized);
    randombytes_buf(out.data(), static_cast<std::size_t>(count));
    return out;
}

QByteArray SeededRandom::bytes(qsizetype count) {
    QByteArray out(count, Qt::Uninitialized);
    for (char& c : out)
        c = static_cast<char>(m_engine() & 0xff);
    return out;
}

std::uint64_t SeededRandom::below(std::uint64_t bound) {
    // Rejection keeps it even; std::uniform_int_distribution differs between standard libraries.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    std::uint64_t drawn = m_engine();
    while (drawn >= limit)
        drawn = m_engine();
    return drawn % bound;
}

} // namespace cunbao
