#pragma once

#include "tests/support/Township.h"

namespace cunbao {

/// An office with a clerk, and two phones in the first of its two villages that have not heard of each other:
/// what the office's desk is to decide about.
struct DeskTownship {
    Township town;
    TownshipDevice* clerk = nullptr;
    TownshipDevice* one = nullptr;
    TownshipDevice* alsoOne = nullptr;

    explicit DeskTownship(std::uint64_t seed) : town(seed) {}

    Result<void> begin(const QString& indicators, const QString& rules) {
        TRY(town.begin(indicators, rules, madeUnits(2)));
        TRY_LET(clerk, town.enrol(MadeTownship, Role::Clerk));
        TRY_LET(one, town.enrol(madeVillage(1), Role::Recorder));
        TRY_LET(alsoOne, town.enrol(madeVillage(1), Role::Recorder));
        for (const auto& device : town.devices())
            TRY(Township::deliver(town.office(), *device->ledger));
        return {};
    }
    Ledger& office() { return town.office(); }
    /// A minute later the office has what everybody has recorded.
    Result<void> collect() {
        town.clock.advance(std::chrono::minutes(1));
        for (TownshipDevice* device : {one, alsoOne, clerk})
            TRY(Township::deliver(*device->ledger, office()));
        return {};
    }
};

} // namespace cunbao
