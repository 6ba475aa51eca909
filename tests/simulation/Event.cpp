#include "tests/simulation/Event.h"

#include <array>

namespace cunbao::simulation {

QString nameOf(What what) {
    static constexpr std::array<const char*, WhatCount> names{
        "record",     "correct",     "withdraw",   "import-row", "override", "sync",       "export",
        "import",     "restart",     "clock-jump", "copy-home",  "restore",  "hub-backup", "hub-back",
        "hub-empty",  "hub-restart", "hub-full",   "hub-free",   "revoke",   "enrol",      "publish",
        "open-round", "freeze",      "reopen",     "report",     "intrude"};
    return QString::fromLatin1(names.at(static_cast<std::size_t>(what)));
}

QString nameOf(Mishap mishap) {
    static constexpr std::array<const char*, 7> names{
        "",           "request lost",     "answer lost",     "request cut",
        "answer cut", "connection broke", "request repeated"};
    return QString::fromLatin1(names.at(static_cast<std::size_t>(mishap)));
}

QString nameOf(Stumble stumble) {
    static constexpr std::array<const char*, 6> names{
        "", "process died", "write refused", "disk failed", "disk full", "power failed"};
    return QString::fromLatin1(names.at(static_cast<std::size_t>(stumble)));
}

QString describe(const Event& event) {
    QString out = QStringLiteral("#%1 %2 by %3, pick %4, amount %5, day %6")
                      .arg(event.number)
                      .arg(nameOf(event.what))
                      .arg(event.who)
                      .arg(event.pick)
                      .arg(event.amount)
                      .arg(event.day);
    if (event.afterMs > 0) out += QStringLiteral(", after %1 ms").arg(event.afterMs);
    if (event.mishap != Mishap::None)
        out += QStringLiteral(", %1 at request %2, %3 per mille")
                   .arg(nameOf(event.mishap))
                   .arg(event.atRequest)
                   .arg(event.atPerMille);
    if (event.meanwhile > 0) out += QStringLiteral(", meanwhile the next %1").arg(event.meanwhile);
    if (event.stumble != Stumble::None)
        out += QStringLiteral(", %1 at %2").arg(nameOf(event.stumble)).arg(event.atTrip);
    return out;
}

} // namespace cunbao::simulation
