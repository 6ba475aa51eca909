#include "app/store/HubTime.h"

#include "sync/op/HybridClock.h"

namespace cunbao {

bool HubTime::wasSetBack(Instant wall) const {
    return wall < told + ahead - MaxClockLead;
}

bool HubTime::isDoubtful(Instant wall) const {
    return wall < told - MaxClockLead || (ahead > MaxClockLead && !wasSetBack(wall));
}

bool HubTime::isOpenEnded(Instant wall) const {
    return isDoubtful(wall) && wasSetBack(wall);
}

Instant HubTime::likely(Instant wall) const {
    return isDoubtful(wall) ? std::max<Instant>(told, wall - ahead) : wall;
}

} // namespace cunbao
