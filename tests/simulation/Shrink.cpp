#include "tests/simulation/Shrink.h"

#include <algorithm>

namespace cunbao::simulation {

namespace {

class Shrinker {
public:
    Shrinker(Plan plan, const std::function<bool(const Plan&)>& fails, int most)
        : m_plan(std::move(plan)), m_fails(fails), m_left(most) {}

    Plan run() {
        dropEvents();
        easeEvents();
        dropEvents();
        return m_plan;
    }

private:
    bool accept(Plan candidate) {
        if (--m_left < 0 || !m_fails(candidate)) return false;
        m_plan = std::move(candidate);
        return true;
    }

    /// Halves first, then quarters, down to single events.
    void dropEvents() {
        for (std::size_t size = std::max<std::size_t>(m_plan.events.size() / 2, 1);; size /= 2) {
            for (std::size_t at = 0; at < m_plan.events.size() && m_left > 0;) {
                Plan candidate = m_plan;
                const auto first = candidate.events.begin() + static_cast<std::ptrdiff_t>(at);
                const auto count = std::min(size, candidate.events.size() - at);
                candidate.events.erase(first, first + static_cast<std::ptrdiff_t>(count));
                if (!accept(std::move(candidate))) at += size;
            }
            if (size <= 1) return;
        }
    }

    void easeEvents() {
        for (std::size_t i = 0; i < m_plan.events.size(); ++i) {
            ease(i,
                 [](Event& event) { return std::exchange(event.stumble, Stumble::None) != Stumble::None; });
            ease(i, [](Event& event) { return std::exchange(event.mishap, Mishap::None) != Mishap::None; });
            ease(i, [](Event& event) { return std::exchange(event.meanwhile, 0) != 0; });
            ease(i, [](Event& event) { return std::exchange(event.afterMs, 0) != 0; });
        }
    }

    template <class Change>
    void ease(std::size_t at, Change change) {
        Plan candidate = m_plan;
        if (change(candidate.events[at])) accept(std::move(candidate));
    }

    Plan m_plan;
    const std::function<bool(const Plan&)>& m_fails;
    int m_left;
};

} // namespace

Plan shrink(const Plan& plan, const std::function<bool(const Plan&)>& fails, int most) {
    return Shrinker(plan, fails, most).run();
}

} // namespace cunbao::simulation
