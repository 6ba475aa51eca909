#include "app/report/BuiltInTemplate.h"
#include "app/store/PositionReader.h"
#include "app/usecase/MakeReport.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/PublishCatalogue.h"
#include "platform/base/AtomicFile.h"
#include "tests/simulation/Calendar.h"
#include "tests/simulation/MadeIndicators.h"
#include "tests/simulation/Play.h"

namespace cunbao::simulation {

void Play::publish(const Event& event) {
    Actor& actor = m_world.main();
    const auto outcome = m_world.act(actor, event, [&]() -> Result<void> {
        TRY_LET(Ledger * ledger, actor.hand(m_world.chance));
        TRY_LET(const Catalogue* now, ledger->currentCatalogue());
        const auto version = static_cast<int>(now->indicators().size() - indicatorsOf(0).size());
        if (version >= MaxVersions) return {};
        TRY_LET(const Catalogue next, Catalogue::build(indicatorsOf(version + 1), {},
                                                       unitsOf(version + 1, m_world.plan.setting.villages)));
        return publishCatalogue(*ledger, next);
    });
    settle(actor, QStringLiteral("publish"), outcome, nullptr);
}

void Play::round(const Event& event) {
    Actor& actor = event.what == What::Freeze ? anyOffice(event) : m_world.main();
    const QString period = periods()[event.pick % 2];
    std::optional<Position> frozen;
    const auto outcome = m_world.act(actor, event, [&]() -> Result<void> {
        TRY_LET(Ledger * ledger, actor.hand(m_world.chance));
        const Period of = *Period::parse(period);
        if (event.what == What::OpenRound) return openRound(*ledger, annualReport(), of, of.lastDay());
        if (event.what == What::Reopen) return reopenRound(*ledger, annualReport(), of);
        TRY_LET(frozen, freezeRound(*ledger, annualReport(), of));
        return {};
    });
    settle(actor, nameOf(event.what), outcome, nullptr);
    if (outcome.result.ok() && frozen) {
        m_world.totals.count(QStringLiteral("freezes"));
        keepSnapshot(actor, *frozen, period);
    }
}

void Play::report(const Event& event) {
    Actor& actor = anyOffice(event);
    const QString period = periods()[event.pick % periods().size()];
    std::optional<Position> position;
    const auto outcome = m_world.act(actor, event, [&]() -> Result<void> {
        TRY_LET(Ledger * ledger, actor.hand(m_world.chance));
        TRY_LET(position, PositionReader(*ledger).now());
        return {};
    });
    settle(actor, QStringLiteral("report"), outcome, nullptr);
    if (outcome.result.ok() && position) keepSnapshot(actor, *position, period);
}

void Play::keepSnapshot(Actor& actor, const Position& position, const QString& period) {
    Snapshot snapshot;
    snapshot.position = position;
    snapshot.cursor = position.cursor();
    snapshot.period = plainPeriod(period);
    while (m_world.actors[snapshot.maker].get() != &actor)
        ++snapshot.maker;
    snapshot.life = actor.life;
    const auto done = [&]() -> Result<void> {
        TRY_LET(const auto all, World::marksIn(actor.ledger()));
        for (const Mark& mark : all) {
            const auto stream =
                StreamId::from(QByteArray::fromHex(QByteArray::fromStdString(mark.name.stream)));
            if (stream && mark.name.sequence <= position.sequenceOf(*stream)) snapshot.inside.insert(mark);
        }
        ReportRequest request;
        request.period = *Period::parse(period);
        request.cursor = snapshot.cursor;
        request.path = m_world.path(QStringLiteral("report.csv"));
        TRY(makeReport(actor.ledger(), request));
        TRY_LET(snapshot.report, AtomicFile::read(request.path, INT_MAX));
        return {};
    }();
    if (!done.ok())
        m_world.violate("snapshot", QStringLiteral("%1 makes no report of what it just froze: %2")
                                        .arg(actor.name(), toString(done.error())));
    m_world.totals.count(QStringLiteral("reports"));
    m_world.snapshots.push_back(std::move(snapshot));
}

} // namespace cunbao::simulation
