#pragma once

#include "app/domain/Catalogue.h"
#include "app/domain/EntryValue.h"
#include "app/domain/Figure.h"
#include "app/domain/Indicator.h"
#include "app/domain/Period.h"
#include "app/viewmodel/Language.h"
#include "platform/base/Clock.h"

namespace cunbao {

/// Numbers, days and instants as people read them on a screen, where the end of a line parts none of them
/// (Unbroken.h). Documents have their own way (SlotFormat).

/// Groups of three set apart by a narrow space that does not break: 1 240, 12 500.5. Exact, not rounded.
[[nodiscard]] QString numberText(Decimal number);
/// What an entry states: its number, its text, 不涉及 or 待核实.
[[nodiscard]] QString valueText(const EntryValue& value, Language language);
/// A figure's number rounded once to the indicator's places, or its texts; where there is none, the word for
/// its state.
[[nodiscard]] QString figureText(const Figure& figure, const Indicator& indicator, Language language);

/// The number in the notation that was not typed, so that a wrong power of ten is seen: 125 000 as 12.5 万元,
/// 12.5万 as 125 000 元. English has no second notation. Empty where there is nothing to compare with.
[[nodiscard]] QString otherReading(const QString& typed, Decimal value, const Indicator& indicator,
                                   Language language);

/// How much a file or a folder holds: 0 字节, 0 bytes; from 1024 on 1.5 kB, 3.0 MB.
[[nodiscard]] QString dataSizeText(qint64 bytes, Language language);

/// 3月2日 or 2020年3月2日 where the year differs from `yearAtHand`; 2 Mar, 2 Mar 2020.
[[nodiscard]] QString dayText(QDate day, Language language, int yearAtHand = 0);
/// The date and minute in China: 3月2日 14:05.
[[nodiscard]] QString instantText(Instant instant, Language language, int yearAtHand = 0);
/// 2020年, 2020年第1季度, 2020年3月; 2020, Q1 2020, Mar 2020.
[[nodiscard]] QString periodText(const Period& period, Language language);

/// What a rule demands; the Chinese words where there are no English ones.
[[nodiscard]] QString messageOf(const Rule& rule, Language language);
/// An indicator's and its unit's name in a language; the Chinese one where there is no English.
[[nodiscard]] QString nameOf(const Indicator& indicator, Language language);
[[nodiscard]] QString countingRuleOf(const Indicator& indicator, Language language);
/// `number`: behind which it stands, as it is shown; without one the unit is that of many.
[[nodiscard]] QString unitWordOf(const Indicator& indicator, Language language, const QString& number = {});

} // namespace cunbao
