#pragma once

#include "app/domain/Expression.h"
#include "app/domain/FigureBook.h"

namespace cunbao {

/// The steps that make a FigureBook: units over time (UnitShares.cpp), overrides and the township over its
/// units (FigureCalculation.cpp), derived indicators (DerivedFigures.cpp), then what is doubtful
/// (FigureDoubts.cpp).
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
        std::set<QString> flags; ///< of its entries, and carried, overridden
        bool overflow =
            false; ///< its numbers leave the exact range: no value, and none of what it is part of
    };
    using UnitShares = std::vector<std::pair<OrgCode, Share>>;
    /// Whose shares enter the township's derived figure: of the units that have all its operands.
    struct Entering {
        std::vector<OrgCode> complete;   ///< of those that owe the operands
        std::vector<OrgCode> unexpected; ///< of those that nobody expects any more
        bool allNotApplicable = false;
    };

    [[nodiscard]] const Indicator& indicatorAt(int index) const {
        return m_catalogue.indicators()[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const SeriesTally& series(int index, OrgCode unit) const;
    /// Null where there is none. Entry refuses an override that states nothing (待核实, or a text of a
    /// number); one that is in the log all the same never becomes a 0.
    [[nodiscard]] const EntryValue* overrideOf(int index, OrgCode unit) const;
    void flagOverride(int index, OrgCode unit, std::set<QString>& flags) const;
    void setByOffice(int index, OrgCode unit, const EntryValue& value, Share& share) const;

    Result<Share> ownShare(int index, OrgCode unit) const;
    Result<Share> groupShare(int index, const UnitGroup& group);
    Result<Share> flowOfGroup(int index, const UnitGroup& group);
    Result<Share> stockOfGroup(int index, const UnitGroup& group);
    [[nodiscard]] std::vector<OrgCode> standingUnits(int index, const UnitGroup& group) const;
    Result<bool> takeOverride(int index, OrgCode predecessor, Share& part);

    Result<void> recordedFigures(int index);
    void profileFigure(int index);
    Result<Share> villageFigure(int index, const UnitGroup& group);
    Result<Figure> mergeShares(const Indicator& indicator, const UnitShares& shares,
                               const UnitShares& unexpected) const;
    void replaceByOverride(int index, Figure& replaced);

    Result<void> derivedFigures();
    Result<void> derive(int index);
    Result<Figure> deriveForVillage(int index, const Expression& expression, const UnitGroup& group) const;
    Result<Figure> deriveForTownship(int index, const Expression& expression) const;
    Result<void> conclude(const Expression& expression, const Expression::Lookup& lookup,
                          bool allNotApplicable, Figure& out) const;
    [[nodiscard]] bool isPerUnit(const Operand& operand) const;
    [[nodiscard]] std::vector<int> operandsPerUnit(const Expression& expression) const;
    [[nodiscard]] std::vector<OrgCode> unitsOwingAll(const std::vector<int>& perUnit) const;
    [[nodiscard]] std::vector<OrgCode> unexpectedWithAll(const std::vector<int>& perUnit) const;
    [[nodiscard]] Entering enteringUnits(const std::vector<int>& perUnit, const UnitValue& own,
                                         Figure& out) const;
    Result<OperandValue> mergedOperand(const Operand& operand, const Entering& entering) const;
    [[nodiscard]] QString whyTownshipLacks(const Expression& expression) const;
    [[nodiscard]] UnitValue townshipOperands(const Expression& expression, std::set<QString>& flags) const;
    [[nodiscard]] OperandValue operandAt(const Operand& operand, OrgCode unit) const;
    [[nodiscard]] QString whyMissing(const Operand& operand, OrgCode unit) const;
    [[nodiscard]] std::vector<OrgCode> owingUnits(const Indicator& indicator) const;

    Result<void> validate();
    Result<void> validateAt(const Rule& rule, const Expression& left, const Expression& right, OrgCode unit);
    Result<void> markOutliers();
    Result<std::vector<OrgCode>> outliersOf(std::size_t indicator) const;

    Figure& figure(int index, OrgCode unit);

    const Catalogue& m_catalogue;
    const FigureInput& m_input;
    const FigureBook* m_previous;
    FigureBook& m_book;
    /// Shares behind township figures, for derived indicators: by indicator, then unit.
    std::vector<std::map<OrgCode, Share>> m_shares;
    /// Of units that ended without successor: they count, and nobody expects them.
    std::vector<std::map<OrgCode, Share>> m_unexpected;
};

} // namespace cunbao
