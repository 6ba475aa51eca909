#include "sync/crypto/PasscodeLock.h"

#include "sync/SyncError.h"
#include "sync/codec/ByteReader.h"
#include "sync/crypto/Keys.h"

#include <sodium.h>

#include <cstdlib>

namespace cunbao {

namespace {

constexpr quint8 LockVersion = 1;
constexpr qsizetype SaltSize = crypto_pwhash_SALTBYTES;
// A damaged or hostile file must not make the device allocate without end.
constexpr quint64 MaxMemoryKiB = 1024 * 1024;
constexpr quint64 MaxPasses = 16;

EpochKey derive(const QString& passcode, QByteArrayView salt, PasscodeCost cost) {
    // NFC: the same characters typed on another keyboard are the same passcode.
    QByteArray utf8 = passcode.normalized(QString::NormalizationForm_C).toUtf8();
    EpochKey key;
    const int derived = crypto_pwhash(
        key.data(), static_cast<unsigned long long>(EpochKey::Size), utf8.constData(),
        static_cast<unsigned long long>(utf8.size()), reinterpret_cast<const unsigned char*>(salt.data()),
        cost.passes, static_cast<std::size_t>(cost.memoryKiB) * 1024, crypto_pwhash_ALG_ARGON2ID13);
    wipe(utf8);
    if (derived != 0) std::abort(); // Out of memory while deriving a key: nothing may go on in clear.
    return key;
}

} // namespace

QByteArray PasscodeLock::wrap(const StoreKey& key, const QString& passcode, Random& random,
                              PasscodeCost cost) {
    ByteWriter out;
    out.byte(LockVersion);
    out.varint(cost.memoryKiB);
    out.varint(cost.passes);
    const QByteArray salt = random.bytes(SaltSize);
    out.bytes(salt);
    const QByteArray header = out.take();
    return header + seal(derive(passcode, salt, cost), random, header, key.expose());
}

Result<StoreKey> PasscodeLock::unwrap(const QByteArray& wrapped, const QString& passcode) {
    const auto malformed = [] { return fail(SyncErrc::Malformed, {QStringLiteral("key file")}); };
    ByteReader in(wrapped);
    TRY_LET(const quint8 version, in.byte());
    if (version != LockVersion) return malformed();
    TRY_LET(const quint64 memory, in.varint());
    TRY_LET(const quint64 passes, in.varint());
    if (memory < 8 || memory > MaxMemoryKiB || passes < 1 || passes > MaxPasses) return malformed();
    TRY_LET(const QByteArrayView salt, in.bytes(SaltSize));
    const QByteArrayView header = QByteArrayView(wrapped).first(in.position());
    const PasscodeCost cost{static_cast<quint32>(memory), static_cast<quint32>(passes)};
    TRY_LET(QByteArray plain, unseal(derive(passcode, salt, cost), header, in.rest()));
    auto key = StoreKey::from(plain);
    wipe(plain);
    if (!key) return malformed();
    return std::move(*key);
}

} // namespace cunbao
