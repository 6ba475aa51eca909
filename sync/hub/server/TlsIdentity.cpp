#include "sync/hub/server/TlsIdentity.h"

#include "platform/base/AtomicFile.h"

#include <QDir>
#include <QFile>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/x509.h>

#include <array>
#include <memory>

namespace cunbao {

namespace {

constexpr qsizetype MaxPemBytes = 256 * 1024;

template <auto Free>
struct FreeWith {
    template <class T>
    void operator()(T* pointer) const {
        Free(pointer);
    }
};
using Bio = std::unique_ptr<BIO, FreeWith<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using Certificate509 = std::unique_ptr<X509, FreeWith<X509_free>>;

Bio reading(const QByteArray& pem) {
    return Bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
}

QByteArray contentOf(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, static_cast<qsizetype>(size));
}

QByteArray spkiHash(X509* certificate) {
    unsigned char* der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    if (size <= 0) return {};
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(der, static_cast<std::size_t>(size), digest.data());
    OPENSSL_free(der);
    return QByteArray(reinterpret_cast<const char*>(digest.data()), SHA256_DIGEST_LENGTH);
}

Error openSslFailed(const QString& what) {
    return fail(PlatformErrc::FileUnwritable, {what, QStringLiteral("OpenSSL")});
}

Result<Key> readKey(const QByteArray& pem, const QString& keyFile) {
    const Bio in = reading(pem);
    // A key under a passphrase would ask for it on the terminal; an empty answer refuses it
    // instead.
    const auto noPassphrase = [](char*, int, int, void*) { return 0; };
    Key key(PEM_read_bio_PrivateKey(in.get(), nullptr, noPassphrase, nullptr));
    if (!key)
        return fail(PlatformErrc::FileUnreadable, {keyFile, QStringLiteral("no PEM key without passphrase")});
    return key;
}

Result<QByteArray> makeKeyPem(const QString& keyFile) {
    const Key key(EVP_EC_gen("P-256"));
    const Bio out(BIO_new(BIO_s_secmem()));
    if (!key || !out ||
        PEM_write_bio_PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return openSslFailed(keyFile);
    return contentOf(out.get());
}

Result<QByteArray> selfSignedPem(const QByteArray& keyPem, const QString& keyFile) {
    TRY_LET(const Key key, readKey(keyPem, keyFile));
    const Certificate509 certificate(X509_new());
    std::array<unsigned char, 16> serial{};
    if (!certificate || RAND_bytes(serial.data(), static_cast<int>(serial.size())) != 1)
        return openSslFailed(keyFile);
    serial[0] = static_cast<unsigned char>((serial[0] & 0x7f) | 0x40); // positive and of full length
    const std::unique_ptr<BIGNUM, FreeWith<BN_free>> number(
        BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
    X509_NAME* name = X509_get_subject_name(certificate.get());
    const bool filled =
        number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate.get())) &&
        X509_set_version(certificate.get(), X509_VERSION_3) == 1 &&
        ASN1_TIME_set_string_X509(X509_getm_notBefore(certificate.get()), "20200101000000Z") == 1 &&
        ASN1_TIME_set_string_X509(X509_getm_notAfter(certificate.get()), "99991231235959Z") == 1 &&
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char*>("cunbao hub"), -1, -1, 0) == 1 &&
        X509_set_issuer_name(certificate.get(), name) == 1 &&
        X509_set_pubkey(certificate.get(), key.get()) == 1 &&
        X509_sign(certificate.get(), key.get(), EVP_sha256()) != 0;
    const Bio out(BIO_new(BIO_s_mem()));
    if (!filled || !out || PEM_write_bio_X509(out.get(), certificate.get()) != 1)
        return openSslFailed(keyFile);
    return contentOf(out.get());
}

} // namespace

Result<TlsIdentity> TlsIdentity::load(const QString& certificateFile, const QString& keyFile) {
    TlsIdentity identity;
    TRY_LET(identity.certificatePem, AtomicFile::read(certificateFile, MaxPemBytes));
    TRY_LET(identity.keyPem, AtomicFile::read(keyFile, MaxPemBytes));
    const Bio certificateIn = reading(identity.certificatePem);
    const Certificate509 certificate(PEM_read_bio_X509(certificateIn.get(), nullptr, nullptr, nullptr));
    if (!certificate)
        return fail(PlatformErrc::FileUnreadable, {certificateFile, QStringLiteral("no PEM certificate")});
    TRY_LET(const Key key, readKey(identity.keyPem, keyFile));
    if (X509_check_private_key(certificate.get(), key.get()) != 1)
        return fail(PlatformErrc::FileUnreadable,
                    {keyFile, QStringLiteral("not the key of the certificate")});
    identity.spkiSha256 = spkiHash(certificate.get());
    return identity;
}

Result<TlsIdentity> TlsIdentity::loadOrMake(const QString& folder) {
    const QString certificateFile = QDir(folder).filePath(QStringLiteral("hub-cert.pem"));
    const QString keyFile = QDir(folder).filePath(QStringLiteral("hub-key.pem"));
    // A certificate without its key is a mishap that its owner should know of: phones have pinned
    // the key that is gone. A key alone is an identity whose making was cut off, or whose
    // certificate was lost: the pin is the key's, so it gets another one.
    if (!QFile::exists(certificateFile)) {
        if (!QFile::exists(keyFile)) {
            if (!QDir(folder).mkpath(QStringLiteral(".")))
                return fail(PlatformErrc::FileUnwritable, {folder, QStringLiteral("cannot make the folder")});
            TRY_LET(const QByteArray made, makeKeyPem(keyFile));
            TRY(AtomicFile::write(keyFile, made, AtomicFile::Access::OwnerOnly));
        }
        TRY_LET(const QByteArray keyPem, AtomicFile::read(keyFile, MaxPemBytes));
        TRY_LET(const QByteArray certificate, selfSignedPem(keyPem, keyFile));
        TRY(AtomicFile::write(certificateFile, certificate));
    }
    return load(certificateFile, keyFile);
}

} // namespace cunbao
