#include "platform/base/Failpoint.h"

#include <QHash>

#include <atomic>
#include <csignal>
#include <cstdlib>

namespace cunbao {

namespace {

std::atomic<bool> armed{false};

Failpoint::Handler& handler() {
    static Failpoint::Handler instance;
    return instance;
}

struct Plan {
    bool kill = false;
    int at = 1;
    int seen = 0;
};

} // namespace

Result<void> Failpoint::trip(const char* name) {
    if (!armed.load(std::memory_order_relaxed)) return {};
    return handler()(name);
}

void Failpoint::setHandler(Handler newHandler) {
    handler() = std::move(newHandler);
    armed.store(static_cast<bool>(handler()));
}

void Failpoint::clear() {
    armed.store(false);
    handler() = nullptr;
}

void Failpoint::armFromEnvironment() {
    const QString plans = qEnvironmentVariable("CUNBAO_FAILPOINTS");
    if (plans.isEmpty()) return;
    auto table = std::make_shared<QHash<QByteArray, Plan>>();
    const auto parts = plans.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        const auto action = part.section(QLatin1Char('='), 1);
        Plan plan;
        plan.kill = action.section(QLatin1Char('@'), 0, 0) == QLatin1String("kill");
        plan.at = std::max(1, action.section(QLatin1Char('@'), 1).toInt());
        table->insert(part.section(QLatin1Char('='), 0, 0).toUtf8(), plan);
    }
    setHandler([table](const char* name) -> Result<void> {
        const auto found = table->find(QByteArray(name));
        if (found == table->end() || ++found->seen != found->at) return {};
        if (found->kill) {
            std::raise(SIGKILL);
        }
        return fail(PlatformErrc::InjectedFault, {QString::fromUtf8(name)});
    });
}

} // namespace cunbao
