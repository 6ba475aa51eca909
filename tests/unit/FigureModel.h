#pragma once

#include "app/domain/EntryValue.h"
#include "app/domain/Figure.h"
#include "app/domain/Payload.h"
#include "app/domain/Period.h"

namespace cunbao {

struct ModelFigure {
    enum { Missing, NotApplicable, Value } state = Missing;
    qint64 numerator = 0;
    qint64 denominator = 1;
    QStringList texts;
    bool reported = false;     ///< of a unit
    bool isCarried = false;    ///< of a unit
    std::set<OrgCode> missing; ///< of a township
    std::set<OrgCode> carried; ///< of a township
    int reportedUnits = 0;
};

struct ModelOperation {
    EntryName name;
    OrderKey order;
    bool cut = false;
    bool recording = false;
    bool withdrawal = false;
    std::vector<EntryName> parents;
    QString indicator;
    OrgCode unit;
    QDate on;
    EntryValue value;
    std::optional<Hash16> key;
};

struct ModelOverride {
    QString period;
    QString indicator;
    OrgCode unit;
    OrderKey order;
    EntryValue value;
};

struct ModelEntry {
    QString indicator;
    OrgCode unit;
    QDate on;
    OrderKey order;
    EntryValue value;
};

/// What TownshipLife's indicators come to. Written out from the rules of the domain by loops over all
/// operations: slow, and without a line of what it is held against. Operations and overrides come in any
/// order; then settle(), then the figures.
class FigureModel {
public:
    explicit FigureModel(int villages) : m_villages(villages) {}

    std::vector<ModelOperation> operations;
    std::vector<ModelOverride> overrides;

    void settle();
    [[nodiscard]] ModelFigure ofUnit(const QString& id, OrgCode unit, const Period& period) const;
    [[nodiscard]] ModelFigure ofTownship(const QString& id, const Period& period) const;
    [[nodiscard]] ModelFigure ratioAt(OrgCode unit, const Period& period) const;

private:
    [[nodiscard]] const EntryValue* overrideOf(const Period& period, const QString& id, OrgCode unit) const;
    [[nodiscard]] std::vector<OrgCode> owing(const QString& id) const;
    [[nodiscard]] ModelFigure entered(const QString& id, OrgCode unit, const Period& period) const;
    [[nodiscard]] ModelFigure ratio(const Period& period) const;

    int m_villages;
    std::vector<ModelEntry> m_entries;
};

/// A figure with all that makes it complete or not, to be held against another one.
[[nodiscard]] QByteArray written(const Figure& figure);
[[nodiscard]] QByteArray written(const ModelFigure& figure, const QString& id, OrgCode unit, int expected);

} // namespace cunbao
