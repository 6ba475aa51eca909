#pragma once

#include "app/domain/EntryValue.h"
#include "app/domain/Figure.h"
#include "app/domain/Indicator.h"
#include "app/domain/OpKind.h"
#include "app/store/EntryProjection.h"
#include "app/store/RoundReader.h"
#include "app/viewmodel/Language.h"
#include "sync/op/Stream.h"

namespace cunbao {

/// The field's words, the same on every screen and line (the table of terms). A number that is none of an
/// enum's gives an empty text.
[[nodiscard]] QString term(Role role, Language language);
[[nodiscard]] QString term(Nature nature, Language language);
[[nodiscard]] QString term(ValueType type, Language language);
[[nodiscard]] QString term(RecordedBy recorder, Language language);
[[nodiscard]] QString term(FigureState state, Language language);
/// Why a formula came to nothing (Figure::whyMissing), or not-held: only others may read it; empty where
/// units' reports are all that lacks.
[[nodiscard]] QString whyMissingTerm(const QString& why, Language language);
[[nodiscard]] QString term(RoundState state, Language language);
[[nodiscard]] QString term(DoubtKind kind, Language language);
/// What kind of nothing an entry states; number and text as such.
[[nodiscard]] QString term(EntryValue::Kind kind, Language language);
/// What an operation does: record an entry.
[[nodiscard]] QString term(OpKind kind, Language language);
/// What one has done to an entry or a figure, as a line of its history begins: 录入, Recorded. Of a kind that
/// is in no history the same as `term`.
[[nodiscard]] QString revisionTerm(OpKind kind, Language language);
/// A term where it begins a line or stands alone: with a capital.
[[nodiscard]] QString atStart(QString words);

/// The words below are open lists: one that is not known is given back as it is.

/// EntryView::state: active, conflict, withdrawn, waiting, refused.
[[nodiscard]] QString entryStateTerm(const QString& state, Language language);
/// Figure::flags: conflict, duplicate, late, carried, outlier, overridden, and rule:ID, which keeps its id.
[[nodiscard]] QString flagTerm(const QString& flag, Language language);
/// Doubt::kind: conflict, duplicate, late, rule, outlier, overridden.
[[nodiscard]] QString doubtTerm(const QString& kind, Language language);
/// Doubt::detail of a duplicate: same-value, office-and-village; of a conflict: revisions, stock-day,
/// overrides.
[[nodiscard]] QString doubtDetailTerm(const QString& detail, Language language);

} // namespace cunbao
