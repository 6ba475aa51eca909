#include "app/usecase/HeldUnits.h"

#include "app/store/Ledger.h"
#include "app/usecase/RecordEntry.h"

namespace cunbao {

Result<bool> holdsUnit(Ledger& ledger, OrgCode unit) {
    TRY_LET(const Authority* authority, ledger.authority());
    return authority->mayRead(ledger.identity().device(), audienceOf(unit));
}

} // namespace cunbao
