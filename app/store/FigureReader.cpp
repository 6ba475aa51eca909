#include "app/store/FigureReader.h"

#include "app/store/NumberColumn.h"
#include "app/store/Position.h"
#include "app/store/RoundReader.h"
#include "app/store/TallyCodec.h"

namespace cunbao {

Result<FigureBook> FigureReader::book(const Period& period) {
    TRY_LET(const Catalogue* catalogue, m_ledger.currentCatalogue());
    TRY_LET(const FigureInput now, input(*catalogue, period));
    const bool comparesYears = std::any_of(
        catalogue->indicators().begin(), catalogue->indicators().end(),
        [](const Indicator& indicator) { return indicator.expression.contains(QLatin1String("previous(")); });
    if (!comparesYears) return FigureBook::compute(*catalogue, period, now);
    TRY_LET(const FigureInput then, input(*catalogue, period.yearBefore()));
    TRY_LET(const FigureBook previous, FigureBook::compute(*catalogue, period.yearBefore(), then));
    return FigureBook::compute(*catalogue, period, now, &previous);
}

Result<FigureInput> FigureReader::input(const Catalogue& catalogue, const Period& period) {
    TRY(indexIndicators(catalogue));
    FigureInput out;
    const QDate first = period.firstDay();
    const QDate last = period.lastDay();
    switch (period.length()) {
    case Period::Length::Year: TRY(addCells(first.year() * 100, first.year() * 100, out)); break;
    case Period::Length::Half:
    case Period::Length::Quarter:
    case Period::Length::Month:
        TRY(addCells(first.year() * 100 + first.month(), last.year() * 100 + last.month(), out));
        break;
    case Period::Length::Day:
        for (std::size_t i = 0; i < catalogue.indicators().size(); ++i) {
            for (const OrgUnit& unit : catalogue.units()) {
                Tally tally;
                TRY(addSpan(static_cast<int>(i), unit.code, first, last, tally));
                if (!tally.empty()) out.series[{static_cast<int>(i), unit.code}].within = tally;
            }
        }
        break;
    }
    TRY(addSince(catalogue, period, out));
    TRY(addBefore(catalogue, period, out));
    TRY(addTexts(catalogue, period, out));
    TRY(addOverrides(catalogue, period, out));
    TRY(addDoubtFlags(period, out));
    TRY(addLateFlags(period, out));
    TRY(addProfile(out));
    return out;
}

Result<void> FigureReader::indexIndicators(const Catalogue& catalogue) {
    m_indexOf.clear();
    m_numberOf.assign(catalogue.indicators().size(), 0);
    for (std::size_t i = 0; i < catalogue.indicators().size(); ++i) {
        TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT ord FROM indicator WHERE id = ?1"));
        TRY(query.bindAll(catalogue.indicators()[i].id));
        TRY_LET(const bool known, query.step());
        if (!known) continue; // Nothing was ever recorded of it.
        m_numberOf[i] = static_cast<int>(query.integer(0));
        m_indexOf[m_numberOf[i]] = static_cast<int>(i);
    }
    return {};
}

Result<void> FigureReader::addCells(int firstPeriod, int lastPeriod, FigureInput& input) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT indicator, unit, tally FROM cell WHERE period BETWEEN ?1 "
                                  "AND ?2 AND (period % 100 = 0) = (?1 % 100 = 0)"));
    TRY(query.bindAll(firstPeriod, lastPeriod));
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return {};
        const auto index = m_indexOf.find(static_cast<int>(query.integer(0)));
        if (index == m_indexOf.end()) continue;
        TRY_LET(const Tally tally, TallyCodec::decode(query.blob(2)));
        const std::pair key(index->second, OrgCode(query.integer(1)));
        TRY(input.series[key].within.merge(tally));
    }
}

Result<void> FigureReader::addSpan(int index, OrgCode unit, QDate first, QDate last, Tally& into) {
    const int number = m_numberOf[static_cast<std::size_t>(index)];
    if (number == 0 || first > last) return {};
    TRY_LET(const auto entries, m_entries.countedEntries(number, unit, first, last));
    TRY_LET(const bool stock, m_entries.isStock(number));
    TRY_LET(const Tally tally, tallyEntries(stock, entries));
    return into.merge(tally);
}

Result<void> FigureReader::addBefore(const Catalogue& catalogue, const Period& period, FigureInput& input) {
    // Only where the period itself does not settle it: a stock's last number within is enough.
    std::vector<OrgCode> units;
    for (const OrgUnit& unit : catalogue.units())
        units.push_back(unit.code);
    for (std::size_t i = 0; i < catalogue.indicators().size(); ++i) {
        const Indicator& indicator = catalogue.indicators()[i];
        if (indicator.nature != Nature::Stock || m_numberOf[i] == 0) continue;
        for (const OrgCode unit : units) {
            const auto known = input.series.find({static_cast<int>(i), unit});
            const bool settled = known != input.series.end() && known->second.within.lastNumber.has_value();
            if (settled) continue;
            TRY_LET(const Tally before, m_entries.lastBefore(m_numberOf[i], unit, period.firstDay()));
            if (!before.empty()) input.series[{static_cast<int>(i), unit}].before = before;
        }
    }
    return {};
}

