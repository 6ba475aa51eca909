#include "app/store/Ledger.h"

#include "app/domain/AppError.h"
#include "app/store/AuditLog.h"
#include "app/store/FormerIdentities.h"
#include "sync/SyncError.h"

namespace cunbao {

Result<const Authority*> Ledger::authority() {
    // Within a transaction only this ledger itself adds statements, and addStatement takes those in.
    if (m_db.inTransaction() && m_authorityReadIn == m_db.transactionsBegun()) return &m_authority;
    TRY(refreshIdentity());
    TRY_LET(SqlStatement query, m_db.prepare("SELECT ord, bytes FROM authority WHERE ord > ?1 ORDER BY ord"));
    TRY(query.bindAll(m_authorityRead));
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) break;
        // Verified when it was kept; the store's own authentication guards it since.
        TRY(m_authority.addVerified(query.bytes(1)));
        m_authorityRead = query.integer(0);
    }
    m_authorityReadIn = m_db.inTransaction() ? m_db.transactionsBegun() : 0;
    return &m_authority;
}

Result<void> Ledger::refreshIdentity() {
    TRY_LET(const qint64 stored, Identity::storedGeneration(m_db));
    if (stored == m_identity.generation) return {};
    TRY_LET(m_identity, Identity::load(m_db));
    m_epochKeys.clear();
    m_ownStateReadIn = 0;
    return {};
}

Result<void> Ledger::takeIdentity(Identity next) {
    next.generation = m_identity.generation + 1;
    TRY(next.save(m_db));
    m_identity = std::move(next);
    m_identityIsTaken = true;
    m_epochKeys.clear();
    m_ownStateReadIn = 0;
    return {};
}

void Ledger::noteRefusal(const Error& error) {
    if (!AuditLog::isRefusal(error)) return;
    // Whoever asked is told in any case; what can't be noted down must not hide that.
    const auto noted = AuditLog(*this).appendRefusal(error);
    if (!noted.ok()) qWarning("audit: a refusal could not be noted (code %d)", noted.error().code());
}

Result<void> Ledger::noted(Result<void> answer) {
    if (!answer.ok()) noteRefusal(answer.error());
    return answer;
}

Result<bool> Ledger::addStatement(const QByteArray& statement) {
    TRY(authority());
    if (m_authority.find(StatementCodec::idOf(statement))) return false;
    // By what was known before it: an epoch may be stated any number of times, and begins once.
    const auto news = AuditLog::newsIn(statement, m_authority);
    TRY_LET(const bool isNew, m_authority.add(statement));
    if (!isNew) return false;
    TRY_LET(SqlStatement put, m_db.prepare("INSERT OR IGNORE INTO authority(id, bytes) VALUES(?1, ?2)"));
    TRY(put.run(StatementCodec::idOf(statement), statement));
    for (const auto& [event, facts] : news)
        TRY(AuditLog(*this).append(event, facts));
    return true;
}

Result<EpochKey> Ledger::epochKey(const EpochKeyId& id) {
    if (const auto known = m_epochKeys.find(id); known != m_epochKeys.end()) return known->second.duplicate();
    TRY_LET(const Authority* all, authority());
    const auto openWith = [&](const BoxKey& box, const DeviceId& reader) -> Result<EpochKey> {
        const QByteArray* sealed = all->wrapped(id, reader);
        if (!sealed) return fail(SyncErrc::KeyMissing);
        TRY_LET(QByteArray plain, box.open(*sealed));
        auto key = EpochKey::from(plain);
        wipe(plain);
        if (!key || idOf(*key) != id) return fail(SyncErrc::SealBroken);
        return std::move(*key);
    };
    TRY_LET(auto key, FormerIdentities(*this).openByAny(openWith));
    if (!key && m_identity.rootKey) {
        TRY_LET(key, openWith(BoxKey::ofRoot(*m_identity.rootKey), DeviceId()));
    }
    if (!key) return fail(SyncErrc::KeyMissing);
    m_epochKeys.emplace(id, key->duplicate());
    return std::move(*key);
}

Result<void> Ledger::loadStreams() {
    TRY_LET(SqlStatement query, m_db.prepare("SELECT ord, id FROM stream"));
    TRY(query.bindAll());
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return {};
        TRY_LET(const StreamId id, query.fixed<StreamId>(1));
        const int number = static_cast<int>(query.integer(0));
        m_streamNumbers[id] = number;
        m_streamIds[number] = id;
    }
}

Result<std::optional<int>> Ledger::findStream(const StreamId& stream) {
    if (!m_streamNumbers.contains(stream)) TRY(loadStreams());
    const auto known = m_streamNumbers.find(stream);
    return known == m_streamNumbers.end() ? std::optional<int>() : std::optional(known->second);
}

