#include "app/store/CanonicalDump.h"

#include "app/store/EntryProjection.h"
#include "app/store/NumberColumn.h"
#include "app/store/TallyCodec.h"

namespace cunbao {

namespace {

/// Columns of a projection, and how each is written so that no local number stays in it.
enum class As { Integer, Text, Blob, Indicator, Stream, Catalogue, Number, Skip };
struct Table {
    const char* sql;
    const char* name;
    std::vector<As> columns;
};

Result<QString> spell(Ledger& ledger, const SqlStatement& row, int column, As as) {
    switch (as) {
    case As::Integer: return QString::number(row.integer(column));
    case As::Text: return QString::fromLatin1(row.text(column).toUtf8().toHex());
    case As::Blob: return QString::fromLatin1(row.bytes(column).toHex());
    case As::Indicator: return ledger.indicatorId(static_cast<int>(row.integer(column)));
    case As::Stream: {
        TRY_LET(const StreamId id, ledger.streamId(static_cast<int>(row.integer(column))));
        return id.toHex();
    }
    case As::Catalogue: {
        TRY_LET(const QByteArray version, ledger.catalogueVersion(static_cast<int>(row.integer(column))));
        return QString::fromLatin1(version.toHex());
    }
    case As::Number: {
        TRY_LET(const Decimal number, readNumber(row, column));
        return number.toString();
    }
    case As::Skip: break;
    }
    return QString();
}

const std::vector<Table>& tables() {
    using enum As;
    static const std::vector<Table> all = {
        {"SELECT indicator, unit, day, time, stream, seq, kind, number, wide, text, head_stream, head_seq, "
         "conflict "
         "FROM entry",
         "entry",
         {Indicator, Integer, Integer, Integer, Stream, Integer, Integer, Number, Skip, Text, Stream, Integer,
          Integer}},
        {"SELECT period, indicator, unit, tally FROM cell", "cell", {Integer, Indicator, Integer, Blob}},
        {"SELECT indicator, unit, day, kind, id, operations FROM doubt",
         "doubt",
         {Indicator, Integer, Integer, Integer, Blob, Blob}},
        {"SELECT doubt, time, stream, seq, undo FROM resolution",
         "resolution",
         {Blob, Integer, Stream, Integer, Integer}},
        {"SELECT period, indicator, unit, time, stream, seq FROM override",
         "override",
         {Text, Indicator, Integer, Integer, Stream, Integer}},
        {"SELECT template, period, time, stream, seq, kind FROM round",
         "round",
         {Text, Text, Integer, Stream, Integer, Integer}},
        {"SELECT time, stream, seq, catalogue FROM published",
         "published",
         {Integer, Stream, Integer, Catalogue}},
        {"SELECT device, time, stream, seq, name FROM device_name",
         "name",
         {Blob, Integer, Stream, Integer, Text}},
        {"SELECT field, time, stream, seq, value FROM profile",
         "profile",
         {Text, Integer, Stream, Integer, Text}},
        {"SELECT parent, parent_seq, stream, seq FROM link", "link", {Stream, Integer, Stream, Integer}},
        {"SELECT unit, key, stream, seq FROM import_key", "key", {Integer, Blob, Stream, Integer}},
        {"SELECT cause, key, stream, seq FROM wait", "wait", {Integer, Blob, Stream, Integer}},
        {"SELECT stream, seq, status FROM op WHERE status <> 0", "status", {Stream, Integer, Integer}},
    };
    return all;
}

} // namespace

Result<QByteArray> canonicalDump(Ledger& ledger) {
    QStringList lines;
    for (const Table& table : tables()) {
        TRY_LET(SqlStatement query, ledger.db().prepare(table.sql));
        TRY(query.bindAll());
        for (;;) {
            TRY_LET(const bool row, query.step());
            if (!row) break;
            QStringList fields{QString::fromLatin1(table.name)};
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                TRY_LET(const QString field, spell(ledger, query, static_cast<int>(i), table.columns[i]));
                fields.append(field);
            }
            lines.append(fields.join(QLatin1Char(' ')));
        }
    }
    lines.sort();
    return lines.join(QLatin1Char('\n')).toUtf8();
}

} // namespace cunbao
