#include "tests/simulation/Chance.h"

#include <sodium.h>

#include <cstring>

namespace cunbao::simulation {

namespace {

Chance* chanceInUse = nullptr;

void fill(void* out, const std::size_t size) {
    if (!chanceInUse) qFatal("simulation: randomness is asked for outside of a township");
    const QByteArray drawn = chanceInUse->bytes(static_cast<qsizetype>(size));
    std::memcpy(out, drawn.constData(), size);
}

std::uint32_t draw() {
    std::uint32_t out = 0;
    fill(&out, sizeof out);
    return out;
}

/// libsodium seals boxes with keys that it draws itself.
void takeOver() {
    static randombytes_implementation implementation{
        [] { return "simulation"; }, draw, nullptr, nullptr, fill, [] { return 0; }};
    static const bool done = randombytes_set_implementation(&implementation) == 0 && sodium_init() >= 0;
    Q_ASSERT(done);
    Q_UNUSED(done)
}

} // namespace

Chance::Chance() {
    chanceInUse = this;
    takeOver();
}

Chance::~Chance() {
    chanceInUse = nullptr;
}

void Chance::beginAnew(std::uint64_t seed, int event) {
    m_random = SeededRandom(seed * 1'000'003 + static_cast<std::uint64_t>(event) + 1'000);
}

} // namespace cunbao::simulation
