#include "tests/storage/StoreWitness.h"

#include "app/domain/AppError.h"
#include "app/store/CanonicalDump.h"
#include "app/store/DraftTable.h"
#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"
#include "app/store/Replica.h"

namespace cunbao {

namespace {

QString written(const EntryValue& value) {
    switch (value.kind) {
    case EntryValue::Kind::Number: return value.number.toString();
    case EntryValue::Kind::Text: return value.text;
    case EntryValue::Kind::NotApplicable: return QStringLiteral("not-applicable");
    case EntryValue::Kind::Unknown: return QStringLiteral("unknown");
    }
    return {};
}

QString written(const Figure& figure) {
    QStringList words{QStringLiteral("figure"), figure.indicator, figure.unit.toString(),
                      QString::number(static_cast<int>(figure.state))};
    if (const auto rounded = figure.value.rounded(4); figure.hasValue() && rounded.ok())
        words << rounded->toString() << figure.texts;
    words << QStringLiteral("%1/%2").arg(figure.reported).arg(figure.expected);
    words += QStringList(figure.flags.begin(), figure.flags.end());
    return words.join(u' ');
}

Result<void> addEntries(Ledger& ledger, QStringList& lines) {
    EntryFilter filter;
    filter.history = true;
    EntryReader reader(ledger);
    TRY_LET(const auto entries, reader.list(filter));
    for (const EntryView& entry : entries) {
        QStringList words{QStringLiteral("shown"), entry.indicator, entry.unit.toString(), entry.note,
                          written(entry.value),    entry.state};
        for (const RevisionView& revision : entry.revisions)
            words << revision.why + QLatin1Char('=') + written(revision.value);
        lines << words.join(u' ');
    }
    return {};
}

Result<void> addFigures(Ledger& ledger, QStringList& lines) {
    const auto year = Period::parse(QStringLiteral("2020"));
    const auto figures = FigureReader(ledger).figures(*year);
    // A device that waits for its certificate has no catalogue yet.
    if (!figures.ok() && figures.error().is(AppErrc::CatalogueMissing)) return {};
    if (!figures.ok()) return figures.error();
    for (const Figure& figure : figures->book.ofTownship())
        lines << written(figure);
    for (const UnitGroup& village : figures->book.villages())
        for (const Figure& figure : figures->book.ofVillage(village.unit))
            lines << written(figure);
    return {};
}

Result<void> addStreams(Ledger& ledger, QStringList& lines) {
    Replica replica(ledger);
    TRY_LET(const VersionVector heads, replica.vector());
    for (const auto& [stream, head] : heads)
        lines << QStringLiteral("stream %1 %2").arg(stream.toHex()).arg(head.sequence);
    TRY_LET(const VersionVector acknowledged, replica.acknowledged());
    for (const auto& [stream, head] : acknowledged)
        lines << QStringLiteral("acknowledged %1 %2").arg(stream.toHex()).arg(head.sequence);
    TRY_LET(const auto drafts, DraftTable(ledger).all());
    for (const Draft& draft : drafts)
        lines << QStringLiteral("draft %1 %2").arg(draft.indicator, draft.typed);
    return {};
}

} // namespace

Result<QByteArray> contentWitness(Ledger& ledger) {
    QStringList lines;
    TRY(addEntries(ledger, lines));
    TRY(addFigures(ledger, lines));
    TRY(addStreams(ledger, lines));
    return lines.join(u'\n').toUtf8() + '\n';
}

Result<QByteArray> storeWitness(Ledger& ledger) {
    TRY_LET(const QByteArray content, contentWitness(ledger));
    TRY_LET(const QByteArray dump, canonicalDump(ledger));
    return content + dump;
}

} // namespace cunbao
