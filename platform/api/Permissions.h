#pragma once

#include <functional>

namespace cunbao {

/// What the person allows the app. Used and answered on the thread of the user interface.
class Permissions {
public:
    enum class Ability { Camera, Location };
    enum class State {
        NotAsked, ///< request() will ask the person
        Granted,
        Denied ///< request() will not ask again; only the system's settings change it
    };
    using Answer = std::function<void(State)>;

    virtual ~Permissions() = default;
    [[nodiscard]] virtual State state(Ability ability) const = 0;
    /// Asks the person where the state is NotAsked, and answers Granted or Denied, from the event loop.
    virtual void request(Ability ability, Answer answer) = 0;
};

} // namespace cunbao
