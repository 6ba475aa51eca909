#include "app/usecase/ImportEntries.h"

#include "app/domain/AppError.h"
#include "app/domain/Csv.h"
#include "app/domain/EntryCheck.h"
#include "app/store/OperationWriter.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"

namespace cunbao {

namespace {

struct Row {
    int number = 0;
    const Indicator* indicator = nullptr;
    OrgCode unit;
    QDate on;
    EntryValue value;
    QString note;
    Hash16 key;
    QString keyText;
};

/// What a row says, in one spelling: its identity where it names no key.
QByteArray contentOf(const Row& row) {
    const QString value =
        row.value.kind == EntryValue::Kind::Text ? row.value.text : row.value.number.toString();
    return QStringList{row.indicator->id,
                       row.unit.toString(),
                       row.on.toString(Qt::ISODate),
                       QString::number(int(row.value.kind)),
                       value,
                       row.note}
        .join(QChar(u'\x1f'))
        .toUtf8();
}

Result<Row> readRow(Ledger& ledger, const Catalogue& catalogue, const CsvTable& table, const CsvRow& csv) {
    const auto field = [&](const char* column) {
        return csv.fields.value(table.column(QString::fromLatin1(column))).trimmed();
    };
    const auto wrong = [&](const char* column, const QString& reason) {
        return fail(AppErrc::CsvField,
                    {QString::number(csv.number), QString::fromLatin1(column), reason, field(column)});
    };
    Row row;
    row.number = csv.number;
    row.indicator = catalogue.find(field("indicator"));
    if (!row.indicator) return wrong("indicator", QStringLiteral("unknown"));
    std::optional<OrgCode> asked;
    if (!field("org_unit").isEmpty()) {
        const auto code = OrgCode::parse(field("org_unit"));
        if (!code.ok()) return wrong("org_unit", QStringLiteral("code"));
        asked = *code;
    }
    const auto unit = unitToRecordFor(ledger, *row.indicator, asked);
    if (!unit.ok()) return wrong("org_unit", QStringLiteral("not-allowed"));
    row.unit = *unit;
    row.on = QDate::fromString(field("on"), Qt::ISODate);
    if (!row.on.isValid() || field("on").size() != 10) return wrong("on", QStringLiteral("date"));
    TRY_LET(const QDate last, ledger.lastDate());
    if (row.on > last) return wrong("on", QStringLiteral("future"));
    const auto value = readValue(*row.indicator, field("value"));
    if (!value.ok()) return wrong("value", QStringLiteral("value"));
    row.value = *value;
    row.note = field("note");
    if (row.note.size() > PayloadCodec::MaxText) return wrong("note", QStringLiteral("too-long"));
    const auto checked = checkEntry(catalogue, *row.indicator, row.unit, row.on, row.value);
    if (!checked.ok()) return wrong("value", QStringLiteral("not-allowed"));
    row.keyText = field("key");
    return row;
}

struct Known {
    int indicator = 0;
    QDate on;
    EntryValue value;
    QString note;
};

/// The entry that an import key of a unit names already, as it was recorded.
Result<std::optional<Known>> knownUnder(Ledger& ledger, OperationWriter& writer, OrgCode unit,
                                        const Hash16& key) {
    TRY_LET(const auto name, writer.applier().entries().nameUnder(unit, key));
    if (!name) return std::optional<Known>();
    OperationLog log(ledger);
    TRY_LET(const auto logged, log.find(*name));
    TRY_LET(const EntryNode node, writer.applier().entries().nodeOf(*logged));
    return std::optional(Known{node.indicator, node.on, node.value, node.note});
}

enum class StockRow { New, Corrected, Known };

/// A stock that this device has recorded for the day already is corrected, as by hand; unless its history
/// says the same somewhere, because the file was taken in before.
Result<StockRow> takeStock(Ledger& ledger, OperationWriter& writer, const Row& row) {
    if (row.indicator->nature != Nature::Stock) return StockRow::New;
    const StreamId own = streamIdOf(ledger.identity().signing.publicKey(), audienceOf(row.unit));
    EntryProjection& entries = writer.applier().entries();
    TRY_LET(const auto earlier, entries.stockOf(own, row.indicator->id, row.unit, row.on));
    if (!earlier) return StockRow::New;
    TRY_LET(const auto history, entries.historyOf(*earlier));
    const bool known = std::any_of(history.begin(), history.end(), [&](const EntryNode& node) {
        return node.kind != OpKind::EntryWithdrawn && node.on == row.on && node.value == row.value &&
               node.note == row.note;
    });
    if (known) return StockRow::Known;
    TRY(reviseWithin(ledger, writer, *earlier, {false, row.on, row.value, row.note, QString()}));
    return StockRow::Corrected;
}

} // namespace

Result<ImportReport> importEntries(Ledger& ledger, const QByteArray& csv) {
    TRY_LET(const CsvTable table, CsvTable::read(csv));
    const QStringList required{QStringLiteral("indicator"), QStringLiteral("org_unit"), QStringLiteral("on"),
                               QStringLiteral("value")};
    const QStringList optional{QStringLiteral("note"), QStringLiteral("key")};
    for (const QString& column : required)
        if (table.column(column) < 0) return fail(AppErrc::CsvColumnMissing, {column});
    for (const QString& column : table.header)
        if (!required.contains(column) && !optional.contains(column))
            return fail(AppErrc::CsvColumnUnknown, {column});

    return ledger.transact([&]() -> Result<ImportReport> {
        TRY(ledger.self());
        TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
        OperationWriter writer(ledger);
        ImportReport report;
        std::map<QByteArray, int> ordinals;
        for (const CsvRow& line : table.rows) {
            TRY_LET(Row row, readRow(ledger, *catalogue, table, line));
            // A row without key is named by its content and how many like it stood before it in the file.
            const QByteArray content = contentOf(row);
            row.key = row.keyText.isEmpty()
                          ? blake2b16({"cunbao row ", content, QByteArray::number(ordinals[content]++)})
                          : blake2b16({"cunbao key ", row.keyText.toUtf8()});
            TRY_LET(const auto known, knownUnder(ledger, writer, row.unit, row.key));
            if (known) {
                TRY_LET(const int indicator, ledger.indicatorNumber(row.indicator->id));
                const bool same = known->indicator == indicator && known->on == row.on &&
                                  known->value == row.value && known->note == row.note;
                if (!same)
                    return fail(AppErrc::ImportKeyConflict, {QString::number(row.number), row.keyText});
                ++report.skipped;
                continue;
            }
            TRY_LET(const StockRow stock, takeStock(ledger, writer, row));
            if (stock != StockRow::New) {
                ++(stock == StockRow::Corrected ? report.added : report.skipped);
                continue;
            }
            EntryRecorded recorded;
            recorded.indicator = catalogue->indexOf(row.indicator->id);
            recorded.on = row.on;
            recorded.value = row.value;
            recorded.note = row.note;
            recorded.importKey = row.key;
            TRY(writer.append(audienceOf(row.unit), recorded));
            ++report.added;
        }
        return report;
    });
}

} // namespace cunbao
