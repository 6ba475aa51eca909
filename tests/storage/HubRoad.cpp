#include "tests/storage/HubRoad.h"

#include "sync/net/ProblemAnswer.h"

namespace cunbao {

void HubRoad::send(const QByteArray& request, Done done) {
    const auto replies = m_hub.handle(std::span(&request, 1), m_now);
    const HubReply& reply = replies.front();
    done(reply.status == 200 ? Result<QByteArray>(reply.body)
                             : Result<QByteArray>(errorFromAnswer(reply.status, reply.body)));
}

} // namespace cunbao
