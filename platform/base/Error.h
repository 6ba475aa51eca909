#pragma once

#include <QString>
#include <QStringList>

#include <type_traits>
#include <utility>

namespace cunbao {

/// The layer whose list of codes an Error's code belongs to.
enum class ErrorDomain { Platform, Sync, App };

/// An error is a value: a code from one layer's list, and the facts a sentence about it needs (a file
/// name, a row number). It holds no sentence: app/viewmodel/ErrorText turns it into words.
/// Details never hold secrets or recorded figures.
class Error {
public:
    Error(ErrorDomain domain, int code, QStringList details = {})
        : m_domain(domain), m_code(code), m_details(std::move(details)) {}

    [[nodiscard]] ErrorDomain domain() const { return m_domain; }
    [[nodiscard]] int code() const { return m_code; }
    [[nodiscard]] const QStringList& details() const { return m_details; }
    [[nodiscard]] QString detail(qsizetype at) const { return m_details.value(at); }

    /// True when this is `code`, whatever the details: `error.is(SyncErrc::BadSignature)`.
    template <class Code>
    [[nodiscard]] bool is(Code code) const {
        return m_domain == errorDomainOf(code) && m_code == static_cast<int>(code);
    }

private:
    ErrorDomain m_domain;
    int m_code;
    QStringList m_details;
};

/// Each layer's enum of codes names its domain by an overload of errorDomainOf beside the enum.
template <class Code>
[[nodiscard]] Error fail(Code code, QStringList details = {}) {
    static_assert(std::is_enum_v<Code>);
    return Error(errorDomainOf(code), static_cast<int>(code), std::move(details));
}

enum class PlatformErrc {
    FileUnreadable = 1, ///< details: path, reason
    FileUnwritable,     ///< details: path, reason
    DiskFull,           ///< details: path
    DatabaseFailed,     ///< details: SQLite's extended code, SQLite's message, never SQL values
    DatabaseKeyWrong,   ///< the file is no database under this key, or it is damaged
    DatabaseCorrupt,    ///< details: SQLite's message
    DatabaseBusy,       ///< another process held the write lock for too long
    CipherTooOld,       ///< details: the version found
    StoreTooNew,        ///< details: version found, version known; a newer program wrote the store
    InjectedFault,      ///< details: failpoint; only tests ever see it
};

constexpr ErrorDomain errorDomainOf(PlatformErrc) {
    return ErrorDomain::Platform;
}

} // namespace cunbao
