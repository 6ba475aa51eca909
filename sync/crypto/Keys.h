#pragma once

#include "platform/base/Random.h"
#include "platform/base/Result.h"
#include "sync/crypto/Hash.h"
#include "sync/crypto/Secret.h"

namespace cunbao {

using SigningPublicKey = FixedBytes<32, struct SigningPublicKeyMeaning>; ///< Ed25519
using BoxPublicKey = FixedBytes<32, struct BoxPublicKeyMeaning>;         ///< X25519
using Signature = FixedBytes<64, struct SignatureMeaning>;               ///< Ed25519, RFC 8032
using EpochKeyId = FixedBytes<16, struct EpochKeyIdMeaning>;

/// An Ed25519 key pair, kept as its seed. `domain` separates what is signed: a signature made for one kind
/// of message never verifies as another.
class SigningKey {
public:
    using Seed = Secret<32, struct SigningSeedUse>;

    [[nodiscard]] static SigningKey generate(Random& random);
    [[nodiscard]] static SigningKey fromSeed(Seed seed);

    [[nodiscard]] const SigningPublicKey& publicKey() const { return m_public; }
    [[nodiscard]] Signature sign(QByteArrayView domain, QByteArrayView message) const;
    [[nodiscard]] const Seed& seed() const { return m_seed; }

private:
    SigningKey() = default;
    Seed m_seed;
    Secret<64, struct SigningSecretUse> m_secret;
    SigningPublicKey m_public;
};

[[nodiscard]] bool verifySignature(const SigningPublicKey& key, QByteArrayView domain, QByteArrayView message,
                                   const Signature& signature);

/// An X25519 key pair that opens what is sealed to its public key (libsodium's sealed boxes).
class BoxKey {
public:
    using Seed = Secret<32, struct BoxSeedUse>;

    [[nodiscard]] static BoxKey generate(Random& random);
    [[nodiscard]] static BoxKey fromSeed(Seed seed);
    /// The pair that the recovery kit reads with: derived from the root's seed, separate from its signatures.
    [[nodiscard]] static BoxKey ofRoot(const SigningKey& root);

    [[nodiscard]] const BoxPublicKey& publicKey() const { return m_public; }
    [[nodiscard]] const Seed& seed() const { return m_seed; }
    /// Errors: SyncErrc::SealBroken.
    [[nodiscard]] Result<QByteArray> open(QByteArrayView sealed) const;

private:
    BoxKey() = default;
    Seed m_seed;
    Secret<32, struct BoxSecretUse> m_secret;
    BoxPublicKey m_public;
};

/// False for a public key of small order, to which nothing could be sealed that others can't open. Every
/// message that brings a key is refused if it is unusable.
[[nodiscard]] bool isUsable(const BoxPublicKey& key);

/// Seals so that only the holder of the key pair can open it; the sender stays unnamed. 48 bytes longer.
[[nodiscard]] QByteArray sealTo(const BoxPublicKey& reader, QByteArrayView plain);

/// The key of one audience in one epoch (XChaCha20-Poly1305).
using EpochKey = Secret<32, struct EpochKeyUse>;
[[nodiscard]] EpochKey generateEpochKey(Random& random);
[[nodiscard]] EpochKeyId idOf(const EpochKey& key);

constexpr qsizetype SealNonceSize = 24;
constexpr qsizetype SealTagSize = 16;

/// XChaCha20-Poly1305 (IETF): nonce (24 random bytes) in clear, then ciphertext and tag.
[[nodiscard]] QByteArray seal(const EpochKey& key, Random& random, QByteArrayView associated,
                              QByteArrayView plain);
/// Errors: SyncErrc::SealBroken.
[[nodiscard]] Result<QByteArray> unseal(const EpochKey& key, QByteArrayView associated,
                                        QByteArrayView sealed);

/// Keyed BLAKE2b, 32 bytes: shows that the sender knows `secret` (32 bytes).
using InviteSecret = Secret<32, struct InviteSecretUse>;
[[nodiscard]] Hash32 authenticate(const InviteSecret& secret, QByteArrayView message);
[[nodiscard]] bool sameInConstantTime(const Hash32& a, const Hash32& b);

} // namespace cunbao
