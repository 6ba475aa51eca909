#include "app/report/CsvWriter.h"

namespace cunbao {

namespace {

QString quoted(QString cell) {
    const bool needed = cell.contains(QLatin1Char('"')) || cell.contains(QLatin1Char(',')) ||
                        cell.contains(QLatin1Char('\n')) || cell.contains(QLatin1Char('\r'));
    if (!needed) return cell;
    return QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

/// For whatever a person typed; numbers and codes of ours need no guard, and -3 must stay a number.
QString guarded(const QString& text) {
    const bool startsFormula = !text.isEmpty() && QStringLiteral("=+-@＝＋－＠\t\r\n").contains(text[0]);
    return quoted(startsFormula ? QLatin1Char('\'') + text : text);
}

} // namespace

Result<QByteArray> CsvWriter::bytes(const Document& document) const {
    QString out = QStringLiteral("\uFEFFindicator,name,period,org_unit,state,value,unit,reported,expected,"
                                 "missing,carried,flags\r\n");
    for (const DocumentFigure& figure : document.figures) {
        const QStringList cells{guarded(figure.indicator),
                                guarded(figure.name),
                                quoted(figure.period),
                                quoted(figure.orgUnit),
                                quoted(figure.state),
                                figure.isText ? guarded(figure.value) : quoted(figure.value),
                                guarded(figure.unit),
                                QString::number(figure.reported),
                                QString::number(figure.expected),
                                guarded(figure.missing),
                                guarded(figure.carried),
                                guarded(figure.flags)};
        out += cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    }
    return out.toUtf8();
}

} // namespace cunbao
