#pragma once

#include "tests/support/Check.h"
#include "tests/support/Township.h"

#include <QDir>
#include <QDirIterator>

namespace cunbao {

inline const QString TownshipPasscode = QStringLiteral("made-up");

/// Copies a home as a backup program would that knows nothing of it, while nothing in it is open.
inline bool copyHome(const QString& from, const QString& to) {
    if (!QDir().mkpath(to)) return false;
    for (QDirIterator it(from, QDir::Files); it.hasNext();) {
        const QString file = it.next();
        if (!QFile::copy(file, to + QLatin1Char('/') + it.fileName())) return false;
    }
    return true;
}

/// A device's home in a `Township`, opened.
inline Result<std::unique_ptr<Ledger>> openHome(Township& town, const QString& name) {
    return Home::open(town.folder(name), TownshipPasscode, town.context());
}

} // namespace cunbao
