#include "sync/net/LoopbackTransport.h"

#include "sync/SyncError.h"
#include "sync/net/ProblemAnswer.h"

namespace cunbao {

void LoopbackNetwork::send(const QByteArray& request, Transport::Done done) {
    if (happens(m_faults.loseRequest)) {
        deliver(done, fail(SyncErrc::TimedOut));
        return;
    }
    m_queue.emplace(arrival(), [this, request, done = std::move(done)] { arriveAtHub(request, done); });
    if (happens(m_faults.duplicate))
        m_queue.emplace(arrival(), [this, request] { arriveAtHub(request, {}); });
}

void LoopbackNetwork::arriveAtHub(const QByteArray& request, const Transport::Done& done) {
    if (!m_hub) {
        if (done) deliver(done, fail(SyncErrc::TransportFailed, {QStringLiteral("no-hub")}));
        return;
    }
    const Answer answer = m_hub(request);
    if (!done) return;
    if (happens(m_faults.loseAnswer)) {
        deliver(done, fail(SyncErrc::TimedOut));
    } else if (happens(m_faults.cutAnswer)) {
        // Every carrier knows how long an answer is: a shorter one is noticed, wherever it ends.
        deliver(done, fail(SyncErrc::CutOff));
    } else if (answer.status != 200) {
        deliver(done, errorFromAnswer(answer.status, answer.body));
    } else {
        deliver(done, answer.body);
    }
}

void LoopbackNetwork::deliver(const Transport::Done& done, Result<QByteArray> answer) {
    m_queue.emplace(arrival(), [done, arrived = std::move(answer)] { done(arrived); });
}

bool LoopbackNetwork::step() {
    if (m_queue.empty()) return false;
    auto next = m_queue.extract(m_queue.begin());
    m_now = next.key();
    next.mapped()();
    return true;
}

} // namespace cunbao
