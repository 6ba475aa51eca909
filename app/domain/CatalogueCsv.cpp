#include "app/domain/CatalogueCsv.h"

#include "app/domain/AppError.h"
#include "app/domain/CatalogueChecks.h"
#include "app/domain/CatalogueWords.h"

#include <map>
#include <set>

namespace cunbao {

namespace {

QStringList columns(const char* names) {
    return QString::fromLatin1(names).split(QLatin1Char(','));
}

Result<void> checkColumns(const CsvTable& table, const QStringList& required, const QStringList& known) {
    for (const QString& name : table.header)
        if (!known.contains(name)) return fail(AppErrc::CsvColumnUnknown, {name});
    for (const QString& name : required)
        if (!table.header.contains(name)) return fail(AppErrc::CsvColumnMissing, {name});
    return {};
}

/// The fields of one row by the names of their columns.
class Fields {
public:
    Fields(const CsvTable& table, const CsvRow& row) : m_table(table), m_row(row) {}

    /// Trimmed; empty where the file has no such column.
    QString text(const char* name) const { return text(QString::fromLatin1(name)); }
    QString text(const QString& name) const {
        const qsizetype at = m_table.column(name);
        return at < 0 ? QString() : m_row.fields[at].trimmed();
    }

    Error wrong(const QString& name, const QString& reason) const {
        return fail(AppErrc::CsvField, {QString::number(m_row.number), name, reason, text(name).left(80)});
    }
    Error wrong(const char* name, const char* reason) const {
        return wrong(QString::fromLatin1(name), QString::fromLatin1(reason));
    }

