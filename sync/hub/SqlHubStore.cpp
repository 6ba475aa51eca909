#include "sync/hub/SqlHubStore.h"

#include "platform/base/AtomicFile.h"
#include "platform/db/Migrations.h"
#include "sync/crypto/Secret.h"

#include <QDir>
#include <QFile>

#include <set>

namespace cunbao {

namespace {

using StoreKeyBytes = Secret<32, struct HubStoreKeyUse>;

// Segments lie in the order of arrival, so that writing appends; the index gives them back by
// stream and last sequence, which also is an order in which every segment comes after the one
// before it.
constexpr Migration Steps[] = {
    {1, "CREATE TABLE card(township BLOB PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;"
        "CREATE TABLE statement(township BLOB NOT NULL, id BLOB NOT NULL, bytes BLOB NOT NULL,"
        "  PRIMARY KEY(township, id));"
        "CREATE TABLE stream(row INTEGER PRIMARY KEY, township BLOB NOT NULL, stream BLOB NOT NULL,"
        "  UNIQUE(township, stream));"
        "CREATE TABLE segment(row INTEGER PRIMARY KEY, stream INTEGER NOT NULL REFERENCES stream(row),"
        "  first INTEGER NOT NULL, last INTEGER NOT NULL, hash BLOB NOT NULL, previous BLOB NOT NULL,"
        "  on_main INTEGER NOT NULL, bytes BLOB NOT NULL);"
        "CREATE UNIQUE INDEX segment_by_last ON segment(stream, last, hash);"
        "CREATE TABLE usage(township BLOB NOT NULL, device BLOB NOT NULL, bytes INTEGER NOT NULL,"
        "  PRIMARY KEY(township, device)) WITHOUT ROWID;"
        "CREATE TABLE join_request(township BLOB NOT NULL, sender BLOB NOT NULL, invite BLOB NOT NULL,"
        "  sealed BLOB NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(township, sender)) WITHOUT ROWID;"},
    // What strangers can make the hub look for is found without reading what they sent.
    {2, "CREATE INDEX segment_off_main ON segment(stream) WHERE on_main = 0;"
        "ALTER TABLE join_request ADD COLUMN source BLOB NOT NULL DEFAULT x'';"
        "CREATE INDEX join_request_by_time ON join_request(township, at, sender);"
        "CREATE INDEX join_request_by_source ON join_request(township, source, at, sender);"},
    {3, "CREATE TABLE receipt(township BLOB NOT NULL, device BLOB NOT NULL, unit INTEGER NOT NULL,"
        "  bytes BLOB NOT NULL, PRIMARY KEY(township, device, unit)) WITHOUT ROWID;"},
};

Result<StoreKeyBytes> readOrMakeKey(const QString& path, bool storeExists, Random& random) {
    if (!QFile::exists(path)) {
        if (storeExists) return fail(PlatformErrc::FileUnreadable, {path, QStringLiteral("not there")});
        QByteArray fresh = random.bytes(StoreKeyBytes::Size);
        auto key = StoreKeyBytes::from(fresh);
        auto written = AtomicFile::write(path, fresh, AtomicFile::Access::OwnerOnly);
        wipe(fresh);
        if (!written.ok()) return written.error();
        return *std::move(key);
    }
    TRY_LET(QByteArray bytes, AtomicFile::read(path, StoreKeyBytes::Size));
    auto key = StoreKeyBytes::from(bytes);
    wipe(bytes);
    if (!key) return fail(PlatformErrc::FileUnreadable, {path, QStringLiteral("not 32 bytes")});
    return *std::move(key);
}

/// Columns first, last, hash, previous from `at` on.
Result<ChainLink> linkFrom(const SqlStatement& row, int at) {
    ChainLink link;
    link.first = row.unsignedInteger(at);
    link.count = row.unsignedInteger(at + 1) - link.first + 1;
    TRY_LET(link.hash, row.fixed<Hash32>(at + 2));
    TRY_LET(link.previous, row.fixed<Hash32>(at + 3));
    return link;
}

} // namespace

Result<std::unique_ptr<SqlHubStore>> SqlHubStore::open(const QString& folder, Random& random) {
    const QDir dir(folder);
    if (!dir.exists()) {
        if (!dir.mkpath(QStringLiteral(".")) ||
            !QFile::setPermissions(folder,
                                   QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner))
            return fail(PlatformErrc::FileUnwritable, {folder, QStringLiteral("cannot make the folder")});
    }
    TRY_LET(FileLock lock, FileLock::take(dir.filePath(QStringLiteral("hub.lock"))));
    const QString path = dir.filePath(QStringLiteral("hub.db"));
    TRY_LET(const StoreKeyBytes key,
            readOrMakeKey(dir.filePath(QStringLiteral("hub.key")), QFile::exists(path), random));
    TRY_LET(Database db, Database::open(path, key.expose()));
    TRY(migrate(db, Steps));
    return std::unique_ptr<SqlHubStore>(new SqlHubStore(std::move(lock), std::move(db)));
}

Result<void> SqlHubStore::begin() {
    TRY_LET(Transaction transaction, Transaction::begin(m_db));
    m_transaction.emplace(std::move(transaction));
    return {};
}

Result<void> SqlHubStore::commit() {
    auto committed = m_transaction->commit();
    m_transaction.reset();
    if (!committed.ok()) m_streamRows.clear();
    return committed;
}

void SqlHubStore::rollback() {
    m_transaction.reset();
    m_streamRows.clear();
}

Result<std::vector<QByteArray>> SqlHubStore::blobs(const char* sql,
                                                   const std::optional<TownshipId>& township) {
    TRY_LET(SqlStatement query, m_db.prepare(sql));
    if (township) TRY(query.bindAll(*township));
    std::vector<QByteArray> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        out.push_back(query.bytes(0));
    }
}

