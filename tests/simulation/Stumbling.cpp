#include "tests/simulation/Stumbling.h"

#include "platform/base/Failpoint.h"

namespace cunbao::simulation {

namespace {
Stumbling* stumblingNow = nullptr;
} // namespace

void Stumbling::arm() {
    Failpoint::setHandler(
        [](const char* name) { return stumblingNow ? stumblingNow->trip(name) : Result<void>(); });
}

Stumbling::Stumbling(Stumble stumble, int atTrip, std::function<void()> atDeath)
    : m_stumble(stumble), m_left(atTrip), m_atDeath(std::move(atDeath)),
      m_outer(std::exchange(stumblingNow, this)) {
    arm();
}

Stumbling::~Stumbling() {
    stumblingNow = m_outer;
    if (!stumblingNow) Failpoint::clear();
}

Result<void> Stumbling::trip(const char* name) {
    if (!m_where.isEmpty() || m_left <= 0) return {};
    // A commit that went through never reports a failure.
    const bool done = qstrcmp(name, "db.commit.after") == 0;
    if (m_stumble == Stumble::Fails && done) return {};
    if (m_stumble != Stumble::Dies && m_stumble != Stumble::Fails) return {};
    if (--m_left > 0) return {};
    m_where = QString::fromLatin1(name);
    if (m_stumble == Stumble::Fails) return fail(PlatformErrc::DiskFull, {m_where});
    m_atDeath();
    throw ProcessDied{m_where};
}

WithoutStumbling::WithoutStumbling() : m_outer(std::exchange(stumblingNow, nullptr)) {}

WithoutStumbling::~WithoutStumbling() {
    stumblingNow = m_outer;
    if (stumblingNow) Stumbling::arm();
}

} // namespace cunbao::simulation
