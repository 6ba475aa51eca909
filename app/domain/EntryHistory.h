#pragma once

#include "app/domain/EntryName.h"
#include "app/domain/EntryValue.h"
#include "app/domain/OpKind.h"
#include "app/domain/OrgCode.h"

#include <QDate>

#include <map>
#include <vector>

namespace cunbao {

/// One recording or revision, as it takes part in the history of an entry. A revision states the whole
/// content anew: value, date and note.
struct EntryNode {
    EntryName name;
    OrderKey order;
    OpKind kind = OpKind::EntryRecorded; ///< recorded, corrected or withdrawn
    std::vector<EntryName> parents; ///< revisions: what they revise; copies: their origin, where it is here
    QDate on;
    EntryValue value;
    QString note;
    bool accepted = true;            ///< neither refused, nor cut off, nor waiting
    int indicator = -1;              ///< recordings: what is counted, as the store interns it
    OrgCode unit;                    ///< recordings: whose
    std::optional<Hash16> importKey; ///< recordings: one key of one unit names one entry
    std::optional<Hash16> copyKey;   ///< copies: the same for all copies of one operation, here or not
};

/// What the recordings and revisions that hang together come to (2-domain, "Effective value").
struct EffectiveEntry {
    EntryName name; ///< the recording with the greatest order key
    int indicator = -1;
    OrgCode unit;
    OrderKey order; ///< of that recording: the entry's place in the log
    EntryName head; ///< the revision (or recording) whose content counts
    QDate on;
    EntryValue value;
    QString note;
    bool withdrawn = false;
    bool conflict = false;          ///< several heads
    std::vector<EntryName> heads;   ///< all of them; more than one is a conflict
    std::vector<EntryName> members; ///< every recording and revision that counts in it, ascending
};

/// What a set of recordings and revisions comes to: the entries that they form. A recording counts if it is
/// accepted; a revision if it is accepted and one of its parents counts. What counts and names each other, or
/// has one import key, or is copied from one recording, is one entry; a copy names its origin only where both
/// are of one indicator and unit, so that nobody reaches another unit's entries by claiming to copy them. Its
/// heads are what is not revised by anything that counts; copies of one operation are one there: what revises
/// any of them revises all, and unrevised only the first is a head. Of several heads the greatest order key
/// holds. Depends on the set of nodes only, and is ordered by entry name.
[[nodiscard]] std::vector<EffectiveEntry> effectiveEntries(const std::vector<EntryNode>& nodes);

/// The one of these that the recording or revision belongs to; null where it counts in none.
[[nodiscard]] const EffectiveEntry* entryWith(const std::vector<EffectiveEntry>& entries,
                                              const EntryName& member);

} // namespace cunbao
