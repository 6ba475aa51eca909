#include "app/domain/Payload.h"
#include "app/store/OperationLog.h"
#include "tests/simulation/World.h"

/// What devices have in their logs, and what their people meant with it.
namespace cunbao::simulation {

namespace {

bool speaksOfFigures(const Payload& payload) {
    return std::holds_alternative<EntryRecorded>(payload) || std::holds_alternative<EntryRevised>(payload) ||
           std::holds_alternative<FigureOverridden>(payload);
}

/// What the person asked for, at the place in the log that the device gave it.
oracle::Said saidBy(const EntryName& name, const Operation& operation, const Payload& payload,
                    const DeviceId& device, const Wish& wish) {
    using Kind = oracle::Said::Kind;
    oracle::Said said;
    said.name = plain(name);
    said.time = operation.time.packed();
    said.device = device.toHex().toStdString();
    said.indicator = wish.indicator;
    said.unit = wish.unit;
    said.day = wish.day;
    said.word = wish.word;
    said.number = wish.number;
    said.note = wish.note;
    said.key = wish.key;
    said.period = wish.period;
    if (const auto* revised = std::get_if<EntryRevised>(&payload)) {
        said.kind = revised->withdrawn ? Kind::Withdrawn : Kind::Corrected;
        for (const EntryName& parent : revised->parents)
            said.parents.push_back(plain(parent));
    } else {
        said.kind = std::holds_alternative<FigureOverridden>(payload) ? Kind::Overridden : Kind::Recorded;
    }
    return said;
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
            const Wish* behind = wishBehind(actor, mark, isThere ? nullptr : wish);
            if (!behind) {
                violate("saved", actor.name() + QStringLiteral(" holds an operation that nobody asked for"));
                continue;
            }
            const oracle::Said said = saidBy(name, logged.operation, payload, actor.id(), *behind);
            isThere = isThere || behind == wish;
            if (behind != wish) actor.maybe.erase(actor.maybe.begin() + (behind - actor.maybe.data()));
            memory.keep(said);
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
