#include "tests/simulation/World.h"

#include "app/domain/AppError.h"
#include "app/report/BuiltInTemplate.h"
#include "app/usecase/CreateOffice.h"
#include "app/usecase/Enrolment.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/RenewIdentity.h"
#include "platform/base/AtomicFile.h"
#include "tests/simulation/Calendar.h"
#include "tests/simulation/Folder.h"
#include "tests/simulation/MadeIndicators.h"
#include "tests/support/Township.h"

#include <QFile>

namespace cunbao::simulation {

namespace {

/// 2020-03-10, noon in China.
constexpr std::int64_t StartMs = 1'583'812'800'000;

HubLimits limitsOf(const Setting& setting) {
    HubLimits limits;
    if (setting.shortAnswers) limits.answerBytes = 1500;
    return limits;
}

} // namespace

QString toString(const Error& error) {
    return QStringLiteral("error %1/%2 %3")
        .arg(static_cast<int>(error.domain()))
        .arg(error.code())
        .arg(error.details().join(u' '));
}

World::World(const Plan& story, const QString& folder)
    : m_folder(folder + QStringLiteral("/township-XXXXXX")), plan(story), clock(fromMillis(StartMs)),
      hub(story.setting.hubOnDisk ? path(QStringLiteral("hub")) : QString(), limitsOf(story.setting),
          chance) {}

OrgCode World::village(int number) const {
    return madeVillage(1 + number % plan.setting.villages);
}

OrgCode World::anyVillage(int number) const {
    return madeVillage(1 + number % (plan.setting.villages + 1));
}

Result<std::unique_ptr<World>> World::begin(const Plan& plan, const QString& folder) {
    std::unique_ptr<World> world(new World(plan, folder));
    if (!world->m_folder.isValid())
        return fail(PlatformErrc::FileUnwritable, {folder, world->m_folder.errorString()});
    world->chance.beginAnew(plan.seed, -1);
    TRY(world->beginOffice());
    const auto join = [&](const QString& name, OrgCode unit, Role role) -> Result<Actor*> {
        world->clock.advance(std::chrono::seconds(1));
        TRY_LET(Actor * actor, world->invite(name, unit, role));
        TRY(world->admit(*actor));
        return actor;
    };
    for (int i = 0; i < plan.setting.clerks; ++i)
        TRY(join(QStringLiteral("clerk"), MadeTownship, Role::Clerk));
    for (int v = 0; v < plan.setting.villages; ++v)
        for (int i = 0; i < plan.setting.phones; ++i)
            TRY(join(QStringLiteral("phone %1-%2").arg(v + 1).arg(i + 1), world->village(v),
                     i == 0 ? Role::Lead : Role::Recorder));
    TRY(join(QStringLiteral("liar"), world->village(0), Role::Recorder));
    for (const auto& actor : world->actors)
        TRY(Township::deliver(world->main().ledger(), actor->ledger()));
    // Nobody speaks for the liar: it is not among those who act.
    world->liar = std::move(world->actors.back());
    world->actors.pop_back();
    world->intruder = std::make_unique<HostileDevice>(
        world->liar->ledger(), Audience::ofUnit(world->village(0).number()), HybridTime{StartMs + 1, 0});
    return world;
}

Result<void> World::beginOffice() {
    auto office = std::make_unique<Actor>(QStringLiteral("main"), MadeTownship, Role::MainOffice,
                                          path(QStringLiteral("main")), clock);
    NewOffice made;
    made.name = QStringLiteral("镇");
    made.unit = MadeTownship;
    made.indicators = indicatorsOf(0);
    made.units = unitsOf(0, plan.setting.villages);
    TRY_LET(auto ledger, createOffice(office->folder(), Actor::passcode(), made, office->context(chance)));
    office->setLedger(std::move(ledger));
    actors.push_back(std::move(office));
    const Period year = *Period::parse(periods().front());
    TRY(openRound(main().ledger(), annualReport(), year, year.lastDay()));
    TRY_LET(const QByteArray card, AtomicFile::read(Home::cardPath(main().folder()), 16 * 1024));
    return hub.begin(card);
}

Result<Invite> World::makeInvite(const QString& name, OrgCode unit, Role role) {
    InviteRequest request;
    request.unit = unit;
    request.role = role;
    request.name = name;
    return createInvite(main().ledger(), request);
}

Result<Actor*> World::invite(const QString& name, OrgCode unit, Role role) {
    TRY_LET(const Invite invite, makeInvite(name, unit, role));
    auto actor =
        std::make_unique<Actor>(name, unit, role, path(QStringLiteral("home-%1").arg(++m_homes)), clock);
    TRY_LET(auto ledger, joinOffice(actor->folder(), Actor::passcode(), invite, actor->context(chance)));
    actor->setLedger(std::move(ledger));
    actors.push_back(std::move(actor));
    return actors.back().get();
}

Result<void> World::inviteAgain(Actor& actor) {
    TRY_LET(const Invite invite, makeInvite(actor.name(), actor.unit(), actor.role()));
    TRY(joinFrom(actor.ledger(), invite));
    actor.ended = false;
    totals.count(QStringLiteral("revoked devices that joined again"));
    return {};
}

Result<void> World::admit(Actor& actor) {
    TRY_LET(const auto plea, pendingJoin(actor.ledger()));
    EnrolmentDesk desk(main().ledger());
    TRY(desk.settle({*plea}));
    return Township::deliver(main().ledger(), actor.ledger());
}

World::Outcome World::act(Actor& actor, const Event& event, const std::function<Result<void>()>& work) {
    if (actor.isExchanging()) {
        // What befalls the exchange's disk befalls this too.
        Outcome outcome{work()};
        const FaultyDisk* disk = FaultyDisk::of(QFile::encodeName(actor.folder()) + "/store.db");
        if (!outcome.result.ok() && disk && disk->hasFailed())
            outcome.result = fail(PlatformErrc::InjectedFault);
        return outcome;
    }
    if (event.stumble == Stumble::None) return {work()};
    const QString corpse = actor.folder() + QStringLiteral("-corpse");
    Outcome outcome;
    QString where;
    {
        const FaultyDisk disk(actor.folder(), event.stumble, event.atTrip, corpse);
        const Stumbling stumbling(event.stumble, event.atTrip, [&] { copyFolder(actor.folder(), corpse); });
        try {
            outcome.result = work();
        } catch (const ProcessDied&) {
            outcome.died = true;
            outcome.result = fail(PlatformErrc::InjectedFault);
        }
        where = disk.hasFailed() ? nameOf(event.stumble) : stumbling.where();
        outcome.died = outcome.died || (event.stumble == Stumble::PowerFails && disk.hasFailed());
    }
    if (where.isEmpty()) return outcome;
    const QString fault = outcome.died ? QStringLiteral("died at ") + where : nameOf(event.stumble);
    note(QStringLiteral("  %1: %2").arg(actor.name(), fault));
    totals.fault(fault, nameOf(event.what));
    if (!outcome.result.ok()) outcome.result = fail(PlatformErrc::InjectedFault, {where});
    if (!outcome.died) return outcome;
    actor.endExchange();
    if (const auto again = actor.restartFrom(corpse, chance); !again.ok())
        violate("start", QStringLiteral("%1: %2").arg(actor.name(), toString(again.error())));
    return outcome;
}

void World::violate(const char* kind, const QString& what) {
    violations.append(QLatin1String(kind) + QStringLiteral(": ") + what);
    note(QStringLiteral("VIOLATION ") + violations.back());
}

void World::note(const QString& what) const {
    if (isLoud) std::printf("%s\n", qUtf8Printable(what));
}

void World::judge(const Actor& actor, const QString& doing, const Error& error) {
    const bool platform = error.domain() == ErrorDomain::Platform && !error.is(PlatformErrc::InjectedFault);
    if (platform || error.is(AppErrc::StoreInconsistent) || error.is(AppErrc::HomeDamaged) ||
        error.is(AppErrc::OperationInvalid))
        violate("error", QStringLiteral("%1, %2: %3").arg(actor.name(), doing, toString(error)));
    note(QStringLiteral("  %1: %2").arg(actor.name(), toString(error)));
    totals.count(QStringLiteral("%1 refused for %2/%3")
                     .arg(doing)
                     .arg(static_cast<int>(error.domain()))
                     .arg(error.code()));
}

} // namespace cunbao::simulation
