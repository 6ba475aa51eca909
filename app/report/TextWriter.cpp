#include "app/report/TextWriter.h"

namespace cunbao {

namespace {

QString indentOf(BlockKind kind) {
    switch (kind) {
    case BlockKind::Heading1:
    case BlockKind::Heading2:
    case BlockKind::Heading3:
    case BlockKind::Body: return QStringLiteral("　　");
    case BlockKind::SignatureLine: return QString(20, QChar(u'　'));
    case BlockKind::Title:
    case BlockKind::Subtitle: return QString(6, QChar(u'　'));
    case BlockKind::Salutation:
    case BlockKind::Imprint: return QString();
    }
    Q_UNREACHABLE();
}

} // namespace

Result<QByteArray> TextWriter::bytes(const Document& document) const {
    QString out;
    for (const DocumentBlock& block : document.blocks) {
        if (block.kind == BlockKind::Imprint) out += QLatin1Char('\n');
        out += indentOf(block.kind) + block.text() + QLatin1Char('\n');
        if (block.kind == BlockKind::Title) out += QLatin1Char('\n');
    }
    QString remarks;
    for (const DocumentSlot& slot : document.slotList)
        if (!slot.remark.isEmpty())
            remarks += slot.name + QStringLiteral("：") + slot.remark + QLatin1Char('\n');
    if (!remarks.isEmpty()) out += QStringLiteral("\n待核对：\n") + remarks;
    return out.toUtf8();
}

} // namespace cunbao
