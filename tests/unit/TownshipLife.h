#pragma once

#include "app/store/Replica.h"
#include "tests/support/Township.h"
#include "tests/unit/FigureModel.h"

namespace cunbao {

/// The random life of a township: each step somebody records, corrects, imports or overrides, or a few
/// segments get from one device to another.
class TownshipLife {
public:
    static constexpr int Villages = 3;
    static constexpr const char* Periods[] = {"2020",   "2019",   "2020S1",  "2020Q1",
                                              "202001", "202002", "20200105"};

    explicit TownshipLife(std::uint64_t seed) : town(seed), m_chance(seed * 7919) {}

    Result<void> begin();
    Result<void> step();
    Result<void> revokeOne();
    /// Every segment of every device to every office device, in another order for each.
    Result<void> finish();
    /// The operations as their writers hold them.
    Result<FigureModel> model();

    Township town;
    TownshipDevice* clerk = nullptr;

private:
    int below(int bound) { return static_cast<int>(m_chance.below(static_cast<std::uint64_t>(bound))); }
    TownshipDevice& anyone();
    [[nodiscard]] static bool mayAct(TownshipDevice& device) { return device.ledger->self().ok(); }

    Result<void> record(TownshipDevice& device);
    Result<void> revise(TownshipDevice& device);
    Result<void> import(TownshipDevice& device);
    Result<void> overrule();
    /// A few segments of one device to another that may read them or not, some of them twice.
    Result<void> exchange();
    Result<void> addOperations(Ledger& ledger, int stream, FigureModel& out);

    template <class Item>
    void shuffle(std::vector<Item>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[m_chance.below(i)]);
    }

    SeededRandom m_chance;
    std::vector<TownshipDevice*> m_phones;
    std::map<StreamId, quint64> m_cuts; ///< of the phone that was revoked
};

} // namespace cunbao
