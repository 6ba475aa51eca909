#pragma once

#include "platform/base/Result.h"

#include <functional>

namespace cunbao {

/// Named places where a test can make the program stumble: `TRY(Failpoint::trip("store.commit.before"))`.
/// Nothing is armed in normal use and a trip then costs one relaxed atomic load.
///
/// Armed from the environment, for real processes: CUNBAO_FAILPOINTS="store.commit.before=kill@3" ends the
/// process by SIGKILL at the third trip; "=error" returns PlatformErrc::InjectedFault.
/// Armed in process, for simulations, by a handler. Handlers are set before threads start.
class Failpoint {
public:
    using Handler = std::function<Result<void>(const char* name)>;

    [[nodiscard]] static Result<void> trip(const char* name);
    static void setHandler(Handler handler);
    static void clear();
    /// Reads CUNBAO_FAILPOINTS; called once by the composition roots.
    static void armFromEnvironment();
};

} // namespace cunbao
