#include "app/domain/AppError.h"
#include "app/usecase/BundleFile.h"
#include "app/usecase/SyncNow.h"
#include "sync/SyncError.h"
#include "tests/simulation/Play.h"
#include "tests/simulation/Road.h"

#include <QFile>

namespace cunbao::simulation {

namespace {

bool isRoadsFault(const Error& error) {
    return error.domain() == ErrorDomain::Sync && !error.is(SyncErrc::NoProgress);
}

} // namespace

void Play::sync(const Event& event) {
    Actor& actor = anyone(event);
    if (actor.isExchanging() || actor.ended) return;
    Road road(m_world.hub, m_world.clock, event, [&] {
        if (event.meanwhile == 0 || m_depth > Deepest) return;
        const WithoutStumbling others;
        m_world.totals.count(QStringLiteral("answers under way while others acted"));
        for (int i = 0; i < event.meanwhile && m_next < m_events.size(); ++i)
            m_next = step(m_next);
        m_world.chance.beginAnew(m_world.plan.seed, event.number + 1'000'000);
    });
    SyncOutcome moved;
    const auto outcome = m_world.act(actor, event, [&]() -> Result<void> {
        actor.beginExchange();
        const auto done = syncNow(actor.ledger(), road);
        actor.endExchange();
        TRY(done);
        moved = *done;
        return {};
    });
    m_world.totals.count(outcome.result.ok() ? QStringLiteral("syncs whole")
                                             : QStringLiteral("syncs broken off"));
    if (road.befallen() != Mishap::None) m_world.totals.fault(nameOf(road.befallen()), nameOf(event.what));
    if (moved.renewal.renewed) m_world.totals.count(QStringLiteral("new identities"));
    if (actor.isOffice() && moved.report.receivedOperations > 0)
        m_world.totals.count(QStringLiteral("merges"));
    if (!outcome.result.ok() && outcome.result.error().is(AppErrc::DeviceRevoked)) actor.ended = true;
    const bool excused = !outcome.result.ok() && isRoadsFault(outcome.result.error());
    settle(actor, QStringLiteral("sync"), excused ? World::Outcome{{}, outcome.died} : outcome, nullptr);
}

void Play::exportFile(const Event& event) {
    Actor& actor = anyone(event);
    const QString file = m_world.path(QStringLiteral("bundle-%1").arg(event.number));
    std::optional<OrgCode> unit;
    if (actor.isOffice() && event.pick % 2 == 0) unit = m_world.village(event.pick / 2);
    const auto outcome = m_world.act(actor, event, [&]() -> Result<void> {
        TRY_LET(Ledger * ledger, actor.hand(m_world.chance));
        TRY(exportBundle(*ledger, file, unit));
        return {};
    });
    settle(actor, QStringLiteral("export"), outcome, nullptr);
    if (QFile::exists(file)) m_world.bundles.append(file);
}

void Play::importFile(const Event& event) {
    if (m_world.bundles.isEmpty()) return;
    Actor& actor = anyone(event);
    QString file = m_world.bundles[event.pick % m_world.bundles.size()];
    const bool cut = event.mishap == Mishap::CutRequest || event.mishap == Mishap::CutAnswer;
    if (cut) {
        QFile whole(file);
        QFile part(m_world.path(QStringLiteral("broken")));
        if (!whole.open(QIODevice::ReadOnly) || !part.open(QIODevice::WriteOnly)) return;
        part.write(whole.read(whole.size() * event.atPerMille / 1000));
        file = part.fileName();
        m_world.totals.fault(QStringLiteral("file cut"), nameOf(event.what));
    }
    const auto outcome = m_world.act(actor, event, [&]() -> Result<void> {
        TRY_LET(Ledger * ledger, actor.hand(m_world.chance));
        TRY(importBundle(*ledger, file));
        return {};
    });
    if (cut && outcome.result.ok())
        m_world.violate("bundle", QStringLiteral("%1 took a bundle that was cut").arg(actor.name()));
    const bool excused = !outcome.result.ok() && isRoadsFault(outcome.result.error());
    settle(actor, QStringLiteral("import"), excused ? World::Outcome{{}, outcome.died} : outcome, nullptr);
    m_world.totals.count(outcome.result.ok() ? QStringLiteral("bundles taken in")
                                             : QStringLiteral("bundles refused"));
}

} // namespace cunbao::simulation
