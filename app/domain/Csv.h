#pragma once

#include "platform/base/Result.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace cunbao {

struct CsvLimits {
    qsizetype bytes = 64 << 20;
    std::size_t rows = 200'000;
    qsizetype columns = 256;
    qsizetype field = 10'000; ///< characters
};

/// One record and its number as a spreadsheet counts: the header is row 1, empty rows count.
struct CsvRow {
    int number = 0;
    QStringList fields;
};

/// A file of comma-separated values with a header (RFC 4180), in UTF-8 with or without a byte order
/// mark, lines ended by CR LF or LF. Rows without any content are left out; all others have as many
/// fields as the header. Line breaks within quotes become LF.
struct CsvTable {
    QStringList header; ///< trimmed
    std::vector<CsvRow> rows;

    /// Errors: AppErrc::CsvSyntax with row, column (from 1; 0: the whole row) and one of the words
    /// empty, too-long, utf-8, quote, quote-open, character, fields, rows, columns;
    /// AppErrc::CsvDuplicate for a column named twice. The first fault alone: after a quote that is
    /// wrong or missing nobody can tell where the next row begins.
    [[nodiscard]] static Result<CsvTable> read(const QByteArray& bytes, const CsvLimits& limits = {});
    /// Position of a column in the header, -1 where it has none of that name.
    [[nodiscard]] qsizetype column(const QString& name) const { return header.indexOf(name); }
};

/// The rows that can't be taken, each with the first thing that is wrong in it.
class CsvWrongRows {
public:
    /// CsvField; or CsvDuplicate, whose details lack the column that it is about.
    void add(const Error& error, const QString& column = {});
    [[nodiscard]] bool any() const { return m_count > 0; }
    /// Errors: the only one, or AppErrc::CsvRows of all.
    [[nodiscard]] Result<void> none() const;

private:
    static constexpr int MostNamed = 20;
    int m_count = 0;
    std::optional<Error> m_first;
    QStringList m_details;
};

enum class CsvMark { None, ByteOrderMark };

/// UTF-8 with CR LF; spreadsheets on Chinese systems take a file for GBK unless it has the mark.
/// What a field holds is kept as it is: whether a spreadsheet would take it for a formula is its
/// caller's care.
[[nodiscard]] QByteArray writeCsv(const QStringList& header, const std::vector<QStringList>& rows,
                                  CsvMark mark = CsvMark::None);

} // namespace cunbao
