#include "app/store/EntryReader.h"

#include "app/domain/AppError.h"
#include "app/store/TallyCodec.h"

namespace cunbao {

namespace {

qint64 firstDayOf(const EntryFilter& filter) {
    return filter.period ? dayNumber(filter.period->firstDay()) : INT64_MIN;
}

qint64 lastDayOf(const EntryFilter& filter) {
    return filter.period ? dayNumber(filter.period->lastDay()) : INT64_MAX;
}

} // namespace

Result<QString> EntryReader::personOf(const DeviceId& device) {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT name FROM device_name WHERE device = ?1 "
                                                      "ORDER BY time DESC, seq DESC LIMIT 1"));
    TRY(query.bindAll(device));
    TRY_LET(const bool found, query.step());
    return found ? query.text(0) : QString();
}

Result<RevisionView> EntryReader::revision(const LoggedOperation& logged) {
    TRY_LET(const EntryNode node, m_entries.nodeOf(logged));
    RevisionView out;
    out.name = node.name;
    out.kind = node.kind;
    out.value = node.value;
    out.on = node.on;
    out.note = node.note;
    out.device = node.order.device;
    out.at = logged.operation.time.instant();
    out.status = logged.status;
    TRY_LET(out.person, personOf(out.device));
    TRY_LET(const Payload payload, PayloadCodec::decode(logged.operation));
    if (const auto* revised = std::get_if<EntryRevised>(&payload)) out.why = revised->why;
    return out;
}

Result<EntryView> EntryReader::view(const EntryName& recording) {
    TRY_LET(const auto nodes, m_entries.historyOf(recording));
    EntryView out;
    out.name = recording;
    std::vector<std::pair<OrderKey, RevisionView>> revisions;
    bool known = false;
    for (const EntryNode& node : nodes) {
        TRY_LET(const auto logged, m_log.find(node.name));
        TRY_LET(RevisionView one, revision(*logged));
        if (node.name == recording) {
            known = true;
            TRY_LET(out.indicator,
                    node.indicator >= 0 ? m_ledger.indicatorId(node.indicator) : Result<QString>(QString()));
            out.unit = node.unit;
            out.order = node.order;
            out.on = node.on;
            out.value = node.value;
            out.note = node.note;
            out.device = one.device;
            out.person = one.person;
            out.recordedAt = one.at;
            out.state =
                logged->status == OpStatus::Waiting ? QStringLiteral("waiting") : QStringLiteral("refused");
        }
        revisions.emplace_back(node.order, std::move(one));
    }
    if (!known) return fail(AppErrc::EntryUnknown, {recording.toString()});
    out.whereabouts = m_reach.of(recording);
    std::sort(revisions.begin(), revisions.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [order, one] : revisions)
        out.revisions.push_back(std::move(one));
    const auto entries = effectiveEntries(nodes);
    if (const EffectiveEntry* entry = entryWith(entries, recording)) {
        out.on = entry->on;
        out.whereabouts = m_reach.of(entry->head);
        if (!entry->withdrawn) {
            out.value = entry->value;
            out.note = entry->note;
        }
        out.state = entry->withdrawn  ? QStringLiteral("withdrawn")
                    : entry->conflict ? QStringLiteral("conflict")
                                      : QStringLiteral("active");
    }
    if (!out.unit.isTownship()) {
        TRY_LET(const Authority* authority, m_ledger.authority());
        const CertifiedDevice* device = authority->device(out.device);
        out.fromOffice = device && std::any_of(device->grants.begin(), device->grants.end(),
                                               [](const Grant& grant) { return isOfficeRole(grant.role); });
    }
    return out;
}

Result<EntryView> EntryReader::find(const EntryName& name) {
    TRY_LET(const auto logged, m_log.find(name));
    if (!logged || static_cast<OpKind>(logged->operation.kind) != OpKind::EntryRecorded)
        return fail(AppErrc::EntryUnknown, {name.toString()});
    TRY_LET(m_reach, readReach(m_ledger));
    return view(name);
}

