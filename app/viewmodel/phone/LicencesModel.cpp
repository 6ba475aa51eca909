#include "app/viewmodel/phone/LicencesModel.h"

#include "app/domain/Csv.h"
#include "platform/base/AtomicFile.h"

namespace cunbao {

namespace {

constexpr qint64 MaxBytes = 1024 * 1024;

Result<std::vector<RowListModel::Row>> readDependencies() {
    TRY_LET(const QByteArray bytes,
            AtomicFile::read(QStringLiteral(":/licenses/dependencies.csv"), MaxBytes));
    TRY_LET(const CsvTable table, CsvTable::read(bytes));
    std::vector<RowListModel::Row> rows;
    for (const QString& column :
         {QStringLiteral("name"), QStringLiteral("version_floor"), QStringLiteral("license_spdx")}) {
        const qsizetype at = table.column(column);
        if (at < 0) return fail(AppErrc::CsvColumnMissing, {column});
        rows.resize(table.rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row)
            rows[row].append(table.rows[row].fields[at]);
    }
    return rows;
}

} // namespace

void LicencesModel::load() {
    read([](Ledger&) { return readDependencies(); },
         [this](std::vector<RowListModel::Row> rows) { m_dependencies.setRows(std::move(rows)); });
}

} // namespace cunbao
