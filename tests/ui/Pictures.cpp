#include "tests/ui/Pictures.h"

#include <QCoreApplication>
#include <QFile>
#include <QtQuickTest>

namespace cunbao {

QImage settledPicture(QQuickWindow& window) {
    // Layouts settle a frame after what they lay out, and lists some frames after their rows: until two
    // pictures are the same, or, where something never rests, as many as are enough for all that does.
    constexpr int fewest = 3, most = 40;
    QImage before = window.grabWindow();
    for (int frame = 1; frame < most; ++frame) {
        QCoreApplication::processEvents();
        const QImage now = window.grabWindow();
        if (frame >= fewest && now == before && !QQuickTest::qIsPolishScheduled(&window)) return now;
        before = now;
    }
    return before;
}

bool writePictureIndex(const QDir& folder, const QString& title,
                       const std::vector<IndexedPicture>& pictures) {
    QString html = QStringLiteral("<!doctype html><meta charset=utf-8><title>%1</title>"
                                  "<style>body{font:15px sans-serif;background:#f7f5f0;margin:24px}"
                                  "figure{display:inline-block;margin:8px;vertical-align:top}"
                                  "img{max-width:640px;max-height:560px;border:1px solid #ddd8cc}"
                                  "figcaption{font-size:13px;max-width:320px}.bad{color:#a8261c}</style>")
                       .arg(title.toHtmlEscaped());
    QString heading;
    for (const IndexedPicture& picture : pictures) {
        if (picture.heading != heading)
            html += QStringLiteral("<h2>%1</h2>").arg(picture.heading.toHtmlEscaped());
        heading = picture.heading;
        html += QStringLiteral(
                    "<figure><a href=\"%1\"><img loading=lazy src=\"%1\" alt=\"%2\"></a><figcaption>%2")
                    .arg(picture.file.toHtmlEscaped(), picture.caption.toHtmlEscaped());
        for (const QString& fault : picture.faults)
            html += QStringLiteral("<div class=bad>%1</div>").arg(fault.toHtmlEscaped());
        html += QStringLiteral("</figcaption></figure>");
    }
    QFile file(folder.filePath(QStringLiteral("index.html")));
    const QByteArray bytes = html.toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace cunbao
