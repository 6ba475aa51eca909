#include "app/report/UnitScale.h"

#include <array>

namespace cunbao {

namespace {

enum class Dimension { Money, Length, Area, Field, Mass, Share };

struct MeasuredUnit {
    QStringView name;
    Dimension dimension = Dimension::Share;
    std::int64_t size = 1; ///< in the smallest unit of the dimension
};

constexpr std::array measuredUnits{
    MeasuredUnit{u"元", Dimension::Money, 1},
    MeasuredUnit{u"万元", Dimension::Money, 10'000},
    MeasuredUnit{u"亿元", Dimension::Money, 100'000'000},
    MeasuredUnit{u"米", Dimension::Length, 1},
    MeasuredUnit{u"公里", Dimension::Length, 1'000},
    MeasuredUnit{u"千米", Dimension::Length, 1'000},
    MeasuredUnit{u"平方米", Dimension::Area, 1},
    MeasuredUnit{u"万平方米", Dimension::Area, 10'000},
    MeasuredUnit{u"公顷", Dimension::Area, 10'000},
    MeasuredUnit{u"平方公里", Dimension::Area, 1'000'000},
    MeasuredUnit{u"亩", Dimension::Field, 1},
    MeasuredUnit{u"万亩", Dimension::Field, 10'000},
    MeasuredUnit{u"克", Dimension::Mass, 1},
    MeasuredUnit{u"公斤", Dimension::Mass, 1'000},
    MeasuredUnit{u"千克", Dimension::Mass, 1'000},
    MeasuredUnit{u"吨", Dimension::Mass, 1'000'000},
    MeasuredUnit{u"%", Dimension::Share, 1},
    MeasuredUnit{u"％", Dimension::Share, 1},
};

const MeasuredUnit* measured(const QString& name) {
    for (const MeasuredUnit& unit : measuredUnits)
        if (unit.name == name) return &unit;
    return nullptr;
}

std::int64_t multiple(QChar prefix) {
    switch (prefix.unicode()) {
    case u'百': return 100;
    case u'千': return 1'000;
    case u'万': return 10'000;
    case u'亿': return 100'000'000;
    default: return 0;
    }
}

} // namespace

std::optional<Fraction> unitScale(const QString& entryUnit, const QString& printedUnit) {
    if (entryUnit == printedUnit) return Fraction::fromInteger(1);
    const MeasuredUnit* from = measured(entryUnit);
    const MeasuredUnit* to = measured(printedUnit);
    if (from != nullptr && to != nullptr) {
        if (from->dimension != to->dimension) return std::nullopt;
        const auto ratio = Fraction::fromInteger(to->size).dividedBy(Fraction::fromInteger(from->size));
        return ratio ? std::optional(*ratio) : std::nullopt;
    }
    if (printedUnit.isEmpty() || entryUnit.isEmpty()) return std::nullopt;
    if (const std::int64_t times = multiple(printedUnit[0]); times != 0)
        return printedUnit.mid(1) == entryUnit ? std::optional(Fraction::fromInteger(times)) : std::nullopt;
    if (from != nullptr || to != nullptr || multiple(entryUnit[0]) != 0) return std::nullopt;
    return Fraction::fromInteger(1);
}

} // namespace cunbao
