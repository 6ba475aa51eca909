#include "app/store/EntryReader.h"
#include "app/usecase/ImportEntries.h"
#include "app/usecase/OverrideFigure.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"
#include "tests/simulation/Calendar.h"
#include "tests/simulation/MadeIndicators.h"
#include "tests/simulation/Play.h"

namespace cunbao::simulation {

namespace {

EntryValue valueOf(const Event& event, Wish& wish) {
    wish.number = event.amount % 100;
    if (event.amount < 60) {
        wish.word = oracle::Word::NotApplicable;
        return EntryValue::notApplicable();
    }
    if (event.amount < 100) {
        wish.word = oracle::Word::Unknown;
        return EntryValue::unknown();
    }
    return EntryValue::ofNumber(Decimal::fromInteger(wish.number));
}

/// How many entries of a stock the device itself has for a day.
Result<std::ptrdiff_t> ownOfDay(Ledger& ledger, const RecordRequest& request) {
    EntryFilter filter;
    filter.indicator = request.indicator;
    filter.unit = *request.unit;
    TRY_LET(const auto entries, EntryReader(ledger).list(filter));
    const StreamId own = streamIdOf(ledger.identity().signing.publicKey(), audienceOf(*request.unit));
    return std::count_if(entries.begin(), entries.end(), [&](const EntryView& entry) {
        return entry.name.stream == own && entry.on == *request.on;
    });
}

} // namespace

void Play::record(const Event& event) {
    Actor& actor = anyone(event);
    RecordRequest request;
    Wish wish;
    request.indicator = pickIndicator(event.pick, actor.isOffice());
    request.unit = actor.isOffice() ? m_world.anyVillage(event.pick) : actor.unit();
    if (request.indicator == QLatin1String("k")) request.unit = MadeTownship;
    request.on = pickDay(event.day);
    request.value = valueOf(event, wish);
    request.note =
        QStringLiteral("%1%2-%3").arg(QLatin1String(Marker), request.unit->toString()).arg(m_world.notes++);
    wish.indicator = request.indicator.toStdString();
    wish.unit = request.unit->number();
    wish.day = plain(*request.on);
    wish.note = request.note.toStdString();
    const auto outcome = m_world.act(actor, event, [&]() -> Result<void> {
        TRY_LET(Ledger * ledger, actor.hand(m_world.chance));
        TRY_LET(const auto before, ownOfDay(*ledger, request));
        TRY(recordEntry(*ledger, request));
        if (request.indicator != QLatin1String("s")) return {};
        TRY_LET(const auto after, ownOfDay(*ledger, request));
        if (after != std::max<std::ptrdiff_t>(before, 1))
            m_world.violate("saved", QStringLiteral("%1 has a stock of one day twice").arg(actor.name()));
        return {};
    });
    settle(actor, QStringLiteral("record"), outcome, &wish);
}

void Play::revise(const Event& event) {
    Actor& actor = anyone(event);
    bool asked = false;
    Wish wish;
    const auto outcome = m_world.act(actor, event, [&]() -> Result<void> {
        TRY_LET(Ledger * ledger, actor.hand(m_world.chance));
        EntryReader reader(*ledger);
        TRY_LET(const auto entries, reader.list({}));
        if (entries.empty()) return {};
        // Often the same one as others.
        const auto at = static_cast<std::size_t>(event.pick % 3 == 0 ? event.pick : event.pick % 2);
        const EntryView& entry = entries[at % entries.size()];
        Revision revision;
        revision.withdrawn = event.what == What::Withdraw;
        revision.on = event.day % 2 == 0 ? entry.on : pickDay(event.day);
        if (!revision.withdrawn) revision.value = valueOf(event, wish);
        revision.note =
            QStringLiteral("%1%2-%3").arg(QLatin1String(Marker), entry.unit.toString()).arg(m_world.notes++);
        revision.why = QStringLiteral("checked");
        wish.indicator = entry.indicator.toStdString();
        wish.unit = entry.unit.number();
        wish.day = plain(*revision.on);
        wish.note = revision.note->toStdString();
        asked = true;
        TRY(reviseEntry(*ledger, entry.name, revision));
        TRY_LET(const EntryView after, EntryReader(*ledger).find(entry.name));
        if (after.state != (revision.withdrawn ? QStringLiteral("withdrawn") : QStringLiteral("active")))
            m_world.violate(
                "saved", QStringLiteral("%1 revised an entry, and it is %2").arg(actor.name(), after.state));
        return {};
    });
    settle(actor, nameOf(event.what), outcome, asked ? &wish : nullptr);
}

/// A row of a register that several devices take in; what its key names is everywhere the same.
void Play::importRow(const Event& event) {
    Actor& actor = anyone(event);
    const OrgCode unit = actor.isOffice() ? m_world.village(event.pick) : actor.unit();
    const int row = event.amount % 4;
    Wish wish;
    wish.indicator = row % 2 == 0 ? "f" : "g";
    wish.unit = unit.number();
    wish.day = plain(pickDay(row));
    wish.number = 10 + row;
    wish.key = "row" + std::to_string(row);
    wish.note = Marker + unit.toString().toStdString() + "-" + wish.key;
    const QByteArray csv =
        QStringLiteral("indicator,org_unit,on,value,note,key\n%1,%2,%3,%4,%5,%6\n")
            .arg(QString::fromStdString(wish.indicator), unit.toString(), pickDay(row).toString(Qt::ISODate))
            .arg(wish.number)
            .arg(QString::fromStdString(wish.note), QString::fromStdString(wish.key))
            .toUtf8();
    bool isNew = true;
    const auto outcome = m_world.act(actor, event, [&]() -> Result<void> {
        TRY_LET(Ledger * ledger, actor.hand(m_world.chance));
        TRY_LET(const ImportReport report, importEntries(*ledger, csv));
        isNew = report.added > 0;
        return {};
    });
    settle(actor, QStringLiteral("import-row"), outcome, isNew ? &wish : nullptr);
}

void Play::overrule(const Event& event) {
    Actor& actor = anyOffice(event);
    const QString indicator = pickIndicator(event.pick, true);
    const QString period = periods()[event.day % periods().size()];
    const bool whole = event.pick % 2 == 0 || indicator == QLatin1String("k");
    const OrgCode unit = whole ? MadeTownship : m_world.village(event.pick / 2);
    Wish wish;
    wish.indicator = indicator.toStdString();
    wish.unit = unit.number();
    wish.period = period.toStdString();
    wish.number = event.amount % 100;
    wish.word = event.amount < 100 ? oracle::Word::NotApplicable : oracle::Word::Number;
    const QString typed =
        event.amount < 100 ? QStringLiteral("not-applicable") : QString::number(wish.number);
    if (event.amount < 100) wish.number = 0;
    wish.note = "set " + std::to_string(m_world.notes++);
    const auto outcome = m_world.act(actor, event, [&]() -> Result<void> {
        TRY_LET(Ledger * ledger, actor.hand(m_world.chance));
        return overrideFigure(*ledger, indicator, typed, unit, *Period::parse(period),
                              QString::fromStdString(wish.note));
    });
    settle(actor, QStringLiteral("override"), outcome, &wish);
}

} // namespace cunbao::simulation
