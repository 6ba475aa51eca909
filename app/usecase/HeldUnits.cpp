#include "app/usecase/HeldUnits.h"

#include "app/store/Ledger.h"
#include "app/usecase/RecordEntry.h"

#include <set>

namespace cunbao {

Result<bool> holdsUnit(Ledger& ledger, OrgCode unit) {
    TRY_LET(const Authority* authority, ledger.authority());
    return authority->mayRead(ledger.identity().device(), audienceOf(unit));
}

Result<bool> holdsFiguresOf(Ledger& ledger, OrgCode unit) {
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    std::set<OrgCode> seen{unit};
    std::vector<OrgCode> open{unit};
    while (!open.empty()) {
        const OrgCode one = open.back();
        open.pop_back();
        TRY_LET(const bool held, holdsUnit(ledger, one));
        if (!held) return false;
        for (const OrgUnit& before : catalogue->units())
            if (before.successor == one && seen.insert(before.code).second) open.push_back(before.code);
    }
    return true;
}

} // namespace cunbao
