#include "app/store/EntryProjection.h"

#include "app/domain/AppError.h"
#include "app/store/NumberColumn.h"
#include "app/store/TallyCodec.h"
#include "sync/codec/SegmentCodec.h"

namespace cunbao {

namespace {

std::optional<CopyOrigin> originIn(const Payload& payload) {
    if (const auto* recorded = std::get_if<EntryRecorded>(&payload)) return recorded->origin;
    if (const auto* revised = std::get_if<EntryRevised>(&payload)) return revised->origin;
    return std::nullopt;
}

} // namespace

Result<Tally> tallyEntries(bool stock, const std::vector<CountedEntry>& entries) {
    Tally tally;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const bool superseded = stock && i + 1 < entries.size() && entries[i + 1].on == entries[i].on;
        if (!superseded) TRY(tally.add(entries[i]));
    }
    return tally;
}

Result<void> EntryProjection::index(const LoggedOperation& logged, const Payload& payload) {
    const auto link = [&](const EntryName& parent) -> Result<void> {
        TRY_LET(const int stream, m_ledger.streamNumber(parent.stream));
        TRY_LET(SqlStatement put,
                m_ledger.db().prepare("INSERT OR IGNORE INTO link(parent, parent_seq, stream, seq) "
                                      "VALUES(?1, ?2, ?3, ?4)"));
        return put.run(stream, parent.sequence, logged.stream, logged.operation.sequence);
    };
    if (const auto* revised = std::get_if<EntryRevised>(&payload))
        for (const EntryName& parent : revised->parents)
            TRY(link(parent));
    if (const auto origin = originIn(payload)) TRY(link(origin->name));
    const auto* recorded = std::get_if<EntryRecorded>(&payload);
    if (recorded && recorded->importKey && logged.status != OpStatus::Cut) {
        TRY_LET(const EntryNode node, nodeOf(logged));
        // While its catalogue has not arrived, whose row it is may not be known yet; then it is judged again.
        if (node.unit.isNull()) return {};
        TRY_LET(SqlStatement put,
                m_ledger.db().prepare("INSERT OR IGNORE INTO import_key(unit, key, stream, seq) "
                                      "VALUES(?1, ?2, ?3, ?4)"));
        TRY(put.run(node.unit.number(), *recorded->importKey, logged.stream, logged.operation.sequence));
    }
    return {};
}

Result<void> EntryProjection::dropKey(const LoggedOperation& logged) {
    TRY_LET(SqlStatement remove,
            m_ledger.db().prepare("DELETE FROM import_key WHERE stream = ?1 AND seq = ?2"));
    return remove.run(logged.stream, logged.operation.sequence);
}

Result<std::optional<std::pair<int, OrgCode>>> EntryProjection::seriesOf(const LoggedOperation& logged,
                                                                         const EntryRecorded& recorded) {
    using Series = std::pair<int, OrgCode>;
    TRY_LET(const Catalogue* catalogue, m_ledger.catalogue(logged.context));
    if (!catalogue || recorded.indicator < 0 ||
        recorded.indicator >= static_cast<int>(catalogue->indicators().size()))
        return std::optional<Series>();
    TRY_LET(const int number, m_ledger.indicatorNumber(
                                  catalogue->indicators()[static_cast<std::size_t>(recorded.indicator)].id));
    if (!recorded.unit.isNull()) return std::optional(Series(number, recorded.unit));
    TRY_LET(const KnownStream known, m_ledger.knownStream(logged.stream));
    const bool ofUnit = known.audience.kind == Audience::Kind::Unit;
    return std::optional(Series(number, ofUnit ? OrgCode(known.audience.unit) : catalogue->township()));
}

