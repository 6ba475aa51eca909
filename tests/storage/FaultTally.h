#pragma once

#include <QString>

#include <map>

namespace cunbao {

/// How many faults were tried, by what was going on and where they struck. Lines of one form, so that one
/// table can be made of all tests: `crashed | record | at sync of store.db-wal | 12 of 12`, the first number
/// being those after which everything was as it should be.
class FaultTally {
public:
    explicit FaultTally(const char* fault) : m_fault(QString::fromLatin1(fault)) {}

    void tried(const QString& what, const QString& place) { ++m_rows[{what, place}].second; }
    void withstood(const QString& what, const QString& place) { ++m_rows[{what, place}].first; }
    [[nodiscard]] int all() const;
    void print() const;

private:
    QString m_fault;
    std::map<std::pair<QString, QString>, std::pair<int, int>> m_rows; ///< withstood, tried
};

} // namespace cunbao
