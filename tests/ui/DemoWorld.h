#pragma once

#include "app/domain/Csv.h"
#include "tests/ui/SessionWorld.h"

namespace cunbao {

/// A township with the annual report's catalogue, made-up names and figures, in the middle of its round: some
/// villages have reported all, some a part, one nothing; a few doubts wait for a decision. The same in every
/// run. 24 November 2020.
class DemoWorld {
public:
    static constexpr int Villages = 12;

    DemoWorld() : m_world(1) {}
    Result<void> begin();

    [[nodiscard]] SessionWorld& world() { return m_world; }
    [[nodiscard]] TownshipDevice& office() { return *m_world.township().devices().front(); }
    /// The village lead's phone; village 1 has reported nearly all, village 9 a part, village 12 nothing.
    [[nodiscard]] TownshipDevice& phone(int village) { return *m_phones.at(std::size_t(village) - 1); }
    [[nodiscard]] static OrgCode unitOf(int village) { return OrgCode(TownshipCode + 199 + village); }

private:
    static constexpr std::int64_t TownshipCode = 420921103000;
    Result<void> record(TownshipDevice& device, const Indicator& indicator, const QStringList& row,
                        int times);
    Result<void> makeDoubts();
    [[nodiscard]] int share(int village) const;

    SessionWorld m_world;
    CsvTable m_plan;
    std::vector<TownshipDevice*> m_phones;
    TownshipDevice* m_secondPhone = nullptr; ///< of village 1
};

} // namespace cunbao
