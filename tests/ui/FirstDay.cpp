#include "tests/ui/FirstDay.h"

#include "app/domain/BuiltInCatalogue.h"

namespace cunbao {

namespace {

constexpr std::int64_t TownshipCode = 420921104000;
constexpr std::int64_t FirstVillage = 200;
const QStringList Villages{QStringLiteral("石桥村"), QStringLiteral("双河村"), QStringLiteral("柳林村")};

} // namespace

Result<void> FirstDay::begin(Missing missing) {
    Township& township = m_world.township();
    township.clock.set(fromMillis(SessionWorld::TodayMs));
    NewOffice office;
    office.name = QStringLiteral("白沙镇");
    office.unit = OrgCode(TownshipCode);
    TRY_LET(BuiltInCatalogue builtIn, BuiltInCatalogue::annualReport());
    office.indicators = std::move(builtIn.indicators);
    office.rules = std::move(builtIn.rules);
    if (missing != AllVillages)
        for (qsizetype at = 0; at < Villages.size(); ++at)
            office.units.push_back(
                {OrgCode(TownshipCode + FirstVillage + at), Villages[at], office.unit, {}, {}, {}});
    TRY(township.begin(office));
    if (missing == TheRound)
        TRY(township.enrol(OrgCode(TownshipCode + FirstVillage), Role::Lead, QStringLiteral("王秀英")));
    return {};
}

} // namespace cunbao
