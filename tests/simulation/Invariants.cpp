#include "tests/simulation/Invariants.h"

#include "app/domain/AppError.h"
#include "app/store/Rebuild.h"
#include "app/store/Replica.h"
#include "app/usecase/Receipts.h"
#include "tests/simulation/DumpLines.h"

namespace cunbao::simulation {

void Invariants::say(const char* kind, const View& view, const QString& what) {
    m_world.violate(kind, QStringLiteral("%1, %2").arg(view.actor->name(), what));
}

void Invariants::check() {
    for (const auto& actor : m_world.actors) {
        if (actor->ended) continue;
        const auto self = actor->ledger().self();
        // An invite that ran out leaves somebody outside for good.
        if (!self.ok() && !self.error().is(AppErrc::NotEnrolled))
            m_world.violate(
                "renewal",
                QStringLiteral("%1 has no keys that count: %2").arg(actor->name(), toString(self.error())));
        if (!self.ok()) continue;
        m_views.push_back({actor.get(), actor->isOffice(), actor->unit()});
    }
    checkSaved();
    for (const View& view : m_views) {
        checkEntries(view);
        checkFigures(view);
        checkStore(view);
        checkSecrets(view);
    }
    checkDumps();
    checkHub();
    if (m_world.hub.deaths() > 0)
        m_world.totals.fault(QStringLiteral("hub died"), {}, static_cast<quint64>(m_world.hub.deaths()));
    for (const Snapshot& snapshot : m_world.snapshots)
        checkSnapshot(snapshot);
}

/// 1: whatever was reported saved is at the office.
void Invariants::checkSaved() {
    const auto marks = World::countingIn(m_world.main().ledger());
    if (!marks.ok()) {
        m_world.violate("error", QStringLiteral("main: ") + toString(marks.error()));
        return;
    }
    std::vector<oracle::Said> lost;
    m_counted = m_world.memory.counted(*marks, lost);
    for (const oracle::Said& one : lost)
        m_world.violate("saved", QStringLiteral("the office lacks %1 of %2, %3-%4, said by %5")
                                     .arg(QString::fromStdString(one.indicator))
                                     .arg(one.unit)
                                     .arg(QString::fromStdString(one.name.stream))
                                     .arg(one.name.sequence)
                                     .arg(QString::fromStdString(one.device)));
    const std::size_t found = m_world.memory.idsAmong(*marks).size();
    Totals& totals = m_world.totals;
    totals.count(QStringLiteral("operations found again"), found);
    totals.count(QStringLiteral("operations lost"), lost.size());
    totals.count(QStringLiteral("operations gone with a store that nobody has any more"),
                 m_world.memory.size() - found - lost.size());
}

std::vector<oracle::Said> Invariants::visible(const View& view) const {
    if (view.isOffice) return m_counted;
    std::vector<oracle::Said> out;
    for (const oracle::Said& one : m_counted)
        if (one.unit == view.village.number() && one.kind != oracle::Said::Kind::Overridden)
            out.push_back(one);
    return out;
}

/// 2: replicas that may see the same have the same content.
void Invariants::checkDumps() {
    std::map<OrgCode, std::pair<const View*, DumpLines>> first;
    for (const View& view : m_views) {
        const auto lines = dumpLines(view.actor->ledger());
        if (!lines.ok()) {
            say("dump", view, toString(lines.error()));
            continue;
        }
        const auto [known, isNew] = first.emplace(view.village, std::pair(&view, *lines));
        if (isNew || known->second.second == *lines) continue;
        say("dump", view,
            QStringLiteral("differs from %1's: %2")
                .arg(known->second.first->actor->name(), difference(known->second.second, *lines)));
    }
}

/// 2: a store is what its log makes, its chains and signatures hold.
void Invariants::checkStore(const View& view) {
    const auto report = cunbao::checkStore(view.actor->ledger());
    if (!report.ok()) {
        // What a rebuild would change tells more than that it would.
        const auto before = dumpLines(view.actor->ledger());
        const auto rebuilt = rebuildProjections(view.actor->ledger());
        const auto after = dumpLines(view.actor->ledger());
        QString changes;
        if (before.ok() && rebuilt.ok() && after.ok()) changes = difference(*after, *before);
        say("store", view, toString(report.error()) + QStringLiteral("; ") + changes);
        return;
    }
    Replica replica(view.actor->ledger());
    auto heads = replica.countedHeads();
    auto applied = replica.appliedHeads();
    if (!heads.ok() || !applied.ok()) return say("store", view, QStringLiteral("no heads"));
    heads->erase(m_world.intruder->stream());
    applied->erase(m_world.intruder->stream());
    if (*heads != *applied) say("store", view, QStringLiteral("not everything was opened"));
    const auto pending = replica.pendingOperations();
    if (!pending.ok() || *pending != 0) say("store", view, QStringLiteral("something is still pending"));
    const auto holds = officeHolds(view.actor->ledger());
    if (!holds.ok() || holds->notYet != 0 || holds->withholding)
        say("store", view, QStringLiteral("the office's receipts are missing"));
}

} // namespace cunbao::simulation
