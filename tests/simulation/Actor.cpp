#include "tests/simulation/Actor.h"

#include "tests/simulation/Folder.h"

namespace cunbao::simulation {

Result<Ledger*> Actor::hand(Chance& chance) {
    if (!m_exchanging) return m_ledger.get();
    if (!m_second) {
        TRY_LET(m_second, Home::open(m_folder, passcode(), context(chance)));
    }
    return m_second.get();
}

Result<void> Actor::restart(Chance& chance) {
    m_second.reset();
    m_ledger.reset();
    TRY_LET(m_ledger, Home::open(m_folder, passcode(), context(chance)));
    return {};
}

Result<void> Actor::restartFrom(const QString& from, Chance& chance) {
    m_second.reset();
    m_ledger.reset();
    copyFolder(from, m_folder);
    return restart(chance);
}

} // namespace cunbao::simulation
