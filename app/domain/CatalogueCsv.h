#pragma once

#include "app/domain/Catalogue.h"
#include "app/domain/Csv.h"

namespace cunbao {

/// The catalogue's three CSV forms. Columns come in any order; unknown ones and missing required
/// ones are refused by name. What is read is sound row by row (CatalogueChecks) with unique ids;
/// what rows say of each other, Catalogue::build checks. Errors: those of CsvTable::read, the first alone;
/// CsvColumnUnknown, CsvColumnMissing; for a single wrong row CsvDuplicate, or CsvField with row, column,
/// one of the words of CatalogueChecks.h or word, number, date, code, level, and the field; CsvRows for
/// several, where `duplicate` is a reason too.

/// id,section,name_zh,name_en,unit_zh,unit_en,value_type,nature,over_time,over_org_units,recorded_by,
/// expression,note and optionally
/// sub_item,places,min,max,since,slot_unit,counting_rule_zh,counting_rule_en,from_register. An empty
/// over_time is the usual one: sum of a flow, last_known of a stock, union of a text.
[[nodiscard]] Result<std::vector<Indicator>> indicatorsFromCsv(const QByteArray& bytes);
[[nodiscard]] QByteArray indicatorsToCsv(const std::vector<Indicator>& indicators,
                                         CsvMark mark = CsvMark::None);
/// All columns, and an indicator's fields in their order: what JSON lists are made of too.
[[nodiscard]] QStringList indicatorColumns();
[[nodiscard]] QStringList indicatorFields(const Indicator& indicator);

/// id,where,left,operator,right,severity,message_zh,message_en
[[nodiscard]] Result<std::vector<Rule>> rulesFromCsv(const QByteArray& bytes);
[[nodiscard]] QByteArray rulesToCsv(const std::vector<Rule>& rules, CsvMark mark = CsvMark::None);
[[nodiscard]] QStringList ruleColumns();
[[nodiscard]] QStringList ruleFields(const Rule& rule);

/// code,name,level,parent and optionally start,end,successor. `level` is township or village (also
/// 镇, 乡, 街道; 村, 社区); the township's parent is empty or its county's code.
[[nodiscard]] Result<std::vector<OrgUnit>> orgUnitsFromCsv(const QByteArray& bytes);
[[nodiscard]] QByteArray orgUnitsToCsv(const std::vector<OrgUnit>& units, CsvMark mark = CsvMark::None);
[[nodiscard]] QStringList orgUnitColumns();
[[nodiscard]] QStringList orgUnitFields(const OrgUnit& unit);

} // namespace cunbao
