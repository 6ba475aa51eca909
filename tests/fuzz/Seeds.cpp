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

std::vector<GoldenColumns> goldenColumns() {
    const auto columns = vectorsOf("columns.json");
    const auto segments = vectorsOf("segments.json");
    if (columns.size() != segments.size()) qFatal("fuzz: columns.json and segments.json differ");
    std::vector<GoldenColumns> out;
    out.reserve(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto header = SegmentCodec::readHeader(segments[i]);
        if (!header.ok()) qFatal("fuzz: a golden segment is refused");
        out.push_back({*header, columns[i]});
    }
    return out;
}

} // namespace cunbao::fuzz
