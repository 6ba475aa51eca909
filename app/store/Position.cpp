#include "app/store/Position.h"

#include "app/domain/AppError.h"
#include "app/domain/EntryCheck.h"
#include "app/domain/Permission.h"
#include "app/store/TallyCodec.h"
#include "sync/SyncError.h"
#include "sync/codec/Cbor.h"

namespace cunbao {

namespace {

constexpr qsizetype MaxStreams = 100'000;

/// The statements of a position, as an authority of their own.
Result<Authority> authorityOf(const Position& position, const Authority& all) {
    Authority out(all.root());
    for (const StatementId& id : position.statements) {
        const QByteArray* statement = all.find(id);
        if (!statement) return fail(AppErrc::CursorUnknown, {position.cursor()});
        TRY(out.addVerified(*statement));
    }
    return out;
}

} // namespace

QByteArray Position::encode() const {
    CborWriter out;
    out.array(2);
    out.array(static_cast<qsizetype>(streams.size()));
    for (const auto& [stream, head] : streams) {
        out.array(3);
        out.bytes(stream.view());
        out.unsignedInteger(head.first);
        out.bytes(head.second.view());
        out.endArray();
    }
    out.endArray();
    out.array(static_cast<qsizetype>(statements.size()));
    for (const StatementId& id : statements)
        out.bytes(id.view());
    out.endArray();
    out.endArray();
    return out.take();
}

Result<Position> Position::decode(const QByteArray& bytes) {
    CborReader in(bytes, "position");
    Position position;
    TRY(in.enterArrayOf(2));
    TRY_LET(const qsizetype streams, in.enterArray(MaxStreams));
    for (qsizetype i = 0; i < streams; ++i) {
        TRY(in.enterArrayOf(3));
        TRY_LET(const StreamId stream, in.fixed<StreamId>());
        TRY_LET(const quint64 sequence, in.unsignedInteger());
        TRY_LET(const Hash32 hash, in.fixed<Hash32>());
        TRY(in.leave());
        if (!position.streams.emplace(stream, std::pair(sequence, hash)).second) return in.malformed();
    }
    TRY(in.leave());
    TRY_LET(const qsizetype statements, in.enterArray(MaxStreams));
    for (qsizetype i = 0; i < statements; ++i) {
        TRY_LET(const StatementId id, in.fixed<StatementId>());
        position.statements.push_back(id);
    }
    TRY(in.leave());
    TRY(in.leave());
    TRY(in.finish());
    return position;
}

QString Position::cursor() const {
    return blake2b16({"cunbao position", encode()}).toHex();
}

Result<Position> PositionReader::now() {
    return m_ledger.transact([&] { return nowWithin(); });
}

Result<Position> PositionReader::nowWithin() {
    TRY(m_replica.sealWithin());
    Position position;
    TRY_LET(const auto heads, m_replica.countedHeads());
    for (const auto& [stream, link] : heads)
        position.streams.emplace(stream, std::pair(link.last(), link.hash));
    TRY_LET(const Authority* authority, m_ledger.authority());
    position.statements = authority->ids();
    TRY_LET(SqlStatement put,
            m_ledger.db().prepare("INSERT OR IGNORE INTO position(cursor, bytes) VALUES(?1, ?2)"));
    TRY(put.run(QByteArray::fromHex(position.cursor().toLatin1()), position.encode()));
    return position;
}

Result<Position> PositionReader::find(const QString& cursor) {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT bytes FROM position WHERE cursor = ?1"));
    TRY(query.bindAll(QByteArray::fromHex(cursor.toLatin1())));
    TRY_LET(const bool found, query.step());
    if (!found || cursor.size() != 32) return fail(AppErrc::CursorUnknown, {cursor});
    return Position::decode(query.bytes(0));
}

Result<Instant> PositionReader::timeOf(const Position& position) {
    HybridTime latest;
    for (const auto& [stream, head] : position.streams) {
        TRY_LET(const int ord, m_ledger.streamNumber(stream));
        // Within a stream time only goes on.
        TRY_LET(SqlStatement query,
                m_ledger.db().prepare(
                    "SELECT time FROM op WHERE stream = ?1 AND seq <= ?2 ORDER BY seq DESC LIMIT 1"));
        TRY(query.bindAll(ord, head.first));
        TRY_LET(const bool found, query.step());
        if (found) latest = std::max(latest, HybridTime::unpacked(query.integer(0)));
    }
    return latest.instant();
}

Result<FigureBook> PositionReader::book(const Position& position, const Period& period) {
    // The catalogue in force at the position: the latest published inside it.
    HybridTime latest;
    int number = 0;
    for (const auto& [stream, head] : position.streams) {
        TRY_LET(const int ord, m_ledger.streamNumber(stream));
        TRY_LET(SqlStatement query,
                m_ledger.db().prepare("SELECT time, catalogue FROM published WHERE stream = ?1 AND "
                                      "seq <= ?2 ORDER BY seq DESC LIMIT 1"));
        TRY(query.bindAll(ord, head.first));
        TRY_LET(const bool found, query.step());
        if (found && HybridTime::unpacked(query.integer(0)) > latest) {
            latest = HybridTime::unpacked(query.integer(0));
            number = static_cast<int>(query.integer(1));
        }
    }
    TRY_LET(const Catalogue* catalogue, m_ledger.catalogue(number));
    if (!catalogue) return fail(AppErrc::CatalogueMissing);
    TRY_LET(const FigureInput now, input(position, *catalogue, period));
    TRY_LET(const FigureInput then, input(position, *catalogue, period.yearBefore()));
    TRY_LET(const FigureBook previous, FigureBook::compute(*catalogue, period.yearBefore(), then));
    return FigureBook::compute(*catalogue, period, now, &previous);
}

Result<FigureInput> PositionReader::input(const Position& position, const Catalogue& catalogue,
                                          const Period& period) {
    TRY_LET(const Authority* all, m_ledger.authority());
    TRY_LET(const Authority then, authorityOf(position, *all));
    EntryProjection projection(m_ledger);
    std::vector<EntryNode> nodes;
    FigureInput out;
    std::map<std::pair<int, OrgCode>, OrderKey> overrideOrder;
    std::map<QString, OrderKey> profileOrder;
    std::map<Hash16, std::pair<OrderKey, bool>> resolutions;
    for (const auto& [stream, head] : position.streams) {
        const KnownStream* known = then.stream(stream);
        if (!known) continue;
        const CertifiedDevice* device = then.device(known->device);
        const quint64 last = std::min(head.first, then.cutOf(stream).value_or(head.first));
        TRY_LET(const int ord, m_ledger.streamNumber(stream));
        TRY_LET(const auto operations, m_log.range(ord, 1, last));
        for (const LoggedOperation& logged : operations) {
            // What was refused or waited is judged by content alone; only a later cut differs from then.
            if (logged.status == OpStatus::Refused || logged.status == OpStatus::Waiting) continue;
            const auto payload = PayloadCodec::decode(logged.operation);
            if (!payload.ok()) continue;
            const auto kind = static_cast<OpKind>(logged.operation.kind);
            const OrderKey order{logged.operation.time, known->device, logged.operation.sequence};
            if (std::holds_alternative<EntryRecorded>(*payload) ||
                std::holds_alternative<EntryRevised>(*payload)) {
                const auto* recorded = std::get_if<EntryRecorded>(&*payload);
                if (!mayOperate(*device, kind, known->audience, recorded ? recorded->unit : OrgCode()))
                    continue;
                TRY_LET(EntryNode node, projection.nodeOf(logged));
                node.accepted = true;
                nodes.push_back(std::move(node));
            } else if (const auto* set = std::get_if<FigureOverridden>(&*payload)) {
                TRY_LET(const Catalogue* version, m_ledger.catalogue(logged.context));
                if (!version || set->period != period.toString()) continue;
                const int index =
                    catalogue.indexOf(version->indicators()[static_cast<std::size_t>(set->indicator)].id);
                const std::pair key(index, set->unit);
                if (index < 0 || (overrideOrder.contains(key) && order < overrideOrder.at(key))) continue;
                overrideOrder[key] = order;
                if (set->undo)
                    out.overrides.erase(key);
                else
                    out.overrides[key] = set->value;
            } else if (const auto* profile = std::get_if<ProfileSet>(&*payload)) {
                if (profileOrder.contains(profile->field) && order < profileOrder.at(profile->field))
                    continue;
                profileOrder[profile->field] = order;
                out.profile.insert(profile->field, profile->value);
            } else if (const auto* resolved = std::get_if<DoubtResolved>(&*payload)) {
                auto& kept = resolutions[resolved->doubt];
                if (kept.first < order) kept = {order, !resolved->undo};
            }
        }
    }

    std::map<std::pair<int, OrgCode>, std::vector<CountedEntry>> counted;
    for (const EffectiveEntry& entry : effectiveEntries(nodes)) {
        TRY_LET(const QString id, m_ledger.indicatorId(entry.indicator));
        const int index = catalogue.indexOf(id);
        if (index < 0) continue;
        const CertifiedDevice* device = then.device(entry.order.device);
        const bool office = !entry.unit.isTownship() && device &&
                            std::any_of(device->grants.begin(), device->grants.end(),
                                        [](const Grant& grant) { return isOfficeRole(grant.role); });
        if (entry.conflict && period.contains(entry.on))
            out.series[{index, entry.unit}].flags.insert(QStringLiteral("conflict"));
        if (!entry.withdrawn)
            counted[{index, entry.unit}].push_back({entry.on, entry.order, entry.value, office});
    }
    for (auto& [key, entries] : counted) {
        std::sort(entries.begin(), entries.end(), [](const CountedEntry& a, const CountedEntry& b) {
            return std::tie(a.on, a.order) < std::tie(b.on, b.order);
        });
        const Indicator& indicator = catalogue.indicators()[static_cast<std::size_t>(key.first)];
        const QDate first =
            indicator.hasSince && !indicator.since.isNull() ? indicator.since : period.firstDay();
        std::vector<CountedEntry> within, before;
        for (const CountedEntry& entry : entries) {
            if (entry.on > period.lastDay()) continue;
            (entry.on < first ? before : within).push_back(entry);
        }
        SeriesTally& series = out.series[key];
        const bool stock = indicator.nature == Nature::Stock;
        TRY_LET(series.within, tallyEntries(stock, within));
        TRY_LET(series.before, tallyEntries(stock, before));
        for (const CountedEntry& entry : within)
            if (entry.value.kind == EntryValue::Kind::Text) series.texts.append(entry.value.text);
    }
    return out;
}

Result<std::vector<EntryNode>> PositionReader::outside(const Position& position, const Period& period) {
    EntryProjection projection(m_ledger);
    std::vector<EntryNode> out;
    TRY_LET(const auto streams, m_log.streams());
    for (const int stream : streams) {
        TRY_LET(const StreamId id, m_ledger.streamId(stream));
        TRY_LET(const Authority* authority, m_ledger.authority());
        if (!authority->stream(id)) continue;
        const auto inside = position.streams.find(id);
        const quint64 after = inside == position.streams.end() ? 0 : inside->second.first;
        TRY_LET(const auto operations, m_log.range(stream, after + 1, static_cast<quint64>(INT64_MAX)));
        for (const LoggedOperation& logged : operations) {
            const auto kind = static_cast<OpKind>(logged.operation.kind);
            const bool entry = kind == OpKind::EntryRecorded || kind == OpKind::EntryCorrected ||
                               kind == OpKind::EntryWithdrawn;
            if (!entry || logged.status != OpStatus::Accepted) continue;
            TRY_LET(EntryNode node, projection.nodeOf(logged));
            // A revision touches the round by its own date, or by that of what it revises.
            bool touches = period.contains(node.on);
            TRY_LET(const auto history, projection.historyOf(node.name));
            for (const EntryNode& other : history) {
                if (other.kind != OpKind::EntryRecorded) continue;
                touches = touches || period.contains(other.on);
                node.indicator = other.indicator;
                node.unit = other.unit;
            }
            if (touches) out.push_back(std::move(node));
        }
    }
    return out;
}

} // namespace cunbao
