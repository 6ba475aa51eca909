#include "app/store/EntryReader.h"
#include "app/store/Replica.h"
#include "tests/simulation/Calendar.h"
#include "tests/simulation/Play.h"

namespace cunbao::simulation {

namespace {

Payload recording(OrgCode unit) {
    EntryRecorded recorded;
    recorded.unit = unit;
    recorded.on = pickDay(2);
    recorded.value = EntryValue::ofNumber(Decimal::fromInteger(999));
    recorded.note = QStringLiteral("forged");
    return recorded;
}

/// Straight to the hub, signed as any request of this device.
void sendToHub(World& world, const std::vector<QByteArray>& segments) {
    ExchangeRequest request;
    request.segments = segments;
    const Identity& identity = world.liar->ledger().identity();
    const QByteArray bytes = ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Exchange, identity.township(),
                                                         ExchangeCodec::encode(request), identity.signing);
    (void)world.hub.handle(bytes, world.clock.now());
}

} // namespace

/// A certified phone that keeps to no rule. Nothing that it sends is anything that it may say.
void Play::intrude(const Event& event) {
    HostileDevice& intruder = *m_world.intruder;
    const auto catalogue = m_world.liar->ledger().currentCatalogue();
    const QByteArray version = catalogue.ok() ? (*catalogue)->version() : QByteArray();
    const OrgCode elsewhere = m_world.plan.setting.villages > 1 ? m_world.village(1) : MadeTownship;
    Actor& victim = anyone(event);
    std::vector<QByteArray> segments;
    const auto add = [&](const Result<QByteArray>& segment) {
        if (segment.ok()) segments.push_back(*segment);
    };
    switch (event.pick % 8) {
    case 0: // in another village's name
        add(intruder.segment({recording(elsewhere), recording(MadeTownship)}, version));
        break;
    case 1: // what only the office may do
        add(intruder.segment(
            {CataloguePublished{"no catalogue"}, ProfileSet{QStringLiteral("town"), QStringLiteral("forged")},
             RoundEvent{OpKind::RoundOpened, QStringLiteral("annual-report"), QStringLiteral("2020"), {}, {}},
             FigureOverridden{0,
                              m_world.village(0),
                              QStringLiteral("2020"),
                              EntryValue::ofNumber(Decimal::fromInteger(999)),
                              true,
                              {},
                              QStringLiteral("forged"),
                              false}},
            version));
        break;
    case 2: // a revision of what it may not even read
        if (!m_world.memory.all().empty()) {
            const oracle::Said& said =
                m_world.memory.all()[static_cast<std::size_t>(event.amount) % m_world.memory.all().size()];
            if (said.unit == m_world.village(0).number()) return;
            EntryRevised revised;
            revised.withdrawn = true;
            revised.parents = {
                {*StreamId::from(QByteArray::fromHex(QByteArray::fromStdString(said.name.stream))),
                 said.name.sequence}};
            add(intruder.segment({revised}, version));
        }
        break;
    case 3: // sealed and signed, and nothing in it
        if (event.amount % 4 == 0) add(intruder.unreadable(2));
        break;
    case 4: // a byte changed on the way
        add(intruder.segment({recording(elsewhere)}, version));
        intruder.fork();
        if (!segments.empty())
            segments.back()[segments.back().size() / 2] =
                char(segments.back()[segments.back().size() / 2] ^ 1);
        break;
    case 5: { // another device's segment, its last byte changed
        Replica replica(victim.ledger());
        const auto heads = replica.vector();
        if (!heads.ok() || heads->empty()) return;
        const auto& [stream, head] =
            *std::next(heads->begin(), event.amount % static_cast<int>(heads->size()));
        const auto theirs = replica.segmentsAfter(stream, 0, 1);
        if (!theirs.ok() || theirs->empty()) return;
        segments.push_back(theirs->front());
        segments.back().back() = char(segments.back().back() ^ 1);
        break;
    }
    case 6: { // what only a newer program knows
        Operation operation;
        operation.time = intruder.time();
        intruder.setTime({operation.time.ms + 1, 0});
        operation.kind = 200;
        operation.fields = {{quint8(8), QStringLiteral("forged")}};
        add(intruder.segmentOf({operation}, QByteArray()));
        break;
    }
    default: // two histories of its own
        add(intruder.segment({recording(elsewhere)}, version));
        intruder.fork();
        add(intruder.segment({recording(elsewhere), recording(MadeTownship)}, version));
        break;
    }
    if (segments.empty()) return;
    m_world.totals.fault(QStringLiteral("forged segments"), {}, segments.size());
    if (event.day % 3 > 0) sendToHub(m_world, segments);
    if (event.day % 3 < 2) {
        const auto outcome = m_world.act(victim, event, [&]() -> Result<void> {
            TRY_LET(Ledger * ledger, victim.hand(m_world.chance));
            Replica replica(*ledger);
            TRY(replica.takeSegments(segments));
            return {};
        });
        const bool excused = !outcome.result.ok() && outcome.result.error().domain() == ErrorDomain::Sync;
        settle(victim, QStringLiteral("forged segments"),
               excused ? World::Outcome{{}, outcome.died} : outcome, nullptr);
    }
}

} // namespace cunbao::simulation
