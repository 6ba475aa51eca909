#include "app/store/FigureReader.h"

#include "app/domain/AppError.h"
#include "app/domain/CountedSpan.h"
#include "app/store/DoubtReader.h"
#include "app/store/NumberColumn.h"
#include "app/store/OverrideReader.h"
#include "app/store/PositionReader.h"
#include "app/store/RoundReader.h"
#include "app/store/TallyCodec.h"

namespace cunbao {

namespace {

/// A book compares with the year before, which may compare with the one before that; further back nobody
/// looks.
constexpr int YearsBefore = 2;

} // namespace

Result<Figures> FigureReader::figures(const Period& period) {
    TRY_LET(const Catalogue* catalogue, m_ledger.currentCatalogue());
    return figures(*catalogue, period, YearsBefore);
}

Result<Figures> FigureReader::figures(const Catalogue& catalogue, const Period& period, int yearsBefore) {
    std::optional<FigureBook> previous;
    if (yearsBefore > 0 && comparesWithPrevious(catalogue)) {
        TRY_LET(previous, frozenOrLive(catalogue, period.yearBefore(), yearsBefore - 1));
    }
    TRY_LET(FigureInput made, input(catalogue, period));
    TRY_LET(FigureBook book, FigureBook::compute(catalogue, period, made, previous ? &*previous : nullptr));
    return Figures{&catalogue, std::move(made), std::move(book)};
}

Result<FigureBook> FigureReader::yearBefore(const Period& period) {
    TRY_LET(const Catalogue* catalogue, m_ledger.currentCatalogue());
    return frozenOrLive(*catalogue, period.yearBefore(), YearsBefore - 1);
}

/// What was frozen stands, whatever came later; else what is received of that year.
Result<FigureBook> FigureReader::frozenOrLive(const Catalogue& catalogue, const Period& period,
                                              int yearsBefore) {
    TRY_LET(const auto rounds, RoundReader(m_ledger).all());
    if (const Round* frozen = freezeOf(rounds, period)) {
        TRY_LET(const Position position, Position::decode(frozen->position));
        auto then = PositionReader(m_ledger).figures(position, period);
        if (then.ok()) return std::move(then->book);
        // Not all of it is here yet: until then the year is what is received of it.
        if (!then.error().is(AppErrc::PositionIncomplete)) return then.error();
    }
    TRY_LET(Figures live, figures(catalogue, period, yearsBefore));
    return std::move(live.book);
}

Result<FigureInput> FigureReader::input(const Catalogue& catalogue, const Period& period) {
    TRY(indexIndicators(catalogue));
    TRY(indexUnits(catalogue));
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
            for (const OrgCode unit : m_units) {
                Tally tally;
                TRY(addSpan(static_cast<int>(i), unit, first, last, tally));
                if (!tally.empty()) out.series[{static_cast<int>(i), unit}].within = tally;
            }
        }
        break;
    }
    TRY_LET(m_resolved, DoubtReader(m_ledger).resolved());
    TRY(addSince(catalogue, period, out));
    TRY(addBefore(catalogue, period, out));
    TRY(addTexts(catalogue, period, out));
    TRY(addOverrides(catalogue, period, out));
    TRY(addDoubtFlags(catalogue, period, out));
    TRY(settleMixes(catalogue, period, out));
    TRY(addLateFlags(catalogue, period, out));
    TRY_LET(out.profile, profile());
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

