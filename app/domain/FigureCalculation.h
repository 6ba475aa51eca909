#pragma once

#include "app/domain/Expression.h"
#include "app/domain/FigureBook.h"

namespace cunbao {

/// The steps that make a FigureBook: units over time, overrides, the township over its units, derived
/// indicators, then what is doubtful.
class FigureCalculation {
public:
    FigureCalculation(const Catalogue& catalogue, const FigureInput& input, const FigureBook* previous,
                      FigureBook& book)
        : m_catalogue(catalogue), m_input(input), m_previous(previous), m_book(book) {}

    [[nodiscard]] Result<void> run();

private:
    /// A contributor to a township figure: a village (with its predecessors), or the township's own share.
    struct Share {
        UnitValue value;
        QStringList texts;
        std::set<QString> flags;
        bool overridden = false;
    };

    [[nodiscard]] const SeriesTally& series(int index, OrgCode unit) const;
    Result<Share> ownShare(int index, OrgCode unit) const;
    Result<Share> groupShare(int index, const UnitGroup& group) const;
    Result<Share> stockOfGroup(int index, const UnitGroup& group) const;
    void applyOverride(int index, OrgCode unit, Share& share);
    Result<void> recordedFigures(int index);
    Result<Figure> mergeShares(const Indicator& indicator,
                               const std::vector<std::pair<OrgCode, Share>>& shares,
                               const std::vector<Share>& unexpected) const;
    void replaceByOverride(int index, Figure& figure);

    Result<void> derivedFigures();
    Result<void> derive(int index);
    Result<Figure> deriveForVillage(int index, const Expression& expression, OrgCode unit) const;
    Result<Figure> deriveForTownship(int index, const Expression& expression) const;
    [[nodiscard]] OperandValue operandAt(const Operand& operand, OrgCode unit) const;
    [[nodiscard]] std::vector<OrgCode> owingUnits(const Indicator& indicator) const;

    Result<void> validate();
    Result<void> validateAt(const Rule& rule, const Expression& left, const Expression& right, OrgCode unit);
    Result<void> markOutliers();

    Figure& figure(int index, OrgCode unit);

    const Catalogue& m_catalogue;
    const FigureInput& m_input;
    const FigureBook* m_previous;
    FigureBook& m_book;
    /// Shares behind township figures, for derived indicators: by indicator, then unit.
    std::vector<std::map<OrgCode, Share>> m_shares;
};

} // namespace cunbao
