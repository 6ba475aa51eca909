#include "tests/storage/HubStory.h"

#include "platform/base/AtomicFile.h"
#include "sync/SyncError.h"
#include "sync/client/RunSession.h"
#include "tests/storage/FolderCopy.h"
#include "tests/storage/HubRoad.h"
#include "tests/storage/HubWitness.h"

#include <QDir>

namespace cunbao {

namespace {

const Instant HubNow = fromMillis(1'600'000'000'000);

Error lost(const char* what) {
    return fail(PlatformErrc::DatabaseCorrupt, {QString::fromLatin1(what)});
}

} // namespace

HubStory::HubStory()
    : m_township(6), m_phoneA(m_township.device(TestTownship::VillageA, Role::Lead)),
      m_phoneB(m_township.device(TestTownship::VillageB, Role::Recorder)),
      m_officeDevice(m_township.device(TestTownship::Township, Role::MainOffice)), m_random(8) {
    const auto recording = [this](auto who, std::int64_t village, quint64 count) {
        m_steps.push_back({"a phone records", [this, who, village, count]() -> Result<void> {
                               record(who, village, count);
                               return {};
                           }});
    };
    const auto syncing = [this](const char* name, auto who) {
        m_steps.push_back({name, [this, who] { return sync(who); }, false});
    };
    recording(&Clients::a, TestTownship::VillageA, 3);
    syncing("take in", &Clients::a);
    recording(&Clients::b, TestTownship::VillageB, 2);
    syncing("take in", &Clients::b);
    m_steps.push_back({"take a request to join", [this] { return askToJoin(); }});
    syncing("hand out", &Clients::office);
    m_steps.push_back({"restart", [this] { return open(); }});
    recording(&Clients::a, TestTownship::VillageA, 1);
    syncing("take in", &Clients::a);
}

void HubStory::begin(const QString& folder) {
    close();
    m_folder = folder;
    clearFolder(folder);
    m_random = SeededRandom(8);
    const auto client = [this](const TestDevice& device) {
        auto made = std::make_shared<Client>(Client{MemorySegmentStore(m_township, device), &device});
        const auto introduced = made->store.takeStatements(m_township.statements());
        Q_ASSERT(introduced.ok());
        return made;
    };
    m_clients = {client(m_phoneA), client(m_phoneB), client(m_officeDevice)};
}

Result<void> HubStory::open() {
    close();
    TRY_LET(m_store, SqlHubStore::open(m_folder, m_random));
    auto core = std::make_unique<HubCore>(*m_store);
    TRY(core->load());
    TRY(core->accept(m_township.card()));
    m_core = std::move(core);
    return {};
}

void HubStory::close() {
    m_core.reset();
    m_store.reset();
}

void HubStory::record(std::shared_ptr<const Client> Clients::*who, std::int64_t village, quint64 count) {
    auto next = std::make_shared<Client>(*(m_clients.*who));
    next->store.record(Audience::ofUnit(village), count);
    m_clients.*who = std::move(next);
}

Result<void> HubStory::sync(std::shared_ptr<const Client> Clients::*who) {
    if (!m_core) TRY(open());
    auto next = std::make_shared<Client>(*(m_clients.*who));
    HubRoad road(*m_core, HubNow);
    SyncSession session(next->store, m_township.id(), next->device->signing);
    const auto done = runSession(session, road);
    // Also what it learned before it failed.
    m_clients.*who = std::move(next);
    return done;
}

Result<void> HubStory::askToJoin() {
    if (!m_core) TRY(open());
    JoinRequest request;
    request.sealed = "what only the office can open";
    const QByteArray envelope = ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Join, m_township.id(),
                                                            ExchangeCodec::encode(request), m_phoneA.signing);
    HubRoad road(*m_core, HubNow);
    TRY(sendAndWait(road, envelope));
    return {};
}

Result<QByteArray> HubStory::witness() {
    TRY_LET(QByteArray witness, hubWitness(*m_store));
    for (const TestDevice* device : {&m_phoneA, &m_phoneB}) {
        TRY_LET(const qint64 bytes, m_store->storedBytes(m_township.id(), device->id));
        witness += "bytes " + QByteArray::number(bytes) + '\n';
    }
    return witness;
}

Result<void> HubStory::check() {
    TRY_LET(const auto branches, m_store->branches(m_township.id()));
    if (!branches.empty()) return lost("two histories");
    for (const auto& client : {m_clients.a, m_clients.b, m_clients.office})
        TRY(checkAcknowledged(*client));
    TRY_LET(const QByteArray key, AtomicFile::read(QDir(m_folder).filePath(QStringLiteral("hub.key")), 100));
    TRY_LET(Database db, Database::open(QDir(m_folder).filePath(QStringLiteral("hub.db")), key));
    return db.checkIntegrity();
}

Result<void> HubStory::checkAcknowledged(const Client& client) {
    auto copy = client;
    TRY_LET(const VersionVector heads, copy.store.acknowledged());
    for (const auto& [stream, head] : heads) {
        TRY_LET(const auto link, m_store->linkUpTo(m_township.id(), stream, head.sequence));
        if (!link || link->last() != head.sequence || shortHash(link->hash) != head.hash)
            return lost("acknowledged and not kept");
        bool more = false;
        TRY_LET(const auto segments, m_store->segmentsAfter(m_township.id(), stream, 0, INT_MAX, more));
        for (const QByteArray& segment : segments) {
            const auto known = copy.store.authority().stream(stream);
            if (!known ||
                !SegmentCodec::verify(segment, copy.store.authority().device(known->device)->signing))
                return lost("a segment is not what was sent");
        }
    }
    return {};
}

} // namespace cunbao
