#include "app/domain/CatalogueChecks.h"

#include "app/domain/Expression.h"

namespace cunbao {

namespace {

using Fault = std::optional<RowFault>;

Fault fault(const char* column, const char* reason) {
    return RowFault{QString::fromLatin1(column), QString::fromLatin1(reason)};
}

/// Control characters would break documents and CSV; half a surrogate pair has no bytes.
Fault textFault(const char* column, const QString& text, bool mayHaveLines = false) {
    if (text.size() > CatalogueLimits::text) return fault(column, "too-long");
    const bool control = std::any_of(text.begin(), text.end(), [=](QChar c) {
        return c.category() == QChar::Other_Control && !(mayHaveLines && c == QLatin1Char('\n'));
    });
    if (control || !text.isValidUtf16()) return fault(column, "characters");
    return {};
}

Fault idFault(const char* column, const QString& id) {
    if (id.isEmpty()) return fault(column, "required");
    if (id.size() > CatalogueLimits::id) return fault(column, "too-long");
    const bool plain = std::all_of(id.begin(), id.end(), [](QChar c) {
        return c.isLetterOrNumber() || QStringView(u".-_").contains(c);
    });
    return plain ? Fault() : fault(column, "characters");
}

Fault dateFault(const char* column, QDate date) {
    if (date.isNull()) return {};
    return date.isValid() && date.year() >= 1900 && date.year() <= 9998 ? Fault()
                                                                        : fault(column, "out-of-range");
}

template <class Enum>
bool oneOf(Enum value, std::initializer_list<Enum> allowed) {
    return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

Fault placesFault(const Indicator& i) {
    const auto fits = [&] {
        switch (i.valueType) {
        case ValueType::Decimal: return i.places >= 0 && i.places <= Decimal::Places;
        case ValueType::Money:
        case ValueType::Percent: return i.places == 2;
        case ValueType::Integer:
        case ValueType::YesNo:
        case ValueType::Text: return i.places == 0;
        }
        Q_UNREACHABLE();
    };
    return fits() ? Fault() : fault("places", "out-of-range");
}

Fault boundFault(const char* column, const std::optional<Decimal>& bound, const Indicator& i) {
    if (!bound) return {};
    if (i.isText()) return fault(column, "not-allowed");
    if (bound->significantPlaces() > i.places) return fault(column, "out-of-range");
    return Decimal::parse(bound->toString()).ok() ? Fault() : fault(column, "out-of-range");
}

Fault overTimeFault(const Indicator& i) {
    using T = OverTime;
    const auto fits = [&] {
        // What nobody records has no entries to put together.
        if (i.recordedBy == RecordedBy::Nobody || i.recordedBy == RecordedBy::Profile)
            return i.overTime == T::None;
        if (i.nature == Nature::Text) return oneOf(i.overTime, {T::Union, T::First, T::Last, T::LastKnown});
        // A level is never added up, and neither are yes and no; a flow never looks back before its
        // period.
        if (i.nature == Nature::Flow)
            return oneOf(i.overTime, {T::Sum, T::Max, T::Min, T::Average, T::Count, T::First, T::Last}) &&
                   !(i.valueType == ValueType::YesNo && oneOf(i.overTime, {T::Sum, T::Average}));
        return oneOf(i.overTime, {T::Max, T::Min, T::Average, T::Count, T::First, T::Last, T::LastKnown}) &&
               !(i.valueType == ValueType::YesNo && i.overTime == T::Average);
    };
    return fits() ? Fault() : fault("over_time", "not-allowed");
}

Fault overUnitsFault(const Indicator& i) {
    const auto fits = [&] {
        if (i.recordedBy == RecordedBy::Nobody || i.recordedBy == RecordedBy::Profile)
            return i.overUnits == OverUnits::None;
        if (i.nature == Nature::Text) return oneOf(i.overUnits, {OverUnits::Union, OverUnits::None});
        return i.overUnits != OverUnits::Union;
    };
    return fits() ? Fault() : fault("over_org_units", "not-allowed");
}

/// value_type, nature and recorded_by must tell the same story.
Fault kindFault(const Indicator& i) {
    if ((i.nature == Nature::Text) != i.isText()) return fault("nature", "not-allowed");
    if ((i.nature == Nature::Derived) != (i.recordedBy == RecordedBy::Nobody))
        return fault("recorded_by", i.nature == Nature::Derived ? "not-allowed" : "required");
    if (i.recordedBy == RecordedBy::Profile && !i.isText()) return fault("recorded_by", "not-allowed");
    if (i.fromRegister && (!i.byVillages() || i.isText())) return fault("from_register", "not-allowed");
    if ((i.hasSince || !i.since.isNull()) && i.nature != Nature::Flow) return fault("since", "not-allowed");
    if (!i.hasSince && !i.since.isNull()) return fault("since", "not-allowed");
    // 元 is the one unit that money is typed in; only what is printed may be 万元.
    if (i.valueType == ValueType::Money && !i.unitZh.isEmpty() && i.unitZh != QStringLiteral("元"))
        return fault("unit_zh", "not-allowed");
    return {};
}

Fault formulaFault(const Indicator& i) {
    if (i.recordedBy == RecordedBy::Profile) return idFault("expression", i.expression);
    if (i.nature != Nature::Derived)
        return i.expression.isEmpty() ? Fault() : fault("expression", "not-allowed");
    if (i.expression.isEmpty()) return fault("expression", "required");
    const auto parsed = Expression::parse(i.expression);
    return parsed.ok() ? Fault() : fault("expression", "expression");
}

} // namespace

std::optional<RowFault> faultOf(const Indicator& i) {
    if (auto found = idFault("id", i.id)) return found;
    const std::pair<const char*, const QString&> texts[] = {
        {"section", i.section},    {"sub_item", i.subItem},     {"name_zh", i.nameZh},
        {"name_en", i.nameEn},     {"unit_zh", i.unitZh},       {"unit_en", i.unitEn},
        {"slot_unit", i.slotUnit}, {"expression", i.expression}};
    for (const auto& [column, text] : texts)
        if (auto found = textFault(column, text)) return found;
    if (auto found = textFault("note", i.note, true)) return found;
    if (auto found = textFault("counting_rule_zh", i.countingRuleZh, true)) return found;
    if (auto found = textFault("counting_rule_en", i.countingRuleEn, true)) return found;
    if (i.nameZh.isEmpty()) return fault("name_zh", "required");
    for (const auto& check : {kindFault, placesFault, overTimeFault, overUnitsFault, formulaFault})
        if (auto found = check(i)) return found;
    if (auto found = boundFault("min", i.min, i)) return found;
    if (auto found = boundFault("max", i.max, i)) return found;
    if (i.min && i.max && *i.min > *i.max) return fault("max", "out-of-range");
    return dateFault("since", i.since);
}

std::optional<RowFault> faultOf(const Rule& rule) {
    if (auto found = idFault("id", rule.id)) return found;
    if (auto found = textFault("message_zh", rule.messageZh)) return found;
    if (auto found = textFault("message_en", rule.messageEn)) return found;
    if (rule.messageZh.isEmpty()) return fault("message_zh", "required");
    const auto left = Expression::parse(rule.left);
    if (!left) return fault("left", "expression");
    const auto right = Expression::parse(rule.right);
    if (!right) return fault("right", "expression");
    // Two numbers compare the same for ever: not a rule about any figure.
    if (left->operands().empty() && right->operands().empty()) return fault("left", "not-allowed");
    return {};
}

std::optional<RowFault> faultOf(const OrgUnit& unit) {
    const auto plausible = OrgCode::parse(unit.code.toString());
    if (!plausible || unit.code.number() % 1'000'000 / 1'000 == 0) return fault("code", "out-of-range");
    if (auto found = textFault("name", unit.name)) return found;
    if (unit.name.isEmpty()) return fault("name", "required");
    if (unit.parent.isNull() != unit.code.isTownship()) return fault("parent", "not-allowed");
    // A village keeps the code of its former township only on its way into a successor.
    if (!unit.parent.isNull() && unit.parent != unit.code.township() && unit.successor.isNull())
        return fault("parent", "not-allowed");
    if (auto found = dateFault("start", unit.start)) return found;
    if (auto found = dateFault("end", unit.end)) return found;
    if (!unit.start.isNull() && !unit.end.isNull() && unit.end < unit.start)
        return fault("end", "out-of-range");
    if (!unit.successor.isNull() && (unit.end.isNull() || unit.code.isTownship()))
        return fault("successor", "not-allowed");
    return {};
}

} // namespace cunbao
