#include "sync/authority/Authority.h"

#include "sync/codec/ByteReader.h"

#include <algorithm>
#include <tuple>

namespace cunbao {

namespace {

bool grantWrites(const Grant& grant, const Audience& audience) {
    switch (grant.role) {
    case Role::MainOffice:
    case Role::Clerk: return true;
    case Role::Reviewer: return audience.kind != Audience::Kind::Township;
    case Role::Viewer: return false;
    case Role::Lead:
    case Role::Recorder: return audience == Audience::ofUnit(grant.unit);
    }
    return false;
}

bool grantReads(const Grant& grant, const Audience& audience) {
    return isOfficeRole(grant.role) || audience.kind == Audience::Kind::Township ||
           audience == Audience::ofUnit(grant.unit);
}

} // namespace

Result<bool> Authority::add(const QByteArray& statement) {
    if (m_statements.contains(StatementCodec::idOf(statement))) return false;
    TRY_LET(const Statement decoded, StatementCodec::read(statement, m_root));
    return take(statement, decoded);
}

Result<bool> Authority::addVerified(const QByteArray& statement) {
    TRY_LET(const Statement decoded, StatementCodec::readVerified(statement));
    return take(statement, decoded);
}

bool Authority::take(const QByteArray& bytes, const Statement& statement) {
    const StatementId id = StatementCodec::idOf(bytes);
    if (!m_statements.emplace(id, bytes).second) return false;
    if (const auto* certificate = std::get_if<Certificate>(&statement))
        takeCertificate(*certificate);
    else if (const auto* revocation = std::get_if<Revocation>(&statement))
        takeRevocation(*revocation, id);
    else if (const auto* grant = std::get_if<EpochGrant>(&statement))
        takeEpochs(grant->epochs);
    else if (const auto* moved = std::get_if<HubMoved>(&statement))
        takeHubMoved(*moved);
    return true;
}

void Authority::takeCertificate(const Certificate& certificate) {
    const DeviceId device = certificate.device();
    CertifiedDevice& entry = m_devices[device];
    entry.signing = certificate.signing;
    entry.box = certificate.box;
    entry.grants.insert({certificate.unit, certificate.role});
    entry.revoked = m_revoked.contains(device);
    // Of two devices with one signing key the smaller id owns it and its streams.
    const auto [owner, isNew] = m_bySigningKey.emplace(certificate.signing, device);
    if (!isNew && owner->second > device) {
        removeStreamsOf(owner->second);
        owner->second = device;
    }
    for (const auto& [audience, state] : m_audiences)
        addStream(device, entry, audience);
}

void Authority::takeRevocation(const Revocation& revocation, const StatementId& id) {
    std::map<StreamId, ChainCut> stated;
    for (const Cut& cut : revocation.cuts)
        stated[cut.stream] = {cut.sequence, cut.hash};
    auto& cuts = m_cuts[revocation.device];
    if (m_revoked.insert(revocation.device).second) {
        cuts = std::move(stated);
    } else {
        // Of two revocations the lower cut holds; a stream that one of them does not name ends at 0.
        for (auto& [stream, cut] : cuts)
            cut = std::min(cut, stated.contains(stream) ? stated.at(stream) : ChainCut());
    }
    const auto known = m_devices.find(revocation.device);
    if (known != m_devices.end()) known->second.revoked = true;
    const auto [kept, isFirst] = m_revocations.emplace(revocation.device, id);
    if (!isFirst) kept->second = std::min(kept->second, id);
    takeEpochs(revocation.epochs);
}

void Authority::takeHubMoved(const HubMoved& moved) {
    const auto rank = [](const HubMoved& hub) { return std::tuple(hub.number, hub.pin, hub.url.toUtf8()); };
    if (!m_hubMoved || rank(moved) > rank(*m_hubMoved)) m_hubMoved = moved;
}

void Authority::takeEpochs(const std::vector<Epoch>& epochs) {
    for (const Epoch& epoch : epochs) {
        const bool known = m_audiences.contains(epoch.audience);
        AudienceState& state = m_audiences[epoch.audience];
        quint64& number = state.keys[epoch.key];
        number = std::max(number, epoch.number);
        // Of two epochs with one number the smaller key id is the newest, so that everybody agrees.
        if (number > state.newestNumber || (number == state.newestNumber && epoch.key < state.newestKey)) {
            state.newestNumber = number;
            state.newestKey = epoch.key;
        }
        for (const WrappedKey& wrapped : epoch.wrapped) {
            const auto [kept, isNew] =
                m_wrapped.emplace(std::pair(epoch.key, wrapped.reader), wrapped.sealed);
            if (!isNew && wrapped.sealed < kept->second) kept->second = wrapped.sealed;
        }
        if (!known)
            for (const auto& [id, device] : m_devices)
                addStream(id, device, epoch.audience);
    }
}

void Authority::addStream(const DeviceId& id, const CertifiedDevice& device, const Audience& audience) {
    if (m_bySigningKey.at(device.signing) != id) return;
    const bool writes = std::any_of(device.grants.begin(), device.grants.end(),
                                    [&](const Grant& grant) { return grantWrites(grant, audience); });
    if (!writes) return;
    const StreamId stream = streamIdOf(device.signing, audience);
    if (m_streams.emplace(stream, KnownStream{id, audience}).second)
        m_audiences[audience].streams.push_back(stream);
}

void Authority::removeStreamsOf(const DeviceId& id) {
    for (auto& [audience, state] : m_audiences)
        std::erase_if(state.streams,
                      [&](const StreamId& stream) { return m_streams.at(stream).device == id; });
    std::erase_if(m_streams, [&](const auto& item) { return item.second.device == id; });
}

Hash16 Authority::digest() const {
    ByteWriter out;
    for (const auto& [id, bytes] : m_statements)
        out.bytes(id.view());
    return blake2b16({"cunbao authority", out.take()});
}

std::vector<StatementId> Authority::ids() const {
    std::vector<StatementId> out;
    out.reserve(m_statements.size());
    for (const auto& [id, bytes] : m_statements)
        out.push_back(id);
    return out;
}

const QByteArray* Authority::find(const StatementId& id) const {
    const auto found = m_statements.find(id);
    return found == m_statements.end() ? nullptr : &found->second;
}

const CertifiedDevice* Authority::device(const DeviceId& id) const {
    const auto found = m_devices.find(id);
    return found == m_devices.end() ? nullptr : &found->second;
}

std::optional<DeviceId> Authority::deviceSigningWith(const SigningPublicKey& key) const {
    const auto found = m_bySigningKey.find(key);
    if (found == m_bySigningKey.end()) return std::nullopt;
    return found->second;
}

bool Authority::isActive(const DeviceId& id) const {
    const CertifiedDevice* found = device(id);
    return found && !found->revoked;
}

bool Authority::holdsRole(const DeviceId& id, Role role) const {
    const CertifiedDevice* found = device(id);
    return found && std::any_of(found->grants.begin(), found->grants.end(),
                                [&](const Grant& grant) { return grant.role == role; });
}

const QByteArray* Authority::revocationOf(const DeviceId& id) const {
    const auto found = m_revocations.find(id);
    return found == m_revocations.end() ? nullptr : find(found->second);
}

const KnownStream* Authority::stream(const StreamId& id) const {
    const auto found = m_streams.find(id);
    return found == m_streams.end() ? nullptr : &found->second;
}

std::optional<ChainCut> Authority::cutOf(const StreamId& id) const {
    const KnownStream* known = stream(id);
    if (!known || !m_revoked.contains(known->device)) return std::nullopt;
    const auto& cuts = m_cuts.at(known->device);
    const auto cut = cuts.find(id);
    return cut == cuts.end() ? ChainCut() : cut->second;
}

bool Authority::mayWrite(const DeviceId& id, const Audience& audience) const {
    const CertifiedDevice* found = device(id);
    return found && std::any_of(found->grants.begin(), found->grants.end(),
                                [&](const Grant& grant) { return grantWrites(grant, audience); });
}

bool Authority::mayRead(const DeviceId& id, const Audience& audience) const {
    const CertifiedDevice* found = device(id);
    return found && std::any_of(found->grants.begin(), found->grants.end(),
                                [&](const Grant& grant) { return grantReads(grant, audience); });
}

std::vector<StreamId> Authority::streamsReadableBy(const DeviceId& id) const {
    std::vector<StreamId> out;
    const CertifiedDevice* found = device(id);
    if (!found) return out;
    const auto append = [&](const AudienceState& state) {
        out.insert(out.end(), state.streams.begin(), state.streams.end());
    };
    const bool office = std::any_of(found->grants.begin(), found->grants.end(),
                                    [](const Grant& grant) { return isOfficeRole(grant.role); });
    if (office) {
        for (const auto& [audience, state] : m_audiences)
            append(state);
        return out;
    }
    std::set<Audience> readable{Audience::township()};
    for (const Grant& grant : found->grants)
        readable.insert(Audience::ofUnit(grant.unit));
    for (const Audience& audience : readable)
        if (const auto state = m_audiences.find(audience); state != m_audiences.end()) append(state->second);
    return out;
}

const QByteArray* Authority::wrapped(const EpochKeyId& key, const DeviceId& reader) const {
    const auto found = m_wrapped.find({key, reader});
    return found == m_wrapped.end() ? nullptr : &found->second;
}

} // namespace cunbao
