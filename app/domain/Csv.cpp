#include "app/domain/Csv.h"

#include "app/domain/AppError.h"

namespace cunbao {

namespace {

Error syntax(std::size_t row, qsizetype column, const char* reason) {
    return fail(AppErrc::CsvSyntax,
                {QString::number(row), QString::number(column), QString::fromLatin1(reason)});
}

Result<QString> decode(const QByteArray& bytes) {
    static const QByteArray byteOrderMark("\xEF\xBB\xBF");
    if (bytes.isValidUtf8()) return QString::fromUtf8(bytes.startsWith(byteOrderMark) ? bytes.mid(3) : bytes);
    // Most often a file that a spreadsheet saved as GBK; the first line with a Chinese character
    // shows it.
    const QList<QByteArray> lines = bytes.split('\n');
    std::size_t line = 1;
    for (const QByteArray& text : lines) {
        if (!text.isValidUtf8()) break;
        ++line;
    }
    return syntax(line, 0, "utf-8");
}

/// A machine with the states of RFC 4180's grammar, one character at a time.
class CsvReader {
public:
    CsvReader(const QString& text, const CsvLimits& limits) : m_text(text), m_limits(limits) {}

    Result<std::vector<CsvRow>> read() {
        for (m_at = 0; m_at < m_text.size(); ++m_at) {
            TRY(take(m_text[m_at]));
        }
        if (m_state == State::Quoted) return syntax(m_openedAt, column(), "quote-open");
        // Without a line break after it, the last record still ends here.
        if (m_state != State::FieldStart || !m_fields.isEmpty()) TRY(endRecord());
        return std::move(m_rows);
    }

private:
    enum class State { FieldStart, Plain, Quoted, QuoteSeen };

    std::size_t row() const { return m_number + 1; }
    qsizetype column() const { return m_fields.size() + 1; }

    Result<void> take(QChar c) {
        if (m_state == State::Quoted) {
            if (c == QLatin1Char('"')) {
                m_state = State::QuoteSeen;
                return {};
            }
            if (c == QLatin1Char('\r') && next() == QLatin1Char('\n')) return {};
            return append(c);
        }
        if (c == QLatin1Char('"')) {
            if (m_state == State::Plain) return syntax(row(), column(), "quote");
            if (m_state == State::QuoteSeen) TRY(append(c)); // "" within quotes is one
            if (m_state == State::FieldStart) m_openedAt = row();
            m_state = State::Quoted;
            return {};
        }
        if (c == QLatin1Char(',')) return endField();
        if (c == QLatin1Char('\n')) return endRecord();
        if (c == QLatin1Char('\r') && next() == QLatin1Char('\n')) return {};
        if (m_state == State::QuoteSeen) return syntax(row(), column(), "quote");
        m_state = State::Plain;
        return append(c);
    }

    QChar next() const { return m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar(); }

    Result<void> append(QChar c) {
        const bool control = c.category() == QChar::Other_Control && c != QLatin1Char('\t') &&
                             !(m_state == State::Quoted && c == QLatin1Char('\n'));
        if (control) return syntax(row(), column(), "character");
        if (m_field.size() >= m_limits.field) return syntax(row(), column(), "too-long");
        m_field.append(c);
        return {};
    }

    Result<void> endField() {
        if (m_fields.size() >= m_limits.columns) return syntax(row(), column(), "columns");
        m_fields.append(m_field);
        m_field.clear();
        m_state = State::FieldStart;
        return {};
    }

    Result<void> endRecord() {
        TRY(endField());
        ++m_number;
        const bool empty = std::all_of(m_fields.begin(), m_fields.end(),
                                       [](const QString& field) { return field.trimmed().isEmpty(); });
        if (m_number > m_limits.rows + 1) return syntax(m_number, 0, "rows");
        if (!empty) m_rows.push_back({static_cast<int>(m_number), m_fields});
        m_fields.clear();
        return {};
    }

    const QString& m_text;
    const CsvLimits& m_limits;
    qsizetype m_at = 0;
    State m_state = State::FieldStart;
    std::size_t m_number = 0; ///< records ended so far
    std::size_t m_openedAt = 0;
    QString m_field;
    QStringList m_fields;
    std::vector<CsvRow> m_rows;
};

QString written(const QString& field) {
    const bool plain = std::none_of(field.begin(), field.end(),
                                    [](QChar c) { return QStringView(u",\"\r\n").contains(c); }) &&
                       field == field.trimmed();
    if (plain) return field;
    QString quoted = field;
    quoted.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

} // namespace

Result<CsvTable> CsvTable::read(const QByteArray& bytes, const CsvLimits& limits) {
    if (bytes.size() > limits.bytes) return syntax(0, 0, "too-long");
    TRY_LET(const QString text, decode(bytes));
    TRY_LET(std::vector<CsvRow> rows, CsvReader(text, limits).read());
    if (rows.empty()) return syntax(1, 0, "empty");

    CsvTable out;
    const int headerRow = rows.front().number;
    for (const QString& name : rows.front().fields) {
        if (out.header.contains(name.trimmed()))
            return fail(AppErrc::CsvDuplicate, {QString::number(headerRow), name.trimmed()});
        out.header.append(name.trimmed());
    }
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        if (row->fields.size() != out.header.size())
            return syntax(static_cast<std::size_t>(row->number), 0, "fields");
        out.rows.push_back(std::move(*row));
    }
    return out;
}

void CsvWrongRows::add(const Error& error, const QString& column) {
    if (++m_count == 1) m_first = error;
    if (m_count > MostNamed) return;
    m_details += error.is(AppErrc::CsvDuplicate)
                     ? QStringList{error.detail(0), column, QStringLiteral("duplicate"), error.detail(1)}
                     : error.details();
}

Result<void> CsvWrongRows::none() const {
    if (m_count == 0) return {};
    if (m_count == 1) return *m_first;
    return fail(AppErrc::CsvRows, QStringList(QString::number(m_count)) + m_details);
}

QByteArray writeCsv(const QStringList& header, const std::vector<QStringList>& rows, CsvMark mark) {
    QString out;
    const auto line = [&out](const QStringList& fields) {
        for (qsizetype at = 0; at < fields.size(); ++at) {
            if (at > 0) out += QLatin1Char(',');
            out += written(fields[at]);
        }
        out += QStringLiteral("\r\n");
    };
    line(header);
    for (const QStringList& fields : rows)
        line(fields);
    return (mark == CsvMark::ByteOrderMark ? QByteArray("\xEF\xBB\xBF") : QByteArray()) + out.toUtf8();
}

} // namespace cunbao
