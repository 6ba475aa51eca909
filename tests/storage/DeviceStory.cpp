#include "tests/storage/DeviceStory.h"

#include "app/store/Rebuild.h"
#include "tests/storage/FolderCopy.h"
#include "tests/storage/StoreTown.h"
#include "tests/storage/StoreWitness.h"

namespace cunbao {

namespace {
constexpr std::uint64_t StorySeed = 4;
}

DeviceStory::DeviceStory(QString startsAs, Instant now)
    : m_startsAs(std::move(startsAs)), m_start(now), m_clock(now), m_random(StorySeed) {}

DeviceStory& DeviceStory::add(const char* name, Act act, bool isWhole) {
    const Instant at = m_start + std::chrono::minutes(m_steps.size() + 1);
    m_steps.push_back({name,
                       [this, at, act = std::move(act)]() -> Result<void> {
                           if (!m_ledger) TRY(open());
                           m_clock.set(at);
                           return act(*m_ledger);
                       },
                       isWhole});
    return *this;
}

DeviceStory& DeviceStory::then(const char* name, Act act) {
    return add(name, std::move(act), true);
}

DeviceStory& DeviceStory::thenInParts(const char* name, Act act) {
    return add(name, std::move(act), false);
}

DeviceStory& DeviceStory::thenRestart() {
    m_steps.push_back({"restart", [this] { return open(); }});
    return *this;
}

void DeviceStory::begin(const QString& folder) {
    close();
    m_folder = folder;
    m_random = SeededRandom(StorySeed);
    if (m_startsAs.isEmpty())
        clearFolder(folder);
    else
        copyFolder(m_startsAs, folder);
}

Result<void> DeviceStory::open() {
    close();
    m_clock.set(m_start);
    TRY_LET(m_ledger, openHome(m_folder, {&m_clock, &m_random, StoreTown::cost()}));
    return {};
}

Result<std::unique_ptr<Ledger>> DeviceStory::openHome(const QString& folder, const Home::Context& context) {
    return Home::open(folder, StoreTown::passcode(), context);
}

Result<QByteArray> DeviceStory::witness() {
    return storeWitness(*m_ledger);
}

Result<void> DeviceStory::check() {
    TRY(checkStore(*m_ledger));
    return {};
}

} // namespace cunbao
