#include "tests/simulation/Forgery.h"

#include "app/store/Replica.h"
#include "sync/SyncError.h"
#include "tests/simulation/Calendar.h"

namespace cunbao::simulation {

namespace {

constexpr quint8 KindToCome = 200;

const QString& forgedWord() {
    static const QString word = QStringLiteral("forged");
    return word;
}

EntryValue forgedValue() {
    return EntryValue::ofNumber(Decimal::fromInteger(999));
}

Payload forgedRecording(OrgCode unit) {
    EntryRecorded recorded;
    recorded.unit = unit;
    recorded.on = pickDay(2);
    recorded.value = forgedValue();
    recorded.note = forgedWord();
    return recorded;
}

QByteArray withAnotherByte(QByteArray segment, qsizetype at) {
    segment[at] = static_cast<char>(segment[at] ^ 1);
    return segment;
}

Error nothingToForge() {
    return fail(SyncErrc::StreamUnknown);
}

} // namespace

OrgCode Forgery::elsewhere() const {
    return m_world.plan.setting.villages > 1 ? m_world.village(1) : MadeTownship;
}

QByteArray Forgery::version() const {
    const auto catalogue = m_world.liar->ledger().currentCatalogue();
    return catalogue.ok() ? (*catalogue)->version() : QByteArray();
}

std::vector<QByteArray> Forgery::make(const Event& event, Actor& victim) {
    std::vector<Segment> made;
    switch (event.pick % 8) {
    case 0: made.push_back(inAnothersName()); break;
    case 1: made.push_back(asTheOffice()); break;
    case 2: made.push_back(revisionOfOthers(event.amount)); break;
    case 3: // Sealed and signed, and nothing in it: that ends its stream, so it comes seldom.
        if (event.amount % 4 == 0) made.push_back(m_liar.unreadable(2));
        break;
    case 4: made.push_back(changedOnTheWay()); break;
    case 5: made.push_back(changedSegmentOf(victim, event.amount)); break;
    case 6: made.push_back(ofAKindToCome()); break;
    default: // two histories of its own
        made.push_back(inAnothersName());
        m_liar.fork();
        made.push_back(asTheOffice());
    }
    std::vector<QByteArray> out;
    for (const Segment& segment : made)
        if (segment.ok()) out.push_back(*segment);
    return out;
}

Forgery::Segment Forgery::inAnothersName() {
    return m_liar.segment({forgedRecording(elsewhere()), forgedRecording(MadeTownship)}, version());
}

Forgery::Segment Forgery::asTheOffice() {
    FigureOverridden set;
    set.unit = m_world.village(0);
    set.period = periods().front();
    set.value = forgedValue();
    set.why = forgedWord();
    RoundEvent opened;
    opened.templateId = QStringLiteral("annual-report");
    opened.period = periods().front();
    return m_liar.segment(
        {CataloguePublished{"no catalogue"}, ProfileSet{QStringLiteral("town"), forgedWord()}, opened, set},
        version());
}

/// Of what it may not even read.
Forgery::Segment Forgery::revisionOfOthers(int pick) {
    const auto& said = m_world.memory.all();
    if (said.empty()) return nothingToForge();
    const oracle::Said& one = said[static_cast<std::size_t>(pick) % said.size()];
    if (one.unit == m_world.village(0).number()) return nothingToForge();
    const auto stream = StreamId::from(QByteArray::fromHex(QByteArray::fromStdString(one.name.stream)));
    EntryRevised revised;
    revised.withdrawn = true;
    revised.parents = {{*stream, one.name.sequence}};
    return m_liar.segment({revised}, version());
}

Forgery::Segment Forgery::changedOnTheWay() {
    TRY_LET(QByteArray segment, inAnothersName());
    m_liar.fork();
    const qsizetype middle = segment.size() / 2;
    return withAnotherByte(std::move(segment), middle);
}

Forgery::Segment Forgery::changedSegmentOf(Actor& victim, int pick) {
    Replica replica(victim.ledger());
    TRY_LET(const auto heads, replica.vector());
    if (heads.empty()) return nothingToForge();
    const StreamId stream = std::next(heads.begin(), pick % static_cast<int>(heads.size()))->first;
    TRY_LET(auto theirs, replica.segmentsAfter(stream, 0, 1));
    if (theirs.empty()) return nothingToForge();
    const qsizetype last = theirs.front().size() - 1;
    return withAnotherByte(std::move(theirs.front()), last);
}

/// What only a newer program knows waits, counts nowhere and is passed on.
Forgery::Segment Forgery::ofAKindToCome() {
    Operation operation;
    operation.time = m_liar.time();
    m_liar.setTime({operation.time.ms + 1, 0});
    operation.kind = KindToCome;
    operation.fields = {{quint8(8), forgedWord()}};
    return m_liar.segmentOf({operation}, QByteArray());
}

} // namespace cunbao::simulation
