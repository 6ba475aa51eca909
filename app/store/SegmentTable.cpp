#include "app/store/SegmentTable.h"

#include "app/domain/AppError.h"
#include "sync/codec/SegmentCodec.h"

namespace cunbao {

namespace {

/// Of the columns first, count, hash, previous.
Result<ChainLink> linkIn(const SqlStatement& row) {
    ChainLink link{row.unsignedInteger(0), row.unsignedInteger(1), {}, {}};
    TRY_LET(link.hash, row.fixed<Hash32>(2));
    TRY_LET(link.previous, row.fixed<Hash32>(3));
    return link;
}

/// Of the columns main and verified, from `at` on.
SegmentTable::Standing standingIn(const SqlStatement& row, int at) {
    if (row.integer(at) != 0) return SegmentTable::Standing::OnMainChain;
    return row.integer(at + 1) != 0 ? SegmentTable::Standing::Beside : SegmentTable::Standing::Unverified;
}

} // namespace

Result<SegmentTable::Head> SegmentTable::head(int stream) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT head, head_hash, applied FROM stream WHERE ord = ?1"));
    TRY(query.bindAll(stream));
    TRY_LET(const bool found, query.step());
    if (!found) return fail(AppErrc::StoreInconsistent, {QStringLiteral("stream")});
    Head out;
    out.sequence = query.unsignedInteger(0);
    if (!query.isNull(1)) {
        TRY_LET(out.hash, query.fixed<Hash32>(1));
    }
    out.applied = query.unsignedInteger(2);
    return out;
}

Result<void> SegmentTable::setHead(int stream, const Head& head) {
    TRY_LET(
        SqlStatement set,
        m_ledger.db().prepare("UPDATE stream SET head = ?2, head_hash = ?3, applied = ?4 WHERE ord = ?1"));
    return set.run(stream, head.sequence, head.hash, head.applied);
}

Result<void> SegmentTable::insert(int stream, const ChainLink& link, const QByteArray& bytes,
                                  Standing standing) {
    TRY_LET(SqlStatement put,
            m_ledger.db().prepare("INSERT INTO segment(stream, first, count, hash, previous, main, "
                                  "verified, bytes) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"));
    return put.run(stream, link.first, link.count, link.hash, link.previous,
                   standing == Standing::OnMainChain ? 1 : 0, standing == Standing::Unverified ? 0 : 1,
                   bytes);
}

Result<std::optional<SegmentTable::Standing>> SegmentTable::standing(int stream, quint64 last,
                                                                     const Hash32& hash) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT main, verified FROM segment WHERE stream = ?1 AND hash = ?2 AND "
                                  "first + count - 1 = ?3"));
    TRY(query.bindAll(stream, hash, last));
    TRY_LET(const bool found, query.step());
    return found ? std::optional(standingIn(query, 0)) : std::nullopt;
}

Result<std::optional<SegmentTable::Standing>> SegmentTable::standing(int stream, const StreamHead& head) {
    // A segment has MaxOperations at most: so the search looks at few, however long the stream is.
    constexpr auto Reach = static_cast<quint64>(SegmentCodec::MaxOperations);
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT hash, main, verified FROM segment WHERE stream = ?1 AND "
                                  "first <= ?2 AND first > ?3 AND first + count - 1 = ?2"));
    TRY(query.bindAll(stream, head.sequence, head.sequence > Reach ? head.sequence - Reach : 0));
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return std::optional<Standing>();
        TRY_LET(const Hash32 hash, query.fixed<Hash32>(0));
        if (shortHash(hash) == head.hash) return std::optional(standingIn(query, 1));
    }
}

Result<QByteArray> SegmentTable::bytes(int stream, const Hash32& hash) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT bytes FROM segment WHERE stream = ?1 AND hash = ?2"));
    TRY(query.bindAll(stream, hash));
    TRY_LET(const bool found, query.step());
    if (!found) return fail(AppErrc::StoreInconsistent, {QStringLiteral("segment")});
    return query.bytes(0);
}

Result<std::vector<ChainLink>> SegmentTable::links(int stream) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT first, count, hash, previous FROM segment WHERE "
                                  "stream = ?1 AND verified = 1 ORDER BY first"));
    TRY(query.bindAll(stream));
    std::vector<ChainLink> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        TRY_LET(const ChainLink link, linkIn(query));
        out.push_back(link);
    }
}

