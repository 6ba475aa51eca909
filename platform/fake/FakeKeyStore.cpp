#include "platform/fake/FakeKeyStore.h"

#include "platform/api/DeviceError.h"

namespace cunbao {

void FakeKeyStore::write(const QString& name, const QByteArray& secret, Stored stored) {
    Result<void> outcome;
    if (const auto error = refusal())
        outcome = *error;
    else
        secrets[name] = secret;
    m_posted.post([stored = std::move(stored), outcome] { stored(outcome); });
}

void FakeKeyStore::read(const QString& name, Found found) {
    Result<QByteArray> outcome = fail(DeviceErrc::SecretNotFound, {name});
    if (const auto error = refusal())
        outcome = *error;
    else if (const auto kept = secrets.find(name); kept != secrets.end())
        outcome = kept->second;
    m_posted.post([found = std::move(found), outcome] { found(outcome); });
}

void FakeKeyStore::remove(const QString& name, Stored removed) {
    Result<void> outcome;
    if (const auto error = refusal())
        outcome = *error;
    else
        secrets.erase(name);
    m_posted.post([removed = std::move(removed), outcome] { removed(outcome); });
}

std::optional<Error> FakeKeyStore::refusal() {
    if (!available) return fail(DeviceErrc::NotOffered, {QStringLiteral("key store")});
    return std::exchange(nextError, std::nullopt);
}

} // namespace cunbao
