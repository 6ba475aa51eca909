#include "app/usecase/Doubts.h"

#include "app/domain/AppError.h"
#include "app/store/DoubtReader.h"
#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"
#include "app/store/OperationWriter.h"
#include "app/store/Position.h"
#include "app/store/RoundReader.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"

namespace cunbao {

namespace {

Result<void> addStored(Ledger& ledger, const Period& period, std::vector<Doubt>& out) {
    DoubtReader reader(ledger);
    TRY_LET(const auto stored, reader.of(period));
    for (const StoredDoubt& one : stored) {
        Doubt doubt;
        doubt.id = one.id.toHex();
        const bool duplicate = one.kind == DoubtKind::Duplicate;
        doubt.kind = duplicate ? QStringLiteral("duplicate") : QStringLiteral("conflict");
        if (duplicate) doubt.detail = QStringLiteral("same-value");
        doubt.indicator = one.indicator;
        doubt.unit = one.unit;
        doubt.on = one.on;
        doubt.operations = one.operations;
        out.push_back(std::move(doubt));
    }
    return {};
}

/// A flow whose entries in the period come partly from the office and partly from the village.
Result<void> addMixed(Ledger& ledger, const Catalogue& catalogue, const FigureInput& input,
                      const Period& period, std::vector<Doubt>& out) {
    EntryReader reader(ledger);
    for (const auto& [key, series] : input.series) {
        const Indicator& indicator = catalogue.indicators()[static_cast<std::size_t>(key.first)];
        const bool mixed = indicator.nature == Nature::Flow && series.within.fromOffice > 0 &&
                           series.within.fromOffice < series.within.entries();
        if (!mixed) continue;
        Doubt doubt;
        doubt.kind = QStringLiteral("duplicate");
        doubt.detail = QStringLiteral("office-and-village");
        doubt.indicator = indicator.id;
        doubt.unit = key.second;
        EntryFilter filter;
        filter.indicator = indicator.id;
        filter.unit = key.second;
        filter.period = period;
        TRY_LET(const auto entries, reader.list(filter));
        for (const EntryView& entry : entries)
            doubt.operations.push_back(entry.name);
        doubt.id = doubtIdOf("office-and-village", doubt.operations).toHex();
        out.push_back(std::move(doubt));
    }
    return {};
}

Result<void> addLate(Ledger& ledger, const Period& period, std::vector<Doubt>& out) {
    RoundReader rounds(ledger);
    PositionReader positions(ledger);
    TRY_LET(const auto all, rounds.all());
    for (const RoundView& round : all) {
        if (round.state != RoundState::Frozen || round.position.isEmpty() || round.period != period) continue;
        TRY_LET(const Position position, Position::decode(round.position));
        TRY_LET(const auto late, positions.outside(position, period));
        for (const EntryNode& node : late) {
            Doubt doubt;
            doubt.kind = QStringLiteral("late");
            doubt.detail = round.templateId;
            doubt.unit = node.unit;
            doubt.on = node.on;
            if (node.indicator >= 0) {
                TRY_LET(doubt.indicator, ledger.indicatorId(node.indicator));
            }
            doubt.operations = {node.name};
            doubt.id = doubtIdOf("late", doubt.operations).toHex();
            out.push_back(std::move(doubt));
        }
    }
    return {};
}

void addRules(const FigureBook& book, std::vector<Doubt>& out) {
    std::set<std::pair<QString, OrgCode>> seen;
    const auto look = [&](const std::vector<Figure>& figures) {
        for (const Figure& figure : figures) {
            for (const QString& flag : figure.flags) {
                if (!flag.startsWith(QLatin1String("rule:")) || !seen.emplace(flag, figure.unit).second)
                    continue;
                Doubt doubt;
                doubt.kind = QStringLiteral("rule");
                doubt.detail = flag.mid(5);
                doubt.indicator = figure.indicator;
                doubt.unit = figure.unit;
                doubt.id = blake2b16({"cunbao rule ", doubt.detail.toUtf8(), figure.unit.toString().toUtf8(),
                                      book.period().toString().toUtf8()})
                               .toHex();
                out.push_back(std::move(doubt));
            }
        }
    };
    look(book.ofTownship());
    for (const UnitGroup& group : book.villages())
        look(book.ofVillage(group.unit));
}

/// Who may say "both real": where the doubted entries are read.
Audience audienceOfDoubt(const Doubt& doubt) {
    return audienceOf(doubt.unit);
}

Result<void> withdrawOthers(Ledger& ledger, OperationWriter& writer, const Doubt& doubt,
                            const EntryName& kept, const QString& why) {
    for (const EntryName& name : doubt.operations)
        if (name != kept) TRY(reviseWithin(ledger, writer, name, {true, {}, {}, {}, why}));
    return {};
}

/// One revision with all heads as parents, which states again what the kept one says.
Result<void> settleConflict(Ledger& ledger, OperationWriter& writer, const Doubt& doubt,
                            const EntryName& kept, const QString& why) {
    TRY_LET(const auto nodes, writer.applier().entries().historyOf(kept));
    std::vector<EntryName> further;
    EntryName entry;
    const EntryNode* content = nullptr;
    for (const EntryNode& node : nodes)
        if (node.name == kept) content = &node;
    if (!content) return fail(AppErrc::EntryUnknown, {kept.toString()});
    QDate on = content->on;
    EntryValue value = content->value;
    QString note = content->note;
    const bool withdrawn = content->kind == OpKind::EntryWithdrawn;
    for (const EffectiveEntry& effective : effectiveEntries(nodes)) {
        entry = effective.name;
        // For a stock's day the operations are entries: what counts of the kept one is its head.
        if (effective.name == kept && !effective.withdrawn) {
            on = effective.on;
            value = effective.value;
            note = effective.note;
        }
    }
    std::set<EntryName> own;
    for (const EntryNode& node : nodes)
        own.insert(node.name);
    for (const EntryName& name : doubt.operations) {
        if (own.contains(name)) continue;
        TRY_LET(const auto others, writer.applier().entries().historyOf(name));
        for (const EffectiveEntry& other : effectiveEntries(others))
            further.insert(further.end(), other.heads.begin(), other.heads.end());
    }
    TRY(reviseWithin(ledger, writer, entry, {withdrawn, on, value, note, why}, further));
    return {};
}

} // namespace

Result<std::vector<Doubt>> doubtsOf(Ledger& ledger, const Period& period, bool resolvedToo) {
    std::vector<Doubt> out;
    TRY(addStored(ledger, period, out));
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    FigureReader figures(ledger);
    TRY_LET(const FigureInput input, figures.input(*catalogue, period));
    TRY(addMixed(ledger, *catalogue, input, period, out));
    TRY(addLate(ledger, period, out));
    TRY_LET(const FigureBook book, figures.book(period));
    addRules(book, out);
    DoubtReader reader(ledger);
    for (Doubt& doubt : out) {
        const auto id = Hash16::from(QByteArray::fromHex(doubt.id.toLatin1()));
        TRY_LET(doubt.resolved, reader.isResolved(*id));
    }
    if (!resolvedToo) std::erase_if(out, [](const Doubt& doubt) { return doubt.resolved; });
    return out;
}

Result<void> resolveDoubt(Ledger& ledger, const QString& id, const QString& keep, const QString& why) {
    if (why.trimmed().isEmpty()) return fail(AppErrc::ReasonRequired);
    Doubt doubt;
    {
        // The id tells nothing of the period: it is looked for through the years that have entries.
        DoubtReader reader(ledger);
        TRY_LET(const auto years, reader.years());
        for (int year = years ? years->second : 0; years && year >= years->first && doubt.id.isEmpty();
             --year) {
            TRY_LET(const auto doubts, doubtsOf(ledger, Period::year(year)));
            for (const Doubt& one : doubts)
                if (one.id == id) doubt = one;
        }
    }
    if (doubt.id.isEmpty()) return fail(AppErrc::DoubtUnknown, {id});
    const bool conflict = doubt.kind == QLatin1String("conflict");
    const bool both = keep == QLatin1String("both") || keep == QLatin1String("all");
    const auto kept = EntryName::parse(keep);
    const bool named =
        kept && std::find(doubt.operations.begin(), doubt.operations.end(), *kept) != doubt.operations.end();
    if (conflict ? !named : !both && !named) {
        QStringList choices = conflict ? QStringList() : QStringList(QStringLiteral("both"));
        for (const EntryName& name : doubt.operations)
            choices.append(name.toString());
        return fail(AppErrc::DoubtChoice, {id, choices.join(QStringLiteral(", "))});
    }
    return ledger.transact([&]() -> Result<void> {
        OperationWriter writer(ledger);
        if (conflict) return settleConflict(ledger, writer, doubt, *kept, why);
        if (named) return withdrawOthers(ledger, writer, doubt, *kept, why);
        const auto doubtId = Hash16::from(QByteArray::fromHex(id.toLatin1()));
        TRY(writer.append(audienceOfDoubt(doubt), DoubtResolved{*doubtId, false, why}));
        return {};
    });
}

} // namespace cunbao
