#include "app/store/EntryReader.h"

#include "app/domain/AppError.h"
#include "app/store/TallyCodec.h"

namespace cunbao {

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

Result<EntryView> EntryReader::view(const EntryName& name) {
    TRY_LET(const auto nodes, m_entries.historyOf(name));
    EntryView out;
    out.name = name;
    std::vector<std::pair<OrderKey, RevisionView>> revisions;
    bool known = false;
    for (const EntryNode& node : nodes) {
        TRY_LET(const auto logged, m_log.find(node.name));
        TRY_LET(RevisionView one, revision(*logged));
        if (node.name == name) {
            known = true;
            TRY_LET(out.indicator,
                    node.indicator >= 0 ? m_ledger.indicatorId(node.indicator) : Result<QString>(QString()));
            out.unit = node.unit;
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
    if (!known) return fail(AppErrc::EntryUnknown, {name.toString()});
    std::sort(revisions.begin(), revisions.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [order, one] : revisions)
        out.revisions.push_back(std::move(one));
    const auto entries = effectiveEntries(nodes);
    if (const EffectiveEntry* entry = entryWith(entries, name)) {
        out.on = entry->on;
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
    return view(name);
}

Result<std::vector<EntryView>> EntryReader::list(const EntryFilter& filter) {
    // Stamps may be equal, and then the device decides: never the numbers that this store happens to have
    // given.
    using Place = std::tuple<qint64, qint64, qint64, OrderKey>;
    std::vector<std::pair<Place, EntryName>> found;
    const auto add = [&](qint64 indicator, qint64 unit, qint64 day, HybridTime time, int stream,
                         quint64 sequence) -> Result<void> {
        TRY_LET(const KnownStream known, m_ledger.knownStream(stream));
        TRY_LET(const EntryName name, m_ledger.nameOf(stream, sequence));
        found.emplace_back(Place(indicator, unit, day, OrderKey{time, known.device, sequence}), name);
        return {};
    };
    if (filter.history) {
        TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT stream, seq, time FROM op WHERE kind = 1"));
        TRY(query.bindAll());
        for (;;) {
            TRY_LET(const bool row, query.step());
            if (!row) break;
            TRY(add(0, 0, 0, HybridTime::unpacked(query.integer(2)), static_cast<int>(query.integer(0)),
                    query.unsignedInteger(1)));
        }
    } else {
        TRY_LET(SqlStatement query,
                m_ledger.db().prepare(
                    "SELECT stream, seq, indicator, unit, day, time FROM entry WHERE (?1 = '' OR indicator = "
                    "(SELECT ord FROM "
                    "indicator WHERE id = ?1)) AND (?2 = 0 OR unit = ?2) AND day BETWEEN ?3 AND ?4 "
                    "ORDER BY indicator, unit, day, time LIMIT ?5"));
        TRY(query.bindAll(filter.indicator.isNull() ? QStringLiteral("") : filter.indicator,
                          filter.unit.number(),
                          filter.period ? dayNumber(filter.period->firstDay()) : INT64_MIN,
                          filter.period ? dayNumber(filter.period->lastDay()) : INT64_MAX, filter.limit));
        for (;;) {
            TRY_LET(const bool row, query.step());
            if (!row) break;
            TRY(add(query.integer(2), query.integer(3), query.integer(4),
                    HybridTime::unpacked(query.integer(5)), static_cast<int>(query.integer(0)),
                    query.unsignedInteger(1)));
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<EntryView> out;
    for (const auto& [place, name] : found) {
        TRY_LET(EntryView one, view(name));
        if (filter.history) {
            const bool wanted = (filter.indicator.isEmpty() || one.indicator == filter.indicator) &&
                                (filter.unit.isNull() || one.unit == filter.unit) &&
                                (!filter.period || filter.period->contains(one.on));
            if (!wanted) continue;
        }
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace cunbao
