#include "tests/simulation/MadeIndicators.h"

#include "tests/support/MadeCatalogue.h"

namespace cunbao::simulation {

std::vector<Indicator> indicatorsOf(int version) {
    QString lines;
    for (int i = version; i > 0; --i)
        lines += QStringLiteral("e%1 flow sum sum village\n").arg(i);
    lines += QStringLiteral("f flow sum sum village\n"
                            "s stock last_known sum village\n"
                            "k flow sum none township\n"
                            "g flow sum sum village\n");
    return madeIndicators(lines);
}

std::vector<OrgUnit> unitsOf(int version, int villages) {
    return madeUnits(villages + (version >= 2 ? 1 : 0));
}

QString pickIndicator(int pick, bool office) {
    static const QStringList villages{QStringLiteral("f"),  QStringLiteral("s"), QStringLiteral("s"),
                                      QStringLiteral("f"),  QStringLiteral("g"), QStringLiteral("s"),
                                      QStringLiteral("e1"), QStringLiteral("f"), QStringLiteral("e2")};
    if (office && pick % 5 == 0) return QStringLiteral("k");
    return villages[pick % villages.size()];
}

} // namespace cunbao::simulation
