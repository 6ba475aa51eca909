#pragma once

#include <functional>

namespace cunbao {

/// What the system says of the network. A hint for when to try and what to send, never a proof: only an
/// exchange shows whether the hub is reached. Used and answered on the thread of the user interface.
class Connectivity {
public:
    enum class Network {
        Unknown, ///< the system does not say; trying is right
        Offline,
        Online ///< some network, perhaps a local one, in which a hub may stand
    };
    enum class Metered { Unknown, No, Yes };

    virtual ~Connectivity() = default;
    [[nodiscard]] virtual Network network() const = 0;
    /// Whether traffic may cost the person something.
    [[nodiscard]] virtual Metered metered() const = 0;
    /// Called after either has changed; the last one set counts, an empty one ends it.
    virtual void onChange(std::function<void()> changed) = 0;
};

} // namespace cunbao
