#include "app/domain/CatalogueWords.h"

namespace cunbao {

namespace {

template <class Enum>
struct Named {
    Enum value;
    QLatin1String word;
};

template <class Enum>
struct Words;

#define CUNBAO_WORDS(Enum, ...)                                                                              \
    template <>                                                                                              \
    struct Words<Enum> {                                                                                     \
        static constexpr Named<Enum> all[] = {__VA_ARGS__};                                                  \
    };

using namespace Qt::Literals::StringLiterals;

CUNBAO_WORDS(ValueType, {ValueType::Integer, "integer"_L1}, {ValueType::Decimal, "decimal"_L1},
             {ValueType::Money, "money"_L1}, {ValueType::Percent, "percent"_L1},
             {ValueType::YesNo, "yes_no"_L1}, {ValueType::Text, "text"_L1})
CUNBAO_WORDS(Nature, {Nature::Flow, "flow"_L1}, {Nature::Stock, "stock"_L1}, {Nature::Derived, "derived"_L1},
             {Nature::Text, "text"_L1})
CUNBAO_WORDS(OverTime, {OverTime::Sum, "sum"_L1}, {OverTime::Max, "max"_L1}, {OverTime::Min, "min"_L1},
             {OverTime::Average, "average"_L1}, {OverTime::Count, "count"_L1}, {OverTime::First, "first"_L1},
             {OverTime::Last, "last"_L1}, {OverTime::LastKnown, "last_known"_L1},
             {OverTime::Union, "union"_L1}, {OverTime::None, "none"_L1})
CUNBAO_WORDS(OverUnits, {OverUnits::Sum, "sum"_L1}, {OverUnits::Max, "max"_L1}, {OverUnits::Min, "min"_L1},
             {OverUnits::Average, "average"_L1}, {OverUnits::Count, "count"_L1},
             {OverUnits::Union, "union"_L1}, {OverUnits::None, "none"_L1})
CUNBAO_WORDS(RecordedBy, {RecordedBy::Village, "village"_L1}, {RecordedBy::Township, "township"_L1},
             {RecordedBy::VillageAndTownship, "village+township"_L1}, {RecordedBy::Profile, "profile"_L1},
             {RecordedBy::Nobody, ""_L1})
CUNBAO_WORDS(RuleWhere, {RuleWhere::Village, "village"_L1}, {RuleWhere::Township, "township"_L1},
             {RuleWhere::Both, "both"_L1})
CUNBAO_WORDS(RuleOperator, {RuleOperator::LessOrEqual, "<="_L1}, {RuleOperator::Less, "<"_L1},
             {RuleOperator::Equal, "="_L1}, {RuleOperator::NotEqual, "!="_L1},
             {RuleOperator::GreaterOrEqual, ">="_L1}, {RuleOperator::Greater, ">"_L1},
             {RuleOperator::BothOrNeither, "both"_L1})
CUNBAO_WORDS(RuleSeverity, {RuleSeverity::Error, "error"_L1}, {RuleSeverity::Warning, "warning"_L1})
#undef CUNBAO_WORDS

template <class Enum>
QString wordFor(Enum value) {
    for (const auto& named : Words<Enum>::all)
        if (named.value == value) return named.word;
    Q_UNREACHABLE();
}

} // namespace

QString wordOf(ValueType type) {
    return wordFor(type);
}
QString wordOf(Nature nature) {
    return wordFor(nature);
}
QString wordOf(OverTime rule) {
    return wordFor(rule);
}
QString wordOf(OverUnits rule) {
    return wordFor(rule);
}
QString wordOf(RecordedBy recorder) {
    return wordFor(recorder);
}
QString wordOf(RuleWhere where) {
    return wordFor(where);
}
QString wordOf(RuleOperator op) {
    return wordFor(op);
}
QString wordOf(RuleSeverity severity) {
    return wordFor(severity);
}

template <class Enum>
std::optional<Enum> fromWord(QStringView word) {
    for (const auto& named : Words<Enum>::all)
        if (word == named.word) return named.value;
    return std::nullopt;
}

template std::optional<ValueType> fromWord(QStringView);
template std::optional<Nature> fromWord(QStringView);
template std::optional<OverTime> fromWord(QStringView);
template std::optional<OverUnits> fromWord(QStringView);
template std::optional<RecordedBy> fromWord(QStringView);
template std::optional<RuleWhere> fromWord(QStringView);
template std::optional<RuleOperator> fromWord(QStringView);
template std::optional<RuleSeverity> fromWord(QStringView);

} // namespace cunbao
