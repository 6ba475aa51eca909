#include "platform/phone/KeychainKeyStore.h"

#include "platform/api/DeviceError.h"

#include <qt6keychain/keychain.h>

namespace cunbao {

namespace {

/// The drawer that our secrets lie in; changing it loses them.
QString service() {
    return QStringLiteral("cunbao");
}

std::optional<Error> errorOf(const QKeychain::Job& job) {
    switch (job.error()) {
    case QKeychain::NoError: return std::nullopt;
    case QKeychain::EntryNotFound: return fail(DeviceErrc::SecretNotFound, {job.key()});
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied: return fail(DeviceErrc::PermissionDenied, {QStringLiteral("key store")});
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: return fail(DeviceErrc::NotOffered, {QStringLiteral("key store")});
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError: break;
    }
    return fail(DeviceErrc::KeyStoreFailed, {job.errorString()});
}

/// Jobs finish from the event loop and delete themselves.
template <class Finished>
void run(QKeychain::Job& job, const QString& name, QObject& context, Finished finished) {
    job.setKey(name);
    QObject::connect(&job, &QKeychain::Job::finished, &context, std::move(finished));
    job.start();
}

} // namespace

void KeychainKeyStore::write(const QString& name, const QByteArray& secret, Stored stored) {
    auto* job = new QKeychain::WritePasswordJob(service(), &m_context);
    job->setBinaryData(secret);
    run(*job, name, m_context, [stored = std::move(stored)](QKeychain::Job* done) {
        const auto error = errorOf(*done);
        stored(error ? Result<void>(*error) : Result<void>());
    });
}

void KeychainKeyStore::read(const QString& name, Found found) {
    auto* job = new QKeychain::ReadPasswordJob(service(), &m_context);
    run(*job, name, m_context, [job, found = std::move(found)](QKeychain::Job* done) {
        const auto error = errorOf(*done);
        found(error ? Result<QByteArray>(*error) : Result<QByteArray>(job->binaryData()));
    });
}

void KeychainKeyStore::remove(const QString& name, Stored removed) {
    auto* job = new QKeychain::DeletePasswordJob(service(), &m_context);
    run(*job, name, m_context, [removed = std::move(removed)](QKeychain::Job* done) {
        const auto error = errorOf(*done);
        const bool gone = !error || error->is(DeviceErrc::SecretNotFound);
        removed(gone ? Result<void>() : Result<void>(*error));
    });
}

} // namespace cunbao
