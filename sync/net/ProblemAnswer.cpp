#include "sync/net/ProblemAnswer.h"

#include "sync/SyncError.h"
#include "sync/codec/Exchange.h"

namespace cunbao {

Error errorFromAnswer(int status, const QByteArray& body) {
    const auto problem = decodeProblem(body);
    if (!problem.ok())
        return fail(SyncErrc::HubRefused, {QString::number(status), QStringLiteral("0"), QString()});
    const int code = problem->code;
    if (code == static_cast<int>(SyncErrc::Revoked))
        return fail(SyncErrc::Revoked, {QString::fromLatin1(problem->statement.toHex())});
    // Only what a hub has to say: that a pin is wrong or time is over is for this side to find out.
    if (code >= static_cast<int>(SyncErrc::Malformed) && code <= static_cast<int>(SyncErrc::InviteWrong))
        return fail(static_cast<SyncErrc>(code), {problem->title});
    return fail(SyncErrc::HubRefused, {QString::number(status), QString::number(code), problem->title});
}

} // namespace cunbao
