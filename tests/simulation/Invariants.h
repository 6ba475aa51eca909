#pragma once

#include "tests/simulation/World.h"

namespace cunbao::simulation {

/// What has to hold in a healed township. Whatever does not is a violation of the world.
class Invariants {
public:
    explicit Invariants(World& world) : m_world(world) {}
    void check();

private:
    struct View {
        Actor* actor = nullptr;
        bool isOffice = false;
        OrgCode village; ///< of a phone
    };

    void lookAtOffice();
    void checkSaved();
    void checkEntries(const View& view);
    void checkFigures(const View& view);
    void checkDumps();
    void checkStore(const View& view);
    void checkSecrets(const View& view);
    void checkHub();
    void checkSnapshot(const Snapshot& snapshot);

    [[nodiscard]] bool mayLack(const View& view, const Snapshot& snapshot) const;
    /// What this device may see of all that must be counted.
    [[nodiscard]] std::vector<oracle::Said> visible(const View& view) const;
    void say(const char* kind, const View& view, const QString& what);

    World& m_world;
    std::vector<View> m_views;           ///< who is certified and knows of nothing against it
    std::vector<oracle::Said> m_counted; ///< what the township's figures are made of
};

} // namespace cunbao::simulation
