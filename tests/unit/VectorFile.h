#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <vector>

namespace cunbao {

/// One file of golden vectors (PROTOCOL.md, 15): what was made anew is held against what is stored.
///
/// With CUNBAO_WRITE_VECTORS=<folder> in the environment the files are written there instead. That is how
/// they are made; whoever changes a byte of the protocol runs it and reads the difference.
class VectorFile {
public:
    VectorFile(const char* file, const char* format)
        : m_file(QString::fromLatin1(file)), m_format(QString::fromLatin1(format)) {}

    void add(const QString& name, const QByteArray& bytes) { m_made.push_back({name, bytes, false}); }
    void add(const char* name, const QByteArray& bytes) { add(QString::fromLatin1(name), bytes); }
    void addText(const QString& name, const QByteArray& text) { m_made.push_back({name, text, true}); }

    /// What is stored under this name; nothing where it is not.
    [[nodiscard]] static QByteArray stored(const char* file, const QString& name) {
        for (const Vector& vector : read(QString::fromLatin1(file)))
            if (vector.name == name) return vector.content;
        return {};
    }
    /// Where made and stored differ; empty where they are the same, or were written.
    [[nodiscard]] QString difference() const {
        if (qEnvironmentVariableIsSet("CUNBAO_WRITE_VECTORS")) return write();
        const std::vector<Vector> stored = read(m_file);
        for (std::size_t i = 0; i < std::max(stored.size(), m_made.size()); ++i) {
            if (i >= stored.size()) return said(QStringLiteral("not stored"), m_made[i].name);
            if (i >= m_made.size()) return said(QStringLiteral("not made"), stored[i].name);
            if (stored[i].name != m_made[i].name || stored[i].isText != m_made[i].isText)
                return said(stored[i].name, m_made[i].name);
            if (stored[i].content != m_made[i].content)
                return QStringLiteral("%1: %2: %3 became %4")
                    .arg(m_file, stored[i].name, QString::fromUtf8(shown(stored[i])),
                         QString::fromUtf8(shown(m_made[i])));
        }
        return {};
    }

private:
    struct Vector {
        QString name;
        QByteArray content;
        bool isText = false;
    };

    [[nodiscard]] QString said(const QString& what, const QString& which) const {
        return QStringLiteral("%1: %2: %3").arg(m_file, what, which);
    }
    static QByteArray shown(const Vector& vector) {
        return vector.isText ? vector.content : vector.content.toHex();
    }
    static std::vector<Vector> read(const QString& name) {
        QFile file(QStringLiteral(CUNBAO_VECTORS "/") + name + QStringLiteral(".json"));
        if (!file.open(QIODevice::ReadOnly)) return {};
        std::vector<Vector> out;
        const QJsonArray all =
            QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("vectors")).toArray();
        for (const auto& one : all) {
            const QJsonObject object = one.toObject();
            const bool isText = object.contains(QLatin1String("text"));
            const QByteArray content =
                object.value(isText ? QLatin1String("text") : QLatin1String("bytes")).toString().toUtf8();
            out.push_back({object.value(QLatin1String("name")).toString(),
                           isText ? content : QByteArray::fromHex(content), isText});
        }
        return out;
    }
    QString write() const {
        QJsonArray all;
        for (const Vector& vector : m_made)
            all.append(QJsonObject{{QStringLiteral("name"), vector.name},
                                   {vector.isText ? QStringLiteral("text") : QStringLiteral("bytes"),
                                    QString::fromUtf8(shown(vector))}});
        const QJsonObject content{{QStringLiteral("format"), m_format}, {QStringLiteral("vectors"), all}};
        QFile file(qEnvironmentVariable("CUNBAO_WRITE_VECTORS") + u'/' + m_file + QStringLiteral(".json"));
        const QByteArray bytes = QJsonDocument(content).toJson();
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return said(QStringLiteral("not written"), file.fileName());
        return {};
    }

    QString m_file;
    QString m_format;
    std::vector<Vector> m_made;
};

} // namespace cunbao
