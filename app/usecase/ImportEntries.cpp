#include "app/usecase/ImportEntries.h"

#include "app/domain/AppError.h"
#include "app/domain/Csv.h"
#include "app/domain/EntryCheck.h"
#include "app/domain/PersonalData.h"
#include "app/store/OperationWriter.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"

namespace cunbao {

namespace {

struct Row {
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

/// Where in its row stands what an indicator does not take, and why.
std::pair<const char*, const char*> placeOf(const Error& error) {
    if (error.is(AppErrc::WrongLevel)) return {"org_unit", "not-allowed"};
    if (error.is(AppErrc::UnitNotKnown)) return {"org_unit", "unknown"};
    if (error.is(AppErrc::NotRecorded)) return {"indicator", "not-allowed"};
    if (error.is(AppErrc::DateOutsideUnit)) return {"on", "out-of-range"};
    if (error.is(AppErrc::BelowMinimum) || error.is(AppErrc::AboveMaximum)) return {"value", "out-of-range"};
    return {"value", "value"};
}

Error wrongIn(const CsvTable& table, const CsvRow& csv, const char* column, const QString& reason) {
    const QString name = QString::fromLatin1(column);
    return fail(AppErrc::CsvField, {QString::number(csv.number), name, reason,
                                    csv.fields.value(table.column(name)).trimmed().left(80)});
}

/// Errors: CsvField.
Result<Row> readRow(Ledger& ledger, const Catalogue& catalogue, const CsvTable& table, const CsvRow& csv) {
    const auto field = [&](const char* column) {
        return csv.fields.value(table.column(QString::fromLatin1(column))).trimmed();
    };
    const auto wrong = [&](const char* column, const QString& reason) {
        return wrongIn(table, csv, column, reason);
    };
    const auto refused = [&](const Error& error) {
        const auto [column, reason] = placeOf(error);
        return wrong(column, QString::fromLatin1(reason));
    };
    Row row;
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
    if (!value.ok()) return refused(value.error());
    row.value = *value;
    row.note = field("note");
    if (row.note.size() > PayloadCodec::MaxText) return wrong("note", QStringLiteral("too-long"));
    const auto checked = checkEntry(catalogue, *row.indicator, row.unit, row.on, row.value);
    if (!checked.ok()) return refused(checked.error());
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

Result<ImportReport> importEntries(Ledger& ledger, const QByteArray& csv, bool keepsNotes) {
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
        // All wrong rows are looked for before everything is taken back: whoever mends a file wants to know
        // them at once, also a key that two rows of it share.
        CsvWrongRows wrong;
        for (const CsvRow& line : table.rows) {
            auto read = readRow(ledger, *catalogue, table, line);
            if (!read.ok()) {
                if (!read.error().is(AppErrc::CsvField)) return read.error();
                wrong.add(read.error());
                continue;
            }
            Row& row = *read;
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
                if (same)
                    ++report.skipped;
                else
                    wrong.add(wrongIn(table, line, "key", QStringLiteral("key-used")));
                continue;
            }
            TRY_LET(const StockRow stock, takeStock(ledger, writer, row));
            if (stock == StockRow::Known) {
                ++report.skipped;
                continue;
            }
            // Asked of what is new here alone: the same file is taken in again without a word. And without
            // what it says: whatever is refused is shown, and perhaps kept in somebody's log.
            if (const auto note = checkNote(row.note); !keepsNotes && !note.ok()) {
                wrong.add(fail(AppErrc::CsvField, {QString::number(line.number), QStringLiteral("note"),
                                                   note.error().detail(0), QString()}));
                continue;
            }
            if (stock == StockRow::Corrected) {
                ++report.added;
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
        TRY(wrong.none());
        return report;
    });
}

} // namespace cunbao