Result<void> FigureReader::addSince(const Catalogue& catalogue, const Period& period, FigureInput& input) {
    for (std::size_t i = 0; i < catalogue.indicators().size(); ++i) {
        const Indicator& indicator = catalogue.indicators()[i];
        if (!indicator.hasSince || indicator.since.isNull() || m_numberOf[i] == 0) continue;
        for (const OrgUnit& unit : catalogue.units()) {
            Tally within;
            TRY(addSpan(static_cast<int>(i), unit.code, indicator.since, period.lastDay(), within));
            if (within.empty())
                input.series.erase({static_cast<int>(i), unit.code});
            else
                input.series[{static_cast<int>(i), unit.code}].within = within;
        }
    }
    return {};
}

Result<void> FigureReader::addTexts(const Catalogue& catalogue, const Period& period, FigureInput& input) {
    for (auto& [key, series] : input.series) {
        if (series.within.texts == 0) continue;
        const Indicator& indicator = catalogue.indicators()[static_cast<std::size_t>(key.first)];
        const QDate first =
            indicator.hasSince && !indicator.since.isNull() ? indicator.since : period.firstDay();
        TRY_LET(series.texts, m_entries.texts(m_numberOf[static_cast<std::size_t>(key.first)], key.second,
                                              first, period.lastDay()));
    }
    return {};
}

Result<void> FigureReader::addOverrides(const Catalogue&, const Period& period, FigureInput& input) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT indicator, unit, time, stream, seq FROM override WHERE "
                                  "period = ?1"));
    TRY(query.bindAll(period.toString()));
    struct Latest {
        OrderKey order;
        int stream = 0;
        quint64 seq = 0;
    };
    std::map<std::pair<int, OrgCode>, Latest> latest;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) break;
        const int stream = static_cast<int>(query.integer(3));
        TRY_LET(const KnownStream known, m_ledger.knownStream(stream));
        const OrderKey order{HybridTime::unpacked(query.integer(2)), known.device, query.unsignedInteger(4)};
        Latest& kept = latest[{static_cast<int>(query.integer(0)), OrgCode(query.integer(1))}];
        if (kept.seq == 0 || kept.order < order) kept = {order, stream, order.sequence};
    }
    OperationLog log(m_ledger);
    for (const auto& [key, at] : latest) {
        const auto index = m_indexOf.find(key.first);
        if (index == m_indexOf.end()) continue;
        TRY_LET(const auto logged, log.find(at.stream, at.seq));
        if (!logged) continue;
        TRY_LET(const Payload payload, PayloadCodec::decode(logged->operation));
        const auto& set = std::get<FigureOverridden>(payload);
        if (!set.undo) input.overrides[{index->second, key.second}] = set.value;
    }
    return {};
}

Result<void> FigureReader::addDoubtFlags(const Period& period, FigureInput& input) {
    TRY_LET(
        SqlStatement query,
        m_ledger.db().prepare(
            "SELECT d.indicator, d.unit, d.kind FROM doubt d WHERE d.day BETWEEN ?1 AND ?2 AND NOT EXISTS("
            "SELECT 1 FROM resolution r WHERE r.doubt = d.id AND r.undo = 0 AND NOT EXISTS("
            "SELECT 1 FROM resolution u WHERE u.doubt = r.doubt AND u.undo = 1 AND u.time > r.time))"));
    TRY(query.bindAll(dayNumber(period.firstDay()), dayNumber(period.lastDay())));
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return {};
        const auto index = m_indexOf.find(static_cast<int>(query.integer(0)));
        if (index == m_indexOf.end()) continue;
        const bool duplicate = static_cast<DoubtKind>(query.integer(2)) == DoubtKind::Duplicate;
        input.series[{index->second, OrgCode(query.integer(1))}].flags.insert(
            duplicate ? QStringLiteral("duplicate") : QStringLiteral("conflict"));
    }
}

/// What touches a frozen round from outside its position counts here, and says so.
Result<void> FigureReader::addLateFlags(const Period& period, FigureInput& input) {
    RoundReader rounds(m_ledger);
    PositionReader positions(m_ledger);
    TRY_LET(const auto all, rounds.all());
    for (const RoundView& round : all) {
        if (round.state != RoundState::Frozen || round.position.isEmpty() || round.period != period) continue;
        TRY_LET(const Position position, Position::decode(round.position));
        TRY_LET(const auto late, positions.outside(position, period));
        for (const EntryNode& node : late) {
            const auto index = m_indexOf.find(node.indicator);
            if (index != m_indexOf.end())
                input.series[{index->second, node.unit}].flags.insert(QStringLiteral("late"));
        }
    }
    return {};
}

Result<void> FigureReader::addProfile(FigureInput& input) {
    TRY_LET(SqlStatement query,
            m_ledger.db().prepare("SELECT field, value FROM profile ORDER BY field, time, stream, seq"));
    TRY(query.bindAll());
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return {};
        input.profile.insert(query.text(0), query.text(1));
    }
}

} // namespace cunbao
