#include "platform/base/Clock.h"

#include <QDateTime>

namespace cunbao {

using namespace std::chrono_literals;

Instant SystemClock::now() const {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

QDate chinaDate(Instant instant) {
    const auto days = std::chrono::floor<std::chrono::days>(instant + 8h).time_since_epoch().count();
    return QDate(1970, 1, 1).addDays(days);
}

QString toRfc3339(Instant instant) {
    // Qt before 6.5 writes +00:00 for a time zone that is UTC; Qt::UTC gives the Z everywhere.
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace cunbao
