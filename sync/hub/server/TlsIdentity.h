#pragma once

#include "platform/base/Result.h"

#include <QByteArray>
#include <QString>

namespace cunbao {

/// What a hub shows of itself by TLS: a certificate (chain) and its key, as PEM.
struct TlsIdentity {
    QByteArray certificatePem;
    QByteArray keyPem;
    /// SHA-256 of the certificate's SubjectPublicKeyInfo (DER), which invites pin. It outlives the
    /// certificate: a new one for the same key has the same pin.
    QByteArray spkiSha256;

    /// From files that the hub's owner gives. Errors: FileUnreadable, also where they are no PEM or
    /// do not belong together.
    [[nodiscard]] static Result<TlsIdentity> load(const QString& certificateFile, const QString& keyFile);
    /// hub-cert.pem and hub-key.pem (readable by the owner only) in `folder`; made where they are
    /// missing: EC P-256, self-signed, without an end, because phones trust the pin and not a date.
    [[nodiscard]] static Result<TlsIdentity> loadOrMake(const QString& folder);
};

} // namespace cunbao
