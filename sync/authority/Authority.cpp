#include "sync/authority/Authority.h"

#include "sync/codec/ByteReader.h"

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

    if (const auto* certificate = std::get_if<Certificate>(&statement)) {
        const DeviceId device = certificate->device();
        CertifiedDevice& entry = m_devices[device];
        entry.signing = certificate->signing;
        entry.box = certificate->box;
        m_bySigningKey.emplace(certificate->signing, device);
        entry.grants.insert({certificate->unit, certificate->role});
        entry.revoked = m_revoked.contains(device);
        for (const auto& [audience, state] : m_audiences)
            addStream(device, entry, audience);
    } else if (const auto* revocation = std::get_if<Revocation>(&statement)) {
        const bool first = m_revoked.insert(revocation->device).second;
        auto& cuts = m_cuts[revocation->device];
        std::map<StreamId, quint64> stated;
        for (const Cut& cut : revocation->cuts)
            stated[cut.stream] = cut.sequence;
        if (first) {
            cuts = std::move(stated);
        } else {
            // Of two revocations the lower cut holds; a stream that one of them does not name ends at 0.
            for (auto& [stream, sequence] : cuts)
                sequence = std::min(sequence, stated.contains(stream) ? stated.at(stream) : 0);
        }
        const auto known = m_devices.find(revocation->device);
        if (known != m_devices.end()) known->second.revoked = true;
        m_revocations.emplace(revocation->device, id);
        takeEpochs(revocation->epochs);
    } else if (const auto* grant = std::get_if<EpochGrant>(&statement)) {
        takeEpochs(grant->epochs);
    } else {
        const auto& moved = std::get<HubMoved>(statement);
        if (!m_hubMoved || moved.number > m_hubMoved->number ||
            (moved.number == m_hubMoved->number && moved.pin > m_hubMoved->pin))
            m_hubMoved = moved;
    }
    return true;
}

void Authority::takeEpochs(const std::vector<Epoch>& epochs) {
    for (const Epoch& epoch : epochs) {
        const bool known = m_audiences.contains(epoch.audience);
        AudienceState& state = m_audiences[epoch.audience];
        state.keys.emplace(epoch.key, epoch.number);
        // Of two epochs with one number the smaller key id is the newest, so that everybody agrees.
        if (epoch.number > state.newestNumber ||
            (epoch.number == state.newestNumber && epoch.key < state.newestKey)) {
            state.newestNumber = epoch.number;
            state.newestKey = epoch.key;
        }
        for (const WrappedKey& wrapped : epoch.wrapped)
            m_wrapped.emplace(std::pair(epoch.key, wrapped.reader), wrapped.sealed);
        if (!known)
            for (const auto& [id, device] : m_devices)
                addStream(id, device, epoch.audience);
    }
}

void Authority::addStream(const DeviceId& id, const CertifiedDevice& device, const Audience& audience) {
    const bool writes = std::any_of(device.grants.begin(), device.grants.end(),
                                    [&](const Grant& grant) { return grantWrites(grant, audience); });
    if (!writes) return;
    const StreamId stream = streamIdOf(device.signing, audience);
    if (m_streams.emplace(stream, KnownStream{id, audience}).second)
        m_audiences[audience].streams.push_back(stream);
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

std::optional<quint64> Authority::cutOf(const StreamId& id) const {
    const KnownStream* known = stream(id);
    if (!known || !m_revoked.contains(known->device)) return std::nullopt;
    const auto& cuts = m_cuts.at(known->device);
    const auto cut = cuts.find(id);
    return cut == cuts.end() ? 0 : cut->second;
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
