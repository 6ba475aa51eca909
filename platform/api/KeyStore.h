#pragma once

#include "platform/base/Result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace cunbao {

/// Secrets held by the device's own hardware or system, apart from our files: a copied store is then
/// worth nothing without the phone. Only phones have one; a desktop's store stands on the passcode alone.
///
/// Called from the thread of the user interface. Answers come there, from the event loop, never from
/// inside the call, and never after the key store is gone. Nothing is ever kept in clear instead.
class KeyStore {
public:
    using Stored = std::function<void(Result<void>)>;
    using Found = std::function<void(Result<QByteArray>)>;

    virtual ~KeyStore() = default;
    /// False: every other call answers NotOffered.
    [[nodiscard]] virtual bool isAvailable() const = 0;
    /// Replaces what has the name already. Errors: KeyStoreFailed, PermissionDenied.
    virtual void write(const QString& name, const QByteArray& secret, Stored stored) = 0;
    /// Whoever receives the secret wipes it. Errors: SecretNotFound, KeyStoreFailed, PermissionDenied.
    virtual void read(const QString& name, Found found) = 0;
    /// A name that is not there is no error. Errors: KeyStoreFailed, PermissionDenied.
    virtual void remove(const QString& name, Stored removed) = 0;
};

} // namespace cunbao
