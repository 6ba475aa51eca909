#pragma once

#include <QMap>
#include <QString>

namespace cunbao::simulation {

/// What was done, and what went wrong during what, counted by name.
class Totals {
public:
    void count(const QString& what, quint64 times = 1) { m_done[what] += times; }
    void fault(const QString& fault, const QString& during, quint64 times = 1) {
        m_faults[{fault, during}] += times;
    }
    void add(const Totals& other);
    /// What went wrong during what, and how often: two tables in Markdown.
    [[nodiscard]] QString tables() const;

private:
    QMap<QString, quint64> m_done;
    QMap<std::pair<QString, QString>, quint64> m_faults;
};

} // namespace cunbao::simulation
