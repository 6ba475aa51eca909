#pragma once

#include "platform/base/Result.h"

#include <QByteArray>
#include <QString>

#include <concepts>
#include <optional>
#include <vector>

struct sqlite3_stmt;

namespace cunbao {

class Connection;

/// Fixed-length ids and the like, which show their bytes by `view()`.
template <class T>
concept ViewedBytes = requires(const T& value) {
    { value.view() } -> std::same_as<QByteArrayView>;
};

/// One prepared statement, borrowed from its Database's cache and given back, reset, when it goes.
/// It must not outlive the Database. Parameters and columns are numbered: parameters from 1,
/// columns from 0.
///
///     TRY_LET(SqlStatement insert, db.prepare("INSERT INTO t(a, b) VALUES(?1, ?2)"));
///     TRY(insert.run(7, bytes));                       // binds, runs to the end, ready again
///
///     TRY_LET(SqlStatement query, db.prepare("SELECT b FROM t WHERE a = ?1"));
///     TRY(query.bindAll(7));
///     for (;;) { TRY_LET(const bool row, query.step()); if (!row) break; use(query.blob(0)); }
///
/// Errors: those of Database. They never hold what was bound.
class SqlStatement {
public:
    SqlStatement(SqlStatement&& other) noexcept;
    SqlStatement& operator=(SqlStatement&& other) noexcept;
    SqlStatement(const SqlStatement&) = delete;
    SqlStatement& operator=(const SqlStatement&) = delete;
    ~SqlStatement();

    /// Binds all parameters in order and runs to the end without copying the bytes; the statement
    /// is then ready for the next run. Rows that it yields are left aside.
    template <class... Values>
    [[nodiscard]] Result<void> run(const Values&... values) {
        int at = 0;
        const bool bound = (bindValue(++at, values, Copy::No) && ...);
        return finishRun(bound, at);
    }

    /// Binds all parameters in order; the values are copied. Rows then come by step().
    template <class... Values>
    [[nodiscard]] Result<void> bindAll(const Values&... values) {
        reset();
        int at = 0;
        const bool bound = (bindValue(++at, values, Copy::Yes) && ...);
        return checkBound(bound, at);
    }

    /// The next row; false at the end, after which the statement is ready for the next bindAll.
    [[nodiscard]] Result<bool> step();
    /// Gives up the rows that are left.
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    /// For sequences and counts, which are never negative.
    [[nodiscard]] quint64 unsignedInteger(int column) const { return static_cast<quint64>(integer(column)); }
    [[nodiscard]] QString text(int column) const;
    /// The bytes of a blob or the UTF-8 of a text; valid until the next step, reset or bind.
    [[nodiscard]] QByteArrayView blob(int column) const;
    /// A copy of them.
    [[nodiscard]] QByteArray bytes(int column) const { return blob(column).toByteArray(); }
    /// A fixed-length id. Errors: DatabaseCorrupt where the column has another length.
    template <class Fixed>
    [[nodiscard]] Result<Fixed> fixed(int column) const {
        const auto value = Fixed::from(blob(column));
        if (!value) return wrongLength();
        return *value;
    }

private:
    friend class Database;
    enum class Copy { No, Yes };
    SqlStatement(Connection* connection, sqlite3_stmt* statement, std::vector<sqlite3_stmt*>* idle)
        : m_connection(connection), m_statement(statement), m_idle(idle) {}

    bool bindInteger(int at, qint64 value);
    bool bindBlob(int at, QByteArrayView value, Copy copy);
    bool bindText(int at, QStringView value);
    bool bindNull(int at);
    template <std::integral T>
    bool bindValue(int at, T value, Copy) {
        return bindInteger(at, static_cast<qint64>(value));
    }
    bool bindValue(int at, QByteArrayView value, Copy copy) { return bindBlob(at, value, copy); }
    bool bindValue(int at, const QByteArray& value, Copy copy) { return bindBlob(at, value, copy); }
    bool bindValue(int at, const QString& value, Copy) { return bindText(at, value); }
    bool bindValue(int at, QStringView value, Copy) { return bindText(at, value); }
    bool bindValue(int at, std::nullopt_t, Copy) { return bindNull(at); }
    template <ViewedBytes T>
    bool bindValue(int at, const T& value, Copy copy) {
        return bindBlob(at, value.view(), copy);
    }
    template <class T>
    bool bindValue(int at, const std::optional<T>& value, Copy copy) {
        return value ? bindValue(at, *value, copy) : bindNull(at);
    }
    Result<void> finishRun(bool bound, int count);
    Result<void> checkBound(bool bound, int count);
    Error wrongLength() const;
    void giveBack();

    Connection* m_connection;
    sqlite3_stmt* m_statement;
    std::vector<sqlite3_stmt*>* m_idle; ///< where it was borrowed
};

} // namespace cunbao
