#pragma once

#include "app/domain/EntryValue.h"
#include "app/domain/OpKind.h"
#include "app/store/LeftOver.h"

namespace cunbao {

/// Something that was recorded, corrected, withdrawn or decided on this device and that the office did not
/// accept, in a form for a person.
struct LeftOverView {
    EntryName name;
    OpKind kind = OpKind::EntryRecorded;
    QString indicator;              ///< of a recording or a figure that was set; else empty
    OrgCode unit;                   ///< whose; null where it is nobody's
    std::optional<EntryName> entry; ///< what a revision revises
    QDate on;                       ///< null where it has no day
    EntryValue value;
    QString note; ///< or why
    Instant at{};
};

/// What is left over of this device's own (未被接受的记录) and was not appended again, oldest first.
[[nodiscard]] Result<std::vector<LeftOverView>> listLeftOver(Ledger& ledger);

} // namespace cunbao