Result<EntryNode> EntryProjection::nodeOf(const LoggedOperation& logged) {
    EntryNode node;
    TRY_LET(node.name, m_ledger.nameOf(logged.stream, logged.operation.sequence));
    TRY_LET(node.order, m_log.orderOf(logged));
    node.kind = static_cast<OpKind>(logged.operation.kind);
    node.accepted = logged.status == OpStatus::Accepted;
    TRY_LET(const Payload payload, PayloadCodec::decode(logged.operation));
    if (const auto origin = originIn(payload)) {
        const QByteArray name = packNames({origin->name});
        node.copyKey = blake2b16({"cunbao copy", name, origin->hash.view()});
    }
    if (const auto* recorded = std::get_if<EntryRecorded>(&payload)) {
        node.on = recorded->on;
        node.value = recorded->value;
        node.note = recorded->note;
        node.importKey = recorded->importKey;
        TRY_LET(const auto series, seriesOf(logged, *recorded));
        if (series) std::tie(node.indicator, node.unit) = *series;
    } else if (const auto* revised = std::get_if<EntryRevised>(&payload)) {
        node.parents = revised->parents;
        node.on = revised->on;
        node.value = revised->value;
        node.note = revised->note;
    }
    return node;
}

std::optional<CopyOrigin> EntryProjection::originOf(const LoggedOperation& logged) {
    const auto payload = PayloadCodec::decode(logged.operation);
    return payload.ok() ? originIn(*payload) : std::nullopt;
}

Result<void> EntryProjection::linkOrigin(EntryNode& node, const LoggedOperation& copy,
                                         const std::optional<LoggedOperation>& held) {
    const auto origin = originOf(copy);
    if (!origin || !held) return {};
    TRY_LET(const QByteArray context, m_ledger.catalogueVersion(held->context));
    if (operationHash(origin->name.stream, held->operation, context) == origin->hash)
        node.parents.push_back(origin->name);
    return {};
}

Result<std::vector<EntryNode>> EntryProjection::historyOf(const EntryName& start) {
    std::vector<EntryNode> nodes;
    std::set<EntryName> seen{start};
    std::vector<EntryName> open{start};
    const auto reach = [&](const EntryName& name) {
        if (seen.insert(name).second) open.push_back(name);
    };
    const auto reachChildren = [&](int stream, quint64 sequence) -> Result<void> {
        TRY_LET(SqlStatement children,
                m_ledger.db().prepare("SELECT stream, seq FROM link WHERE parent = ?1 AND parent_seq = ?2"));
        TRY(children.bindAll(stream, sequence));
        for (;;) {
            TRY_LET(const bool row, children.step());
            if (!row) return {};
            TRY_LET(const EntryName child,
                    m_ledger.nameOf(static_cast<int>(children.integer(0)), children.unsignedInteger(1)));
            reach(child);
        }
    };
    while (!open.empty()) {
        const EntryName name = open.back();
        open.pop_back();
        TRY_LET(const auto logged, m_log.find(name));
        if (!logged) continue;
        TRY_LET(EntryNode node, nodeOf(*logged));
        if (node.copyKey) {
            // Other copies of it hang together with this one, whether or not it is here itself.
            const CopyOrigin origin = *originOf(*logged);
            TRY_LET(const int stream, m_ledger.streamNumber(origin.name.stream));
            TRY(reachChildren(stream, origin.name.sequence));
            TRY_LET(const auto held, m_log.find(origin.name));
            TRY(linkOrigin(node, *logged, held));
        }
        for (const EntryName& parent : node.parents)
            reach(parent);
        TRY(reachChildren(logged->stream, name.sequence));
        if (node.importKey) {
            TRY_LET(SqlStatement same,
                    m_ledger.db().prepare("SELECT stream, seq FROM import_key WHERE unit = ?1 AND key = ?2"));
            TRY(same.bindAll(node.unit.number(), *node.importKey));
            for (;;) {
                TRY_LET(const bool row, same.step());
                if (!row) break;
                TRY_LET(const EntryName other,
                        m_ledger.nameOf(static_cast<int>(same.integer(0)), same.unsignedInteger(1)));
                reach(other);
            }
        }
        nodes.push_back(std::move(node));
    }
    return nodes;
}

