#pragma once

#include <QtGlobal>

namespace cunbao {

/// The kinds of operations. The numbers are on the wire (PROTOCOL.md, "Operations"); a kind that is not in
/// this list comes from a newer program: it is kept and forwarded, and waits.
enum class OpKind : quint8 {
    EntryRecorded = 1,
    EntryCorrected = 2,
    EntryWithdrawn = 3,
    EvidenceAttached = 4,
    SectionSubmitted = 5,
    SectionReviewed = 6,
    Reminder = 7,
    DoubtResolved = 8,
    FigureOverridden = 9,
    CataloguePublished = 10,
    TemplatePublished = 11,
    RoundOpened = 12,
    RoundClosed = 13,
    RoundFrozen = 14,
    RoundReopened = 15,
    DeviceDescribed = 16,
    ProfileSet = 17,
    RoundFrozenNotice = 18,
};

} // namespace cunbao
