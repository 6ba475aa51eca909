#include "app/main/AppHub.h"

#include "app/domain/AppError.h"
#include "app/store/Home.h"
#include "app/viewmodel/ErrorText.h"
#include "platform/base/AtomicFile.h"
#include "sync/authority/OfficeCard.h"

#include <QDir>
#include <QFile>
#include <QUrl>

namespace cunbao {

namespace {

constexpr qint64 MaxAddress = 512;
const QString AllAddresses = QStringLiteral("0.0.0.0");

QString addressFileOf(const QString& homeFolder) {
    return QDir(Home::hubFolder(homeFolder)).filePath(QStringLiteral("hub.address"));
}

QUrl urlOf(const QString& host, quint16 port) {
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(host);
    url.setPort(port);
    return url;
}

} // namespace

AppHub::AppHub(const Clock& clock, Random& random, QObject* parent)
    : EmbeddedHub(parent), m_clock(clock), m_random(random) {
    m_thread.setObjectName(QStringLiteral("hub"));
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

AppHub::~AppHub() {
    // In the thread that started it.
    QMetaObject::invokeMethod(
        &m_worker, [this] { m_hub.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QString AppHub::errorText() const {
    return m_error ? cunbao::errorText(*m_error, m_language) : QString();
}

void AppHub::setLanguage(Language language) {
    m_language = language;
    if (m_error) Q_EMIT changed();
}

void AppHub::start(const QString& homeFolder, const QString& host, quint16 port) {
    post(Starting, [this, homeFolder, host, port] { return run(homeFolder, host, port); });
}

void AppHub::resume(const QString& homeFolder) {
    post(Starting, [this, homeFolder]() -> Result<std::optional<Address>> {
        const QString file = addressFileOf(homeFolder);
        if (!QFile::exists(file)) return std::optional<Address>();
        TRY_LET(const QByteArray kept, AtomicFile::read(file, MaxAddress));
        const QUrl address(QString::fromUtf8(kept.trimmed()));
        if (address.host().isEmpty() || address.port() < 0)
            return fail(AppErrc::AddressSyntax, {address.toString()});
        return run(homeFolder, address.host(), static_cast<quint16>(address.port()));
    });
}

void AppHub::stop() {
    post(Stopping, [this] { return end(); });
}

Result<std::optional<AppHub::Address>> AppHub::run(const QString& homeFolder, const QString& host,
                                                   quint16 port) {
    m_hub.reset();
    m_addressFile = addressFileOf(homeFolder);
    OfficeHub::Setup setup;
    setup.folder = Home::hubFolder(homeFolder);
    setup.host = AllAddresses;
    setup.port = port;
    TRY_LET(QByteArray card, AtomicFile::read(Home::cardPath(homeFolder), OfficeCard::MaxBytes));
    setup.cards.push_back(std::move(card));
    TRY_LET(auto hub, OfficeHub::start(setup, m_clock, m_random));
    const QString url = urlOf(host, hub->port()).toString();
    TRY(AtomicFile::write(m_addressFile, url.toUtf8()));
    m_hub = std::move(hub);
    return std::optional(Address{url, QString::fromLatin1(m_hub->pin().toHex())});
}

Result<std::optional<AppHub::Address>> AppHub::end() {
    m_hub.reset();
    if (QFile::exists(m_addressFile) && !QFile::remove(m_addressFile))
        return fail(PlatformErrc::FileUnwritable, {m_addressFile, QString()});
    return std::optional<Address>();
}

void AppHub::post(State meanwhile, Work work) {
    ++m_underWay;
    m_state = meanwhile;
    m_error.reset();
    Q_EMIT changed();
    QMetaObject::invokeMethod(
        &m_worker,
        [this, work = std::move(work)] {
            // What is posted to this object goes with it, and it waits for this thread.
            QMetaObject::invokeMethod(
                this, [this, outcome = work()] { show(outcome); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void AppHub::show(const Result<std::optional<Address>>& outcome) {
    // What was asked for since will say how it ends.
    if (--m_underWay > 0) return;
    const bool runs = outcome.ok() && outcome->has_value();
    m_state = !outcome.ok() ? Failed : runs ? Running : Stopped;
    m_url = runs ? (*outcome)->url : QString();
    m_fingerprint = runs ? (*outcome)->fingerprint : QString();
    if (!outcome.ok()) m_error = outcome.error();
    Q_EMIT changed();
}

} // namespace cunbao