Result<std::vector<QByteArray>> SqlHubStore::cards() {
    return blobs("SELECT bytes FROM card ORDER BY township", std::nullopt);
}

Result<void> SqlHubStore::putCard(const TownshipId& township, const QByteArray& card) {
    TRY_LET(SqlStatement insert, m_db.prepare("INSERT OR REPLACE INTO card(township, bytes) VALUES(?1, ?2)"));
    return insert.run(township, card);
}

Result<std::vector<QByteArray>> SqlHubStore::statements(const TownshipId& township) {
    return blobs("SELECT bytes FROM statement WHERE township = ?1 ORDER BY id", township);
}

Result<void> SqlHubStore::putStatement(const TownshipId& township, const QByteArray& statement) {
    TRY_LET(SqlStatement insert,
            m_db.prepare("INSERT OR IGNORE INTO statement(township, id, bytes) VALUES(?1, ?2, ?3)"));
    return insert.run(township, StatementCodec::idOf(statement), statement);
}

Result<std::optional<qint64>> SqlHubStore::streamRow(const TownshipId& township, const StreamId& stream) {
    const auto known = m_streamRows.find({township, stream});
    if (known != m_streamRows.end()) return std::optional(known->second);
    TRY_LET(SqlStatement query, m_db.prepare("SELECT row FROM stream WHERE township = ?1 AND stream = ?2"));
    TRY(query.bindAll(township, stream));
    TRY_LET(const bool found, query.step());
    if (!found) return std::optional<qint64>();
    const qint64 row = query.integer(0);
    m_streamRows.emplace(std::pair(township, stream), row);
    return std::optional(row);
}

Result<qint64> SqlHubStore::ensureStreamRow(const TownshipId& township, const StreamId& stream) {
    TRY_LET(const auto known, streamRow(township, stream));
    if (known) return *known;
    TRY_LET(SqlStatement insert, m_db.prepare("INSERT INTO stream(township, stream) VALUES(?1, ?2)"));
    TRY(insert.run(township, stream));
    const qint64 row = m_db.lastInsertRowId();
    m_streamRows.emplace(std::pair(township, stream), row);
    return row;
}

