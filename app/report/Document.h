#pragma once

#include "app/report/ReportTemplate.h"
#include "platform/base/Clock.h"

#include <QString>

#include <vector>

namespace cunbao {

enum class SlotState {
    Filled,
    Incomplete,   ///< some units are missing or only carried over, and the office has not accepted
                  ///< that
    Missing,      ///< no figure: 【待填：…】 stands in its place
    NotApplicable ///< 不涉及, outside of a clause that could fall away: 【不涉及：…】 stands in its
                  ///< place
};

/// A slot as it was filled. Slots in clauses that fell away are not there.
struct DocumentSlot {
    QString indicator; ///< its id, or @ and the name of a field
    QString name;
    SlotState state = SlotState::Filled;
    QString text;
    QString remark;   ///< for a person: which villages are missing, or why there is no figure; may be
                      ///< empty
    QString bookmark; ///< unique in the document; ASCII letters, digits and _, at most 40
};

/// Words in one look. `slot` is an index into Document::slotList, or -1 for words of the template.
struct DocumentRun {
    QString text;
    int slot = -1;
};

struct DocumentBlock {
    BlockKind kind = BlockKind::Body;
    std::vector<DocumentRun> runs;

    [[nodiscard]] QString text() const {
        QString all;
        for (const DocumentRun& run : runs)
            all += run.text;
        return all;
    }
};

/// A figure behind the document, for tables. Not rounded to a slot: in the indicator's unit and
/// places.
struct DocumentFigure {
    QString indicator;
    QString name;
    QString period;
    QString orgUnit;
    QString state; ///< value, missing, not_applicable
    QString value; ///< a plain decimal, or names joined by 、; empty without a value
    bool isText = false;
    QString unit;
    int reported = 0;
    int expected = 0;
    QString missing; ///< names and codes
    QString carried;
    QString flags;
};

struct SlotCounts {
    int total = 0;
    int missing = 0;
    int incomplete = 0;
    int notApplicable = 0;
};

/// A filled report, ready to be written in any format. The same input gives the same document.
struct Document {
    QString title;
    QString author;
    QString position;
    bool approvedOnly = false;
    Instant generatedAt{};
    std::vector<DocumentBlock> blocks;
    std::vector<DocumentSlot> slotList;
    std::vector<DocumentFigure> figures; ///< each indicator that the template binds, once

    [[nodiscard]] SlotCounts counts() const;
    /// True for a run that a reader must see before the report is signed.
    [[nodiscard]] bool isMarked(const DocumentRun& run) const {
        return run.slot >= 0 && slotList[static_cast<std::size_t>(run.slot)].state != SlotState::Filled;
    }
};

} // namespace cunbao