Result<void> EntryProjection::addRecording(const LoggedOperation& logged, const EntryRecorded& recorded) {
    if (recorded.origin || recorded.importKey) return setAccepted(logged, true);
    // A copy of it, or a revision, may have come before it.
    TRY_LET(const bool named, isNamed(logged.stream, logged.operation.sequence));
    if (named) return setAccepted(logged, true);
    EffectiveEntry entry;
    TRY_LET(entry.name, m_ledger.nameOf(logged.stream, logged.operation.sequence));
    entry.head = entry.name;
    TRY_LET(const auto series, seriesOf(logged, recorded));
    if (!series) return fail(AppErrc::StoreInconsistent, {QStringLiteral("catalogue")});
    std::tie(entry.indicator, entry.unit) = *series;
    TRY_LET(entry.order, m_log.orderOf(logged));
    entry.on = recorded.on;
    entry.value = recorded.value;
    TRY(insertRow(entry));
    TRY_LET(const bool isFromOffice, fromOffice(logged.stream, entry.unit));
    return countNew(entry, isFromOffice);
}

Result<bool> EntryProjection::isNamed(int stream, quint64 sequence) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT 1 FROM link WHERE parent = ?1 AND parent_seq = ?2 LIMIT 1"));
    TRY(query.bindAll(stream, sequence));
    return query.step();
}

Result<void> EntryProjection::setAccepted(const LoggedOperation& logged, bool accepted) {
    TRY_LET(const EntryName name, m_ledger.nameOf(logged.stream, logged.operation.sequence));
    TRY_LET(auto nodes, historyOf(name));
    const auto mark = [&](bool as) {
        for (EntryNode& node : nodes)
            if (node.name == name) node.accepted = as;
    };
    mark(!accepted);
    const auto before = effectiveEntries(nodes);
    mark(accepted);
    return replace(before, effectiveEntries(nodes));
}

Result<void> EntryProjection::replace(const std::vector<EffectiveEntry>& before,
                                      const std::vector<EffectiveEntry>& after) {
    std::set<std::tuple<int, OrgCode, QDate>> touched;
    for (const EffectiveEntry& entry : before) {
        TRY(removeRow(entry));
        touched.emplace(entry.indicator, entry.unit, entry.on);
    }
    for (const EffectiveEntry& entry : after) {
        TRY(insertRow(entry));
        touched.emplace(entry.indicator, entry.unit, entry.on);
    }
    for (const auto& [indicator, unit, day] : touched) {
        TRY_LET(const auto entries, rows(indicator, unit, dayNumber(day), dayNumber(day)));
        TRY(recomputeDoubts(indicator, unit, day, entries));
        TRY(recomputeMonth(indicator, unit, day));
    }
    return {};
}

Result<void> EntryProjection::insertRow(const EffectiveEntry& entry) {
    if (entry.conflict) TRY(putConflict(entry, true));
    if (entry.withdrawn) return {};
    TRY_LET(const int stream, m_ledger.streamNumber(entry.name.stream));
    TRY_LET(const int head, m_ledger.streamNumber(entry.head.stream));
    TRY_LET(SqlStatement put,
            m_ledger.db().prepare(
                "INSERT INTO entry(indicator, unit, day, time, stream, seq, kind, number, wide, text, "
                "head_stream, head_seq, conflict) "
                "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"));
    const bool isText = entry.value.kind == EntryValue::Kind::Text;
    return put.run(entry.indicator, entry.unit.number(), dayNumber(entry.on), entry.order.time.packed(),
                   stream, entry.name.sequence, static_cast<int>(entry.value.kind),
                   narrowNumber(entry.value.number), wideNumber(entry.value.number),
                   isText ? std::optional(entry.value.text) : std::nullopt, head, entry.head.sequence,
                   entry.conflict ? 1 : 0);
}

