#pragma once

#include "platform/api/KeyStore.h"

#include <QObject>

namespace cunbao {

/// QtKeychain over a phone's own key store: the Android Keystore, the iOS Keychain. Its fallback to files in
/// clear stays off. Compiled against QtKeychain 0.13; never run, because that needs a phone.
class KeychainKeyStore final : public KeyStore {
public:
    /// Every phone that Qt 6.5 runs on has one; a broken one says so in each answer. Never run.
    [[nodiscard]] bool isAvailable() const override { return true; }
    /// Never run.
    void write(const QString& name, const QByteArray& secret, Stored stored) override;
    /// Never run.
    void read(const QString& name, Found found) override;
    /// Never run.
    void remove(const QString& name, Stored removed) override;

private:
    QObject m_context; ///< parent of the jobs: they go with it, unanswered
};

} // namespace cunbao
