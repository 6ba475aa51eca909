#pragma once

#include "app/domain/Decimal.h"

#include <QDate>
#include <QString>

#include <optional>

namespace cunbao {

enum class ValueType { Integer, Decimal, Money, Percent, YesNo, Text };
/// 时期 / 时点 / 派生 / text (1-product, "Terms").
enum class Nature { Flow, Stock, Derived, Text };
/// How a unit's entries within a period become one value.
enum class OverTime { Sum, Max, Min, Average, Count, First, Last, LastKnown, Union, None };
/// How the units' values become the township's.
enum class OverUnits { Sum, Max, Min, Average, Count, Union, None };
enum class RecordedBy { Village, Township, VillageAndTownship, Profile, Nobody };

/// One thing that is counted or stated (指标). A row of the catalogue; immutable.
struct Indicator {
    QString id;
    QString section; ///< number of the report's section in Chinese, or 前言, 结尾, 基数
    QString subItem;
    QString nameZh;
    QString nameEn;
    QString unitZh;   ///< the one unit that entries are made in; empty for text
    QString unitEn;   ///< where one is called otherwise than many, both: person|people
    QString slotUnit; ///< what a report prints where that differs; empty: unitZh
    ValueType valueType = ValueType::Integer;
    Nature nature = Nature::Flow;
    OverTime overTime = OverTime::Sum;
    OverUnits overUnits = OverUnits::Sum;
    RecordedBy recordedBy = RecordedBy::Village;
    QString expression; ///< derived: the formula; profile: the field's name
    int places = 0;     ///< 0 to 4
    std::optional<Decimal> min;
    std::optional<Decimal> max;
    bool hasSince = false;  ///< a flow counted from an event, not from the period's start
    QDate since;            ///< null while the office has not published the date: counted within the period
    QString countingRuleZh; ///< 怎么算, shown while recording
    QString countingRuleEn; ///< empty: the Chinese one is shown
    QString note;
    bool fromRegister = false; ///< imported by the office per village; expected of it, never owed

    [[nodiscard]] bool isText() const { return valueType == ValueType::Text; }
    [[nodiscard]] bool byVillages() const {
        return recordedBy == RecordedBy::Village || recordedBy == RecordedBy::VillageAndTownship;
    }
    [[nodiscard]] bool byTownship() const {
        return recordedBy == RecordedBy::Township || recordedBy == RecordedBy::VillageAndTownship;
    }
    [[nodiscard]] QString unitEnOfOne() const { return unitEn.section(QLatin1Char('|'), 0, 0); }
    [[nodiscard]] QString unitEnOfMany() const { return unitEn.section(QLatin1Char('|'), -1); }
    [[nodiscard]] const QString& printedUnit() const { return slotUnit.isEmpty() ? unitZh : slotUnit; }
};

} // namespace cunbao
