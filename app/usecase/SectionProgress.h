#pragma once

#include "app/store/Figures.h"

namespace cunbao {

/// How an indicator stands with a unit that may owe it (2-domain, "Indicators" and "Four kinds of nothing").
enum class OwedState {
    Owed,          ///< nothing recorded
    Unknown,       ///< 待核实 was said, and nothing since
    Carried,       ///< a stock whose value is from before the period: to be confirmed
    Reported,      ///< also by an override of the office
    NotApplicable, ///< 不涉及
    NotAsked,      ///< derived, from a register, or the unit is not expected in this period
};

/// One indicator at one unit. Points into the figures that it was made from and their catalogue.
struct SectionItem {
    const Indicator* indicator = nullptr;
    const Figure* figure = nullptr;
    OwedState state = OwedState::Owed;
    bool wasNotApplicable = false; ///< the year before said 不涉及, which is then proposed again

    /// Something is still to be done about it: owed, not yet known, or carried.
    [[nodiscard]] bool owes() const {
        return state == OwedState::Owed || state == OwedState::Unknown || state == OwedState::Carried;
    }
    [[nodiscard]] bool isAnswered() const {
        return state == OwedState::Reported || state == OwedState::NotApplicable;
    }
};

/// A section of the catalogue at one unit. owing + answered is what the section asks of the unit.
struct SectionProgress {
    QString section;
    std::vector<SectionItem> items; ///< in the catalogue's order, NotAsked ones included
    int owing = 0;
    int answered = 0;

    /// 不需填报: the unit owes nothing here.
    [[nodiscard]] bool asksNothing() const { return owing + answered == 0; }
};

/// The sections of a village or of the township, in the catalogue's order. A village owes what villages
/// record and what is neither from a register nor derived, while it is expected in the period; the township
/// its own share. `unit` is the township or a unit of figures.book.villages(); of any other there are no
/// sections. `before` is the book of the year before, for `wasNotApplicable`.
[[nodiscard]] std::vector<SectionProgress> sectionsOf(const Figures& figures, OrgCode unit,
                                                      const FigureBook* before = nullptr);

/// One field of the office's heat map.
struct SectionCount {
    QString section;
    int owing = 0;
    int answered = 0;
};
struct UnitCompleteness {
    OrgCode unit;
    QString name;
    std::vector<SectionCount> sections; ///< the same sections for every unit, in the catalogue's order
    int owing = 0;
    int answered = 0;
};
struct Completeness {
    std::vector<UnitCompleteness> units; ///< the villages that are expected by code, then the township itself
    std::vector<SectionCount> sections;  ///< over all units
    int owing = 0;
    int answered = 0;
};
[[nodiscard]] Completeness completenessOf(const Figures& figures);

} // namespace cunbao