Result<void> EntryProjection::removeRow(const EffectiveEntry& entry) {
    if (entry.conflict) TRY(putConflict(entry, false));
    if (entry.withdrawn) return {};
    TRY_LET(const int stream, m_ledger.streamNumber(entry.name.stream));
    TRY_LET(SqlStatement remove,
            m_ledger.db().prepare(
                "DELETE FROM entry WHERE indicator = ?1 AND unit = ?2 AND day = ?3 AND time = ?4 "
                "AND stream = ?5 AND seq = ?6"));
    return remove.run(entry.indicator, entry.unit.number(), dayNumber(entry.on), entry.order.time.packed(),
                      stream, entry.name.sequence);
}

Result<void> EntryProjection::putConflict(const EffectiveEntry& entry, bool present) {
    const Hash16 id = doubtIdOf(doubtWord(DoubtKind::Revisions), entry.heads);
    if (present) {
        TRY_LET(SqlStatement put,
                m_ledger.db().prepare("INSERT OR REPLACE INTO doubt(indicator, unit, day, kind, id, "
                                      "operations) VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
        return put.run(entry.indicator, entry.unit.number(), dayNumber(entry.on),
                       static_cast<int>(DoubtKind::Revisions), id, packNames(entry.heads));
    }
    TRY_LET(SqlStatement remove,
            m_ledger.db().prepare("DELETE FROM doubt WHERE indicator = ?1 AND unit = ?2 AND "
                                  "day = ?3 AND kind = ?4 AND id = ?5"));
    return remove.run(entry.indicator, entry.unit.number(), dayNumber(entry.on),
                      static_cast<int>(DoubtKind::Revisions), id);
}

Result<std::vector<EntryProjection::Row>> EntryProjection::rows(int indicator, OrgCode unit, qint64 firstDay,
                                                                qint64 lastDay) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare(
                "SELECT day, time, stream, seq, kind, number, wide FROM entry WHERE indicator = ?1 AND "
                "unit = ?2 AND day BETWEEN ?3 AND ?4 ORDER BY day, time, stream, seq"));
    TRY(query.bindAll(indicator, unit.number(), firstDay, lastDay));
    std::vector<Row> out;
    for (;;) {
        TRY_LET(const bool found, query.step());
        if (!found) break;
        Row row;
        const int stream = static_cast<int>(query.integer(2));
        TRY_LET(const KnownStream known, m_ledger.knownStream(stream));
        TRY_LET(row.name, m_ledger.nameOf(stream, query.unsignedInteger(3)));
        row.device = known.device;
        row.counted.on = dayFromNumber(query.integer(0));
        row.counted.order = {HybridTime::unpacked(query.integer(1)), known.device, query.unsignedInteger(3)};
        row.counted.value.kind = static_cast<EntryValue::Kind>(query.integer(4));
        TRY_LET(row.counted.value.number, readNumber(query, 5));
        TRY_LET(row.counted.fromOffice, fromOffice(stream, unit));
        out.push_back(std::move(row));
    }
    // The table orders by the store's own stream numbers; the log orders by device.
    std::sort(out.begin(), out.end(), [](const Row& a, const Row& b) {
        return std::tie(a.counted.on, a.counted.order) < std::tie(b.counted.on, b.counted.order);
    });
    return out;
}

Result<std::vector<CountedEntry>> EntryProjection::countedEntries(int indicator, OrgCode unit, QDate first,
                                                                  QDate last) {
    TRY_LET(const auto found, rows(indicator, unit, dayNumber(first), dayNumber(last)));
    std::vector<CountedEntry> out;
    out.reserve(found.size());
    for (const Row& row : found)
        out.push_back(row.counted);
    return out;
}

Result<std::vector<EntryName>> EntryProjection::namesIn(int indicator, OrgCode unit, QDate first,
                                                        QDate last) {
    TRY_LET(const auto found, rows(indicator, unit, dayNumber(first), dayNumber(last)));
    std::vector<EntryName> out;
    out.reserve(found.size());
    for (const Row& row : found)
        out.push_back(row.name);
    return out;
}

