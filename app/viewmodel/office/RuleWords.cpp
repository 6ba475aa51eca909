#include "app/viewmodel/office/RuleWords.h"

#include "app/viewmodel/Sentence.h"
#include "app/viewmodel/Terms.h"

namespace cunbao {

namespace {

Sentence overTimeWords(OverTime rule) {
    switch (rule) {
    case OverTime::Sum: return {u"期内各条相加", u"the entries of the period added up"};
    case OverTime::Max: return {u"取期内最大的一条", u"the highest entry of the period"};
    case OverTime::Min: return {u"取期内最小的一条", u"the lowest entry of the period"};
    case OverTime::Average: return {u"取期内各条的平均", u"the average of the period's entries"};
    case OverTime::Count: return {u"数期内有几条", u"how many entries the period has"};
    case OverTime::First: return {u"取期内最早的一条", u"the first entry of the period"};
    case OverTime::Last: return {u"取期内最后的一条", u"the last entry of the period"};
    case OverTime::LastKnown: return {u"取截至期末最后的一条", u"the last entry up to the end of the period"};
    case OverTime::Union:
        return {u"期内各条合并，相同的只列一次", u"the period's entries listed, equal ones once"};
    case OverTime::None: return {};
    }
    return {};
}

Sentence overUnitsWords(OverUnits rule) {
    switch (rule) {
    case OverUnits::Sum: return {u"各单位相加", u"the units added up"};
    case OverUnits::Max: return {u"取各单位中最大的", u"the highest of the units"};
    case OverUnits::Min: return {u"取各单位中最小的", u"the lowest of the units"};
    case OverUnits::Average: return {u"取各单位的平均", u"the average of the units"};
    case OverUnits::Count: return {u"数有几个单位大于零", u"how many units are above zero"};
    case OverUnits::Union:
        return {u"各单位合并，相同的只列一次", u"the units' lists joined, equal ones once"};
    case OverUnits::None: return {};
    }
    return {};
}

} // namespace

QString ruleInWords(const Indicator& indicator, Language language) {
    if (indicator.recordedBy == RecordedBy::Profile)
        return compose({u"取自镇办基本信息", u"Taken from the office profile"}, {}, language);
    if (indicator.nature == Nature::Derived)
        return compose({u"按公式计算：%1", u"Worked out: %1"}, {indicator.expression}, language);
    return compose({u"%1，%2{；%3}", u"%1; %2{; %3}"},
                   {atStart(term(indicator.recordedBy, language)),
                    overTimeWords(indicator.overTime).in(language).toString(),
                    overUnitsWords(indicator.overUnits).in(language).toString()},
                   language);
}

} // namespace cunbao
