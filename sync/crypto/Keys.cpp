#include "sync/crypto/Keys.h"

#include "sync/SyncError.h"

#include <sodium.h>

#include <cstdlib>

namespace cunbao {

namespace {

const unsigned char* raw(QByteArrayView view) {
    return reinterpret_cast<const unsigned char*>(view.data());
}

unsigned char* raw(QByteArray& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

unsigned long long length(QByteArrayView view) {
    return static_cast<unsigned long long>(view.size());
}

template <class Seed>
Seed drawSeed(Random& random) {
    QByteArray drawn = random.bytes(Seed::Size);
    auto seed = Seed::from(drawn);
    wipe(drawn);
    if (!seed) std::abort(); // A Random that gives the wrong length must never become a key.
    return std::move(*seed);
}

QByteArray withDomain(QByteArrayView domain, QByteArrayView message) {
    QByteArray all;
    all.reserve(domain.size() + 1 + message.size());
    all.append(domain);
    all.append('\0');
    all.append(message);
    return all;
}

} // namespace

SigningKey SigningKey::generate(Random& random) {
    return fromSeed(drawSeed<Seed>(random));
}

SigningKey SigningKey::fromSeed(Seed seed) {
    SigningKey key;
    crypto_sign_seed_keypair(key.m_public.data(), key.m_secret.data(), seed.data());
    key.m_seed = std::move(seed);
    return key;
}

Signature SigningKey::sign(QByteArrayView domain, QByteArrayView message) const {
    const QByteArray all = withDomain(domain, message);
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr, raw(all), length(all), m_secret.data());
    return signature;
}

bool verifySignature(const SigningPublicKey& key, QByteArrayView domain, QByteArrayView message,
                     const Signature& signature) {
    const QByteArray all = withDomain(domain, message);
    return crypto_sign_verify_detached(signature.data(), raw(all), length(all), key.data()) == 0;
}

BoxKey BoxKey::generate(Random& random) {
    return fromSeed(drawSeed<Seed>(random));
}

BoxKey BoxKey::fromSeed(Seed seed) {
    BoxKey key;
    crypto_box_seed_keypair(key.m_public.data(), key.m_secret.data(), seed.data());
    key.m_seed = std::move(seed);
    return key;
}

BoxKey BoxKey::ofRoot(const SigningKey& root) {
    Seed seed;
    crypto_kdf_derive_from_key(seed.data(), static_cast<std::size_t>(Seed::Size), 1, "cunbaork",
                               root.seed().data());
    return fromSeed(std::move(seed));
}

Result<QByteArray> BoxKey::open(QByteArrayView sealed) const {
    constexpr auto overhead = static_cast<qsizetype>(crypto_box_SEALBYTES);
    if (sealed.size() < overhead) return fail(SyncErrc::SealBroken);
    QByteArray plain(sealed.size() - overhead, Qt::Uninitialized);
    if (crypto_box_seal_open(raw(plain), raw(sealed), length(sealed), m_public.data(), m_secret.data()) != 0)
        return fail(SyncErrc::SealBroken);
    return plain;
}

bool isUsable(const BoxPublicKey& key) {
    // Any scalar does: X25519 clears the cofactor, so that a point of small order always comes to zero.
    unsigned char scalar[crypto_scalarmult_SCALARBYTES] = {1};
    unsigned char shared[crypto_scalarmult_BYTES];
    return crypto_scalarmult(shared, scalar, key.data()) == 0;
}

QByteArray sealTo(const BoxPublicKey& reader, QByteArrayView plain) {
    QByteArray sealed(plain.size() + static_cast<qsizetype>(crypto_box_SEALBYTES), Qt::Uninitialized);
    if (sodium_init() < 0 || crypto_box_seal(raw(sealed), raw(plain), length(plain), reader.data()) != 0)
        std::abort(); // Fail closed: an unusable public key was refused when it was read.
    return sealed;
}

EpochKey generateEpochKey(Random& random) {
    return drawSeed<EpochKey>(random);
}

EpochKeyId idOf(const EpochKey& key) {
    return *EpochKeyId::from(blake2b16({"cunbao epoch key", key.expose()}).view());
}

QByteArray seal(const EpochKey& key, Random& random, QByteArrayView associated, QByteArrayView plain) {
    QByteArray sealed = random.bytes(SealNonceSize);
    if (sealed.size() != SealNonceSize) std::abort();
    const QByteArray nonce = sealed;
    sealed.resize(SealNonceSize + plain.size() + SealTagSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed) + SealNonceSize, nullptr, raw(plain),
                                               length(plain), raw(associated), length(associated), nullptr,
                                               raw(nonce), key.data());
    return sealed;
}

Result<QByteArray> unseal(const EpochKey& key, QByteArrayView associated, QByteArrayView sealed) {
    if (sealed.size() < SealNonceSize + SealTagSize) return fail(SyncErrc::SealBroken);
    QByteArray plain(sealed.size() - SealNonceSize - SealTagSize, Qt::Uninitialized);
    const QByteArrayView cipher = sealed.sliced(SealNonceSize);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(plain), nullptr, nullptr, raw(cipher), length(cipher),
                                                   raw(associated), length(associated), raw(sealed),
                                                   key.data()) != 0)
        return fail(SyncErrc::SealBroken);
    return plain;
}

Hash32 authenticate(const InviteSecret& secret, QByteArrayView message) {
    Hash32 out;
    crypto_generichash(out.data(), static_cast<std::size_t>(Hash32::Size), raw(message), length(message),
                       secret.data(), static_cast<std::size_t>(InviteSecret::Size));
    return out;
}

bool sameInConstantTime(const Hash32& a, const Hash32& b) {
    return sodium_memcmp(a.data(), b.data(), static_cast<std::size_t>(Hash32::Size)) == 0;
}

} // namespace cunbao