Result<int> Ledger::streamNumber(const StreamId& stream) {
    TRY_LET(const auto known, findStream(stream));
    if (known) return *known;
    TRY_LET(SqlStatement put, m_db.prepare("INSERT INTO stream(id) VALUES(?1)"));
    TRY(put.run(stream));
    const int number = static_cast<int>(m_db.lastInsertRowId());
    m_streamNumbers[stream] = number;
    m_streamIds[number] = stream;
    return number;
}

Result<StreamId> Ledger::streamId(int number) {
    if (!m_streamIds.contains(number)) TRY(loadStreams());
    const auto known = m_streamIds.find(number);
    if (known == m_streamIds.end()) return fail(AppErrc::StoreInconsistent, {QStringLiteral("stream")});
    return known->second;
}

Result<KnownStream> Ledger::knownStream(int number) {
    TRY_LET(const StreamId id, streamId(number));
    TRY_LET(const Authority* all, authority());
    const KnownStream* known = all->stream(id);
    if (!known) return fail(SyncErrc::StreamUnknown);
    return *known;
}

Result<EntryName> Ledger::nameOf(int stream, quint64 sequence) {
    TRY_LET(const StreamId id, streamId(stream));
    return EntryName{id, sequence};
}

Result<int> Ledger::catalogueNumber(const QByteArray& version) {
    TRY_LET(SqlStatement query, m_db.prepare("SELECT ord FROM catalogue WHERE version = ?1"));
    TRY(query.bindAll(version));
    TRY_LET(const bool found, query.step());
    if (found) return static_cast<int>(query.integer(0));
    TRY_LET(SqlStatement put, m_db.prepare("INSERT INTO catalogue(version) VALUES(?1)"));
    TRY(put.run(version));
    return static_cast<int>(m_db.lastInsertRowId());
}

Result<QByteArray> Ledger::catalogueVersion(int number) {
    TRY_LET(SqlStatement query, m_db.prepare("SELECT version FROM catalogue WHERE ord = ?1"));
    TRY(query.bindAll(number));
    TRY_LET(const bool found, query.step());
    return found ? query.bytes(0) : QByteArray();
}

Result<const Catalogue*> Ledger::catalogue(int number) {
    if (const auto known = m_catalogues.find(number); known != m_catalogues.end())
        return static_cast<const Catalogue*>(known->second.get());
    TRY_LET(SqlStatement query, m_db.prepare("SELECT bytes FROM catalogue WHERE ord = ?1"));
    TRY(query.bindAll(number));
    TRY_LET(const bool found, query.step());
    if (!found || query.isNull(0)) return static_cast<const Catalogue*>(nullptr);
    TRY_LET(Catalogue catalogue, Catalogue::fromBytes(query.bytes(0)));
    auto& kept = m_catalogues[number];
    kept = std::make_unique<Catalogue>(std::move(catalogue));
    return static_cast<const Catalogue*>(kept.get());
}

Result<void> Ledger::putCatalogue(int number, const QByteArray& bytes) {
    TRY_LET(SqlStatement put, m_db.prepare("UPDATE catalogue SET bytes = ?2 WHERE ord = ?1"));
    return put.run(number, bytes);
}

Result<void> Ledger::dropCatalogues() {
    m_catalogues.clear();
    return m_db.execute("UPDATE catalogue SET bytes = NULL");
}

Result<void> Ledger::withdrawCatalogue(int number) {
    TRY_LET(SqlStatement put, m_db.prepare("UPDATE catalogue SET bytes = NULL WHERE ord = ?1"));
    TRY(put.run(number));
    m_catalogues.erase(number);
    return {};
}

Result<int> Ledger::currentCatalogueNumber() {
    // Published by the root's device alone, whose stamps never repeat: the time orders them.
    TRY_LET(SqlStatement query,
            m_db.prepare("SELECT catalogue FROM published ORDER BY time DESC, seq DESC LIMIT 1"));
    TRY(query.bindAll());
    TRY_LET(const bool found, query.step());
    return found ? static_cast<int>(query.integer(0)) : 0;
}

Result<const Catalogue*> Ledger::currentCatalogue() {
    TRY_LET(const int number, currentCatalogueNumber());
    if (number == 0) return fail(AppErrc::CatalogueMissing);
    TRY_LET(const Catalogue* current, catalogue(number));
    if (!current) return fail(AppErrc::CatalogueMissing);
    return current;
}

Result<int> Ledger::indicatorNumber(const QString& id) {
    if (const auto known = m_indicatorNumbers.constFind(id); known != m_indicatorNumbers.constEnd())
        return *known;
    TRY_LET(SqlStatement query, m_db.prepare("SELECT ord FROM indicator WHERE id = ?1"));
    TRY(query.bindAll(id));
    TRY_LET(const bool found, query.step());
    int number = found ? static_cast<int>(query.integer(0)) : 0;
    if (!found) {
        TRY_LET(SqlStatement put, m_db.prepare("INSERT INTO indicator(id) VALUES(?1)"));
        TRY(put.run(id));
        number = static_cast<int>(m_db.lastInsertRowId());
    }
    m_indicatorNumbers.insert(id, number);
    m_indicatorIds[number] = id;
    return number;
}