Result<void> FigureReader::indexUnits(const Catalogue& catalogue) {
    // A village's device holds its own entries: nobody else's are looked for.
    TRY_LET(m_units, m_entries.unitsWithEntries());
    std::erase_if(m_units, [&](OrgCode unit) { return !catalogue.unit(unit); });
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
    for (std::size_t i = 0; i < catalogue.indicators().size(); ++i) {
        const Indicator& indicator = catalogue.indicators()[i];
        if (indicator.nature != Nature::Stock || m_numberOf[i] == 0) continue;
        for (const OrgCode unit : m_units) {
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
        for (const OrgCode unit : m_units) {
            Tally within;
            TRY(addSpan(static_cast<int>(i), unit, indicator.since, period.lastDay(), within));
            if (within.empty())
                input.series.erase({static_cast<int>(i), unit});
            else
                input.series[{static_cast<int>(i), unit}].within = within;
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

Result<void> FigureReader::addOverrides(const Catalogue& catalogue, const Period& period,
                                        FigureInput& input) {
    TRY_LET(const auto sets, OverrideReader(m_ledger).of(period));
    for (const auto& [key, figure] : sets) {
        const int index = catalogue.indexOf(key.first);
        if (index < 0 || !figure.inForce()) continue;
        input.overrides[{index, key.second}] = figure.latest.set.value;
        if (!figure.rivals.empty() && !m_resolved.contains(figure.conflict()))
            input.overrideFlags[{index, key.second}].insert(QStringLiteral("conflict"));
    }
    return {};
}

Result<void> FigureReader::addDoubtFlags(const Catalogue& catalogue, const Period& period,
                                         FigureInput& input) {
    TRY_LET(const auto doubts, DoubtReader(m_ledger).upTo(period.lastDay()));
    for (const StoredDoubt& doubt : doubts) {
        const auto index = m_indexOf.find(doubt.indicator);
        if (index == m_indexOf.end() || m_resolved.contains(doubt.id)) continue;
        const auto series = input.series.find({index->second, doubt.unit});
        const Indicator& indicator = catalogue.indicators()[static_cast<std::size_t>(index->second)];
        if (doubt.on <
            countedFrom(indicator, period, series == input.series.end() ? SeriesTally() : series->second))
            continue;
        input.series[{index->second, doubt.unit}].flags.insert(
            doubt.kind == DoubtKind::Duplicate ? QStringLiteral("duplicate") : QStringLiteral("conflict"));
    }
    return {};
}

/// A person may have said that the office's entries and the village's are all real.
Result<void> FigureReader::settleMixes(const Catalogue& catalogue, const Period& period, FigureInput& input) {
    for (auto& [key, series] : input.series) {
        const Indicator& indicator = catalogue.indicators()[static_cast<std::size_t>(key.first)];
        if (!isMixed(indicator, series)) continue;
        TRY_LET(const auto names, m_entries.namesIn(m_numberOf[static_cast<std::size_t>(key.first)],
                                                    key.second, period.firstDay(), period.lastDay()));
        series.mixSettled = m_resolved.contains(doubtIdOf("office-and-village", names));
    }
    return {};
}

/// What touches a frozen round from outside its position counts here, and says so.
Result<void> FigureReader::addLateFlags(const Catalogue& catalogue, const Period& period,
                                        FigureInput& input) {
    TRY_LET(const auto rounds, RoundReader(m_ledger).all());
    const Round* frozen = freezeOf(rounds, period);
    if (!frozen) return {};
    TRY_LET(const Position position, Position::decode(frozen->position));
    TRY_LET(const auto late, PositionReader(m_ledger).outside(position, catalogue, period, input));
    for (const LateOperation& one : late) {
        const std::pair key(catalogue.indexOf(one.indicator), one.unit);
        if (key.first < 0 || m_resolved.contains(one.doubt())) continue;
        std::set<QString>& flags = one.on.isValid() ? input.series[key].flags : input.overrideFlags[key];
        flags.insert(QStringLiteral("late"));
    }
    return {};
}

Result<QMap<QString, QString>> FigureReader::profile() {
    TRY_LET(SqlStatement query, m_ledger.db().prepare("SELECT field, value, time, stream, seq FROM profile"));
    TRY(query.bindAll());
    QMap<QString, QString> out;
    std::map<QString, OrderKey> latest;
    for (;;) {
        TRY_LET(const bool row, query.step());
        if (!row) return out;
        const QString field = query.text(0);
        TRY_LET(const KnownStream known, m_ledger.knownStream(static_cast<int>(query.integer(3))));
        const OrderKey order{HybridTime::unpacked(query.integer(2)), known.device, query.unsignedInteger(4)};
        const auto [kept, isNew] = latest.emplace(field, order);
        if (!isNew && order < kept->second) continue;
        kept->second = order;
        out.insert(field, query.text(1));
    }
}

} // namespace cunbao
