#pragma once

#include "platform/api/Permissions.h"
#include "platform/fake/Posted.h"

#include <map>

namespace cunbao {

/// A person who answers `willGrant` when asked, once for each ability.
class FakePermissions final : public Permissions {
public:
    [[nodiscard]] State state(Ability ability) const override {
        const auto known = states.find(ability);
        return known == states.end() ? State::NotAsked : known->second;
    }

    void request(Ability ability, Answer answer) override {
        State& known = states.try_emplace(ability, State::NotAsked).first->second;
        if (known == State::NotAsked) {
            ++timesAsked;
            known = willGrant ? State::Granted : State::Denied;
        }
        m_posted.post([answer = std::move(answer), outcome = known] { answer(outcome); });
    }

    std::map<Ability, State> states; ///< what is not in it was not asked
    bool willGrant = true;
    int timesAsked = 0;

private:
    Posted m_posted;
};

} // namespace cunbao
