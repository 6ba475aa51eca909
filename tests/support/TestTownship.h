#pragma once

#include "sync/authority/OfficeCard.h"
#include "sync/authority/Statement.h"
#include "sync/codec/SegmentCodec.h"
#include "sync/op/Chain.h"

#include <map>

namespace cunbao {

struct TestDevice {
    SigningKey signing;
    BoxKey box;
    DeviceId id;
    std::int64_t unit = 0;
    Role role = Role::Recorder;

    [[nodiscard]] StreamId stream(const Audience& audience) const {
        return streamIdOf(signing.publicKey(), audience);
    }
};

/// A segment and where it stands.
struct TestSegment {
    StreamId stream;
    ChainLink link;
    QByteArray bytes;
};

/// A township made of real keys from a seed: root, main office device, devices as needed, one epoch
/// for every audience, and segments of made-up operations.
class TestTownship {
public:
    static constexpr std::int64_t Township = 500101103000;
    static constexpr std::int64_t VillageA = 500101103201;
    static constexpr std::int64_t VillageB = 500101103202;

    explicit TestTownship(std::uint64_t seed);

    [[nodiscard]] TownshipId id() const { return townshipIdOf(m_root.publicKey()); }
    [[nodiscard]] const SigningKey& root() const { return m_root; }
    [[nodiscard]] QByteArray card() const;
    /// A device with keys, not certified.
    [[nodiscard]] TestDevice stranger(std::int64_t unit, Role role);
    /// Its certificate, not yet among statements().
    [[nodiscard]] QByteArray certificateFor(const TestDevice& device) const;
    /// A certified device.
    [[nodiscard]] TestDevice device(std::int64_t unit, Role role);
    /// The statement that ends a device; its streams count up to the cuts.
    [[nodiscard]] QByteArray revocation(const TestDevice& device, std::vector<Cut> cuts = {}) const;
    /// Every statement so far: epochs and certificates, and what was added.
    [[nodiscard]] const std::vector<QByteArray>& statements() const { return m_statements; }
    void add(const QByteArray& statement) { m_statements.push_back(statement); }

    [[nodiscard]] const EpochKey& key(const Audience& audience) const { return m_keys.at(audience); }
    /// The segment of `count` operations that follows `previous` (nothing: the stream's first).
    /// Operations tell themselves apart by `mark`.
    [[nodiscard]] TestSegment segment(const TestDevice& device, const Audience& audience,
                                      const std::optional<ChainLink>& previous, quint64 count = 1,
                                      const QString& mark = QString());

private:
    SeededRandom m_random;
    SigningKey m_root;
    std::map<Audience, EpochKey> m_keys;
    std::vector<QByteArray> m_statements;
};

} // namespace cunbao
