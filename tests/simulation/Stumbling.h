#pragma once

#include "platform/base/Result.h"
#include "tests/simulation/Event.h"

#include <functional>

namespace cunbao::simulation {

/// Thrown where a process is gone from one moment to the next: nothing of it goes on.
struct ProcessDied {
    QString where;
};

/// While it lives, the program stumbles at a failpoint, once.
class Stumbling {
public:
    /// `atDeath` keeps what lies on the disk at that moment, before anything is unwound.
    Stumbling(Stumble stumble, int atTrip, std::function<void()> atDeath);
    Stumbling(const Stumbling&) = delete;
    Stumbling& operator=(const Stumbling&) = delete;
    ~Stumbling();

    /// Where it stumbled; empty where it did not.
    [[nodiscard]] const QString& where() const { return m_where; }

private:
    friend class WithoutStumbling;
    static void arm();
    Result<void> trip(const char* name);

    Stumble m_stumble;
    int m_left;
    std::function<void()> m_atDeath;
    QString m_where;
    Stumbling* m_outer;
};

/// While it lives, other devices act: nobody stumbles for another.
class WithoutStumbling {
public:
    WithoutStumbling();
    WithoutStumbling(const WithoutStumbling&) = delete;
    WithoutStumbling& operator=(const WithoutStumbling&) = delete;
    ~WithoutStumbling();

private:
    Stumbling* m_outer;
};

} // namespace cunbao::simulation
