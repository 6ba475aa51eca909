#pragma once

#include "platform/base/Random.h"

namespace cunbao::simulation {

/// The one source of randomness of a simulated township, libsodium's own included. It begins anew with each
/// event, so that an event makes the same keys and nonces whatever was left out before it.
class Chance final : public Random {
public:
    Chance();
    Chance(const Chance&) = delete;
    Chance& operator=(const Chance&) = delete;
    ~Chance() override;

    [[nodiscard]] QByteArray bytes(qsizetype count) override { return m_random.bytes(count); }
    void beginAnew(std::uint64_t seed, int event);

private:
    SeededRandom m_random{0};
};

} // namespace cunbao::simulation
