#include "tests/storage/HubWitness.h"

namespace cunbao {

Result<QByteArray> hubWitness(HubStore& store) {
    QStringList lines;
    TRY_LET(const auto cards, store.cards());
    for (const QByteArray& bytes : cards) {
        TRY_LET(const OfficeCard card, OfficeCard::decode(bytes));
        const TownshipId town = card.township();
        TRY_LET(const auto statements, store.statements(town));
        TRY_LET(const qint64 asking, store.joinRequestCount(town));
        TRY_LET(const auto receipts, store.receipts(town));
        lines << QStringLiteral("township %1: statements %2, asking %3, receipts %4")
                     .arg(card.name)
                     .arg(statements.size())
                     .arg(asking)
                     .arg(receipts.size());
        TRY_LET(const auto heads, store.heads(town));
        for (const auto& [stream, head] : heads) {
            bool more = false;
            TRY_LET(const auto segments, store.segmentsAfter(town, stream, 0, INT_MAX, more));
            lines << QStringLiteral("stream %1: to %2 in %3")
                         .arg(stream.toHex())
                         .arg(head.last())
                         .arg(segments.size());
        }
    }
    return lines.join(u'\n').toUtf8() + '\n';
}

} // namespace cunbao
