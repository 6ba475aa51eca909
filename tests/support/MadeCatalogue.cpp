#include "tests/support/MadeCatalogue.h"

namespace cunbao {

namespace {

/// An unknown word ends the test's program: a table that does not say what it means proves nothing.
template <class Value>
Value word(const QString& text, std::initializer_list<std::pair<const char*, Value>> all) {
    for (const auto& [name, value] : all)
        if (text == QLatin1String(name)) return value;
    qFatal("no such word in a catalogue: %s", qPrintable(text));
}

QStringList linesOf(const QString& text) {
    QStringList out;
    for (const QString& line : text.split(QLatin1Char('\n')))
        if (!line.trimmed().isEmpty()) out.append(line.trimmed());
    return out;
}

} // namespace

std::vector<Indicator> madeIndicators(const QString& lines) {
    std::vector<Indicator> out;
    for (const QString& line : linesOf(lines)) {
        const QStringList words = line.split(QLatin1Char(' '));
        Indicator one;
        one.id = one.nameZh = words[0];
        one.section = QStringLiteral("一");
        one.nature = word<Nature>(words[1], {{"flow", Nature::Flow},
                                             {"stock", Nature::Stock},
                                             {"derived", Nature::Derived},
                                             {"text", Nature::Text}});
        if (one.nature == Nature::Text) one.valueType = ValueType::Text;
        if (one.nature == Nature::Derived) {
            one.overTime = OverTime::None;
            one.overUnits = OverUnits::None;
            one.recordedBy = RecordedBy::Nobody;
            one.expression = QStringList(words.mid(2)).join(QLatin1Char(' '));
            out.push_back(one);
            continue;
        }
        one.overTime = word<OverTime>(words[2], {{"sum", OverTime::Sum},
                                                 {"max", OverTime::Max},
                                                 {"min", OverTime::Min},
                                                 {"average", OverTime::Average},
                                                 {"count", OverTime::Count},
                                                 {"first", OverTime::First},
                                                 {"last", OverTime::Last},
                                                 {"last_known", OverTime::LastKnown},
                                                 {"union", OverTime::Union}});
        one.overUnits = word<OverUnits>(words[3], {{"sum", OverUnits::Sum},
                                                   {"max", OverUnits::Max},
                                                   {"min", OverUnits::Min},
                                                   {"average", OverUnits::Average},
                                                   {"count", OverUnits::Count},
                                                   {"union", OverUnits::Union},
                                                   {"none", OverUnits::None}});
        one.recordedBy = word<RecordedBy>(words[4], {{"village", RecordedBy::Village},
                                                     {"township", RecordedBy::Township},
                                                     {"village+township", RecordedBy::VillageAndTownship}});
        for (const QString& more : words.mid(5)) {
            if (more == QLatin1String("decimal")) {
                one.valueType = ValueType::Decimal;
                one.places = 2;
            } else if (more.startsWith(QLatin1String("max="))) {
                one.max = *Decimal::parse(more.mid(4));
            } else if (more.startsWith(QLatin1String("since"))) {
                one.hasSince = true;
                one.since = QDate::fromString(more.mid(6), Qt::ISODate);
            } else {
                qFatal("no such word in a catalogue: %s", qPrintable(more));
            }
        }
        out.push_back(one);
    }
    return out;
}

std::vector<Rule> madeRules(const QString& lines) {
    std::vector<Rule> out;
    for (const QString& line : linesOf(lines)) {
        const QStringList words = line.split(QLatin1Char('|'));
        Rule rule;
        rule.id = rule.messageZh = words[0];
        rule.where = word<RuleWhere>(
            words[1],
            {{"village", RuleWhere::Village}, {"township", RuleWhere::Township}, {"both", RuleWhere::Both}});
        rule.left = words[2];
        rule.op = word<RuleOperator>(words[3], {{"<=", RuleOperator::LessOrEqual},
                                                {"<", RuleOperator::Less},
                                                {"=", RuleOperator::Equal},
                                                {"!=", RuleOperator::NotEqual},
                                                {">=", RuleOperator::GreaterOrEqual},
                                                {">", RuleOperator::Greater},
                                                {"both", RuleOperator::BothOrNeither}});
        rule.right = words[4];
        out.push_back(rule);
    }
    return out;
}

std::vector<OrgUnit> madeUnits(int count) {
    std::vector<OrgUnit> out;
    out.push_back({MadeTownship, QStringLiteral("镇"), OrgCode(), QDate(), QDate(), OrgCode()});
    for (int i = 1; i <= count; ++i)
        out.push_back(
            {madeVillage(i), QStringLiteral("%1村").arg(i), MadeTownship, QDate(), QDate(), OrgCode()});
    return out;
}

} // namespace cunbao
