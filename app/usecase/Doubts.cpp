#include "app/usecase/Doubts.h"

#include "app/domain/AppError.h"
#include "app/domain/CountedSpan.h"
#include "app/store/DoubtReader.h"
#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"
#include "app/store/OperationWriter.h"
#include "app/store/OverrideReader.h"
#include "app/store/PositionReader.h"
#include "app/store/RoundReader.h"
#include "app/usecase/OverrideFigure.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"

namespace cunbao {

namespace {

const QString Both = QStringLiteral("both");
const QString Office = QStringLiteral("office");
const QString Village = QStringLiteral("village");
const QString OfficeAndVillage = QStringLiteral("office-and-village");
const QString Overrides = QStringLiteral("overrides");

/// Everything that the doubts of a period are looked for in.
struct Desk {
    Ledger& ledger;
    const Period& period;
    const Figures& figures;
    std::vector<Doubt>& out;

    [[nodiscard]] const Indicator& indicatorAt(int index) const {
        return figures.catalogue->indicators()[static_cast<std::size_t>(index)];
    }
};

Result<void> addStored(const Desk& desk) {
    TRY_LET(const auto stored, DoubtReader(desk.ledger).upTo(desk.period.lastDay()));
    for (const StoredDoubt& one : stored) {
        TRY_LET(const QString id, desk.ledger.indicatorId(one.indicator));
        const int index = desk.figures.catalogue->indexOf(id);
        if (index < 0) continue;
        // Not only of the period: also where a carried value or a count since an event comes from.
        const auto series = desk.figures.input.series.find({index, one.unit});
        const SeriesTally none;
        if (one.on < countedFrom(desk.indicatorAt(index), desk.period,
                                 series == desk.figures.input.series.end() ? none : series->second))
            continue;
        Doubt doubt;
        doubt.id = one.id.toHex();
        const bool duplicate = one.kind == DoubtKind::Duplicate;
        doubt.kind = duplicate ? QStringLiteral("duplicate") : QStringLiteral("conflict");
        doubt.detail = duplicate                         ? QStringLiteral("same-value")
                       : one.kind == DoubtKind::StockDay ? QStringLiteral("stock-day")
                                                         : QStringLiteral("revisions");
        doubt.indicator = id;
        doubt.unit = one.unit;
        doubt.on = one.on;
        doubt.operations = one.operations;
        desk.out.push_back(std::move(doubt));
    }
    return {};
}

/// A flow whose entries in the period come partly from the office and partly from the village.
Result<void> addMixed(const Desk& desk) {
    EntryProjection entries(desk.ledger);
    for (const auto& [key, series] : desk.figures.input.series) {
        const Indicator& indicator = desk.indicatorAt(key.first);
        if (!isMixed(indicator, series)) continue;
        Doubt doubt;
        doubt.kind = QStringLiteral("duplicate");
        doubt.detail = OfficeAndVillage;
        doubt.indicator = indicator.id;
        doubt.unit = key.second;
        TRY_LET(const int number, desk.ledger.indicatorNumber(indicator.id));
        TRY_LET(doubt.operations,
                entries.namesIn(number, key.second, desk.period.firstDay(), desk.period.lastDay()));
        doubt.id = doubtIdOf("office-and-village", doubt.operations).toHex();
        desk.out.push_back(std::move(doubt));
    }
    return {};
}

Result<void> addLate(const Desk& desk) {
    TRY_LET(const auto rounds, RoundReader(desk.ledger).all());
    const Round* frozen = freezeOf(rounds, desk.period);
    if (!frozen) return {};
    TRY_LET(const Position position, Position::decode(frozen->position));
    TRY_LET(const auto late,
            PositionReader(desk.ledger)
                .outside(position, *desk.figures.catalogue, desk.period, desk.figures.input));
    for (const LateOperation& one : late) {
        Doubt doubt;
        doubt.kind = QStringLiteral("late");
        doubt.detail = frozen->templateId;
        doubt.indicator = one.indicator;
        doubt.unit = one.unit;
        doubt.on = one.on;
        doubt.operations = {one.name};
        doubt.id = one.doubt().toHex();
        desk.out.push_back(std::move(doubt));
    }
    return {};
}

void addRules(const Desk& desk) {
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
                                      desk.period.toString().toUtf8()})
                               .toHex();
                desk.out.push_back(std::move(doubt));
            }
        }
    };
    look(desk.figures.book.ofTownship());
    for (const UnitGroup& group : desk.figures.book.villages())
        look(desk.figures.book.ofVillage(group.unit));
}

