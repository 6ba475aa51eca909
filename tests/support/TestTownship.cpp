#include "tests/support/TestTownship.h"

namespace cunbao {

namespace {
constexpr std::int64_t FirstOperationMs = 1'584'000'000'000; // March 2020
}

TestTownship::TestTownship(std::uint64_t seed) : m_random(seed), m_root(SigningKey::generate(m_random)) {
    EpochGrant grant;
    for (const Audience& audience :
         {Audience::township(), Audience::office(), Audience::ofUnit(VillageA), Audience::ofUnit(VillageB)}) {
        EpochKey key = generateEpochKey(m_random);
        grant.epochs.push_back({audience,
                                1,
                                idOf(key),
                                {{DeviceId(), sealTo(BoxKey::ofRoot(m_root).publicKey(), key.expose())}}});
        m_keys.emplace(audience, std::move(key));
    }
    m_statements.push_back(StatementCodec::sign(grant, m_root));
}

QByteArray TestTownship::card() const {
    return OfficeCard::encode({QStringLiteral("青石镇"), Township, m_root.publicKey()}, m_root);
}

TestDevice TestTownship::stranger(std::int64_t unit, Role role) {
    SigningKey signing = SigningKey::generate(m_random);
    BoxKey box = BoxKey::generate(m_random);
    const DeviceId id = deviceIdOf(signing.publicKey(), box.publicKey());
    return {std::move(signing), std::move(box), id, unit, role};
}

QByteArray TestTownship::certificateFor(const TestDevice& device) const {
    return StatementCodec::sign(
        Certificate{device.signing.publicKey(), device.box.publicKey(), device.unit, device.role}, m_root);
}

TestDevice TestTownship::device(std::int64_t unit, Role role) {
    TestDevice out = stranger(unit, role);
    add(certificateFor(out));
    return out;
}

QByteArray TestTownship::revocation(const TestDevice& device, std::vector<Cut> cuts) const {
    return StatementCodec::sign(Revocation{device.id, std::move(cuts), {}}, m_root);
}

TestSegment TestTownship::segment(const TestDevice& device, const Audience& audience,
                                  const std::optional<ChainLink>& previous, quint64 count,
                                  const QString& mark) {
    SegmentHeader header;
    header.stream = device.stream(audience);
    header.first = previous ? previous->last() + 1 : 1;
    header.count = count;
    header.key = idOf(key(audience));
    if (previous) header.previous = previous->hash;
    SegmentBody body;
    for (quint64 i = 0; i < count; ++i) {
        Operation operation;
        operation.sequence = header.first + i;
        operation.time = {FirstOperationMs + static_cast<std::int64_t>(operation.sequence) * 1000, 0};
        operation.kind = 1;
        operation.fields = {{quint8(1), static_cast<qint64>(operation.sequence)}, {quint8(2), mark}};
        body.operations.push_back(std::move(operation));
    }
    const auto sealed = SegmentCodec::sealSegment(header, body, key(audience), device.signing, m_random);
    return {header.stream, {header.first, count, SegmentCodec::hashOf(*sealed), header.previous}, *sealed};
}

} // namespace cunbao