Result<Tally> EntryProjection::lastBefore(int indicator, OrgCode unit, QDate day) {
    // Backwards by day until a number is met: that day is enough, whatever lies before it.
    Tally tally;
    qint64 before = dayNumber(day);
    while (!tally.lastNumber) {
        TRY_LET(SqlStatement query,
                m_ledger.db().prepare("SELECT day FROM entry WHERE indicator = ?1 AND unit = ?2 AND "
                                      "day < ?3 ORDER BY day DESC LIMIT 1"));
        TRY(query.bindAll(indicator, unit.number(), before));
        TRY_LET(const bool found, query.step());
        if (!found) break;
        before = query.integer(0);
        const QDate on = dayFromNumber(before);
        TRY_LET(const auto sameDay, countedEntries(indicator, unit, on, on));
        TRY(tally.add(sameDay.back()));
    }
    return tally;
}

Result<QStringList> EntryProjection::texts(int indicator, OrgCode unit, QDate first, QDate last) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare(
                "SELECT text, day, time, stream, seq FROM entry WHERE indicator = ?1 AND unit = ?2 AND "
                "day BETWEEN ?3 AND ?4 AND text IS NOT NULL"));
    TRY(query.bindAll(indicator, unit.number(), dayNumber(first), dayNumber(last)));
    std::vector<std::tuple<qint64, OrderKey, QString>> found;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) break;
        TRY_LET(const KnownStream known, m_ledger.knownStream(static_cast<int>(query.integer(3))));
        const OrderKey order{HybridTime::unpacked(query.integer(2)), known.device, query.unsignedInteger(4)};
        found.emplace_back(query.integer(1), order, query.text(0));
    }
    std::sort(found.begin(), found.end());
    QStringList out;
    for (const auto& [day, order, text] : found)
        out.append(text);
    return out;
}

Result<std::vector<OrgCode>> EntryProjection::unitsWithEntries() {
    // From unit to unit through the index, past all the entries of each.
    std::vector<OrgCode> out;
    qint64 known = 0;
    for (;;) {
        TRY_LET(SqlStatement query,
                m_ledger.db().prepare("SELECT min(unit) FROM entry INDEXED BY entry_by_day WHERE unit > ?1"));
        TRY(query.bindAll(known));
        TRY_LET(const bool found, query.step());
        if (!found || query.isNull(0)) return out;
        known = query.integer(0);
        out.emplace_back(known);
    }
}

Result<std::optional<EntryName>> EntryProjection::stockOf(const StreamId& stream, const QString& indicator,
                                                          OrgCode unit, QDate on) {
    TRY_LET(const int number, m_ledger.indicatorNumber(indicator));
    TRY_LET(const int streamNumber, m_ledger.streamNumber(stream));
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT seq FROM entry WHERE indicator = ?1 AND unit = ?2 AND day = ?3 AND "
                                  "stream = ?4 ORDER BY time DESC LIMIT 1"));
    TRY(query.bindAll(number, unit.number(), dayNumber(on), streamNumber));
    TRY_LET(const bool found, query.step());
    if (!found) return std::optional<EntryName>();
    return std::optional(EntryName{stream, query.unsignedInteger(0)});
}

Result<std::optional<EntryName>> EntryProjection::nameUnder(OrgCode unit, const Hash16& key) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT stream, seq FROM import_key WHERE unit = ?1 AND key = ?2 "
                                  "ORDER BY stream, seq LIMIT 1"));
    TRY(query.bindAll(unit.number(), key));
    TRY_LET(const bool found, query.step());
    if (!found) return std::optional<EntryName>();
    TRY_LET(const EntryName name,
            m_ledger.nameOf(static_cast<int>(query.integer(0)), query.unsignedInteger(1)));
    return std::optional(name);
}

Result<bool> EntryProjection::fromOffice(int stream, OrgCode unit) {
    if (unit.isTownship()) return false;
    TRY_LET(const KnownStream known, m_ledger.knownStream(stream));
    TRY_LET(const Authority* authority, m_ledger.authority());
    const CertifiedDevice* device = authority->device(known.device);
    return device && std::any_of(device->grants.begin(), device->grants.end(),
                                 [](const Grant& grant) { return isOfficeRole(grant.role); });
}

