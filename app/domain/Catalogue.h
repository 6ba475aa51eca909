#pragma once

#include "app/domain/Indicator.h"
#include "app/domain/OrgCode.h"
#include "platform/base/Result.h"

#include <QByteArray>
#include <QHash>

#include <optional>
#include <vector>

namespace cunbao {

/// A unit of the organisation, its life and what became of it (2-domain, "Units of the organisation").
struct OrgUnit {
    OrgCode code;
    QString name;
    OrgCode parent;    ///< null for the township itself
    QDate start;       ///< null: since ever
    QDate end;         ///< the last day on which it may have entries; null: none in sight
    OrgCode successor; ///< null: none
};

enum class RuleWhere { Village, Township, Both };
enum class RuleOperator { LessOrEqual, Less, Equal, NotEqual, GreaterOrEqual, Greater, BothOrNeither };
enum class RuleSeverity { Error, Warning };

/// A validation rule between figures (2-domain, "Validation rules").
struct Rule {
    QString id;
    RuleWhere where = RuleWhere::Both;
    QString left; ///< expression
    RuleOperator op = RuleOperator::LessOrEqual;
    QString right; ///< expression
    RuleSeverity severity = RuleSeverity::Warning;
    QString messageZh;
    QString messageEn;
};

/// 16 bytes of BLAKE2b of a catalogue's canonical bytes.
using CatalogueVersion = QByteArray;

/// What is asked of whom: indicators, the rules between them and the org units that owe them. A version of
/// it never changes once published; every version stays valid for the entries made under it.
class Catalogue {
public:
    /// Checks all of it: unique ids, expressions that parse, known ids, no cycles, units with parents.
    [[nodiscard]] static Result<Catalogue> build(std::vector<Indicator> indicators, std::vector<Rule> rules,
                                                 std::vector<OrgUnit> units);

    [[nodiscard]] const std::vector<Indicator>& indicators() const { return m_indicators; }
    [[nodiscard]] const std::vector<Rule>& rules() const { return m_rules; }
    [[nodiscard]] const std::vector<OrgUnit>& units() const { return m_units; }

    /// Null where there is none.
    [[nodiscard]] const Indicator* find(const QString& id) const;
    [[nodiscard]] const OrgUnit* unit(OrgCode code) const;
    /// Position of an indicator in indicators(): what operations name it by. -1 where there is none.
    [[nodiscard]] int indexOf(const QString& id) const { return m_index.value(id, -1); }
    [[nodiscard]] OrgCode township() const { return m_township; }

    /// Canonical bytes: the same content always gives the same bytes and so the same version.
    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static Result<Catalogue> fromBytes(const QByteArray& bytes);
    [[nodiscard]] CatalogueVersion version() const;

private:
    friend bool comparesWithPrevious(const Catalogue& catalogue);
    Catalogue() = default;
    std::vector<Indicator> m_indicators;
    std::vector<Rule> m_rules;
    std::vector<OrgUnit> m_units;
    QHash<QString, int> m_index;
    QHash<std::int64_t, int> m_unitIndex;
    OrgCode m_township;
    bool m_comparesWithPrevious = false;
};

/// Whether any formula or rule asks for last year's figure, previous([id]): only then is the book of the year
/// before needed. Found out once, when the catalogue is built.
[[nodiscard]] bool comparesWithPrevious(const Catalogue& catalogue);

} // namespace cunbao