Result<QString> Ledger::indicatorId(int number) {
    if (const auto known = m_indicatorIds.find(number); known != m_indicatorIds.end()) return known->second;
    TRY_LET(SqlStatement query, m_db.prepare("SELECT id FROM indicator WHERE ord = ?1"));
    TRY(query.bindAll(number));
    TRY_LET(const bool found, query.step());
    if (!found) return fail(AppErrc::StoreInconsistent, {QStringLiteral("indicator")});
    const QString id = query.text(0);
    m_indicatorIds[number] = id;
    return id;
}

Result<Ledger::OwnState> Ledger::ownState() {
    if (m_db.inTransaction() && m_ownStateReadIn == m_db.transactionsBegun()) return m_ownState;
    TRY_LET(SqlStatement query,
            m_db.prepare(
                "SELECT key, value FROM meta WHERE key IN ('clock', 'clock-ahead', 'hub-time', 'restored')"));
    TRY(query.bindAll());
    m_ownState = {};
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) break;
        const QString key = query.text(0);
        const QByteArray value = query.bytes(1);
        if (key == QLatin1String("clock"))
            m_ownState.observed = HybridTime::unpacked(value.toLongLong());
        else if (key == QLatin1String("clock-ahead"))
            m_ownState.hub.ahead = std::chrono::milliseconds(value.toLongLong());
        else if (key == QLatin1String("hub-time"))
            m_ownState.hub.told = fromMillis(value.toLongLong());
        else
            m_ownState.restored = !value.isEmpty();
    }
    m_ownStateReadIn = m_db.inTransaction() ? m_db.transactionsBegun() : 0;
    return m_ownState;
}

Result<void> Ledger::writeOwn(const char* key, const QByteArray& value) {
    m_ownStateReadIn = 0;
    return writeMeta(m_db, key, value);
}

Result<void> Ledger::observeHubTime(Instant hubTime) {
    const std::chrono::milliseconds ahead = m_clock.now() - hubTime;
    TRY(writeOwn("hub-time", QByteArray::number(toMillis(hubTime))));
    return writeOwn("clock-ahead", QByteArray::number(qint64(ahead.count())));
}

Result<std::optional<std::chrono::days>> Ledger::clockDoubt() {
    TRY_LET(const OwnState own, ownState());
    const Instant now = m_clock.now();
    if (!own.hub.isDoubtful(now)) return std::optional<std::chrono::days>();
    return std::optional(
        std::chrono::duration_cast<std::chrono::days>(std::chrono::abs(now - own.hub.likely(now))));
}

Result<QDate> Ledger::today() {
    TRY_LET(const OwnState own, ownState());
    return chinaDate(own.hub.likely(m_clock.now()));
}

Result<QDate> Ledger::lastDate() {
    TRY_LET(const OwnState own, ownState());
    if (own.hub.isOpenEnded(m_clock.now())) return chinaDate(own.hub.told).addYears(1);
    return today();
}

Result<void> Ledger::observeTime(HybridTime latest) {
    TRY_LET(const HybridTime known, observedTime());
    const HybridTime moved = observe(known, latest, m_clock.now());
    if (moved <= known) return {};
    return writeOwn("clock", QByteArray::number(moved.packed()));
}

Result<HybridTime> Ledger::observedTime() {
    TRY_LET(const OwnState own, ownState());
    return own.observed;
}

Result<void> Ledger::markRestored() {
    return writeOwn("restored", "1");
}

Result<void> Ledger::endRestored() {
    return writeOwn("restored", QByteArray());
}

Result<bool> Ledger::isRestored() {
    TRY_LET(const OwnState own, ownState());
    return own.restored;
}

Result<void> Ledger::mainOffice() {
    TRY(authority());
    if (!isMainOffice()) return fail(AppErrc::NotMainDevice);
    TRY(self());
    return {};
}

Result<const CertifiedDevice*> Ledger::self() {
    TRY_LET(const Authority* all, authority());
    const CertifiedDevice* device = all->device(m_identity.device());
    if (!device) return fail(AppErrc::NotEnrolled);
    if (device->revoked) return fail(AppErrc::DeviceRevoked);
    TRY_LET(const bool restored, isRestored());
    if (restored) return fail(AppErrc::DeviceRestored);
    return device;
}

void Ledger::forget() {
    m_authority = Authority(m_identity.root);
    m_authorityRead = 0;
    m_authorityReadIn = 0;
    m_ownStateReadIn = 0;
    if (m_identityIsTaken) m_identity.generation = -1; // What was rolled back took it: it is read again.
    m_streamNumbers.clear();
    m_streamIds.clear();
    m_catalogues.clear();
    m_indicatorNumbers.clear();
    m_indicatorIds.clear();
}

} // namespace cunbao
