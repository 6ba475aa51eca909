#include "app/viewmodel/office/OfficeNoticesModel.h"

#include "app/usecase/Doubts.h"
#include "app/viewmodel/office/RoundAtHand.h"

namespace cunbao {

void OfficeNoticesModel::load() {
    read(
        [](Ledger& ledger) -> Result<int> {
            TRY_LET(const RoundAtHand hand, roundAtHand(ledger));
            TRY_LET(const auto doubts, doubtsOf(ledger, hand.period));
            return static_cast<int>(doubts.size());
        },
        [this](int doubts) {
            m_doubts = doubts;
            Q_EMIT changed();
        });
}

} // namespace cunbao
