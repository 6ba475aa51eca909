#include "app/report/ZipPackage.h"

#include "app/domain/AppError.h"

#include <QDateTime>
#include <QTimeZone>

#include <zip.h>

#include <algorithm>
#include <memory>

namespace cunbao {

namespace {

struct ArchiveCloser {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct SourceFreer {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Archive = std::unique_ptr<zip_t, ArchiveCloser>;
using Source = std::unique_ptr<zip_source_t, SourceFreer>;

Error failed(const char* step) {
    return fail(AppErrc::DocumentFailed, {QStringLiteral("zip: ") + QString::fromLatin1(step)});
}

struct DosTime {
    quint16 time;
    quint16 date;
};

DosTime dosTime(Instant when) {
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(toMillis(when), QTimeZone::utc());
    const int year = std::clamp(at.date().year(), 1980, 2107);
    const int time = at.time().hour() << 11 | at.time().minute() << 5 | at.time().second() / 2;
    const int date = (year - 1980) << 9 | at.date().month() << 5 | at.date().day();
    return {static_cast<quint16>(time), static_cast<quint16>(date)};
}

Result<void> addPart(zip_t* archive, const ZipPart& part, DosTime when) {
    zip_source_t* source = zip_source_buffer(archive, part.content.constData(),
                                             static_cast<zip_uint64_t>(part.content.size()), 0);
    if (source == nullptr) return failed("source");
    const zip_int64_t index =
        zip_file_add(archive, part.name.toLatin1().constData(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source); // owned by the archive only once added
        return failed("add");
    }
    const auto at = static_cast<zip_uint64_t>(index);
    if (zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, 6) != 0) return failed("compression");
    if (zip_file_set_dostime(archive, at, when.time, when.date, 0) != 0) return failed("time");
    return {};
}

Result<QByteArray> readAll(zip_source_t* source) {
    zip_stat_t facts;
    if (zip_source_stat(source, &facts) != 0 || (facts.valid & ZIP_STAT_SIZE) == 0) return failed("stat");
    QByteArray bytes(static_cast<qsizetype>(facts.size), Qt::Uninitialized);
    if (zip_source_open(source) != 0) return failed("open");
    const zip_int64_t read = zip_source_read(source, bytes.data(), facts.size);
    if (zip_source_close(source) != 0 || read != static_cast<zip_int64_t>(facts.size)) return failed("read");
    return bytes;
}

} // namespace

Result<QByteArray> zipPackage(const std::vector<ZipPart>& parts, Instant when) {
    zip_error_t error;
    zip_error_init(&error);
    const Source buffer(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!buffer) return failed("buffer");
    Archive archive(zip_open_from_source(buffer.get(), ZIP_TRUNCATE, &error));
    if (!archive) return failed("archive");
    zip_source_keep(buffer.get()); // the archive drops one reference, this function the other
    const DosTime time = dosTime(when);
    for (const ZipPart& part : parts)
        TRY(addPart(archive.get(), part, time));
    if (zip_close(archive.get()) != 0) return failed("close");
    static_cast<void>(archive.release());
    return readAll(buffer.get());
}

} // namespace cunbao
