#include "sync/net/HttpsTransport.h"

#include "sync/SyncError.h"
#include "sync/codec/Exchange.h"
#include "sync/net/ProblemAnswer.h"

#include <QCryptographicHash>
#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>

namespace cunbao {

namespace {

constexpr quint16 DefaultPort = 443;

QByteArray pinOf(const QSslCertificate& certificate) {
    if (certificate.isNull()) return {};
    return QCryptographicHash::hash(certificate.publicKey().toDer(), QCryptographicHash::Sha256);
}

/// No authority is trusted, so every first handshake asks about its certificate, and the pin
/// answers.
QSslConfiguration pinnedTls() {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setCaCertificates({});
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setSslOption(QSsl::SslOptionDisableSessionTickets, false);
    tls.setSslOption(QSsl::SslOptionDisableSessionSharing, false);
    return tls;
}

// The network layer speaks English only, so each reason that people can do something about has a fixed word.

QString reasonOf(QNetworkReply::NetworkError error) {
    switch (error) {
    case QNetworkReply::ConnectionRefusedError: return QStringLiteral("refused");
    case QNetworkReply::HostNotFoundError: return QStringLiteral("host-unknown");
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError: return QStringLiteral("unreachable");
    case QNetworkReply::SslHandshakeFailedError: return QStringLiteral("tls");
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError: return QStringLiteral("proxy");
    default: return {};
    }
}

QString reasonOf(QAbstractSocket::SocketError error) {
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError: return QStringLiteral("refused");
    case QAbstractSocket::HostNotFoundError: return QStringLiteral("host-unknown");
    case QAbstractSocket::NetworkError: return QStringLiteral("unreachable");
    case QAbstractSocket::SslHandshakeFailedError: return QStringLiteral("tls");
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyProtocolError: return QStringLiteral("proxy");
    default: return {};
    }
}

} // namespace

HttpsTransport::Options::Options() : answerBytes(ExchangeCodec::MaxAnswerBytes) {}

class HttpsTransport::Impl {
public:
    Impl(const QUrl& hub, const QByteArray& pin, const Options& options) : m_pin(pin), m_options(options) {
        QUrl endpoint = hub;
        endpoint.setPath(QStringLiteral("/v1"));
        m_request.setUrl(endpoint);
        m_request.setSslConfiguration(pinnedTls());
        m_request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        m_request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                               QNetworkRequest::ManualRedirectPolicy);
        m_request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        m_request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        m_request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
        // Each of these replaces a longer one that Qt would add.
        m_request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/cbor"));
        m_request.setRawHeader("User-Agent", "cunbao");
        m_request.setRawHeader("Accept-Encoding", "identity");
        m_request.setRawHeader("Accept-Language", "*");
    }

    void send(const QByteArray& body, Done done);

    QByteArray m_pin;
    Options m_options;
    QNetworkRequest m_request;
    QNetworkAccessManager m_network;
};

/// One request under way. Belongs to its reply, and goes with it.
class HttpsTransport::Exchange : public QObject {
public:
    Exchange(QNetworkReply* reply, const Impl& transport, Done done)
        : QObject(reply), m_reply(reply), m_pin(transport.m_pin), m_limit(transport.m_options.answerBytes),
          m_done(std::move(done)) {
        connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
            if (checkPin()) m_reply->ignoreSslErrors(errors);
        });
        connect(reply, &QNetworkReply::encrypted, this, [this] {
            if (!checkPin()) m_reply->abort();
        });
        connect(reply, &QNetworkReply::readyRead, this, [this] { read(); });
        connect(reply, &QNetworkReply::finished, this, [this] { finish(); });
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] { giveUp(fail(SyncErrc::TimedOut)); });
        m_timer.start(transport.m_options.timeout);
    }

private:
    bool checkPin() {
        const QByteArray found = pinOf(m_reply->sslConfiguration().peerCertificate());
        if (found == m_pin) return true;
        m_error = fail(SyncErrc::PinMismatch,
                       {QString::fromLatin1(m_pin.toHex()), QString::fromLatin1(found.toHex())});
        return false;
    }

    void giveUp(const Error& error) {
        if (!m_error) m_error = error;
        m_reply->abort(); // finishes
    }

    void read() {
        const qint64 room = m_limit - m_answer.size();
        m_answer += m_reply->read(room + 1);
        if (m_answer.size() > m_limit)
            giveUp(fail(SyncErrc::TooLarge, {QStringLiteral("answer"), QString::number(m_limit)}));
    }

    void finish() {
        m_timer.stop();
        if (!m_error && m_reply->bytesAvailable() > 0) read();
        const Done done = std::exchange(m_done, {});
        if (!done) return;
        m_reply->deleteLater();
        done(outcome());
    }

    Result<QByteArray> outcome() {
        if (m_error) return *m_error;
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const auto networkError = m_reply->error();
        if (networkError == QNetworkReply::RemoteHostClosedError) return fail(SyncErrc::CutOff);
        if (networkError == QNetworkReply::TimeoutError) return fail(SyncErrc::TimedOut);
        if (status == 0)
            return fail(SyncErrc::TransportFailed, {reasonOf(networkError), m_reply->errorString()});
        // A resumed session was not asked about its certificate, but still names it.
        if (!checkPin()) return *m_error;
        if (status != 200) return errorFromAnswer(status, m_answer);
        if (networkError != QNetworkReply::NoError) return fail(SyncErrc::CutOff);
        const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
        if (!length.isValid() || length.toLongLong() != m_answer.size()) return fail(SyncErrc::CutOff);
        return m_answer;
    }

    QNetworkReply* m_reply;
    QByteArray m_pin;
    qsizetype m_limit;
    Done m_done;
    QTimer m_timer;
    QByteArray m_answer;
    std::optional<Error> m_error;
};

void HttpsTransport::Impl::send(const QByteArray& body, Done done) {
    if (m_request.url().scheme() != QLatin1String("https") || m_request.url().host().isEmpty()) {
        QTimer::singleShot(0, &m_network, [done, url = m_request.url().toString()] {
            done(fail(SyncErrc::TransportFailed, {QStringLiteral("address"), url}));
        });
        return;
    }
    QNetworkReply* reply = m_network.post(m_request, body);
    new Exchange(reply, *this, std::move(done)); // owned by the reply
}

HttpsTransport::HttpsTransport(const QUrl& hub, const QByteArray& pin, const Options& options)
    : m_impl(std::make_unique<Impl>(hub, pin, options)) {}
HttpsTransport::~HttpsTransport() = default;

void HttpsTransport::send(const QByteArray& request, Done done) {
    m_impl->send(request, std::move(done));
}

Result<QByteArray> probePin(const QUrl& hub, std::chrono::milliseconds timeout) {
    QSslSocket socket;
    QSslConfiguration tls = pinnedTls();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.setSslConfiguration(tls);
    socket.connectToHostEncrypted(hub.host(), static_cast<quint16>(hub.port(DefaultPort)));
    if (!socket.waitForEncrypted(static_cast<int>(timeout.count()))) {
        if (socket.error() == QAbstractSocket::SocketTimeoutError) return fail(SyncErrc::TimedOut);
        return fail(SyncErrc::TransportFailed, {reasonOf(socket.error()), socket.errorString()});
    }
    const QByteArray pin = pinOf(socket.peerCertificate());
    socket.abort();
    if (pin.isEmpty()) return fail(SyncErrc::TransportFailed, {QStringLiteral("no-certificate")});
    return pin;
}

} // namespace cunbao
