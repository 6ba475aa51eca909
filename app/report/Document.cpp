#include "app/report/Document.h"

namespace cunbao {

SlotCounts Document::counts() const {
    SlotCounts counts;
    for (const DocumentSlot& slot : slotList) {
        ++counts.total;
        switch (slot.state) {
        case SlotState::Filled: break;
        case SlotState::Incomplete: ++counts.incomplete; break;
        case SlotState::Missing: ++counts.missing; break;
        case SlotState::NotApplicable: ++counts.notApplicable; break;
        }
    }
    return counts;
}

} // namespace cunbao