Result<void> SqlHubStore::putSegment(const TownshipId& township, const StreamId& stream,
                                     const ChainLink& link, const QByteArray& bytes, bool onMain) {
    TRY_LET(const qint64 row, ensureStreamRow(township, stream));
    TRY_LET(SqlStatement insert,
            m_db.prepare("INSERT INTO segment(stream, first, last, hash, previous, on_main, bytes) "
                         "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
    return insert.run(row, link.first, link.last(), link.hash, link.previous, onMain, bytes);
}

Result<std::vector<ChainLink>> SqlHubStore::links(const TownshipId& township, const StreamId& stream) {
    std::vector<ChainLink> out;
    TRY_LET(const auto row, streamRow(township, stream));
    if (!row) return out;
    TRY_LET(SqlStatement query, m_db.prepare("SELECT first, last, hash, previous FROM segment "
                                             "WHERE stream = ?1 ORDER BY last, hash"));
    TRY(query.bindAll(*row));
    for (;;) {
        TRY_LET(const bool more, query.step());
        if (!more) return out;
        TRY_LET(const ChainLink link, linkFrom(query, 0));
        out.push_back(link);
    }
}

Result<bool> SqlHubStore::holds(const TownshipId& township, const StreamId& stream, const ChainLink& link) {
    TRY_LET(const auto row, streamRow(township, stream));
    if (!row) return false;
    TRY_LET(SqlStatement query,
            m_db.prepare("SELECT 1 FROM segment WHERE stream = ?1 AND last = ?2 AND hash = ?3"));
    TRY(query.bindAll(*row, link.last(), link.hash));
    return query.step();
}

Result<void> SqlHubStore::setMainChain(const TownshipId& township, const StreamId& stream,
                                       const std::vector<ChainLink>& chain) {
    TRY_LET(const qint64 row, ensureStreamRow(township, stream));
    std::set<Hash32> counted;
    for (const ChainLink& link : chain)
        counted.insert(link.hash);
    // Writing a row means writing its segment: only those that change are.
    std::vector<std::pair<qint64, bool>> changed;
    {
        TRY_LET(SqlStatement query, m_db.prepare("SELECT row, hash, on_main FROM segment WHERE stream = ?1"));
        TRY(query.bindAll(row));
        for (;;) {
            TRY_LET(const bool more, query.step());
            if (!more) break;
            TRY_LET(const Hash32 hash, query.fixed<Hash32>(1));
            const bool counts = counted.contains(hash);
            if (counts != (query.integer(2) != 0)) changed.emplace_back(query.integer(0), counts);
        }
    }
    TRY_LET(SqlStatement mark, m_db.prepare("UPDATE segment SET on_main = ?2 WHERE row = ?1"));
    for (const auto& [segment, counts] : changed)
        TRY(mark.run(segment, counts));
    return {};
}

Result<std::map<StreamId, qsizetype>> SqlHubStore::branches(const TownshipId& township) {
    TRY_LET(SqlStatement query,
            m_db.prepare("SELECT s.stream, count(*) FROM stream s JOIN segment g ON g.stream = s.row "
                         "WHERE s.township = ?1 AND g.on_main = 0 GROUP BY s.row"));
    TRY(query.bindAll(township));
    std::map<StreamId, qsizetype> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        TRY_LET(const StreamId stream, query.fixed<StreamId>(0));
        out.emplace(stream, static_cast<qsizetype>(query.integer(1)));
    }
}

Result<qsizetype> SqlHubStore::bytesEndingAt(const TownshipId& township, const StreamId& stream,
                                             quint64 last) {
    TRY_LET(const auto row, streamRow(township, stream));
    if (!row) return qsizetype(0);
    TRY_LET(SqlStatement query, m_db.prepare("SELECT coalesce(sum(length(bytes)), 0) FROM segment "
                                             "WHERE stream = ?1 AND last = ?2"));
    TRY(query.bindAll(*row, last));
    TRY(query.step());
    return static_cast<qsizetype>(query.integer(0));
}

Result<std::map<StreamId, ChainLink>> SqlHubStore::heads(const TownshipId& township) {
    TRY_LET(SqlStatement query,
            m_db.prepare("SELECT s.stream, g.first, g.last, g.hash, g.previous FROM stream s JOIN segment g "
                         "ON g.row = (SELECT row FROM segment WHERE stream = s.row AND on_main = 1 "
                         "            ORDER BY last DESC LIMIT 1) "
                         "WHERE s.township = ?1"));
    TRY(query.bindAll(township));
    std::map<StreamId, ChainLink> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        TRY_LET(const StreamId stream, query.fixed<StreamId>(0));
        TRY_LET(const ChainLink link, linkFrom(query, 1));
        out.emplace(stream, link);
    }
}

Result<std::optional<ChainLink>> SqlHubStore::linkUpTo(const TownshipId& township, const StreamId& stream,
                                                       quint64 sequence) {
    TRY_LET(const auto row, streamRow(township, stream));
    if (!row) return std::optional<ChainLink>();
    TRY_LET(SqlStatement query, m_db.prepare("SELECT first, last, hash, previous FROM segment "
                                             "WHERE stream = ?1 AND last <= ?2 AND on_main = 1 "
                                             "ORDER BY last DESC LIMIT 1"));
    TRY(query.bindAll(*row, sequence));
    TRY_LET(const bool found, query.step());
    if (!found) return std::optional<ChainLink>();
    TRY_LET(const ChainLink link, linkFrom(query, 0));
    return std::optional(link);
}

Result<std::vector<QByteArray>> SqlHubStore::segmentsAfter(const TownshipId& township, const StreamId& stream,
                                                           quint64 after, qsizetype maxBytes, bool& more) {
    more = false;
    std::vector<QByteArray> out;
    TRY_LET(const auto row, streamRow(township, stream));
    if (!row) return out;
    TRY_LET(SqlStatement query,
            m_db.prepare("SELECT last, bytes FROM segment WHERE stream = ?1 AND last > ?2 "
                         "ORDER BY last, hash"));
    TRY(query.bindAll(*row, after));
    qsizetype used = 0;
    quint64 previous = 0;
    for (;;) {
        TRY_LET(const bool found, query.step());
        if (!found) return out;
        const QByteArrayView bytes = query.blob(1);
        const quint64 last = query.unsignedInteger(0);
        if (!out.empty() && last != previous && used + bytes.size() > maxBytes) {
            more = true;
            return out;
        }
        previous = last;
        used += bytes.size();
        out.push_back(bytes.toByteArray());
    }
}

