#pragma once

#include <QString>

#include <vector>

namespace cunbao::simulation {

/// What can happen in a simulated township.
enum class What {
    Record,
    Correct,
    Withdraw,
    ImportRow,
    Override,
    Sync,
    ExportBundle,
    ImportBundle,
    Restart,
    ClockJump,
    CopyHome,
    RestoreHome,
    BackUpHub,
    RollBackHub,
    EmptyHub,
    RestartHub,
    FillHub,
    FreeHub,
    Revoke,
    Enrol,
    Publish,
    OpenRound,
    Freeze,
    Reopen,
    Report,
    Intrude,
};
inline constexpr int WhatCount = static_cast<int>(What::Intrude) + 1;
[[nodiscard]] QString nameOf(What what);

/// What befalls one request of an exchange, or a bundle on its way.
enum class Mishap { None, LoseRequest, LoseAnswer, CutRequest, CutAnswer, BreakOff, Repeat };
[[nodiscard]] QString nameOf(Mishap mishap);

/// What befalls the device while it does something: at the trip of a failpoint that is counted to, at a write
/// to its disk, or from a write on.
enum class Stumble { None, Dies, Fails, DiskFails, DiskFull, PowerFails };
[[nodiscard]] QString nameOf(Stumble stumble);

/// One thing that happens. Everything that it depends on stands here or in the world that it finds, nothing
/// in the events before it, so that any of them can be left out.
struct Event {
    int number = 0; ///< its place in the whole plan, by which it is called
    What what = What::Record;
    qint64 afterMs = 0; ///< how much time goes by before it
    int who = 0;        ///< picks the device
    int pick = 0;       ///< picks the entry, bundle, backup or period
    int amount = 0;     ///< the number that is typed, days or years
    int day = 0;        ///< picks the date
    Mishap mishap = Mishap::None;
    int atRequest = 0;  ///< which request of the exchange it befalls
    int atPerMille = 0; ///< at which of its bytes
    int meanwhile = 0;  ///< so many of the following events happen while the answer is under way
    Stumble stumble = Stumble::None;
    int atTrip = 0; ///< at which failpoint or write
};

[[nodiscard]] QString describe(const Event& event);

} // namespace cunbao::simulation