/// A village's figure far from the other villages'. It is decided for this value: another one asks again.
Result<void> addOutliers(const Desk& desk) {
    EntryProjection entries(desk.ledger);
    for (const UnitGroup& group : desk.figures.book.villages()) {
        for (const Figure& figure : desk.figures.book.ofVillage(group.unit)) {
            if (!figure.flags.contains(QStringLiteral("outlier"))) continue;
            const Indicator* indicator = desk.figures.catalogue->find(figure.indicator);
            const auto value = indicator ? computedValue(figure, *indicator) : std::nullopt;
            if (!value) continue;
            Doubt doubt;
            doubt.kind = QStringLiteral("outlier");
            doubt.detail = value->toString();
            doubt.indicator = figure.indicator;
            doubt.unit = figure.unit;
            TRY_LET(const int number, desk.ledger.indicatorNumber(indicator->id));
            TRY_LET(doubt.operations,
                    entries.namesIn(number, figure.unit, desk.period.firstDay(), desk.period.lastDay()));
            doubt.id = blake2b16({"cunbao outlier ", figure.indicator.toUtf8(), "\n",
                                  figure.unit.toString().toUtf8(), desk.period.toString().toUtf8(), "\n",
                                  doubt.detail.toUtf8()})
                           .toHex();
            desk.out.push_back(std::move(doubt));
        }
    }
    return {};
}

/// A figure that the office set: by two devices at once, or while what it replaced has changed since.
Result<void> addOverrides(const Desk& desk) {
    TRY_LET(const auto sets, OverrideReader(desk.ledger).of(desk.period));
    for (const auto& [key, figure] : sets) {
        if (!figure.inForce()) continue;
        Doubt doubt;
        doubt.indicator = key.first;
        doubt.unit = key.second;
        if (!figure.rivals.empty()) {
            doubt.kind = QStringLiteral("conflict");
            doubt.detail = Overrides;
            doubt.operations = figure.rivals;
            doubt.id = figure.conflict().toHex();
            desk.out.push_back(doubt);
        }
        const Indicator* indicator = desk.figures.catalogue->find(key.first);
        const Figure* computed = desk.figures.book.computed(key.first, key.second);
        if (!indicator || !computed) continue;
        const auto now = computedValue(*computed, *indicator);
        const auto then = figure.latest.set.computedMissing ? std::optional<EntryValue>()
                                                            : std::optional(figure.latest.set.computed);
        if (now == then) continue;
        doubt.kind = QStringLiteral("overridden");
        doubt.detail = now ? now->toString() : QString();
        doubt.operations = {figure.latest.name};
        // Decided for this value; the next change asks again.
        doubt.id = blake2b16({"cunbao doubt ", "override-changed", packNames(doubt.operations),
                              doubt.detail.toUtf8()})
                       .toHex();
        desk.out.push_back(std::move(doubt));
    }
    return {};
}

/// Who may say "both real": where the doubted entries are read.
Audience audienceOfDoubt(const Doubt& doubt) {
    return audienceOf(doubt.unit);
}

Result<void> withdrawOthers(Ledger& ledger, OperationWriter& writer, const Doubt& doubt,
                            const std::set<EntryName>& kept, const QString& why) {
    for (const EntryName& name : doubt.operations)
        if (!kept.contains(name)) TRY(reviseWithin(ledger, writer, name, {true, {}, {}, {}, why}));
    return {};
}

/// Of entries that come partly from the office and partly from the village, those of one side.
Result<std::set<EntryName>> sideOf(Ledger& ledger, const Doubt& doubt, bool office) {
    EntryReader reader(ledger);
    std::set<EntryName> side;
    for (const EntryName& name : doubt.operations) {
        TRY_LET(const EntryView entry, reader.find(name));
        if (entry.fromOffice == office) side.insert(name);
    }
    return side;
}

/// One revision with all heads as parents, which states again what the kept one says.
Result<void> settleConflict(Ledger& ledger, OperationWriter& writer, const Doubt& doubt,
                            const EntryName& kept, const QString& why) {
    TRY_LET(const auto nodes, writer.applier().entries().historyOf(kept));
    const auto entries = effectiveEntries(nodes);
    const EffectiveEntry* entry = entryWith(entries, kept);
    const auto node =
        std::find_if(nodes.begin(), nodes.end(), [&](const EntryNode& one) { return one.name == kept; });
    if (!entry || node == nodes.end()) return fail(AppErrc::EntryUnknown, {kept.toString()});
    // Of concurrent revisions the one named says what shall count; of a stock's day the entry named does, as
    // it stands after its own corrections.
    const bool ofDay = doubt.detail == QLatin1String("stock-day");
    Revision revision;
    revision.withdrawn = ofDay ? entry->withdrawn : node->kind == OpKind::EntryWithdrawn;
    revision.on = ofDay ? entry->on : node->on;
    revision.value = ofDay ? entry->value : node->value;
    revision.note = ofDay ? entry->note : node->note;
    revision.why = why;
    std::vector<EntryName> further;
    for (const EntryName& name : doubt.operations) {
        if (std::binary_search(entry->members.begin(), entry->members.end(), name)) continue;
        TRY_LET(const auto others, writer.applier().entries().historyOf(name));
        const auto otherEntries = effectiveEntries(others);
        if (const EffectiveEntry* other = entryWith(otherEntries, name))
            further.insert(further.end(), other->heads.begin(), other->heads.end());
    }
    TRY(reviseWithin(ledger, writer, entry->name, revision, further));
    return {};
}

