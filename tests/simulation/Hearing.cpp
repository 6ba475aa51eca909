#include "app/domain/Payload.h"
#include "app/store/EntryProjection.h"
#include "app/store/LeftOver.h"
#include "app/store/OperationLog.h"
#include "sync/codec/SegmentCodec.h"
#include "tests/simulation/World.h"

/// What devices have in their logs, and what their people meant with it.
namespace cunbao::simulation {

namespace {

bool speaksOfFigures(const Payload& payload) {
    return std::holds_alternative<EntryRecorded>(payload) || std::holds_alternative<EntryRevised>(payload) ||
           std::holds_alternative<FigureOverridden>(payload);
}

/// What an operation says, told from everything else that was ever said: the same for a copy of it.
Result<std::string> idOf(Ledger& ledger, const StreamId& stream, const LoggedOperation& logged) {
    if (const auto origin = EntryProjection::originOf(logged)) return origin->hash.toHex().toStdString();
    TRY_LET(const QByteArray context, ledger.catalogueVersion(logged.context));
    return operationHash(stream, logged.operation, context).toHex().toStdString();
}

oracle::Said::Kind kindOf(const Payload& payload) {
    using Kind = oracle::Said::Kind;
    if (const auto* revised = std::get_if<EntryRevised>(&payload))
        return revised->withdrawn ? Kind::Withdrawn : Kind::Corrected;
    return std::holds_alternative<FigureOverridden>(payload) ? Kind::Overridden : Kind::Recorded;
}

/// What was said before, where a device with new keys says it again.
const oracle::Said* saidBefore(const Memory& memory, const Payload& payload, const std::string& id) {
    if (const auto* set = std::get_if<FigureOverridden>(&payload))
        return memory.findSet(set->why.toStdString());
    const oracle::Said* before = memory.find(id);
    return before && before->kind == kindOf(payload) ? before : nullptr;
}

oracle::Said saidOf(const Wish& wish) {
    oracle::Said said;
    said.indicator = wish.indicator;
    said.unit = wish.unit;
    said.day = wish.day;
    said.word = wish.word;
    said.number = wish.number;
    said.note = wish.note;
    said.key = wish.key;
    said.period = wish.period;
    return said;
}

/// At the place in the log that the device gave it.
void place(oracle::Said& said, const EntryName& name, const Operation& operation, const Payload& payload,
           const DeviceId& device) {
    said.name = plain(name);
    said.time = operation.time.packed();
    said.device = device.toHex().toStdString();
    said.kind = kindOf(payload);
    said.parents.clear();
    if (const auto* revised = std::get_if<EntryRevised>(&payload))
        for (const EntryName& parent : revised->parents)
            said.parents.push_back(plain(parent));
}

} // namespace

Result<std::map<StreamId, quint64>> World::heldOf(Ledger& of, Ledger& in) {
    std::map<StreamId, quint64> out;
    OperationLog log(in);
    TRY_LET(const Authority* authority, of.authority());
    for (const auto& [audience, state] : authority->audiences()) {
        if (!authority->mayWrite(of.identity().device(), audience)) continue;
        const StreamId stream = streamIdOf(of.identity().signing.publicKey(), audience);
        TRY_LET(const auto number, in.findStream(stream));
        quint64 last = 0;
        if (number) {
            TRY_LET(const auto end, log.last(*number));
            last = end.first;
        }
        out.emplace(stream, last);
    }
    return out;
}

Result<std::set<Mark>> World::marksIn(Ledger& ledger) {
    std::set<Mark> out;
    OperationLog log(ledger);
    TRY_LET(const auto streams, log.streams());
    for (const int number : streams) {
        TRY_LET(const StreamId stream, ledger.streamId(number));
        TRY_LET(const auto operations, log.range(number, 1, INT64_MAX));
        for (const LoggedOperation& logged : operations)
            out.insert(markOf(EntryName{stream, logged.operation.sequence}, logged.operation));
    }
    return out;
}

Result<std::set<Mark>> World::countingIn(Ledger& ledger) {
    TRY_LET(std::set<Mark> out, marksIn(ledger));
    TRY_LET(const Authority* authority, ledger.authority());
    std::erase_if(out, [&](const Mark& mark) {
        const auto stream = StreamId::from(QByteArray::fromHex(QByteArray::fromStdString(mark.name.stream)));
        const auto cut = authority->cutOf(*stream);
        return cut && mark.name.sequence > cut->sequence;
    });
    return out;
}

Result<std::set<std::string>> World::keptIn(Ledger& ledger) const {
    TRY_LET(const auto marks, marksIn(ledger));
    std::set<std::string> ids = memory.idsAmong(marks);
    TRY_LET(const auto left, LeftOver(ledger).all());
    for (const LeftOperation& one : left) {
        TRY_LET(const std::string id, idOf(ledger, one.name.stream, one.logged));
        ids.insert(id);
    }
    return ids;
}

const Wish* World::wishBehind(Actor& actor, const Mark& mark, const Wish* wish) {
    // A withdrawal states no words.
    const auto isIt = [&](const Wish& one) { return mark.words.empty() || one.note == mark.words; };
    if (wish && isIt(*wish)) return wish;
    const auto maybe = std::find_if(actor.maybe.begin(), actor.maybe.end(), isIt);
    return maybe == actor.maybe.end() ? nullptr : &*maybe;
}

Result<bool> World::hear(Actor& actor, const Wish* wish) {
    bool isThere = false;
    Ledger& ledger = actor.ledger();
    OperationLog log(ledger);
    TRY_LET(const auto held, heldOf(ledger, ledger));
    for (const auto& [stream, last] : held) {
        quint64& heard = actor.heard[stream];
        if (last <= heard) continue;
        TRY_LET(const int number, ledger.streamNumber(stream));
        TRY_LET(const auto operations, log.range(number, heard + 1, last));
        heard = last;
        for (const LoggedOperation& logged : operations) {
            const EntryName name{stream, logged.operation.sequence};
            const Mark mark = markOf(name, logged.operation);
            if (memory.knows(mark)) continue;
            TRY_LET(const Payload payload, PayloadCodec::decode(logged.operation));
            if (!speaksOfFigures(payload)) continue;
            TRY_LET(const std::string id, idOf(ledger, stream, logged));
            oracle::Said said;
            if (const oracle::Said* before = saidBefore(memory, payload, id)) {
                said = *before;
                totals.count(QStringLiteral("operations said again under new keys"));
            } else {
                const Wish* behind = wishBehind(actor, mark, isThere ? nullptr : wish);
                if (!behind) {
                    violate("saved",
                            actor.name() + QStringLiteral(" holds an operation that nobody asked for"));
                    continue;
                }
                said = saidOf(*behind);
                said.id = id;
                isThere = isThere || behind == wish;
                if (behind != wish) actor.maybe.erase(actor.maybe.begin() + (behind - actor.maybe.data()));
            }
            place(said, name, logged.operation, payload, actor.id());
            memory.keep(said, actor.name());
            noteSaid(actor, said);
        }
    }
    return isThere;
}

void World::noteSaid(const Actor& actor, const oracle::Said& said) {
    totals.count(QStringLiteral("operations saved"));
    note(QStringLiteral("  %1 saves %2-%3 at %4: %5 of %6, day %7, %8, kind %9")
             .arg(actor.name(), QString::fromStdString(said.name.stream).left(6))
             .arg(said.name.sequence)
             .arg(said.time >> 16)
             .arg(QString::fromStdString(said.indicator))
             .arg(said.unit % 1000)
             .arg(said.day)
             .arg(said.number)
             .arg(static_cast<int>(said.kind)));
}

} // namespace cunbao::simulation
