#include "app/cli/EntryJson.h"

#include "app/cli/JsonWords.h"

#include <QJsonArray>

namespace cunbao::cli {

QJsonObject entryJson(const EntryView& entry) {
    QJsonArray revisions;
    for (const RevisionView& revision : entry.revisions) {
        const bool withdrawn = revision.kind == OpKind::EntryWithdrawn;
        revisions.append(QJsonObject{
            {QStringLiteral("id"), revision.name.toString()},
            {QStringLiteral("kind"), wordOf(revision.kind)},
            {QStringLiteral("value"), withdrawn ? QJsonValue() : QJsonValue(revision.value.toString())},
            {QStringLiteral("on"), withdrawn ? QJsonValue() : QJsonValue(revision.on.toString(Qt::ISODate))},
            {QStringLiteral("note"), revision.note},
            {QStringLiteral("why"), revision.why},
            {QStringLiteral("recorded_by"), revision.person},
            {QStringLiteral("device"), revision.device.toHex()},
            {QStringLiteral("recorded_at"), toRfc3339(revision.at)}});
    }
    return QJsonObject{{QStringLiteral("id"), entry.name.toString()},
                       {QStringLiteral("indicator"), entry.indicator},
                       {QStringLiteral("org_unit"), entry.unit.toString()},
                       {QStringLiteral("on"), entry.on.toString(Qt::ISODate)},
                       {QStringLiteral("value"), entry.value.toString()},
                       {QStringLiteral("note"), entry.note},
                       {QStringLiteral("recorded_by"), entry.person},
                       {QStringLiteral("device"), entry.device.toHex()},
                       {QStringLiteral("recorded_at"), toRfc3339(entry.recordedAt)},
                       {QStringLiteral("state"), entry.state},
                       {QStringLiteral("revisions"), revisions}};
}

} // namespace cunbao::cli
