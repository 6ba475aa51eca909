#pragma once

#include "platform/base/Result.h"

#include <QHash>
#include <QString>

#include <vector>

namespace cunbao::bench {

/// What a process told (Telling.h): names and their numbers.
using Told = QHash<QByteArray, std::vector<double>>;

/// Runs a program to its end. What it told, and `started`: when it was started. Without a display Qt draws
/// offscreen. `oneThread`: everything of a frame is drawn on the user interface's thread, without waiting
/// for the screen. Errors: FileUnreadable where it failed, with how it ended; its own words are on stderr.
[[nodiscard]] Result<Told> runMeasured(const QString& program, const QStringList& arguments, bool oneThread);

/// The first of the numbers told under a name. Errors: FileUnreadable where there is none.
[[nodiscard]] Result<double> toldBy(const Told& told, const QByteArray& name);

} // namespace cunbao::bench
