#pragma once

#include "app/viewmodel/Language.h"

#include <QString>
#include <QStringList>

namespace cunbao {

/// The fixed words within details, as people say them. A word that is not in the list is shown as it is.

/// What is wrong with a field, a row or an expression: Csv.h, CatalogueCsv.h, CatalogueChecks.h,
/// Catalogue.cpp, Expression.h and the import of entries.
[[nodiscard]] QString reasonText(const QString& word, Language language);
/// What a note looks like it holds (AppErrc::NotePersonal).
[[nodiscard]] QString personalText(const QString& word, Language language);
/// What of a line that was typed for a village (AppErrc::VillageLine): its code or its name.
[[nodiscard]] QString villagePartText(const QString& word, Language language);
/// What of a whole catalogue is wrong (AppErrc::CatalogueInvalid).
[[nodiscard]] QString cataloguePartText(const QString& word, Language language);
/// Which message between devices an error speaks of.
[[nodiscard]] QString messageText(const QString& word, Language language);
/// Which limit of a hub or a store was reached.
[[nodiscard]] QString quotaText(const QString& word, Language language);
/// Why the network failed (SyncErrc::TransportFailed). What has no fixed word is told in the network layer's
/// own, which are English: in Chinese it is left out.
[[nodiscard]] QString networkText(const QStringList& details, Language language);
/// Why a file could not be read or written. What has no fixed word is the system's own and English: in
/// Chinese it is left out.
[[nodiscard]] QString fileText(const QString& word, Language language);
/// What a device may not do: the number of an operation's kind, the code of an org unit, or `main`.
[[nodiscard]] QString forbiddenText(const QString& word, Language language);
/// The number of a role, as a word.
[[nodiscard]] QString roleText(const QString& number, Language language);
/// village or township.
[[nodiscard]] QString levelText(const QString& word, Language language);
/// A number of seconds in minutes and seconds; empty for 0.
[[nodiscard]] QString durationText(const QString& seconds, Language language);

} // namespace cunbao
