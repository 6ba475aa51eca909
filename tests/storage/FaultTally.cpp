#include "tests/storage/FaultTally.h"

#include <QtDebug>

namespace cunbao {

int FaultTally::all() const {
    int all = 0;
    for (const auto& [at, counted] : m_rows)
        all += counted.second;
    return all;
}

void FaultTally::print() const {
    int held = 0;
    for (const auto& [at, counted] : m_rows) {
        held += counted.first;
        qInfo("%s | %s | at %s | %d of %d", qPrintable(m_fault), qPrintable(at.first), qPrintable(at.second),
              counted.first, counted.second);
    }
    qInfo("%s | all | | %d of %d", qPrintable(m_fault), held, all());
}

} // namespace cunbao
