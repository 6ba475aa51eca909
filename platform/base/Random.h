#pragma once

#include <QByteArray>

#include <cstdint>
#include <random>

namespace cunbao {

/// Where randomness comes from. Injected, so that a simulation repeats itself from a seed.
class Random {
public:
    virtual ~Random() = default;
    [[nodiscard]] virtual QByteArray bytes(qsizetype count) = 0;
};

/// The operating system's generator (libsodium's randombytes). The only one that real keys are made of.
class SystemRandom final : public Random {
public:
    [[nodiscard]] QByteArray bytes(qsizetype count) override;
};

/// Repeats itself from its seed. For simulations and made-up data; never for a key that protects anything.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}
    [[nodiscard]] QByteArray bytes(qsizetype count) override;
    /// A whole number from 0 up to, not including, `bound` (at least 1).
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);

private:
    std::mt19937_64 m_engine;
};

} // namespace cunbao
