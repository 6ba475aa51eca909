#include "app/store/AuditLog.h"

#include "app/domain/AppError.h"
#include "app/domain/OpKind.h"
#include "sync/codec/ByteReader.h"
#include "sync/codec/Cbor.h"

#include <algorithm>

namespace cunbao {

namespace {

/// The number and the hash of the last line: one that was taken off the end is noticed by it.
constexpr auto LastLineKey = "audit";
constexpr qsizetype MaxFacts = 16;
constexpr qsizetype MaxFactBytes = 4096;

QByteArray encodeFacts(const QStringList& facts) {
    CborWriter out;
    out.array(facts.size());
    for (const QString& fact : facts)
        out.text(fact);
    out.endArray();
    return out.take();
}

Result<QStringList> decodeFacts(const QByteArray& bytes) {
    CborReader in(bytes, "audit");
    QStringList facts;
    TRY_LET(const qsizetype count, in.enterArray(MaxFacts));
    for (qsizetype i = 0; i < count; ++i) {
        TRY_LET(const QString fact, in.text(MaxFactBytes));
        facts.append(fact);
    }
    TRY(in.leave());
    TRY(in.finish());
    return facts;
}

Hash32 hashOfLine(const Hash32& before, qint64 number, qint64 at, int event, const DeviceId& device,
                  QByteArrayView facts) {
    ByteWriter head;
    head.bytes(before.view());
    head.bigEndian64(static_cast<quint64>(number));
    head.bigEndian64(static_cast<quint64>(at));
    head.bigEndian64(static_cast<quint64>(event));
    head.bytes(device.view());
    return blake2b32({"cunbao audit", head.take(), facts});
}

Error brokenAudit() {
    return fail(AppErrc::StoreInconsistent, {QStringLiteral("audit")});
}

} // namespace

Result<AuditLog::Link> AuditLog::last() {
    TRY_LET(const QByteArray noted, readMeta(m_ledger.db(), LastLineKey));
    Link link;
    if (noted.isEmpty()) return link;
    ByteReader in(noted);
    TRY_LET(const quint64 number, in.bigEndian64());
    TRY_LET(link.hash, in.fixed<Hash32>());
    link.number = static_cast<qint64>(number);
    return link;
}

Result<qint64> AuditLog::nextNumber(const Link& last) {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT coalesce(max(ord), 0) FROM audit"));
    TRY(query.bindAll());
    TRY(query.step());
    return std::max(last.number, query.integer(0)) + 1;
}

Result<void> AuditLog::append(AuditEvent event, const QStringList& facts) {
    return append(event, facts, m_ledger.clock().now());
}

Result<void> AuditLog::append(AuditEvent event, const QStringList& facts, Instant at) {
    QStringList bounded;
    for (const QString& fact : facts.first(std::min(facts.size(), MaxFacts)))
        bounded.append(fact.left(MaxFactBytes / 4)); // A character takes four bytes at most.
    TRY_LET(const Link before, last());
    TRY_LET(const qint64 number, nextNumber(before));
    const DeviceId device = m_ledger.identity().device();
    const QByteArray encoded = encodeFacts(bounded);
    const Hash32 hash =
        hashOfLine(before.hash, number, toMillis(at), static_cast<int>(event), device, encoded);
    TRY_LET(SqlStatement put, m_ledger.db().prepare("INSERT INTO audit(ord, at, event, device, facts, hash) "
                                                    "VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
    TRY(put.run(number, toMillis(at), static_cast<int>(event), device, encoded, hash));
    ByteWriter out;
    out.bigEndian64(static_cast<quint64>(number));
    out.bytes(hash.view());
    return writeMeta(m_ledger.db(), LastLineKey, out.take());
}

Result<void> AuditLog::appendOnce(AuditEvent event, const QStringList& facts) {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT 1 FROM audit WHERE event = ?1 AND facts = ?2"));
    TRY(query.bindAll(static_cast<int>(event), encodeFacts(facts)));
    TRY_LET(const bool noted, query.step());
    return noted ? Result<void>() : append(event, facts);
}

Result<void> AuditLog::appendRefusal(const Error& error) {
    QStringList facts{QString::number(static_cast<int>(error.domain())), QString::number(error.code())};
    facts += error.details();
    return m_ledger.transact([&] { return append(AuditEvent::Refused, facts); });
}

Result<void> AuditLog::appendSignIn(const std::vector<Instant>& wrongTries) {
    return m_ledger.transact([&]() -> Result<void> {
        for (const Instant at : wrongTries) {
            // Two who signed in at once may both bring it.
            TRY_LET(SqlStatement query,
                    m_ledger.db().prepare("SELECT 1 FROM audit WHERE event = ?1 AND at = ?2"));
            TRY(query.bindAll(static_cast<int>(AuditEvent::PasscodeWrong), toMillis(at)));
            TRY_LET(const bool noted, query.step());
            if (!noted) TRY(append(AuditEvent::PasscodeWrong, {}, at));
        }
        return append(AuditEvent::SignedIn);
    });
}

Result<std::vector<AuditLine>> AuditLog::list(std::optional<Instant> since) {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT ord, at, event, device, facts FROM audit "
                                                      "WHERE at >= ?1 ORDER BY ord"));
    TRY(query.bindAll(since ? toMillis(*since) : INT64_MIN));
    std::vector<AuditLine> out;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        AuditLine line;
        line.number = query.integer(0);
        line.at = fromMillis(query.integer(1));
        line.event = static_cast<AuditEvent>(query.integer(2));
        TRY_LET(line.device, query.fixed<DeviceId>(3));
        TRY_LET(line.facts, decodeFacts(query.bytes(4)));
        out.push_back(std::move(line));
    }
}