    template <class Enum>
    Result<Enum> word(const char* name) const {
        const auto value = fromWord<Enum>(text(name).toLower());
        if (!value) return wrong(name, text(name).isEmpty() ? "required" : "word");
        return *value;
    }
    Result<std::optional<Decimal>> decimal(const char* name) const {
        if (text(name).isEmpty()) return std::optional<Decimal>();
        const auto value = Decimal::parse(text(name));
        if (!value) return wrong(name, "number");
        return std::optional(*value);
    }
    Result<QDate> date(const char* name) const {
        if (text(name).isEmpty()) return QDate();
        const QDate value = QDate::fromString(text(name), QStringLiteral("yyyy-MM-dd"));
        if (!value.isValid()) return wrong(name, "date");
        return value;
    }
    Result<OrgCode> code(const char* name) const {
        if (text(name).isEmpty()) return OrgCode();
        const auto value = OrgCode::parse(text(name));
        if (!value) return wrong(name, "code");
        return *value;
    }

private:
    const CsvTable& m_table;
    const CsvRow& m_row;
};

/// Reads all rows with `read`, checks each by itself and that no two have one `idOf`.
template <class Row, class Read, class IdOf>
Result<std::vector<Row>> readRows(const QByteArray& bytes, std::size_t most, const QStringList& required,
                                  const QStringList& known, Read read, IdOf idOf,
                                  const std::map<QString, QString>& otherNames = {}) {
    CsvLimits limits;
    limits.rows = most;
    TRY_LET(CsvTable table, CsvTable::read(bytes, limits));
    for (QString& name : table.header)
        if (const auto found = otherNames.find(name); found != otherNames.end()) name = found->second;
    TRY(checkColumns(table, required, known));
    std::vector<Row> out;
    std::set<QString> ids;
    CsvWrongRows wrong;
    for (const CsvRow& row : table.rows) {
        const Fields fields(table, row);
        auto value = read(fields);
        if (!value.ok())
            wrong.add(value.error());
        else if (const auto fault = faultOf(*value))
            wrong.add(fields.wrong(fault->column, fault->reason));
        else if (!ids.insert(idOf(*value)).second)
            wrong.add(fail(AppErrc::CsvDuplicate, {QString::number(row.number), idOf(*value)}),
                      required.front());
        else
            out.push_back(std::move(*value));
    }
    TRY(wrong.none());
    return out;
}

template <class Row, class Write>
QByteArray writeRows(const std::vector<Row>& list, const QStringList& header, Write fieldsOf, CsvMark mark) {
    std::vector<QStringList> rows;
    rows.reserve(list.size());
    for (const Row& row : list)
        rows.push_back(fieldsOf(row));
    return writeCsv(header, rows, mark);
}

QString dateText(QDate date) {
    return date.isNull() ? QString() : date.toString(Qt::ISODate);
}

QString codeText(OrgCode code) {
    return code.isNull() ? QString() : code.toString();
}

QString decimalText(const std::optional<Decimal>& value) {
    return value ? value->toString() : QString();
}

Result<int> readPlaces(const Fields& fields, ValueType type) {
    const bool fixedAtTwo = type == ValueType::Money || type == ValueType::Percent;
    const QString text = fields.text("places");
    if (text.isEmpty()) {
        if (type == ValueType::Decimal) return fields.wrong("places", "required");
        return fixedAtTwo ? 2 : 0;
    }
    if (text.size() != 1 || text[0] < QLatin1Char('0') || text[0] > QLatin1Char('9'))
        return fields.wrong("places", "number");
    return text[0].digitValue();
}

/// Where the column is empty, the rule that goes without saying.
Result<OverTime> readOverTime(const Fields& fields, const Indicator& i) {
    if (!fields.text("over_time").isEmpty()) return fields.word<OverTime>("over_time");
    if (i.recordedBy == RecordedBy::Profile) return OverTime::None;
    switch (i.nature) {
    case Nature::Flow: return OverTime::Sum;
    case Nature::Stock: return OverTime::LastKnown;
    case Nature::Text: return OverTime::Union;
    case Nature::Derived: return OverTime::None;
    }
    Q_UNREACHABLE();
}

Result<OverUnits> readOverUnits(const Fields& fields, const Indicator& i) {
    // How villages become a township's figure is never guessed.
    if (!fields.text("over_org_units").isEmpty() || i.byVillages())
        return fields.word<OverUnits>("over_org_units");
    return OverUnits::None;
}

Result<bool> readFlag(const Fields& fields, const char* name) {
    const QString text = fields.text(name);
    if (text.isEmpty() || text == QLatin1String("0")) return false;
    if (text == QLatin1String("1")) return true;
    return fields.wrong(name, "word");
}

Result<Indicator> readIndicator(const Fields& fields) {
    Indicator i;
    i.id = fields.text("id");
    i.section = fields.text("section");
    i.subItem = fields.text("sub_item");
    i.nameZh = fields.text("name_zh");
    i.nameEn = fields.text("name_en");
    i.unitZh = fields.text("unit_zh");
    i.unitEn = fields.text("unit_en");
    i.slotUnit = fields.text("slot_unit");
    TRY_LET(i.valueType, fields.word<ValueType>("value_type"));
    TRY_LET(i.nature, fields.word<Nature>("nature"));
    TRY_LET(i.recordedBy, fields.word<RecordedBy>("recorded_by"));
    TRY_LET(i.overTime, readOverTime(fields, i));
    TRY_LET(i.overUnits, readOverUnits(fields, i));
    i.expression = fields.text("expression");
    TRY_LET(i.places, readPlaces(fields, i.valueType));
    TRY_LET(i.min, fields.decimal("min"));
    TRY_LET(i.max, fields.decimal("max"));
    i.hasSince = !fields.text("since").isEmpty();
    if (fields.text("since") != QLatin1String("office")) {
        TRY_LET(i.since, fields.date("since"));
    }
    i.countingRuleZh = fields.text("counting_rule_zh");
    i.countingRuleEn = fields.text("counting_rule_en");
    i.note = fields.text("note");
    TRY_LET(i.fromRegister, readFlag(fields, "from_register"));
    return i;
}

Result<Rule> readRule(const Fields& fields) {
    Rule rule;
    rule.id = fields.text("id");
    TRY_LET(rule.where, fields.word<RuleWhere>("where"));
    rule.left = fields.text("left");
    TRY_LET(rule.op, fields.word<RuleOperator>("operator"));
    rule.right = fields.text("right");
    TRY_LET(rule.severity, fields.word<RuleSeverity>("severity"));
    rule.messageZh = fields.text("message_zh");
    rule.messageEn = fields.text("message_en");
    return rule;
}

/// Whether a level is the township's; none where it is no level.
std::optional<bool> townshipLevel(const QString& level) {
    static const std::set<QString> townships{QStringLiteral("township"), QStringLiteral("town"),
                                             QStringLiteral("street"),   QStringLiteral("镇"),
                                             QStringLiteral("乡"),       QStringLiteral("街道"),
                                             QStringLiteral("乡镇"),     QStringLiteral("街道办事处")};
    static const std::set<QString> villages{QStringLiteral("village"), QStringLiteral("community"),
                                            QStringLiteral("村"),      QStringLiteral("社区"),
                                            QStringLiteral("居委会"),  QStringLiteral("村委会")};
    if (townships.contains(level)) return true;
    if (villages.contains(level)) return false;
    return std::nullopt;
}

Result<OrgUnit> readOrgUnit(const Fields& fields) {
    OrgUnit unit;
    TRY_LET(unit.code, fields.code("code"));
    if (unit.code.isNull()) return fields.wrong("code", "required");
    unit.name = fields.text("name");
    const auto isTownship = townshipLevel(fields.text("level").toLower());
    if (!isTownship || *isTownship != unit.code.isTownship()) return fields.wrong("level", "level");
    TRY_LET(unit.parent, fields.code("parent"));
    // Lists of division codes name the county here; nothing in the product stands above the
    // township.
    const OrgCode county(unit.code.number() / 1'000'000 * 1'000'000);
    if (*isTownship && unit.parent == county) unit.parent = {};
    TRY_LET(unit.start, fields.date("start"));
    TRY_LET(unit.end, fields.date("end"));
    TRY_LET(unit.successor, fields.code("successor"));
    return unit;
}

/// Lists of villages are kept in spreadsheets that speak Chinese.
const std::map<QString, QString>& unitColumnsInChinese() {
    static const std::map<QString, QString> names{{QStringLiteral("代码"), QStringLiteral("code")},
                                                  {QStringLiteral("名称"), QStringLiteral("name")},
                                                  {QStringLiteral("级别"), QStringLiteral("level")},
                                                  {QStringLiteral("上级"), QStringLiteral("parent")},
                                                  {QStringLiteral("设立日期"), QStringLiteral("start")},
                                                  {QStringLiteral("撤销日期"), QStringLiteral("end")},
                                                  {QStringLiteral("接续"), QStringLiteral("successor")}};
    return names;
}

} // namespace

QStringList indicatorColumns() {
    return columns("id,section,sub_item,name_zh,name_en,unit_zh,unit_en,slot_unit,value_type,nature,"
                   "over_time,over_org_units,recorded_by,expression,places,min,max,since,"
                   "counting_rule_zh,counting_rule_en,note,from_register");
}

QStringList indicatorFields(const Indicator& i) {
    const auto since = !i.hasSince        ? QString()
                       : i.since.isNull() ? QStringLiteral("office")
                                          : dateText(i.since);
    return {i.id,
            i.section,
            i.subItem,
            i.nameZh,
            i.nameEn,
            i.unitZh,
            i.unitEn,
            i.slotUnit,
            wordOf(i.valueType),
            wordOf(i.nature),
            wordOf(i.overTime),
            wordOf(i.overUnits),
            wordOf(i.recordedBy),
            i.expression,
            i.isText() ? QString() : QString::number(i.places),
            decimalText(i.min),
            decimalText(i.max),
            since,
            i.countingRuleZh,
            i.countingRuleEn,
            i.note,
            i.fromRegister ? QStringLiteral("1") : QString()};
}

Result<std::vector<Indicator>> indicatorsFromCsv(const QByteArray& bytes) {
    return readRows<Indicator>(
        bytes, CatalogueLimits::indicators,
        columns("id,section,name_zh,name_en,unit_zh,unit_en,value_type,nature,over_time,"
                "over_org_units,recorded_by,expression,note"),
        indicatorColumns(), readIndicator, [](const Indicator& i) { return i.id; });
}

QByteArray indicatorsToCsv(const std::vector<Indicator>& indicators, CsvMark mark) {
    return writeRows(indicators, indicatorColumns(), indicatorFields, mark);
}

QStringList ruleColumns() {
    return columns("id,where,left,operator,right,severity,message_zh,message_en");
}

QStringList ruleFields(const Rule& rule) {
    return {rule.id,    wordOf(rule.where),    rule.left,      wordOf(rule.op),
            rule.right, wordOf(rule.severity), rule.messageZh, rule.messageEn};
}

Result<std::vector<Rule>> rulesFromCsv(const QByteArray& bytes) {
    return readRows<Rule>(bytes, CatalogueLimits::rules, ruleColumns(), ruleColumns(), readRule,
                          [](const Rule& rule) { return rule.id; });
}

QByteArray rulesToCsv(const std::vector<Rule>& rules, CsvMark mark) {
    return writeRows(rules, ruleColumns(), ruleFields, mark);
}

QStringList orgUnitColumns() {
    return columns("code,name,level,parent,start,end,successor");
}

QStringList orgUnitFields(const OrgUnit& unit) {
    return {unit.code.toString(),
            unit.name,
            unit.code.isTownship() ? QStringLiteral("township") : QStringLiteral("village"),
            codeText(unit.parent),
            dateText(unit.start),
            dateText(unit.end),
            codeText(unit.successor)};
}

Result<std::vector<OrgUnit>> orgUnitsFromCsv(const QByteArray& bytes) {
    return readRows<OrgUnit>(
        bytes, CatalogueLimits::units, columns("code,name,level,parent"), orgUnitColumns(), readOrgUnit,
        [](const OrgUnit& unit) { return unit.code.toString(); }, unitColumnsInChinese());
}

QByteArray orgUnitsToCsv(const std::vector<OrgUnit>& units, CsvMark mark) {
    return writeRows(units, orgUnitColumns(), orgUnitFields, mark);
}

} // namespace cunbao
