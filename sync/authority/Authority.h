#pragma once

#include "sync/authority/Statement.h"
#include "sync/op/Chain.h"

#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace cunbao {

/// What one certificate grants. A device may hold several; it may do what any of them grants.
struct Grant {
    std::int64_t unit = 0;
    Role role = Role::Recorder;
    friend auto operator<=>(const Grant&, const Grant&) = default;
};

struct CertifiedDevice {
    SigningPublicKey signing;
    BoxPublicKey box;
    std::set<Grant> grants;
    bool revoked = false;
};

/// A stream that certificates and epochs explain: whose it is and who reads it.
struct KnownStream {
    DeviceId device;
    Audience audience;
};

/// The township's authority: a set of root-signed statements. Their order never matters; everything asked
/// here is a function of the set. Not thread-safe.
class Authority {
public:
    explicit Authority(const SigningPublicKey& root) : m_root(root) {}

    [[nodiscard]] const SigningPublicKey& root() const { return m_root; }
    /// Verifies and takes in. True when it was not there yet.
    [[nodiscard]] Result<bool> add(const QByteArray& statement);
    /// The same for what was verified before it was stored.
    [[nodiscard]] Result<bool> addVerified(const QByteArray& statement);

    /// 16 bytes over the sorted ids of all statements.
    [[nodiscard]] Hash16 digest() const;
    [[nodiscard]] std::vector<StatementId> ids() const;
    /// Null where it is not there.
    [[nodiscard]] const QByteArray* find(const StatementId& id) const;

    [[nodiscard]] const CertifiedDevice* device(const DeviceId& id) const;
    [[nodiscard]] const std::map<DeviceId, CertifiedDevice>& devices() const { return m_devices; }
    /// The device that signs with this key; nothing where none is certified.
    [[nodiscard]] std::optional<DeviceId> deviceSigningWith(const SigningPublicKey& key) const;
    /// Certified and not revoked.
    [[nodiscard]] bool isActive(const DeviceId& id) const;
    [[nodiscard]] bool holdsRole(const DeviceId& id, Role role) const;
    /// The bytes of a revocation that ended this device.
    [[nodiscard]] const QByteArray* revocationOf(const DeviceId& id) const;

    /// Null where no certificate and epoch explain it (yet).
    [[nodiscard]] const KnownStream* stream(const StreamId& id) const;
    /// Up to where the stream counts; nothing where its device is not revoked.
    [[nodiscard]] std::optional<ChainCut> cutOf(const StreamId& id) const;

    [[nodiscard]] bool mayWrite(const DeviceId& id, const Audience& audience) const;
    [[nodiscard]] bool mayRead(const DeviceId& id, const Audience& audience) const;
    [[nodiscard]] std::vector<StreamId> streamsReadableBy(const DeviceId& id) const;

    struct AudienceState {
        quint64 newestNumber = 0;
        EpochKeyId newestKey;
        std::vector<StreamId> streams;
        /// Every key that an epoch of the audience names, with its number.
        std::map<EpochKeyId, quint64> keys;
    };
    [[nodiscard]] const std::map<Audience, AudienceState>& audiences() const { return m_audiences; }
    /// The epoch key with this id sealed for `reader` (null id: for the root), or null.
    [[nodiscard]] const QByteArray* wrapped(const EpochKeyId& key, const DeviceId& reader) const;
    [[nodiscard]] std::optional<HubMoved> hubMoved() const { return m_hubMoved; }

private:
    bool take(const QByteArray& bytes, const Statement& statement);
    void takeEpochs(const std::vector<Epoch>& epochs);
    void addStream(const DeviceId& id, const CertifiedDevice& device, const Audience& audience);
    void takeCertificate(const Certificate& certificate);
    void takeRevocation(const Revocation& revocation, const StatementId& id);
    void takeHubMoved(const HubMoved& moved);
    void removeStreamsOf(const DeviceId& id);

    SigningPublicKey m_root;
    std::map<StatementId, QByteArray> m_statements;
    std::map<DeviceId, CertifiedDevice> m_devices;
    std::map<SigningPublicKey, DeviceId> m_bySigningKey;
    std::map<DeviceId, StatementId> m_revocations;
    std::map<DeviceId, std::map<StreamId, ChainCut>> m_cuts;
    std::set<DeviceId> m_revoked;
    std::map<Audience, AudienceState> m_audiences;
    std::unordered_map<StreamId, KnownStream> m_streams;
    std::map<std::pair<EpochKeyId, DeviceId>, QByteArray> m_wrapped;
    std::optional<HubMoved> m_hubMoved;
};

} // namespace cunbao
