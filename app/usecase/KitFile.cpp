#include "app/usecase/KitFile.h"

#include "app/domain/AppError.h"
#include "app/store/KnownHubs.h"
#include "sync/SyncError.h"
#include "sync/codec/ByteReader.h"
#include "sync/codec/Cbor.h"

namespace cunbao {

namespace {

constexpr char KitPrefix[] = "CUNBAOKIT1.";
constexpr quint64 KitVersion = 1;
constexpr quint64 MaxLock = 256;
constexpr qsizetype KitCheck = 3; ///< bytes behind the seed of a kit that was written down
constexpr auto Base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

Error invalidKit() {
    return fail(AppErrc::KitInvalid);
}

/// The root's seed from what somebody wrote down: case, blanks and dashes do not matter.
Result<Kit> kitFromText(const QByteArray& text) {
    QByteArray bytes;
    quint32 buffer = 0;
    int bits = 0;
    for (const char c : text) {
        if (c == '-' || QByteArrayView(" \t\r\n").contains(c)) continue;
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        const bool letter = upper >= 'A' && upper <= 'Z';
        const bool digit = upper >= '2' && upper <= '7';
        if (!letter && !digit) return invalidKit();
        buffer = (buffer << 5) | static_cast<quint32>(letter ? upper - 'A' : upper - '2' + 26);
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes.append(static_cast<char>((buffer >> bits) & 0xff));
        buffer &= (1U << bits) - 1U; // no more of the seed is kept than is still needed
    }
    const bool whole = bytes.size() == SigningKey::Seed::Size + KitCheck;
    const QByteArrayView seed = QByteArrayView(bytes).first(whole ? SigningKey::Seed::Size : 0);
    const bool right = whole && blake2b16({"cunbao kit", seed}).view().first(KitCheck) ==
                                    QByteArrayView(bytes).last(KitCheck);
    auto key = SigningKey::Seed::from(seed);
    wipe(bytes);
    if (!right || !key) return invalidKit();
    return Kit{SigningKey::fromSeed(std::move(*key)), OrgCode(), QString(), QString(), Hash32()};
}

/// The key that the lock holds, as the kind that seals.
Result<EpochKey> kitKey(const StoreKey& key) {
    auto out = EpochKey::from(key.expose());
    if (!out) return invalidKit();
    return std::move(*out);
}

Result<Kit> kitFromFile(const QByteArray& bytes, const QString& passphrase) {
    ByteReader in(bytes);
    const auto size = in.varint();
    if (!size.ok() || *size > MaxLock) return invalidKit();
    const auto lock = in.bytes(static_cast<qsizetype>(*size));
    if (!lock.ok()) return invalidKit();
    if (passphrase.isEmpty()) return fail(AppErrc::PassphraseMissing);
    const auto opened = PasscodeLock::unwrap(lock->toByteArray(), passphrase);
    if (!opened.ok() && opened.error().is(SyncErrc::SealBroken)) return fail(AppErrc::PassphraseWrong);
    if (!opened.ok()) return invalidKit();
    TRY_LET(const EpochKey key, kitKey(*opened));
    auto plain = unseal(key, QByteArrayView(bytes).first(in.position()), in.rest());
    if (!plain.ok()) return invalidKit();
    auto read = [&]() -> Result<Kit> {
        CborReader kit(QByteArray::fromRawData(plain->constData(), plain->size()), "kit");
        TRY(kit.enterArrayOf(6));
        TRY_LET(const quint64 version, kit.unsignedInteger());
        if (version != KitVersion) return kit.malformed();
        TRY_LET(QByteArray bytesOfSeed, kit.bytes(SigningKey::Seed::Size));
        auto seed = SigningKey::Seed::from(bytesOfSeed);
        wipe(bytesOfSeed);
        if (!seed) return kit.malformed();
        Kit out{SigningKey::fromSeed(std::move(*seed)), OrgCode(), QString(), QString(), Hash32()};
        TRY_LET(const qint64 unit, kit.integer());
        out.unit = OrgCode(unit);
        TRY_LET(out.office, kit.text(600));
        TRY_LET(out.hubUrl, kit.text(500));
        TRY_LET(out.hubPin, kit.fixed<Hash32>());
        TRY(kit.leave());
        TRY(kit.finish());
        return out;
    }();
    wipe(*plain);
    if (!read.ok()) return invalidKit();
    return read;
}

} // namespace

Result<void> checkPassphrase(const QString& passphrase) {
    if (passphrase.isEmpty()) return fail(AppErrc::PassphraseMissing);
    if (passphrase.size() < ShortestPassphrase)
        return fail(AppErrc::PassphraseTooShort, {QString::number(ShortestPassphrase)});
    return {};
}

Result<QByteArray> sealKit(Ledger& ledger, const QString& passphrase, PasscodeCost cost) {
    TRY(ledger.noted(ledger.mainOffice()));
    TRY_LET(const auto hub, KnownHubs(ledger).find(QString()));
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    const OrgUnit* township = catalogue->unit(catalogue->township());
    const Kit kit{SigningKey::fromSeed(ledger.identity().rootKey->seed().duplicate()), catalogue->township(),
                  township ? township->name : QString(), hub ? hub->url : QString(),
                  hub ? hub->pin : Hash32()};
    return sealKit(kit, passphrase, ledger.random(), cost);
}

Result<QByteArray> sealKit(const Kit& kit, const QString& passphrase, Random& random, PasscodeCost cost) {
    TRY(checkPassphrase(passphrase));
    CborWriter out;
    out.array(6);
    out.unsignedInteger(KitVersion);
    out.bytes(kit.root.seed().expose());
    out.integer(kit.unit.number());
    out.text(kit.office);
    out.text(kit.hubUrl);
    out.bytes(kit.hubPin.view());
    out.endArray();
    QByteArray plain = out.take();

    QByteArray drawn = random.bytes(StoreKey::Size);
    const auto key = StoreKey::from(drawn);
    wipe(drawn);
    if (!key) return invalidKit();
    const QByteArray lock = PasscodeLock::wrap(*key, passphrase, random, cost);
    ByteWriter head;
    head.varint(static_cast<quint64>(lock.size()));
    head.bytes(lock);
    const QByteArray header = head.take();
    TRY_LET(const EpochKey sealing, kitKey(*key));
    const QByteArray sealed = header + seal(sealing, random, header, plain);
    wipe(plain);
    const QByteArray text = KitPrefix + sealed.toBase64(Base64) + '\n';
    // A kit that nobody can open again would be found out when it is too late.
    TRY_LET(const Kit again, openKit(text, passphrase));
    if (again.root.publicKey() != kit.root.publicKey()) return invalidKit();
    return text;
}

Result<Kit> openKit(const QByteArray& content, const QString& passphrase) {
    const QByteArray line = content.trimmed();
    if (!line.startsWith(KitPrefix)) return kitFromText(line);
    const auto decoded = QByteArray::fromBase64Encoding(line.sliced(qsizetype(sizeof KitPrefix) - 1),
                                                        QByteArray::Base64UrlEncoding |
                                                            QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) return invalidKit();
    return kitFromFile(decoded.decoded, passphrase);
}

} // namespace cunbao
