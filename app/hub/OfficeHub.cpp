#include "app/hub/OfficeHub.h"

#include "app/domain/AppError.h"
#include "sync/hub/SqlHubStore.h"

namespace cunbao {

OfficeHub::OfficeHub(std::unique_ptr<HubStore> store) : m_store(std::move(store)), m_core(*m_store) {}

OfficeHub::~OfficeHub() = default;

Result<std::unique_ptr<OfficeHub>> OfficeHub::start(const Setup& setup, const Clock& clock, Random& random) {
    TRY_LET(auto store, SqlHubStore::open(setup.folder, random));
    std::unique_ptr<OfficeHub> hub(new OfficeHub(std::move(store)));
    TRY(hub->m_core.load());
    for (const QByteArray& card : setup.cards)
        TRY(hub->m_core.accept(card));
    if (hub->m_core.townships().empty()) return fail(AppErrc::NotOffice);
    TRY_LET(const TlsIdentity identity, setup.certificateFile.isEmpty()
                                            ? TlsIdentity::loadOrMake(setup.folder)
                                            : TlsIdentity::load(setup.certificateFile, setup.keyFile));
    hub->m_pin = identity.spkiSha256;
    auto server = HubServer::start(hub->m_core, clock, identity, setup.host, setup.port, setup.limits);
    if (!server.ok())
        return fail(AppErrc::HubNotStarted, {setup.host + QLatin1Char(':') + QString::number(setup.port),
                                             server.error().detail(0), server.error().detail(1)});
    hub->m_server = *std::move(server);
    return hub;
}

} // namespace cunbao
