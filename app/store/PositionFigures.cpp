#include "app/store/PositionFigures.h"

#include "app/domain/CountedSpan.h"
#include "app/store/LateEntry.h"

#include <algorithm>

namespace cunbao {

Result<void> PositionFigures::read() {
    TRY_LET(m_authority, m_log.authority());
    std::vector<RoundStep> steps;
    for (const auto& [name, logged] : m_log.operations()) {
        if (logged.status != OpStatus::Accepted) continue;
        TRY(take(name, logged));
        const auto payload = PayloadCodec::decode(logged.operation);
        if (const auto* event = payload.ok() ? std::get_if<RoundEvent>(&*payload) : nullptr) {
            TRY_LET(const OrderKey order, m_log.orderOf(name));
            steps.push_back({order, *event});
        }
    }
    m_rounds = roundsOf(std::move(steps));
    m_effective = effectiveEntries(m_nodes);
    for (const EffectiveEntry& entry : m_effective)
        if (!m_indicators.contains(entry.indicator)) {
            TRY_LET(m_indicators[entry.indicator], m_ledger.indicatorId(entry.indicator));
        }
    return {};
}

Result<void> PositionFigures::take(const EntryName& name, const LoggedOperation& logged) {
    TRY_LET(const OrderKey order, m_log.orderOf(name));
    TRY_LET(const Payload payload, PayloadCodec::decode(logged.operation));
    if (isEntryKind(logged.operation.kind)) {
        TRY_LET(EntryNode node, m_entries.nodeOf(logged));
        if (const auto origin = EntryProjection::originOf(logged)) {
            TRY_LET(const auto held, m_log.find(origin->name));
            TRY(m_entries.linkOrigin(node, logged, held));
        }
        m_nodes.push_back(std::move(node));
    } else if (const auto* set = std::get_if<FigureOverridden>(&payload)) {
        TRY_LET(const Catalogue* version, m_log.catalogue(logged.context));
        const auto& indicators = version->indicators();
        m_sets.push_back({name, order, indicators[static_cast<std::size_t>(set->indicator)].id, *set});
    } else if (const auto* profile = std::get_if<ProfileSet>(&payload)) {
        const auto [kept, isNew] = m_profile.emplace(profile->field, std::pair(order, profile->value));
        if (!isNew && kept->second.first < order) kept->second = {order, profile->value};
    } else if (const auto* resolved = std::get_if<DoubtResolved>(&payload)) {
        const auto [kept, isNew] = m_resolutions.emplace(resolved->doubt, std::pair(order, !resolved->undo));
        if (!isNew && kept->second.first < order) kept->second = {order, !resolved->undo};
    }
    return {};
}

bool PositionFigures::isOffice(const DeviceId& id) const {
    const CertifiedDevice* device = m_authority->device(id);
    return device && std::any_of(device->grants.begin(), device->grants.end(),
                                 [](const Grant& grant) { return isOfficeRole(grant.role); });
}

bool PositionFigures::isResolved(const Hash16& doubt) const {
    const auto found = m_resolutions.find(doubt);
    return found != m_resolutions.end() && found->second.second;
}

Result<FigureInput> PositionFigures::input(const Catalogue& catalogue, const Period& period) {
    FigureInput out;
    TRY(addTallies(catalogue, period, out));
    addOverrides(catalogue, period, out);
    TRY(addDoubts(catalogue, period, out));
    TRY(addLate(catalogue, period, out));
    for (const auto& [field, value] : m_profile)
        out.profile.insert(field, value.second);
    return out;
}

Result<void> PositionFigures::addTallies(const Catalogue& catalogue, const Period& period,
                                         FigureInput& input) {
    Counted counted;
    for (const EffectiveEntry& entry : m_effective) {
        const int index = catalogue.indexOf(m_indicators.at(entry.indicator));
        if (index < 0 || entry.withdrawn) continue;
        const bool office = !entry.unit.isTownship() && isOffice(entry.order.device);
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
        SeriesTally& series = input.series[key];
        const bool stock = indicator.nature == Nature::Stock;
        TRY_LET(series.within, tallyEntries(stock, within));
        TRY_LET(series.before, tallyEntries(stock, before));
        for (const CountedEntry& entry : within)
            if (entry.value.kind == EntryValue::Kind::Text) series.texts.append(entry.value.text);
    }
    return {};
}

void PositionFigures::addOverrides(const Catalogue& catalogue, const Period& period,
                                   FigureInput& input) const {
    for (const auto& [key, figure] : setFigures(m_sets, period)) {
        const int index = catalogue.indexOf(key.first);
        if (index < 0 || !figure.inForce()) continue;
        input.overrides[{index, key.second}] = figure.latest.set.value;
        if (!figure.rivals.empty() && !isResolved(figure.conflict()))
            input.overrideFlags[{index, key.second}].insert(QStringLiteral("conflict"));
    }
}

Result<void> PositionFigures::addDoubts(const Catalogue& catalogue, const Period& period,
                                        FigureInput& input) {
    std::map<std::tuple<int, OrgCode, QDate>, std::vector<DayEntry>> days;
    std::map<std::pair<int, OrgCode>, std::vector<EntryName>> inPeriod;
    const auto flag = [&](int index, OrgCode unit, QDate on, DoubtKind kind, const Hash16& id) {
        SeriesTally& series = input.series[{index, unit}];
        const Indicator& indicator = catalogue.indicators()[static_cast<std::size_t>(index)];
        if (on < countedFrom(indicator, period, series) || on > period.lastDay() || isResolved(id)) return;
        series.flags.insert(kind == DoubtKind::Duplicate ? QStringLiteral("duplicate")
                                                         : QStringLiteral("conflict"));
    };
    for (const EffectiveEntry& entry : m_effective) {
        const int index = catalogue.indexOf(m_indicators.at(entry.indicator));
        if (index < 0) continue;
        if (entry.conflict)
            flag(index, entry.unit, entry.on, DoubtKind::Revisions,
                 doubtIdOf(doubtWord(DoubtKind::Revisions), entry.heads));
        if (entry.withdrawn) continue;
        days[{index, entry.unit, entry.on}].push_back({entry.name, entry.order, entry.value});
        if (period.contains(entry.on)) inPeriod[{index, entry.unit}].push_back(entry.name);
    }
    for (const auto& [key, entries] : days) {
        const auto& [index, unit, on] = key;
        const Nature nature = catalogue.indicators()[static_cast<std::size_t>(index)].nature;
        for (const EntryDoubt& doubt : doubtsOfDay(nature == Nature::Stock, entries))
            flag(index, unit, on, doubt.kind, doubt.id());
    }
    for (const auto& [key, names] : inPeriod)
        input.series[key].mixSettled = isResolved(doubtIdOf("office-and-village", names));
    return {};
}

Result<void> PositionFigures::addLate(const Catalogue& catalogue, const Period& period, FigureInput& input) {
    const Round* frozen = freezeOf(m_rounds, period);
    if (!frozen) return {};
    TRY_LET(const Position then, Position::decode(frozen->position));
    std::map<EntryName, const EffectiveEntry*> entryOf;
    for (const EffectiveEntry& entry : m_effective)
        for (const EntryName& member : entry.members)
            entryOf.emplace(member, &entry);
    std::map<EntryName, const EntryNode*> nodes;
    for (const EntryNode& node : m_nodes)
        nodes.emplace(node.name, &node);
    for (const EntryNode& node : m_nodes) {
        const auto entry = entryOf.find(node.name);
        if (node.name.sequence <= then.sequenceOf(node.name.stream) || entry == entryOf.end()) continue;
        std::vector<EntryNode> history;
        for (const EntryName& member : entry->second->members)
            history.push_back(*nodes.at(member));
        TRY_LET(const auto late, lateEntry(m_ledger, node.name, history, catalogue, period, input));
        if (late && !isResolved(late->doubt()))
            input.series[{catalogue.indexOf(late->indicator), late->unit}].flags.insert(
                QStringLiteral("late"));
    }
    for (const SetOperation& one : m_sets) {
        const LateOperation late{one.name, one.indicator, one.set.unit, QDate()};
        const int index = catalogue.indexOf(one.indicator);
        if (index >= 0 && one.set.period == period.toString() &&
            one.name.sequence > then.sequenceOf(one.name.stream) && !isResolved(late.doubt()))
            input.overrideFlags[{index, one.set.unit}].insert(QStringLiteral("late"));
    }
    return {};
}

} // namespace cunbao