Result<bool> EntryProjection::isStock(int indicator) {
    if (const auto known = m_stocks.find(indicator); known != m_stocks.end()) return known->second;
    // The nature of an indicator never changes between versions: a changed one is a new indicator.
    TRY_LET(const QString id, m_ledger.indicatorId(indicator));
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT ord FROM catalogue WHERE bytes IS NOT NULL ORDER BY ord"));
    TRY(query.bindAll());
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return false;
        TRY_LET(const Catalogue* catalogue, m_ledger.catalogue(static_cast<int>(query.integer(0))));
        const Indicator* found = catalogue ? catalogue->find(id) : nullptr;
        if (found) return m_stocks.emplace(indicator, found->nature == Nature::Stock).first->second;
    }
}

Result<void> EntryProjection::countNew(const EffectiveEntry& entry, bool isFromOffice) {
    TRY_LET(const auto day, rows(entry.indicator, entry.unit, dayNumber(entry.on), dayNumber(entry.on)));
    if (day.size() > 1) {
        TRY(recomputeDoubts(entry.indicator, entry.unit, entry.on, day));
        TRY_LET(const bool stock, isStock(entry.indicator));
        // A stock with company on its day replaces or is replaced; of a flow every entry adds.
        if (stock) return recomputeMonth(entry.indicator, entry.unit, entry.on);
    }
    return mergeIntoCells(entry.indicator, entry.unit, {entry.on, entry.order, entry.value, isFromOffice});
}

Result<void> EntryProjection::mergeIntoCells(int indicator, OrgCode unit, const CountedEntry& entry) {
    for (const int period : {CellTable::monthOf(entry.on), CellTable::yearOf(entry.on)})
        TRY(m_cells.add(period, indicator, unit, entry));
    return {};
}

Result<void> EntryProjection::recomputeMonth(int indicator, OrgCode unit, QDate day) {
    const QDate first(day.year(), day.month(), 1);
    TRY_LET(const auto entries,
            rows(indicator, unit, dayNumber(first), dayNumber(first.addMonths(1).addDays(-1))));
    std::vector<CountedEntry> counted;
    counted.reserve(entries.size());
    for (const Row& row : entries)
        counted.push_back(row.counted);
    TRY_LET(const bool stock, isStock(indicator));
    TRY_LET(const Tally month, tallyEntries(stock, counted));
    TRY(m_cells.write(CellTable::monthOf(day), indicator, unit, month));
    Tally year;
    for (int m = 1; m <= 12; ++m) {
        TRY_LET(const Tally cell, m_cells.read(CellTable::yearOf(day) + m, indicator, unit));
        TRY(year.merge(cell));
    }
    return m_cells.write(CellTable::yearOf(day), indicator, unit, year);
}

Result<void> EntryProjection::recomputeDoubts(int indicator, OrgCode unit, QDate day,
                                              const std::vector<Row>& entries) {
    TRY_LET(SqlStatement clear,
            m_ledger.db().prepare("DELETE FROM doubt WHERE indicator = ?1 AND unit = ?2 AND "
                                  "day = ?3 AND kind <> ?4"));
    TRY(clear.run(indicator, unit.number(), dayNumber(day), static_cast<int>(DoubtKind::Revisions)));
    if (entries.size() < 2) return {};

    TRY_LET(const bool stock, isStock(indicator));
    std::vector<DayEntry> dayEntries;
    dayEntries.reserve(entries.size());
    for (const Row& row : entries)
        dayEntries.push_back({row.name, row.counted.order, row.counted.value});
    for (const EntryDoubt& doubt : doubtsOfDay(stock, dayEntries)) {
        TRY_LET(SqlStatement insert,
                m_ledger.db().prepare("INSERT INTO doubt(indicator, unit, day, kind, id, operations) "
                                      "VALUES(?1, ?2, ?3, ?4, ?5, ?6)"));
        TRY(insert.run(indicator, unit.number(), dayNumber(day), static_cast<int>(doubt.kind), doubt.id(),
                       packNames(doubt.operations)));
    }
    return {};
}

} // namespace cunbao
