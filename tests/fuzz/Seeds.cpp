#include "tests/fuzz/Seeds.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace cunbao::fuzz {

QByteArray projectFile(const char* path) {
    QFile file(QStringLiteral(CUNBAO_PROJECT "/%1").arg(QString::fromLatin1(path)));
    if (!file.open(QIODevice::ReadOnly)) qFatal("fuzz: %s can't be read", path);
    return file.readAll();
}

std::vector<QByteArray> vectorsOf(const char* file) {
    const QByteArray json = projectFile((QByteArray("tests/fixtures/vectors/") + file).constData());
    const QJsonArray vectors = QJsonDocument::fromJson(json)[QStringLiteral("vectors")].toArray();
    std::vector<QByteArray> seeds;
    for (const auto vector : vectors) {
        const QJsonObject one = vector.toObject();
        const QByteArray hex = one[QStringLiteral("bytes")].toString().toLatin1();
        const QByteArray text = one[QStringLiteral("text")].toString().toUtf8();
        seeds.push_back(hex.isEmpty() ? text : QByteArray::fromHex(hex));
    }
    if (seeds.empty()) qFatal("fuzz: %s holds no vectors", file);
    return seeds;
}

} // namespace cunbao::fuzz
