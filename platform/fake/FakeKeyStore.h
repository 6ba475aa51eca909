#pragma once

#include "platform/api/KeyStore.h"
#include "platform/fake/Posted.h"

#include <map>

namespace cunbao {

/// Keeps secrets in memory. Scripted: whether there is a key store, and what the next call fails with.
class FakeKeyStore final : public KeyStore {
public:
    [[nodiscard]] bool isAvailable() const override { return available; }
    void write(const QString& name, const QByteArray& secret, Stored stored) override;
    void read(const QString& name, Found found) override;
    void remove(const QString& name, Stored removed) override;

    bool available = true;
    std::optional<Error> nextError;
    std::map<QString, QByteArray> secrets;

private:
    [[nodiscard]] std::optional<Error> refusal();
    Posted m_posted;
};

} // namespace cunbao