Result<std::vector<EntryView>> EntryReader::list(const EntryFilter& filter) {
    TRY_LET(m_reach, readReach(m_ledger));
    if (filter.history) return history(filter);
    if (filter.newestFirst) return page(filter);
    // Stamps may be equal, and then the device decides: never the numbers that this store happens to have
    // given.
    using Place = std::tuple<qint64, qint64, qint64, OrderKey>;
    std::vector<std::pair<Place, EntryName>> found;
    {
        TRY_LET(SqlStatement query,
                m_ledger.db().prepare(
                    "SELECT stream, seq, indicator, unit, day, time FROM entry WHERE (?1 = '' OR indicator = "
                    "(SELECT ord FROM "
                    "indicator WHERE id = ?1)) AND (?2 = 0 OR unit = ?2) AND day BETWEEN ?3 AND ?4 "
                    "ORDER BY indicator, unit, day, time LIMIT ?5"));
        TRY(query.bindAll(filter.indicator.isNull() ? QStringLiteral("") : filter.indicator,
                          filter.unit.number(), firstDayOf(filter), lastDayOf(filter), filter.limit));
        for (;;) {
            TRY_LET(const bool row, query.step());
            if (!row) break;
            const int stream = static_cast<int>(query.integer(0));
            TRY_LET(const KnownStream known, m_ledger.knownStream(stream));
            TRY_LET(const EntryName name, m_ledger.nameOf(stream, query.unsignedInteger(1)));
            const OrderKey order{HybridTime::unpacked(query.integer(5)), known.device, name.sequence};
            found.emplace_back(Place(query.integer(2), query.integer(3), query.integer(4), order), name);
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<EntryView> out;
    for (const auto& [place, name] : found) {
        TRY_LET(EntryView one, view(name));
        out.push_back(std::move(one));
    }
    return out;
}

/// From the log: what is withdrawn, waits or was refused is in no table of entries.
Result<std::vector<EntryView>> EntryReader::history(const EntryFilter& filter) {
    std::vector<std::pair<OrderKey, EntryName>> found;
    {
        TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT stream, seq FROM op WHERE kind = 1"));
        TRY(query.bindAll());
        for (;;) {
            TRY_LET(const bool row, query.step());
            if (!row) break;
            TRY_LET(const auto logged,
                    m_log.find(static_cast<int>(query.integer(0)), query.unsignedInteger(1)));
            TRY_LET(const EntryNode node, m_entries.nodeOf(*logged));
            if (!filter.unit.isNull() && node.unit != filter.unit) continue;
            if (!filter.indicator.isEmpty()) {
                // While its catalogue has not arrived, nobody knows what it counts.
                if (node.indicator < 0) continue;
                TRY_LET(const QString id, m_ledger.indicatorId(node.indicator));
                if (id != filter.indicator) continue;
            }
            found.emplace_back(node.order, node.name);
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<EntryView> out;
    for (const auto& [order, name] : found) {
        TRY_LET(EntryView one, view(name));
        if (filter.period && !filter.period->contains(one.on)) continue;
        if (filter.newestFirst && filter.after && !(EntryCursor::of(one) < *filter.after)) continue;
        out.push_back(std::move(one));
    }
    if (!filter.newestFirst) return out;
    std::sort(out.begin(), out.end(),
              [](const EntryView& a, const EntryView& b) { return EntryCursor::of(b) < EntryCursor::of(a); });
    if (filter.limit >= 0 && std::ssize(out) > filter.limit)
        out.resize(static_cast<std::size_t>(filter.limit));
    return out;
}

Result<std::vector<EntryView>> EntryReader::page(const EntryFilter& filter) {
    std::vector<OrgCode> units{filter.unit};
    if (filter.unit.isNull()) {
        TRY_LET(units, m_entries.unitsWithEntries());
    }
    std::vector<EntryCursor> places;
    for (const OrgCode unit : units)
        TRY(addPage(filter, unit, places));
    std::sort(places.begin(), places.end(), std::greater<>());
    if (filter.limit >= 0 && std::ssize(places) > filter.limit)
        places.resize(static_cast<std::size_t>(filter.limit));
    std::vector<EntryView> out;
    for (const EntryCursor& place : places) {
        TRY_LET(EntryView one, view(place.name));
        out.push_back(std::move(one));
    }
    return out;
}

/// One unit's part of a page: no more of its rows are read than the page may hold.
Result<void> EntryReader::addPage(const EntryFilter& filter, OrgCode unit, std::vector<EntryCursor>& into) {
    using Moment = std::pair<qint64, qint64>; // day, time
    Moment latest(lastDayOf(filter), INT64_MAX);
    if (filter.after)
        latest = std::min(latest, Moment(dayNumber(filter.after->on), filter.after->order.time.packed()));
    QByteArray sql = "SELECT day, time, stream, seq FROM entry ";
    sql += filter.indicator.isEmpty() ? "INDEXED BY entry_by_day WHERE ?1 = ''"
                                      : "WHERE indicator = (SELECT ord FROM indicator WHERE id = ?1)";
    sql += " AND unit = ?2 AND day >= ?3 AND (day, time) <= (?4, ?5) ORDER BY day DESC, time DESC";
    TRY_LET(SqlStatement query, m_ledger.db().prepare(sql.constData()));
    TRY(query.bindAll(filter.indicator.isNull() ? QStringLiteral("") : filter.indicator, unit.number(),
                      firstDayOf(filter), latest.first, latest.second));
    qsizetype taken = 0;
    std::optional<Moment> reached;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return {};
        const Moment moment(query.integer(0), query.integer(1));
        // Of equal stamps the table's order is the store's own: they are read together.
        if (filter.limit >= 0 && taken >= filter.limit && moment != reached) return {};
        reached = moment;
        const int stream = static_cast<int>(query.integer(2));
        TRY_LET(const KnownStream known, m_ledger.knownStream(stream));
        EntryCursor place;
        TRY_LET(place.name, m_ledger.nameOf(stream, query.unsignedInteger(3)));
        place.on = dayFromNumber(moment.first);
        place.order = {HybridTime::unpacked(moment.second), known.device, place.name.sequence};
        if (filter.after && !(place < *filter.after)) continue;
        into.push_back(place);
        ++taken;
    }
}

Result<quint64> EntryReader::count(const EntryFilter& filter) {
    QByteArray sql = "SELECT count(*) FROM entry WHERE day BETWEEN ?1 AND ?2";
    sql += filter.indicator.isEmpty() ? " AND ?3 = ''"
                                      : " AND indicator = (SELECT ord FROM indicator WHERE id = ?3)";
    sql += filter.unit.isNull() ? " AND ?4 = 0" : " AND unit = ?4";
    TRY_LET(SqlStatement query, m_ledger.db().prepare(sql.constData()));
    TRY(query.bindAll(firstDayOf(filter), lastDayOf(filter),
                      filter.indicator.isNull() ? QStringLiteral("") : filter.indicator,
                      filter.unit.number()));
    TRY(query.step());
    return query.unsignedInteger(0);
}

} // namespace cunbao
