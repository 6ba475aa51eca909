#include "tests/simulation/DumpLines.h"

#include "app/store/CanonicalDump.h"
#include "app/store/OperationLog.h"

#include <set>

namespace cunbao::simulation {

namespace {

/// "status STREAM SEQUENCE 3"
constexpr qsizetype StatusFields = 4;

} // namespace

Result<DumpLines> dumpLines(Ledger& ledger) {
    TRY_LET(const QByteArray dump, canonicalDump(ledger));
    const DumpLines all = dump.split('\n');
    const QByteArray cutStatus = QByteArray::number(static_cast<int>(OpStatus::Cut));
    std::set<QByteArray> cut;
    for (const QByteArray& line : all) {
        const auto fields = line.split(' ');
        if (fields.front() == "status" && fields.size() == StatusFields && fields[3] == cutStatus)
            cut.insert(fields[1] + ' ' + fields[2]);
    }
    DumpLines out;
    for (const QByteArray& line : all) {
        const auto fields = line.split(' ');
        const bool ofCut = (fields.front() == "status" && cut.contains(fields[1] + ' ' + fields[2])) ||
                           (fields.front() == "link" && cut.contains(fields[3] + ' ' + fields[4]));
        if (!ofCut) out.append(line);
    }
    return out;
}

QString difference(const DumpLines& a, const DumpLines& b) {
    const std::set<QByteArray> inA(a.begin(), a.end());
    const std::set<QByteArray> inB(b.begin(), b.end());
    QStringList out;
    for (const QByteArray& line : a)
        if (!inB.contains(line)) out.append(QStringLiteral("only there: ") + QString::fromUtf8(line));
    for (const QByteArray& line : b)
        if (!inA.contains(line)) out.append(QStringLiteral("only here: ") + QString::fromUtf8(line));
    return out.mid(0, 6).join(QStringLiteral("; "));
}

} // namespace cunbao::simulation
