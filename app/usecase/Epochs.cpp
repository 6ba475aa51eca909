#include "app/usecase/Epochs.h"

#include "app/domain/AppError.h"

namespace cunbao {

namespace {

WrappedKey wrapFor(const DeviceId& reader, const BoxPublicKey& box, const EpochKey& key) {
    return {reader, sealTo(box, key.expose())};
}

} // namespace

Result<Epoch> nextEpoch(Ledger& ledger, const Audience& audience, const DeviceId& except) {
    if (!ledger.isMainOffice()) return fail(AppErrc::NotMainDevice);
    TRY_LET(const Authority* authority, ledger.authority());
    const auto known = authority->audiences().find(audience);
    const EpochKey key = generateEpochKey(ledger.random());
    Epoch epoch;
    epoch.audience = audience;
    epoch.number = known == authority->audiences().end() ? 1 : known->second.newestNumber + 1;
    epoch.key = idOf(key);
    // The root reads everything, so that the recovery kit can.
    epoch.wrapped.push_back(wrapFor(DeviceId(), BoxKey::ofRoot(*ledger.identity().rootKey).publicKey(), key));
    for (const auto& [id, device] : authority->devices())
        if (id != except && authority->isActive(id) && authority->mayRead(id, audience))
            epoch.wrapped.push_back(wrapFor(id, device.box, key));
    return epoch;
}

Result<void> startMissingEpochs(Ledger& ledger, const Catalogue& catalogue) {
    TRY_LET(const Authority* authority, ledger.authority());
    std::vector<Audience> wanted{Audience::township(), Audience::office()};
    for (const OrgUnit& unit : catalogue.units())
        if (unit.code != catalogue.township()) wanted.push_back(Audience::ofUnit(unit.code.number()));
    EpochGrant grant;
    for (const Audience& audience : wanted) {
        if (authority->audiences().contains(audience)) continue;
        TRY_LET(Epoch epoch, nextEpoch(ledger, audience, DeviceId()));
        grant.epochs.push_back(std::move(epoch));
    }
    if (grant.epochs.empty()) return {};
    Replica replica(ledger);
    return replica.takeStatementsWithin({StatementCodec::sign(grant, *ledger.identity().rootKey)});
}

Result<EpochGrant> grantFor(Ledger& ledger, const Certificate& certificate) {
    TRY_LET(const Authority* authority, ledger.authority());
    const DeviceId reader = certificate.device();
    EpochGrant grant;
    for (const auto& [audience, state] : authority->audiences()) {
        if (!authority->mayRead(reader, audience)) continue;
        for (const auto& [id, number] : state.keys) {
            TRY_LET(const EpochKey key, ledger.epochKey(id));
            Epoch epoch;
            epoch.audience = audience;
            epoch.number = number;
            epoch.key = id;
            epoch.wrapped.push_back(wrapFor(reader, certificate.box, key));
            grant.epochs.push_back(std::move(epoch));
        }
    }
    return grant;
}

} // namespace cunbao
