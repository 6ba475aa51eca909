#pragma once

#include <QDate>

#include <chrono>

namespace cunbao {

/// Milliseconds since 1970-01-01T00:00Z. All instants of the product have this resolution.
using Instant = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;

/// Where the time comes from. Injected everywhere, so that a simulation can drift and jump it.
class Clock {
public:
    virtual ~Clock() = default;
    /// The wall clock; may jump in either direction.
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

/// A clock that stands still until it is told otherwise.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start) : m_now(start) {}
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant to) { m_now = to; }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now;
};

/// The calendar day of an instant in China (UTC+8 all year, since 1991), whatever the device's own
/// time zone is set to: a figure's date is the date in the village.
[[nodiscard]] QDate chinaDate(Instant instant);

[[nodiscard]] inline std::int64_t toMillis(Instant instant) {
    return instant.time_since_epoch().count();
}
[[nodiscard]] inline Instant fromMillis(std::int64_t ms) {
    return Instant(std::chrono::milliseconds(ms));
}

/// RFC 3339 in UTC with milliseconds: 2020-03-02T01:02:03.004Z.
[[nodiscard]] QString toRfc3339(Instant instant);

} // namespace cunbao
