#include "tests/simulation/Totals.h"

#include <QStringList>

namespace cunbao::simulation {

void Totals::add(const Totals& other) {
    for (auto it = other.m_done.begin(); it != other.m_done.end(); ++it)
        m_done[it.key()] += it.value();
    for (auto it = other.m_faults.begin(); it != other.m_faults.end(); ++it)
        m_faults[it.key()] += it.value();
}

QString Totals::tables() const {
    QMap<QString, QStringList> during;
    QMap<QString, quint64> all;
    for (auto it = m_faults.begin(); it != m_faults.end(); ++it) {
        const auto& [fault, moment] = it.key();
        if (!moment.isEmpty()) during[fault].append(QStringLiteral("%1 %2").arg(moment).arg(it.value()));
        all[fault] += it.value();
    }
    QString out = QStringLiteral("\n| fault | how often | during |\n|---|---|---|\n");
    for (auto it = all.begin(); it != all.end(); ++it)
        out += QStringLiteral("| %1 | %2 | %3 |\n")
                   .arg(it.key())
                   .arg(it.value())
                   .arg(during.value(it.key()).join(QStringLiteral(", ")));
    out += QStringLiteral("\n| done | how often |\n|---|---|\n");
    for (auto it = m_done.begin(); it != m_done.end(); ++it)
        out += QStringLiteral("| %1 | %2 |\n").arg(it.key()).arg(it.value());
    return out;
}

} // namespace cunbao::simulation