/// A doubt's id tells nothing of its period: it is looked for in every period that entries or rounds name.
Result<std::vector<Period>> periodsToSearch(Ledger& ledger) {
    std::vector<Period> out;
    TRY_LET(const auto rounds, RoundReader(ledger).all());
    out.reserve(rounds.size());
    for (const Round& round : rounds)
        out.push_back(round.period);
    TRY_LET(const auto years, DoubtReader(ledger).years());
    if (!years) return out;
    for (int year = years->second; year >= years->first; --year)
        out.push_back(Period::year(year));
    for (int year = years->second; year >= years->first; --year) {
        QStringList parts;
        for (int i = 1; i <= 2; ++i)
            parts.append(QStringLiteral("%1S%2").arg(year).arg(i));
        for (int i = 1; i <= 4; ++i)
            parts.append(QStringLiteral("%1Q%2").arg(year).arg(i));
        for (int i = 1; i <= 12; ++i)
            parts.append(QStringLiteral("%1%2").arg(year).arg(i, 2, 10, QLatin1Char('0')));
        for (const QString& part : parts) {
            TRY_LET(const Period period, Period::parse(part));
            out.push_back(period);
        }
    }
    return out;
}

Result<Doubt> findDoubt(Ledger& ledger, const QString& id, bool resolved) {
    TRY_LET(const auto periods, periodsToSearch(ledger));
    for (const Period& period : periods) {
        TRY_LET(const auto doubts, doubtsOf(ledger, period, resolved));
        for (const Doubt& one : doubts)
            if (one.id == id && one.resolved == resolved) return one;
    }
    return fail(AppErrc::DoubtUnknown, {id});
}

} // namespace

Result<std::vector<Doubt>> doubtsOf(Ledger& ledger, const Period& period, bool resolvedToo) {
    FigureReader reader(ledger);
    TRY_LET(const Figures figures, reader.figures(period));
    std::vector<Doubt> out;
    const Desk desk{ledger, period, figures, out};
    TRY(addStored(desk));
    TRY(addMixed(desk));
    TRY(addLate(desk));
    addRules(desk);
    TRY(addOutliers(desk));
    TRY(addOverrides(desk));
    TRY_LET(const auto resolved, DoubtReader(ledger).resolved());
    for (Doubt& doubt : out)
        doubt.resolved = resolved.contains(*Hash16::from(QByteArray::fromHex(doubt.id.toLatin1())));
    if (!resolvedToo) std::erase_if(out, [](const Doubt& doubt) { return doubt.resolved; });
    return out;
}

QStringList choicesOf(const Doubt& doubt) {
    QStringList choices;
    const bool conflict = doubt.kind == QLatin1String("conflict");
    if (!conflict || doubt.detail == Overrides) choices.append(Both);
    if (doubt.detail == OfficeAndVillage) {
        choices += {Office, Village};
    } else if (doubt.detail != Overrides && (conflict || doubt.kind == QLatin1String("duplicate"))) {
        for (const EntryName& name : doubt.operations)
            choices.append(name.toString());
    }
    return choices;
}

Result<void> resolveDoubt(Ledger& ledger, const QString& id, const QString& keep, const QString& why) {
    if (why.trimmed().isEmpty()) return fail(AppErrc::ReasonRequired);
    return ledger.transact([&]() -> Result<void> {
        TRY_LET(const Doubt doubt, findDoubt(ledger, id, false));
        const QStringList choices = choicesOf(doubt);
        if (!choices.contains(keep))
            return fail(AppErrc::DoubtChoice, {id, choices.join(QStringLiteral(", "))});
        OperationWriter writer(ledger);
        if (keep == Both) {
            const auto doubtId = Hash16::from(QByteArray::fromHex(id.toLatin1()));
            TRY(writer.append(audienceOfDoubt(doubt), DoubtResolved{*doubtId, false, why}));
            return {};
        }
        if (doubt.detail == OfficeAndVillage) {
            TRY_LET(const auto kept, sideOf(ledger, doubt, keep == Office));
            return withdrawOthers(ledger, writer, doubt, kept, why);
        }
        const EntryName kept = *EntryName::parse(keep);
        if (doubt.kind == QLatin1String("conflict")) return settleConflict(ledger, writer, doubt, kept, why);
        return withdrawOthers(ledger, writer, doubt, {kept}, why);
    });
}

Result<void> undoResolution(Ledger& ledger, const QString& id, const QString& why) {
    if (why.trimmed().isEmpty()) return fail(AppErrc::ReasonRequired);
    return ledger.transact([&]() -> Result<void> {
        TRY_LET(const Doubt doubt, findDoubt(ledger, id, true));
        OperationWriter writer(ledger);
        const auto doubtId = Hash16::from(QByteArray::fromHex(id.toLatin1()));
        TRY(writer.append(audienceOfDoubt(doubt), DoubtResolved{*doubtId, true, why}));
        return {};
    });
}

} // namespace cunbao
