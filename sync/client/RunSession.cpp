#include "sync/client/RunSession.h"

#include <QEventLoop>

namespace cunbao {

Result<QByteArray> sendAndWait(Transport& transport, const QByteArray& request) {
    std::optional<Result<QByteArray>> outcome;
    QEventLoop loop;
    transport.send(request, [&](Result<QByteArray> answer) {
        outcome.emplace(std::move(answer));
        loop.quit();
    });
    // A quit() before exec() is forgotten, so an answer that came at once must not wait for
    // another.
    while (!outcome)
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    return *std::move(outcome);
}

Result<void> runSession(SyncSession& session, Transport& transport) {
    TRY_LET(QByteArray request, session.start());
    for (;;) {
        const auto answer = sendAndWait(transport, request);
        if (answer.ok()) {
            TRY_LET(const auto next, session.receive(*answer));
            if (!next) return {};
            request = *next;
        } else {
            TRY_LET(request, session.refused(answer.error()));
        }
    }
}

} // namespace cunbao
