#include "tests/simulation/Road.h"

#include "sync/SyncError.h"
#include "sync/net/ProblemAnswer.h"

namespace cunbao::simulation {

void Road::send(const QByteArray& request, Done done) {
    const bool now = m_requests++ == m_event.atRequest;
    const Mishap mishap = now ? m_event.mishap : Mishap::None;
    if (mishap != Mishap::None) m_befallen = mishap;
    if (mishap == Mishap::LoseRequest) {
        done(fail(SyncErrc::TimedOut));
        return;
    }
    const auto answered = m_hub.handle(mishap == Mishap::CutRequest ? cut(request) : request, m_clock.now());
    if (!answered) {
        done(fail(SyncErrc::TransportFailed, {QStringLiteral("no hub")}));
        return;
    }
    const HubReply& reply = *answered;
    if (mishap == Mishap::Repeat) m_hub.repeatLater(request);
    if (now && m_meanwhile) std::exchange(m_meanwhile, nullptr)();
    if (mishap == Mishap::LoseAnswer) {
        done(fail(SyncErrc::TimedOut));
    } else if (mishap == Mishap::BreakOff) {
        done(fail(SyncErrc::CutOff));
    } else if (reply.status != 200) {
        done(errorFromAnswer(reply.status, reply.body));
    } else {
        // Every carrier notices that an answer is shorter than was said; the session has to, too.
        done(mishap == Mishap::CutAnswer ? cut(reply.body) : reply.body);
    }
}

} // namespace cunbao::simulation