Result<bool> SegmentTable::beginsAt(int stream, quint64 first) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT 1 FROM segment WHERE stream = ?1 AND first = ?2 AND verified = 1"));
    TRY(query.bindAll(stream, first));
    return query.step();
}

Result<std::optional<ChainLink>> SegmentTable::mainLinkUpTo(int stream, quint64 sequence) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare(
                "SELECT first, count, hash, previous FROM segment WHERE stream = ?1 AND main = 1 AND "
                "first + count - 1 <= ?2 ORDER BY first DESC LIMIT 1"));
    TRY(query.bindAll(stream, sequence));
    TRY_LET(const bool found, query.step());
    if (!found) return std::optional<ChainLink>();
    TRY_LET(const ChainLink link, linkIn(query));
    return std::optional(link);
}

Result<SegmentTable::Stored> SegmentTable::mainAt(int stream, quint64 first) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT ord, bytes, unreadable FROM segment WHERE stream = ?1 AND "
                                  "main = 1 AND first = ?2"));
    TRY(query.bindAll(stream, first));
    TRY_LET(const bool found, query.step());
    if (!found) return fail(AppErrc::StoreInconsistent, {QStringLiteral("chain")});
    return Stored{query.integer(0), query.bytes(1), query.integer(2) != 0};
}

Result<std::vector<QByteArray>> SegmentTable::mainBetween(int stream, quint64 after, quint64 lastFirst,
                                                          qsizetype maxBytes) {
    TRY_LET(
        SqlStatement query,
        m_ledger.db().prepare("SELECT bytes FROM segment WHERE stream = ?1 AND main = 1 AND first > ?2 AND "
                              "first <= ?3 ORDER BY first"));
    TRY(query.bindAll(stream, after, lastFirst));
    std::vector<QByteArray> out;
    qsizetype size = 0;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        QByteArray bytes = query.bytes(0);
        size += bytes.size();
        if (!out.empty() && size > maxBytes) return out;
        out.push_back(std::move(bytes));
    }
}

Result<quint64> SegmentTable::commonUpTo(int stream, const std::vector<ChainLink>& chain) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT hash FROM segment WHERE stream = ?1 AND main = 1 ORDER BY first"));
    TRY(query.bindAll(stream));
    quint64 common = 0;
    for (const ChainLink& link : chain) {
        TRY_LET(const bool row, query.step());
        if (!row) break;
        TRY_LET(const Hash32 hash, query.fixed<Hash32>(0));
        if (hash != link.hash) break;
        common = link.last();
    }
    return common;
}

Result<void> SegmentTable::setMainChain(int stream, const std::vector<ChainLink>& chain) {
    TRY_LET(SqlStatement clear, m_ledger.db().prepare("UPDATE segment SET main = 0 WHERE stream = ?1"));
    TRY(clear.run(stream));
    TRY_LET(SqlStatement set,
            m_ledger.db().prepare("UPDATE segment SET main = 1 WHERE stream = ?1 AND hash = ?2"));
    for (const ChainLink& link : chain)
        TRY(set.run(stream, link.hash));
    return {};
}

Result<void> SegmentTable::markUnreadable(qint64 ord) {
    TRY_LET(SqlStatement mark, m_ledger.db().prepare("UPDATE segment SET unreadable = 1 WHERE ord = ?1"));
    return mark.run(ord);
}

Result<SegmentTable::Size> SegmentTable::unverifiedSize() {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT count(*), total(length(bytes)) FROM segment WHERE verified = 0"));
    TRY(query.bindAll());
    TRY(query.step());
    return Size{query.integer(0), query.integer(1)};
}

Result<std::vector<SegmentTable::Stored>> SegmentTable::unverified(int stream) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT ord, bytes FROM segment WHERE stream = ?1 AND verified = 0"));
    TRY(query.bindAll(stream));
    std::vector<Stored> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        out.push_back({query.integer(0), query.bytes(1)});
    }
}

Result<void> SegmentTable::markVerified(qint64 ord) {
    TRY_LET(SqlStatement mark, m_ledger.db().prepare("UPDATE segment SET verified = 1 WHERE ord = ?1"));
    return mark.run(ord);
}

Result<void> SegmentTable::remove(qint64 ord) {
    TRY_LET(SqlStatement erase, m_ledger.db().prepare("DELETE FROM segment WHERE ord = ?1"));
    return erase.run(ord);
}

} // namespace cunbao
