#pragma once

#include "app/viewmodel/Language.h"

#include <QString>
#include <QStringList>
#include <QStringView>

namespace cunbao {

/// One text in both languages. `%1` to `%9` stand for details. What stands between braces is left out where
/// one of its details is empty; a detail outside braces that is empty shows as a question mark.
struct Sentence {
    QStringView zh;
    QStringView en;

    [[nodiscard]] QStringView in(Language language) const { return language == Language::Chinese ? zh : en; }
};

/// Puts the details in, each made fit for one line. A `%1` within a detail stays what it is.
[[nodiscard]] QString compose(const Sentence& sentence, const QStringList& details, Language language);

/// A detail on one line: no control or direction characters, at most 200 characters (the middle left out).
[[nodiscard]] QString onOneLine(const QString& detail);

} // namespace cunbao
