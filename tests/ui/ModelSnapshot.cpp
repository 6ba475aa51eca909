#include "tests/ui/ModelSnapshot.h"

#include <QDate>
#include <QFile>
#include <QJsonDocument>
#include <QMetaProperty>
#include <QRegularExpression>

namespace cunbao {

namespace {

/// Entries, devices and doubts have names that chance makes; whether one is there can be compared.
QJsonValue withoutChance(const QString& text) {
    static const QRegularExpression hex(QStringLiteral("[0-9a-f]{16,}(:[0-9]+)?"));
    QString out = text;
    return out.replace(hex, QStringLiteral("<id>"));
}

QJsonValue jsonOf(const QVariant& value) {
    if (value.canConvert<QAbstractItemModel*>()) {
        const auto* model = value.value<QAbstractItemModel*>();
        return model ? QJsonValue(snapshotOf(*model)) : QJsonValue();
    }
    if (value.canConvert<QObject*>()) {
        const auto* object = value.value<QObject*>();
        return object ? QJsonValue(snapshotOf(*object)) : QJsonValue();
    }
    switch (value.typeId()) {
    case QMetaType::QString: return withoutChance(value.toString());
    case QMetaType::QDate: return value.toDate().toString(Qt::ISODate);
    case QMetaType::QStringList: {
        QJsonArray out;
        for (const QString& text : value.toStringList())
            out.append(withoutChance(text));
        return out;
    }
    default: break;
    }
    // JSON knows no list of numbers alone.
    if (value.metaType() == QMetaType::fromType<QList<int>>()) {
        QJsonArray out;
        for (const int number : value.value<QList<int>>())
            out.append(number);
        return out;
    }
    if (value.metaType().flags() & QMetaType::IsEnumeration) return value.toInt();
    return QJsonValue::fromVariant(value);
}

QJsonValue whetherSomething(const QJsonValue& value) {
    const bool nothing =
        value.isNull() || value.toString(QStringLiteral("no text")).isEmpty() || value == QJsonArray();
    return nothing ? value : QJsonValue(QStringLiteral("<by chance>"));
}

} // namespace

QJsonObject snapshotOf(const QObject& model, const QStringList& byChance) {
    QJsonObject out;
    const QMetaObject* meta = model.metaObject();
    // The first property is QObject's own name.
    for (int at = QObject::staticMetaObject.propertyCount(); at < meta->propertyCount(); ++at) {
        const QMetaProperty property = meta->property(at);
        const QString name = QString::fromLatin1(property.name());
        if (name == QLatin1String("session")) continue;
        const QJsonValue value = jsonOf(property.read(&model));
        out.insert(name, byChance.contains(name) ? whetherSomething(value) : value);
    }
    return out;
}

QJsonArray snapshotOf(const QAbstractItemModel& model) {
    QJsonArray out;
    const QHash<int, QByteArray> roles = model.roleNames();
    for (int row = 0; row < model.rowCount(); ++row) {
        QJsonObject one;
        for (auto role = roles.begin(); role != roles.end(); ++role) {
            if (role.key() < Qt::UserRole) continue;
            one.insert(QString::fromLatin1(*role), jsonOf(model.data(model.index(row, 0), role.key())));
        }
        out.append(one);
    }
    return out;
}

QByteArray differenceToSnapshot(const QJsonValue& now, const QString& name) {
    const QJsonDocument document =
        now.isArray() ? QJsonDocument(now.toArray()) : QJsonDocument(now.toObject());
    const QByteArray text = document.toJson();
    QFile file(QStringLiteral(CUNBAO_SNAPSHOTS "/%1.json").arg(name));
    if (qEnvironmentVariableIsSet("CUNBAO_WRITE_SNAPSHOTS")) {
        if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size()) return {};
        return "cannot write " + file.fileName().toUtf8();
    }
    if (!file.open(QIODevice::ReadOnly)) return "there is no snapshot " + file.fileName().toUtf8();
    const QList<QByteArray> kept = file.readAll().split('\n');
    const QList<QByteArray> found = text.split('\n');
    for (qsizetype line = 0; line < qMax(kept.size(), found.size()); ++line)
        if (kept.value(line) != found.value(line))
            return name.toUtf8() + ".json, line " + QByteArray::number(line + 1) + ": kept \"" +
                   kept.value(line).trimmed() + "\", now \"" + found.value(line).trimmed() + '"';
    return {};
}

} // namespace cunbao
