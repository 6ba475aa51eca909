#pragma once

#include <QAbstractItemModel>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace cunbao {

/// The properties of a view model that QML can see, and the rows of its list models, as JSON: what it would
/// put on the screen, without a screen. Left out: the session, and what differs from run to run. Of the
/// properties `byChance`, which differ from run to run or from machine to machine, it only says whether there
/// is something.
[[nodiscard]] QJsonObject snapshotOf(const QObject& model, const QStringList& byChance = {});
/// All rows with all named roles.
[[nodiscard]] QJsonArray snapshotOf(const QAbstractItemModel& model);

/// Whether `now` is what tests/fixtures/snapshots/NAME.json holds; a message says where it first differs.
/// With CUNBAO_WRITE_SNAPSHOTS set the file is written instead, for a person to read before it is kept.
[[nodiscard]] QByteArray differenceToSnapshot(const QJsonValue& now, const QString& name);

} // namespace cunbao

#define COMPARE_SNAPSHOT(now, name)                                                                          \
    do {                                                                                                     \
        const QByteArray difference = cunbao::differenceToSnapshot(now, QStringLiteral(name));               \
        QVERIFY2(difference.isEmpty(), difference.constData());                                              \
    } while (false)
