#pragma once

#include "platform/base/Result.h"

#include <QString>

#include <vector>

namespace cunbao {

enum class PersonalDataKind {
    IdNumber,    ///< 身份证号: 18 characters, with a date of birth and the right check character
    PhoneNumber, ///< a mobile number of the mainland: 11 digits from 13 to 19, with or without +86
};

struct PersonalDataFinding {
    PersonalDataKind kind;
    qsizetype offset; ///< UTF-16 units, as QString counts
    qsizetype length;
};

/// What in a note looks like a person's number, in the order of the text: shown before the note is
/// saved, because a figure never needs it. Digits of either width; single spaces or hyphens may
/// stand between groups of at least three. Landlines are the offices' own and not looked for.
[[nodiscard]] std::vector<PersonalDataFinding> findPersonalData(const QString& note);

/// For roads on which nobody looks on between the words and the store, such as a command or a file: there the
/// note is refused until a person says that it may stay. Errors: NotePersonal.
[[nodiscard]] Result<void> checkNote(const QString& note);

} // namespace cunbao
