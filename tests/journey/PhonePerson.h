#pragma once

#include <QByteArray>
#include <QString>

namespace cunbao {

/// What a recorder does at a phone, in a process of its own, so that it can be killed. Each script begins
/// with the start of the program and ends with its end; on the way it says on stdout, a JSON object a line,
/// which step it has come to:
///   join      {"step":"asked"}                   joins with the invite, and waits for the office
///   member    {"step":"member"}                  is let in
///   record    {"step":"recorded"} twice, {"step":"typed"}, then does nothing until it is killed
///   goOn      {"step":"restored"}, {"step":"recorded"}   finds what was typed, and records it
///   upload    {"step":"uploaded"}                all entries have left the phone
///   confirm   {"step":"confirmed"}               the office is proven to hold them
/// Where something does not go as it should it says {"complaint": …} instead.
///
/// `home`: the phone's; `invite`: as text, for `join` alone. The exit code: 0 where all went well.
[[nodiscard]] int runPhonePerson(const QString& home, const QString& script, const QString& invite);

} // namespace cunbao
