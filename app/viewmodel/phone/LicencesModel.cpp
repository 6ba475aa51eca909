#include "app/viewmodel/phone/LicencesModel.h"

#include "app/domain/Csv.h"
#include "platform/base/AtomicFile.h"

#include <QRegularExpression>

namespace cunbao {

namespace {

constexpr qint64 MaxBytes = 1024 * 1024;

Result<std::vector<RowListModel::Row>> readDependencies() {
    TRY_LET(const QByteArray bytes,
            AtomicFile::read(QStringLiteral(":/licenses/dependencies.csv"), MaxBytes));
    TRY_LET(const CsvTable table, CsvTable::read(bytes));
    std::vector<RowListModel::Row> rows;
    for (const QString& column : {QStringLiteral("name"), QStringLiteral("version_floor"),
                                  QStringLiteral("license_spdx"), QStringLiteral("copyright")}) {
        const qsizetype at = table.column(column);
        if (at < 0) return fail(AppErrc::CsvColumnMissing, {column});
        rows.resize(table.rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row)
            rows[row].append(table.rows[row].fields[at]);
    }
    return rows;
}

Result<QString> readTexts(const QString& licence) {
    static const QRegularExpression between(QStringLiteral(" (OR|AND) "));
    QStringList texts;
    for (const QString& named : licence.split(between)) {
        const QString id = named.section(QStringLiteral(" WITH "), 0, 0);
        TRY_LET(const QByteArray bytes,
                AtomicFile::read(QStringLiteral(":/licenses/texts/%1.txt").arg(id), MaxBytes));
        texts.append(QString::fromUtf8(bytes).trimmed());
    }
    return texts.join(QStringLiteral("\n\n\n"));
}

} // namespace

QString LicencesModel::text(const QString& licence) {
    const auto texts = readTexts(licence);
    if (texts.ok()) return *texts;
    fail(texts.error());
    return {};
}

void LicencesModel::load() {
    read([](Ledger&) { return readDependencies(); },
         [this](std::vector<RowListModel::Row> rows) { m_dependencies.setRows(std::move(rows)); });
}

} // namespace cunbao
