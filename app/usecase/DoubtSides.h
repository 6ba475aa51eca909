#pragma once

#include "app/domain/Figure.h"
#include "app/usecase/Doubts.h"

namespace cunbao {

/// One of the things that stand against each other in a doubt.
struct DoubtSide {
    EntryName name;  ///< the recording, revision or override itself
    EntryName entry; ///< the entry it belongs to; null for an override
    OpKind kind = OpKind::EntryRecorded;
    EntryValue value; ///< a recording's as it stands after its corrections; a revision's own
    bool withdrawn = false;
    QDate on; ///< null for an override
    QString note;
    QString why;
    QString person;
    DeviceId device;
    Instant at{};
    bool fromOffice = false; ///< made by a device of the office
};

/// A doubt with all that a person needs to decide it.
struct DoubtInFull {
    Doubt doubt;
    QString unitName;
    Indicator indicator;
    std::optional<Rule> rule; ///< of kind rule: the one that fails
    /// rule: what its operands come to; outlier: the figure; overridden: the figure as set, then as the
    /// entries make it.
    std::vector<Figure> figures;
    std::vector<DoubtSide> sides; ///< in the order of doubt.operations; none for a rule
    QStringList choices;          ///< what resolveDoubt takes for it, in order
};

/// The doubts of a period in the order of doubtsOf, resolved ones left out unless asked for.
[[nodiscard]] Result<std::vector<DoubtInFull>> doubtsInFull(Ledger& ledger, const Period& period,
                                                            bool resolvedToo = false);

} // namespace cunbao
