#include "tests/bench/CountingProxy.h"

#include "sync/SyncError.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace cunbao::bench {

Result<quint16> CountingProxy::start() {
    if (!listen(QHostAddress(QHostAddress::LocalHost), 0))
        return fail(SyncErrc::TransportFailed, {QStringLiteral("proxy"), errorString()});
    return serverPort();
}

void CountingProxy::incomingConnection(qintptr descriptor) {
    auto* client = new QSslSocket(this);
    auto* hub = new QSslSocket(client);
    if (!client->setSocketDescriptor(descriptor)) {
        client->deleteLater();
        return;
    }
    client->setLocalCertificate(QSslCertificate(m_identity.certificatePem));
    client->setPrivateKey(QSslKey(m_identity.keyPem, QSsl::Ec));
    hub->setPeerVerifyMode(QSslSocket::VerifyNone);
    connect(client, &QSslSocket::readyRead, hub, [this, client, hub] {
        const QByteArray bytes = client->readAll();
        m_up += bytes.size();
        hub->write(bytes);
    });
    connect(hub, &QSslSocket::readyRead, client, [this, client, hub] {
        const QByteArray bytes = hub->readAll();
        m_down += bytes.size();
        client->write(bytes);
    });
    connect(client, &QSslSocket::disconnected, hub, &QSslSocket::disconnectFromHost);
    connect(hub, &QSslSocket::disconnected, client, &QSslSocket::disconnectFromHost);
    client->startServerEncryption();
    hub->connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_hubPort);
}

} // namespace cunbao::bench
