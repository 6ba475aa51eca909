#include "platform/base/Clock.h"

#include <QDateTime>
#include <QTimeZone>

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
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), QTimeZone::utc()).toString(Qt::ISODateWithMs);
}

} // namespace cunbao
