#include "platform/db/SqlStatement.h"

#include "platform/db/Connection.h"

#include <sqlite3.h>

namespace cunbao {

SqlStatement::SqlStatement(SqlStatement&& other) noexcept
    : m_connection(other.m_connection), m_statement(std::exchange(other.m_statement, nullptr)),
      m_idle(other.m_idle) {}

SqlStatement& SqlStatement::operator=(SqlStatement&& other) noexcept {
    if (this != &other) {
        giveBack();
        m_connection = other.m_connection;
        m_statement = std::exchange(other.m_statement, nullptr);
        m_idle = other.m_idle;
    }
    return *this;
}

SqlStatement::~SqlStatement() {
    giveBack();
}

void SqlStatement::giveBack() {
    if (m_statement) Connection::giveBack({std::exchange(m_statement, nullptr), m_idle});
}

Result<bool> SqlStatement::step() {
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) {
        sqlite3_reset(m_statement);
        return false;
    }
    const Error error = m_connection->lastError();
    sqlite3_reset(m_statement);
    return error;
}

void SqlStatement::reset() {
    sqlite3_reset(m_statement);
}

Result<void> SqlStatement::finishRun(bool bound, int count) {
    if (auto checked = checkBound(bound, count); !checked.ok()) return checked;
    int code = sqlite3_step(m_statement);
    while (code == SQLITE_ROW)
        code = sqlite3_step(m_statement);
    if (code == SQLITE_DONE) {
        sqlite3_reset(m_statement);
        return {};
    }
    const Error error = m_connection->lastError();
    sqlite3_reset(m_statement);
    return error;
}

Result<void> SqlStatement::checkBound(bool bound, int count) {
    if (!bound) return m_connection->lastError();
    // A parameter that is not bound reads as NULL and would be stored silently.
    if (count != sqlite3_bind_parameter_count(m_statement))
        return fail(PlatformErrc::DatabaseFailed,
                    {QString::number(SQLITE_RANGE), QStringLiteral("number of parameters")});
    return {};
}

bool SqlStatement::bindInteger(int at, qint64 value) {
    return sqlite3_bind_int64(m_statement, at, value) == SQLITE_OK;
}

bool SqlStatement::bindBlob(int at, QByteArrayView value, Copy copy) {
    // A null pointer would bind NULL; an empty blob is something else.
    const char* data = value.isEmpty() ? "" : value.data();
    return sqlite3_bind_blob64(m_statement, at, data, static_cast<sqlite3_uint64>(value.size()),
                               copy == Copy::Yes ? SQLITE_TRANSIENT : SQLITE_STATIC) == SQLITE_OK;
}

bool SqlStatement::bindText(int at, QStringView value) {
    const QByteArray utf8 = value.toUtf8();
    return sqlite3_bind_text64(m_statement, at, utf8.isEmpty() ? "" : utf8.constData(),
                               static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT,
                               SQLITE_UTF8) == SQLITE_OK;
}

bool SqlStatement::bindNull(int at) {
    return sqlite3_bind_null(m_statement, at) == SQLITE_OK;
}

bool SqlStatement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 SqlStatement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

QString SqlStatement::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column));
}

QByteArrayView SqlStatement::blob(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return QByteArrayView(data, sqlite3_column_bytes(m_statement, column));
}

Error SqlStatement::wrongLength() const {
    return fail(PlatformErrc::DatabaseCorrupt, {QStringLiteral("length of a fixed-length column")});
}

} // namespace cunbao
