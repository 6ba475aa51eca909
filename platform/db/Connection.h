#pragma once

#include "platform/base/Result.h"

#include <QString>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace cunbao {

/// The handle behind Database, with the statements that wait to be used again. Only platform/db
/// sees it.
class Connection {
public:
    Connection(sqlite3* handle, QString path) : m_handle(handle), m_path(std::move(path)) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    [[nodiscard]] sqlite3* handle() const { return m_handle; }
    [[nodiscard]] const QString& path() const { return m_path; }
    /// Statements of one wording that nobody uses.
    using Idle = std::vector<sqlite3_stmt*>;
    struct Borrowed {
        sqlite3_stmt* statement;
        Idle* from; ///< lives as long as the connection
    };
    [[nodiscard]] Result<Borrowed> borrow(const char* sql);
    /// Takes a statement back, reset and without its bindings.
    static void giveBack(const Borrowed& borrowed);
    /// What went wrong last on this connection, in our words.
    [[nodiscard]] Error lastError() const;
    [[nodiscard]] Error errorFor(int extendedCode) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    sqlite3* m_handle;
    QString m_path;
    std::unordered_map<std::string, Idle, Hash, std::equal_to<>> m_idle;
};

} // namespace cunbao
