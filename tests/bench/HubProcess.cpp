#include "tests/bench/HubProcess.h"

#include "platform/base/AtomicFile.h"
#include "sync/SyncError.h"
#include "sync/hub/SqlHubStore.h"
#include "sync/hub/server/HubServer.h"
#include "tests/bench/Benchmarks.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>

namespace cunbao::bench {

namespace {

constexpr int Patience = 30'000;
constexpr qint64 MaxCard = 16 * 1024;

QString cardFile(const QString& folder) {
    return folder + QStringLiteral(".card");
}

} // namespace

Result<void> HubProcess::start(const QString& folder, const QByteArray& card) {
    if (!QDir().mkpath(folder)) return fail(PlatformErrc::FileUnwritable, {folder, QString()});
    TRY(AtomicFile::write(cardFile(folder), card));
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--serve-hub"), folder});
    QByteArray said;
    while (!said.contains('\n')) {
        if (!m_process.waitForReadyRead(Patience))
            return fail(SyncErrc::TransportFailed, {QStringLiteral("hub"), m_process.errorString()});
        said += m_process.readAllStandardOutput();
    }
    m_port = said.trimmed().toUShort();
    return {};
}

HubProcess::~HubProcess() {
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.closeWriteChannel(); // Its input ends, and so does it.
    if (!m_process.waitForFinished(Patience)) m_process.kill();
}

std::optional<double> HubProcess::residentKiB() const {
    QFile status(QStringLiteral("/proc/%1/status").arg(m_process.processId()));
    if (!status.open(QIODevice::ReadOnly)) return std::nullopt;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:")) return line.mid(6).simplified().split(' ').front().toDouble();
    return std::nullopt;
}

Result<void> serveHub(const QString& folder) {
    SystemRandom random;
    SystemClock clock;
    TRY_LET(const QByteArray card, AtomicFile::read(cardFile(folder), MaxCard));
    TRY_LET(const auto store, SqlHubStore::open(folder, random));
    HubCore core(*store);
    TRY(core.load());
    TRY(core.accept(card));
    TRY_LET(const TlsIdentity identity, TlsIdentity::loadOrMake(folder));
    HubServerLimits limits;
    limits.connectionsPerAddress = 0; // Here all of them come from one.
    TRY_LET(const auto server,
            HubServer::start(core, clock, identity, QStringLiteral("127.0.0.1"), 0, limits));
    std::printf("%d\n", server->port());
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    server->stop();
    return {};
}

} // namespace cunbao::bench
