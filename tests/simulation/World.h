#pragma once

#include "sync/codec/Invite.h"
#include "tests/simulation/Actor.h"
#include "tests/simulation/Memory.h"
#include "tests/simulation/Plan.h"
#include "tests/simulation/Stumbling.h"
#include "tests/simulation/Totals.h"
#include "tests/simulation/TownHub.h"
#include "tests/support/HostileDevice.h"
#include "tests/support/MadeCatalogue.h"

#include <QTemporaryDir>

namespace cunbao::simulation {

/// What stands in every note: nobody may find it where it has no business.
inline constexpr auto Marker = "mark-";

/// A freeze that an office device reported done, or a report that it made.
struct Snapshot {
    QString cursor;
    Position position;
    oracle::Period period;
    std::set<Mark> inside;
    std::size_t maker = 0; ///< which actor
    int life = 0;          ///< of that actor
    QByteArray report;     ///< its bytes
};

/// A township in one process: real stores of its devices in a folder, a hub, bundles on their way, and what
/// the people remember.
class World {
    QTemporaryDir m_folder; ///< goes last: everything else lies in it

public:
    /// Everybody has joined and heard of each other. `folder` is where it may lie; it is left empty.
    [[nodiscard]] static Result<std::unique_ptr<World>> begin(const Plan& plan, const QString& folder);

    [[nodiscard]] Actor& main() { return *actors.front(); }
    [[nodiscard]] OrgCode village(int number) const;
    /// The one that comes with a later version of the catalogue included.
    [[nodiscard]] OrgCode anyVillage(int number) const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    /// A device that asked to join; the office answers when it hears of it.
    [[nodiscard]] Result<Actor*> invite(const QString& name, OrgCode unit, Role role);
    /// The same for one that was revoked, in the home that it has.
    [[nodiscard]] Result<void> inviteAgain(Actor& actor);

    struct Outcome {
        Result<void> result; ///< what the person was told
        bool died = false;
    };
    /// Lets a device do something, as the event says stumbling over it or not. One that died has started
    /// again.
    [[nodiscard]] Outcome act(Actor& actor, const Event& event, const std::function<Result<void>()>& work);
    /// What the device's own streams have since this was last asked: said by its person as `wish` has it.
    /// `wish` null: nothing new is expected. Whether the wish is there.
    [[nodiscard]] Result<bool> hear(Actor& actor, const Wish* wish);
    /// Last sequences of the streams that a device writes, as another's log has them.
    [[nodiscard]] static Result<std::map<StreamId, quint64>> heldOf(Ledger& of, Ledger& in);
    /// Every operation in a device's log.
    [[nodiscard]] static Result<std::set<Mark>> marksIn(Ledger& ledger);
    /// Those of them that no revocation cuts off.
    [[nodiscard]] static Result<std::set<Mark>> countingIn(Ledger& ledger);
    /// All that a device holds of what was said, in its log or left over.
    [[nodiscard]] Result<std::set<std::string>> keptIn(Ledger& ledger) const;

    /// `kind` says which of the things that have to hold did not.
    void violate(const char* kind, const QString& what);
    /// For those who follow what happens.
    void note(const QString& what) const;
    /// Something that no honest device may ever come to, whatever happens around it.
    void judge(const Actor& actor, const QString& doing, const Error& error);

    const Plan& plan;
    ManualClock clock;
    Chance chance;
    TownHub hub;
    std::vector<std::unique_ptr<Actor>> actors; ///< the main office device first
    std::unique_ptr<Actor> liar; ///< a certified phone of the first village; only its keys matter
    std::unique_ptr<HostileDevice> intruder;
    QStringList bundles;
    Memory memory;
    std::vector<Snapshot> snapshots;
    int notes = 0;
    Totals totals;
    QStringList violations;
    bool isLoud = false;

private:
    World(const Plan& story, const QString& folder);
    [[nodiscard]] Result<void> beginOffice();
    [[nodiscard]] Result<void> admit(Actor& actor);
    [[nodiscard]] Result<Invite> makeInvite(const QString& name, OrgCode unit, Role role);
    /// What its person meant with this: what is asked for now, or what a failing disk once refused.
    [[nodiscard]] static const Wish* wishBehind(Actor& actor, const Mark& mark, const Wish* wish);
    void noteSaid(const Actor& actor, const oracle::Said& said);

    int m_homes = 0;
};

[[nodiscard]] QString toString(const Error& error);

} // namespace cunbao::simulation
