#include "app/usecase/CarryOver.h"

#include "app/store/AuditLog.h"
#include "app/store/FormerIdentities.h"
#include "app/store/OperationWriter.h"

namespace cunbao {

namespace {

class CarryOver {
public:
    explicit CarryOver(Ledger& ledger) : m_ledger(ledger), m_left(ledger), m_writer(ledger) {}

    Result<quint64> of(const FormerIdentity& former);

private:
    Result<std::optional<EntryName>> append(const LeftOperation& left);
    Result<bool> moveParents(const LeftOperation& left, EntryRevised& revised);

    Ledger& m_ledger;
    LeftOver m_left;
    OperationWriter m_writer;
    std::map<int, StreamHistories> m_histories;
};

Result<quint64> CarryOver::of(const FormerIdentity& former) {
    m_histories.clear();
    TRY_LET(const auto streams, m_left.streamsOf(former.device, former.signing));
    std::vector<const LeftOperation*> left;
    for (const int stream : streams) {
        TRY_LET(const bool arrived, m_left.acceptedIsHere(stream));
        if (!arrived) return 0;
        TRY_LET(StreamHistories histories, StreamHistories::load(m_ledger, stream, former.lastSegment));
        for (const LeftOperation& one :
             m_histories.emplace(stream, std::move(histories)).first->second.left())
            left.push_back(&one);
    }
    std::sort(left.begin(), left.end(),
              [](const LeftOperation* a, const LeftOperation* b) { return *a < *b; });
    quint64 carried = 0;
    for (const LeftOperation* one : left) {
        TRY_LET(const auto as, append(*one));
        if (!as) continue;
        TRY(m_left.noteCarried(*one, *as));
        ++carried;
    }
    return carried;
}

/// The parents as they are called now. False where nothing is left of them.
Result<bool> CarryOver::moveParents(const LeftOperation& left, EntryRevised& revised) {
    std::vector<EntryName> parents;
    for (const EntryName& parent : revised.parents) {
        // A revision and what it revises lie in one audience, which is one stream of a device.
        const auto place = parent.stream == left.name.stream
                               ? m_histories.at(left.logged.stream).find(left, parent.sequence)
                               : std::nullopt;
        if (!place || place->accepted) {
            parents.push_back(parent);
            continue;
        }
        TRY_LET(const auto as, m_left.carriedAs(left.logged.stream, place->hash));
        if (as && std::find(parents.begin(), parents.end(), *as) == parents.end()) parents.push_back(*as);
    }
    revised.parents = std::move(parents);
    return !revised.parents.empty();
}

Result<std::optional<EntryName>> CarryOver::append(const LeftOperation& left) {
    using Name = std::optional<EntryName>;
    auto decoded = PayloadCodec::decode(left.logged.operation);
    if (!decoded.ok()) return Name(); // Of a newer program: it stays here until this one knows it.
    Payload payload = *std::move(decoded);
    const CopyOrigin origin{left.name, left.hash};
    if (auto* recorded = std::get_if<EntryRecorded>(&payload)) {
        if (!recorded->origin) recorded->origin = origin;
    } else if (auto* revised = std::get_if<EntryRevised>(&payload)) {
        if (!revised->origin) revised->origin = origin;
        TRY_LET(const bool revises, moveParents(left, *revised));
        if (!revises) return Name();
    }
    TRY_LET(const KnownStream known, m_ledger.knownStream(left.logged.stream));
    return m_writer.appendIfAllowed(known.audience, payload, left.logged.context);
}

} // namespace

Result<quint64> carryOver(Ledger& ledger) {
    if (const auto self = ledger.self(); !self.ok())
        return self.error().domain() == ErrorDomain::App ? Result<quint64>(0) : self.error();
    TRY_LET(const auto formers, FormerIdentities(ledger).all());
    quint64 carried = 0;
    LeftOver left(ledger);
    for (const FormerIdentity& former : formers) {
        // Reading its histories takes a while: only where something of them changed since the last time.
        TRY_LET(const Hash16 state, left.stateOf(former.device, former.signing));
        if (state == former.settled) continue;
        CarryOver work(ledger);
        TRY_LET(const quint64 one, work.of(former));
        carried += one;
        TRY(FormerIdentities(ledger).settle(former.device, state));
    }
    if (carried > 0) TRY(AuditLog(ledger).append(AuditEvent::CarriedOver, {QString::number(carried)}));
    return carried;
}

} // namespace cunbao
