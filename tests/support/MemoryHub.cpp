#include "tests/support/MemoryHub.h"

#include "sync/SyncError.h"
#include "sync/authority/OfficeCard.h"
#include "sync/net/ProblemAnswer.h"
#include "tests/support/MadeCatalogue.h"

namespace cunbao {

Result<void> MemoryHub::serve(Ledger& office) {
    TRY(m_core.load());
    const SigningKey& root = *office.identity().rootKey;
    return m_core.accept(
        OfficeCard::encode({QStringLiteral("镇"), MadeTownship.number(), root.publicKey()}, root));
}

void MemoryHub::send(const QByteArray& request, Done done) {
    if (!reachable) {
        done(fail(SyncErrc::TransportFailed, {QStringLiteral("no hub")}));
        return;
    }
    const auto replies = m_core.handle(std::span(&request, 1), m_clock.now());
    if (replies[0].status == 200)
        done(replies[0].body);
    else
        done(errorFromAnswer(replies[0].status, replies[0].body));
}

} // namespace cunbao