Result<qint64> SqlHubStore::storedBytes(const TownshipId& township, const DeviceId& device) {
    TRY_LET(SqlStatement query, m_db.prepare("SELECT bytes FROM usage WHERE township = ?1 AND device = ?2"));
    TRY(query.bindAll(township, device));
    TRY_LET(const bool found, query.step());
    return found ? query.integer(0) : qint64(0);
}

Result<void> SqlHubStore::addStoredBytes(const TownshipId& township, const DeviceId& device, qint64 bytes) {
    TRY_LET(SqlStatement add,
            m_db.prepare("INSERT INTO usage(township, device, bytes) VALUES(?1, ?2, ?3) "
                         "ON CONFLICT(township, device) DO UPDATE SET bytes = bytes + excluded.bytes"));
    return add.run(township, device, bytes);
}

Result<std::vector<QByteArray>> SqlHubStore::receipts(const TownshipId& township) {
    return blobs("SELECT bytes FROM receipt WHERE township = ?1 ORDER BY device, unit", township);
}

Result<void> SqlHubStore::putReceipt(const TownshipId& township, const DeviceId& device, std::int64_t unit,
                                     const QByteArray& receipt) {
    TRY_LET(SqlStatement put, m_db.prepare("INSERT OR REPLACE INTO receipt(township, device, unit, bytes) "
                                           "VALUES(?1, ?2, ?3, ?4)"));
    return put.run(township, device, qint64(unit), receipt);
}

Result<void> SqlHubStore::putJoinRequest(const TownshipId& township, const SigningPublicKey& sender,
                                         const JoinRequest& request, const QByteArray& source, Instant at) {
    TRY_LET(SqlStatement put,
            m_db.prepare("INSERT INTO join_request(township, sender, invite, sealed, at, source) "
                         "VALUES(?1, ?2, ?3, ?4, ?5, ?6) "
                         "ON CONFLICT(township, sender) DO UPDATE SET invite = excluded.invite, "
                         "sealed = excluded.sealed, at = excluded.at, source = excluded.source "
                         "WHERE invite <> excluded.invite OR sealed <> excluded.sealed"));
    return put.run(township, sender, request.invite, request.sealed, toMillis(at), source);
}

Result<void> SqlHubStore::dropCrowdedJoinRequest(const TownshipId& township) {
    TRY_LET(SqlStatement remove,
            m_db.prepare("DELETE FROM join_request WHERE township = ?1 AND sender = "
                         "(SELECT sender FROM join_request WHERE township = ?1 AND source = "
                         "  (SELECT source FROM join_request WHERE township = ?1 GROUP BY source "
                         "   ORDER BY count(*) DESC, min(at), source LIMIT 1) "
                         " ORDER BY at, sender LIMIT 1)"));
    return remove.run(township);
}

Result<qint64> SqlHubStore::joinRequestCount(const TownshipId& township) {
    TRY_LET(SqlStatement query, m_db.prepare("SELECT count(*) FROM join_request WHERE township = ?1"));
    TRY(query.bindAll(township));
    TRY(query.step());
    return query.integer(0);
}

Result<std::vector<JoinRequest>> SqlHubStore::joinRequestsAfter(const TownshipId& township, JoinPlace& place,
                                                                qsizetype maxBytes) {
    TRY_LET(SqlStatement query,
            m_db.prepare("SELECT invite, sealed, at, sender FROM join_request "
                         "WHERE township = ?1 AND (at, sender) > (?2, ?3) ORDER BY at, sender"));
    TRY(query.bindAll(township, toMillis(place.at), place.sender));
    std::vector<JoinRequest> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) break;
        maxBytes -= query.blob(1).size();
        if (!out.empty() && maxBytes < 0) return out;
        TRY_LET(const InviteId invite, query.fixed<InviteId>(0));
        TRY_LET(place.sender, query.fixed<SigningPublicKey>(3));
        place.at = fromMillis(query.integer(2));
        out.push_back({invite, query.bytes(1)});
    }
    place = {};
    return out;
}

Result<void> SqlHubStore::settleInvite(const TownshipId& township, const InviteId& invite) {
    TRY_LET(SqlStatement remove,
            m_db.prepare("DELETE FROM join_request WHERE township = ?1 AND invite = ?2"));
    return remove.run(township, invite);
}

Result<void> SqlHubStore::dropJoinRequests(const TownshipId& township, Instant before) {
    TRY_LET(SqlStatement remove, m_db.prepare("DELETE FROM join_request WHERE township = ?1 AND at < ?2"));
    return remove.run(township, toMillis(before));
}

} // namespace cunbao
