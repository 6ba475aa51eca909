#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace cunbao::arch {

/// One command of a CMake file with its arguments, quotes taken off, variables left as written.
struct CMakeCommand {
    QString name; ///< lower case, as CMake reads it
    QStringList arguments;
    int line = 0; ///< from 1
};

[[nodiscard]] std::vector<CMakeCommand> readCMake(const QString& source);

/// One "links against": from the target `from` to whatever `to` names (a target, a library).
struct LinkLine {
    QString from;
    QString to;
    QString file; ///< relative to the tree
    int line = 0;
};

/// What the CMake files of a tree say about targets.
struct CMakeTargets {
    struct Target {
        QString name;
        QString file; ///< where it is made, relative to the tree
    };
    std::vector<Target> targets;
    std::vector<LinkLine> links;

    void add(const QString& file, const QString& source);
    [[nodiscard]] const Target* find(const QString& name) const;
};

} // namespace cunbao::arch