Result<quint64> AuditLog::check() {
    TRY_LET(const Link noted, last());
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT ord, at, event, device, facts, hash FROM audit ORDER BY ord"));
    TRY(query.bindAll());
    Link at;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) break;
        TRY_LET(const DeviceId device, query.fixed<DeviceId>(3));
        TRY_LET(const Hash32 hash, query.fixed<Hash32>(5));
        const qint64 number = query.integer(0);
        if (number != at.number + 1 ||
            hash != hashOfLine(at.hash, number, query.integer(1), static_cast<int>(query.integer(2)), device,
                               query.blob(4)))
            return brokenAudit();
        at = {number, hash};
    }
    if (at.number != noted.number || at.hash != noted.hash) return brokenAudit();
    return static_cast<quint64>(at.number);
}

AuditLog::News AuditLog::newsIn(const QByteArray& statement, const Authority& before) {
    News news;
    const auto decoded = StatementCodec::readVerified(statement);
    if (!decoded.ok()) return news; // It will not be taken either.
    const auto addEpochs = [&](const std::vector<Epoch>& epochs) {
        for (const Epoch& epoch : epochs) {
            const auto known = before.audiences().find(epoch.audience);
            if (known != before.audiences().end() && known->second.keys.contains(epoch.key)) continue;
            news.emplace_back(AuditEvent::EpochStarted,
                              QStringList{QString::number(static_cast<int>(epoch.audience.kind)),
                                          QString::number(qint64(epoch.audience.unit)),
                                          QString::number(epoch.number)});
        }
    };
    if (const auto* certificate = std::get_if<Certificate>(&*decoded)) {
        news.emplace_back(AuditEvent::Certified,
                          QStringList{certificate->device().toHex(),
                                      QString::number(qint64(certificate->unit)),
                                      QString::number(static_cast<int>(certificate->role))});
    } else if (const auto* revocation = std::get_if<Revocation>(&*decoded)) {
        news.emplace_back(AuditEvent::Revoked, QStringList{revocation->device.toHex()});
        addEpochs(revocation->epochs);
    } else if (const auto* grant = std::get_if<EpochGrant>(&*decoded)) {
        addEpochs(grant->epochs);
    } else if (const auto* moved = std::get_if<HubMoved>(&*decoded)) {
        news.emplace_back(AuditEvent::HubMoved, QStringList{moved->url});
    }
    return news;
}

bool AuditLog::isRefusal(const Error& error) {
    if (error.domain() != ErrorDomain::App) return false;
    switch (static_cast<AppErrc>(error.code())) {
    case AppErrc::NotAllowed:
    case AppErrc::NotOffice:
    case AppErrc::NotMainDevice:
    case AppErrc::NotEnrolled:
    case AppErrc::DeviceRevoked:
    case AppErrc::DeviceRestored:
    case AppErrc::WrongLevel:
    case AppErrc::RoundFrozen:
    case AppErrc::CatalogueBreaks: return true;
    default: return false;
    }
}

bool AuditLog::isDecision(quint8 kind) {
    switch (static_cast<OpKind>(kind)) {
    case OpKind::SectionSubmitted:
    case OpKind::SectionReviewed:
    case OpKind::DoubtResolved:
    case OpKind::FigureOverridden:
    case OpKind::CataloguePublished:
    case OpKind::TemplatePublished:
    case OpKind::RoundOpened:
    case OpKind::RoundClosed:
    case OpKind::RoundFrozen:
    case OpKind::RoundReopened: return true;
    default: return false;
    }
}

} // namespace cunbao
