#include "Tool.h"
#include "tests/runner/RegisteredTest.h"

#include <QDir>
#include <QDirIterator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtEndian>

using namespace cunbao::e2e;

namespace {

/// Things that stand in no template, catalogue or library: whoever finds one has read a secret.
const QString Person = QStringLiteral("欧阳镜湖");
const QString Sister = QStringLiteral("司徒望舒");
const QString Note = QStringLiteral("紫云坪第七号闸口zephyrquartz");
const QString Why = QStringLiteral("按老水车旁的底册更正vexedgryphon");
const QString Value = QStringLiteral("987654321");
const QString Corrected = QStringLiteral("987654399");
const QString Passcode = QStringLiteral("passcode-of-tests");

/// Whatever a text can look like in memory or in a file.
std::vector<QByteArray> looksOf(const QString& text) {
    const QByteArray utf16(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    QByteArray swapped = utf16;
    for (qsizetype i = 0; i + 1 < swapped.size(); i += 2)
        std::swap(swapped[i], swapped[i + 1]);
    return {text.toUtf8(), utf16, swapped, text.toUtf8().toBase64(QByteArray::OmitTrailingEquals),
            text.toUtf8().toHex()};
}

std::vector<QByteArray> secrets() {
    std::vector<QByteArray> all;
    for (const QString& text : {Person, Sister, Note, Why, Value, Corrected, Passcode})
        for (const QByteArray& look : looksOf(text))
            all.push_back(look);
    // The values as numbers of eight bytes, as entered and in ten-thousandths.
    for (const qint64 number : {987654321LL, 987654399LL, 9876543210000LL, 9876543990000LL}) {
        QByteArray bytes(8, '\0');
        qToLittleEndian(number, bytes.data());
        all.push_back(bytes);
        qToBigEndian(number, bytes.data());
        all.push_back(bytes);
    }
    return all;
}

/// The first secret that `bytes` holds, as hex; empty where there is none.
QByteArray found(const QByteArray& bytes) {
    for (const QByteArray& secret : secrets())
        if (bytes.contains(secret)) return secret.toHex() + " (" + secret + ')';
    return {};
}

/// Hands everything on between the phone and the hub, and keeps all of it.
class RecordingProxy : public QObject {
public:
    explicit RecordingProxy(int hubPort) : m_hubPort(hubPort) {
        connect(&m_server, &QTcpServer::newConnection, this,
                [this] { pair(m_server.nextPendingConnection()); });
    }

    bool listen() { return m_server.listen(QHostAddress::LocalHost); }
    QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort()); }
    /// What came from the phones, a connection each.
    const std::vector<QByteArray>& sent() const { return m_sent; }
    const std::vector<QByteArray>& answered() const { return m_answered; }

private:
    void pair(QTcpSocket* phone) {
        auto* hub = new QTcpSocket(phone);
        const std::size_t number = m_sent.size();
        m_sent.emplace_back();
        m_answered.emplace_back();
        hub->connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_hubPort));
        connect(phone, &QTcpSocket::readyRead, this, [this, phone, hub, number] {
            const QByteArray bytes = phone->readAll();
            m_sent[number] += bytes;
            hub->write(bytes); // Kept by the socket until the hub has answered the connect.
        });
        connect(hub, &QTcpSocket::readyRead, this, [this, phone, hub, number] {
            const QByteArray bytes = hub->readAll();
            m_answered[number] += bytes;
            phone->write(bytes);
        });
        connect(phone, &QTcpSocket::disconnected, hub, &QTcpSocket::disconnectFromHost);
        connect(hub, &QTcpSocket::disconnected, phone, &QTcpSocket::disconnectFromHost);
        connect(phone, &QTcpSocket::disconnected, phone, &QObject::deleteLater);
    }

    int m_hubPort;
    QTcpServer m_server;
    std::vector<QByteArray> m_sent;
    std::vector<QByteArray> m_answered;
};

bool copyFolder(const QString& from, const QString& to) {
    if (!QDir().mkpath(to)) return false;
    const QFileInfoList files = QDir(from).entryInfoList(QDir::Files | QDir::Hidden);
    return std::all_of(files.begin(), files.end(), [&](const QFileInfo& file) {
        return QFile::copy(file.filePath(), QDir(to).filePath(file.fileName()));
    });
}

} // namespace

/// Nobody reads along and nobody makes it up: on disk, on the wire, in files that travel.
class tst_e2e_privacy : public QObject {
    Q_OBJECT

    std::unique_ptr<RealTownship> m_township;
    std::unique_ptr<RecordingProxy> m_proxy;
    std::optional<Tool> m_east;
    std::optional<Tool> m_west;

    QByteArray entriesOf(const Tool& tool) const { return tool.run(words("entries --history")).out; }

private Q_SLOTS:
    void initTestCase() {
        m_township = std::make_unique<RealTownship>();
        QVERIFY2(m_township->setUp(), m_township->error().constData());
        m_proxy = std::make_unique<RecordingProxy>(m_township->hub().port());
        QVERIFY(m_proxy->listen());
        m_east = m_township->enrol(Person, RealTownship::East, "recorder", true, m_proxy->url());
        QVERIFY2(m_east.has_value(), m_township->error().constData());
        m_west = m_township->enrol(Sister, RealTownship::West, "recorder", true, m_proxy->url());
        QVERIFY2(m_west.has_value(), m_township->error().constData());
        RUN(recorded, *m_east,
            QStringList{QStringLiteral("record"), QStringLiteral("1.1.12"), Value, QStringLiteral("--note"),
                        Note} +
                words("--on 2020-02-01"));
        RUN(corrected, *m_east,
            QStringList{QStringLiteral("correct"), recorded.object().value(QLatin1String("id")).toString(),
                        Corrected, QStringLiteral("--why"), Why});
        RUN(imported, *m_east, words("sync"));
        QCOMPARE(imported.object().value(QLatin1String("pending")).toInt(-1), 0);
        RUN(heard, m_township->office(), words("sync"));
        // It did arrive: the office's own eyes see all of it.
        const QByteArray seen = entriesOf(m_township->office());
        for (const QString& text : {Person, Note, Why, Corrected})
            QVERIFY2(seen.contains(text.toUtf8()), seen.constData());
    }

    void nothingReadableOnAnyDisk() {
        int files = 0;
        int stores = 0;
        QDirIterator all(m_township->path(QString()), QDir::Files | QDir::Hidden,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = all.next();
            const QByteArray bytes = readFile(path);
            ++files;
            const QByteArray secret = found(bytes);
            QVERIFY2(secret.isEmpty(), path.toUtf8() + " holds " + secret);
            if (!path.endsWith(QLatin1String(".db"))) continue;
            ++stores;
            QVERIFY2(!bytes.startsWith("SQLite format 3"), path.toUtf8());
            QVERIFY2(!bytes.contains("CREATE TABLE"), path.toUtf8());
        }
        QVERIFY(files > 8);
        QCOMPARE(stores, 4); // two phones, the office, the hub
    }

    /// A search that finds nothing anywhere would prove nothing.
    void theSearchFindsWhatLiesOpen() {
        for (const QString& text : {Person, Note, Value, Passcode})
            for (const QByteArray& look : looksOf(text))
                QVERIFY(!found("before" + look + "after").isEmpty());
        QVERIFY(found(QByteArray(100, 'x')).isEmpty());
        QVERIFY(!found(entriesOf(m_township->office())).isEmpty());
    }

    void nothingReadableOnTheWire() {
        QVERIFY(m_proxy->sent().size() >= 4);
        for (const auto* side : {&m_proxy->sent(), &m_proxy->answered()}) {
            for (const QByteArray& bytes : *side) {
                QVERIFY(bytes.size() > 100);
                // A TLS record, a handshake to begin with, and nothing of HTTP in the clear.
                QVERIFY2(bytes.startsWith("\x16\x03"), bytes.left(8).toHex());
                QVERIFY(!bytes.contains("HTTP/1.1"));
                QVERIFY2(found(bytes).isEmpty(), found(bytes));
            }
        }
    }

    /// What somebody recorded on the wire is worth nothing to them a second time.
    void aRecordedConnectionIsRefused() {
        const QByteArray before = entriesOf(m_township->office());
        const auto recorded = m_proxy->sent();
        for (const QByteArray& bytes : recorded) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_township->hub().port()));
            QVERIFY(socket.waitForConnected());
            socket.write(bytes);
            while (socket.state() == QAbstractSocket::ConnectedState)
                QVERIFY2(socket.waitForReadyRead(60'000) || socket.state() != QAbstractSocket::ConnectedState,
                         "the hub keeps a connection that makes no sense");
            QVERIFY(!socket.readAll().contains("HTTP/1.1"));
        }
        RUN(synced, m_township->office(), words("sync"));
        QCOMPARE(synced.object().value(QLatin1String("received")).toInt(-1), 0);
        QCOMPARE(entriesOf(m_township->office()), before);
    }

    /// The same signed segments sent a second time, by a copy of the phone.
    void aRepeatedUploadChangesNothing() {
        const QString bundle = m_township->path(QStringLiteral("sealed.bundle"));
        RUN(recorded, *m_west, words("record 1.1.12 55 --on 2020-02-01"));
        RUN(sealed, *m_west, words("bundle export") + QStringList{bundle});
        const Tool copy(m_township->path(QStringLiteral("copy")));
        QVERIFY(copyFolder(m_west->home(), copy.home()));
        RUN(once, *m_west, words("sync"));
        QCOMPARE(once.object().value(QLatin1String("sent")).toInt(-1), 1);
        RUN(heard, m_township->office(), words("sync"));
        QCOMPARE(heard.object().value(QLatin1String("received")).toInt(-1), 1);
        const QByteArray before = entriesOf(m_township->office());
        RUN(twice, copy, words("sync"));
        RUN(again, m_township->office(), words("sync"));
        QCOMPARE(again.object().value(QLatin1String("received")).toInt(-1), 0);
        RUN(byFile, m_township->office(), words("bundle import") + QStringList{bundle});
        QCOMPARE(byFile.object().value(QLatin1String("received")).toInt(-1), 0);
        QCOMPARE(entriesOf(m_township->office()), before);
        RUN(sound, m_township->office(), words("check"));
    }

    void aChangedByteIsRefused() {
        RUN(recorded, *m_west, words("record 1.1.12 66 --on 2020-02-02 --note") + QStringList{Note});
        const QString good = m_township->path(QStringLiteral("good.bundle"));
        const QString bad = m_township->path(QStringLiteral("bad.bundle"));
        RUN(exported, *m_west, words("bundle export --org 420625105202") + QStringList{good});
        const QByteArray bytes = readFile(good);
        QVERIFY2(found(bytes).isEmpty(), found(bytes));
        const QByteArray before = entriesOf(m_township->office());
        // The segments are the longest part and come last: somewhere in each tenth of the latter half.
        int refused = 0;
        for (int tenth = 0; tenth < 10; ++tenth) {
            QByteArray changed = bytes;
            const qsizetype at = bytes.size() / 2 + (bytes.size() / 2 - 1) * tenth / 9;
            changed[at] = static_cast<char>(changed[at] ^ 0x20);
            QVERIFY(writeFile(bad, changed));
            const ToolRun run = m_township->office().run(words("bundle import") + QStringList{bad});
            if (run.exit == 1) ++refused;
            QVERIFY2(run.exit == 1 && run.out.isEmpty() && run.err.size() > 20,
                     QByteArray::number(at) + run.told());
            QCOMPARE(entriesOf(m_township->office()), before);
        }
        QCOMPARE(refused, 10);
        for (const qsizetype length : {bytes.size() - 1, bytes.size() / 2, qsizetype(10), qsizetype(0)}) {
            QVERIFY(writeFile(bad, bytes.left(length)));
            RUN_EXIT(cut, m_township->office(), 1, words("bundle import") + QStringList{bad});
        }
        QCOMPARE(entriesOf(m_township->office()), before);
        RUN(whole, m_township->office(), words("bundle import") + QStringList{good});
        QCOMPARE(whole.object().value(QLatin1String("received")).toInt(-1), 1);
        RUN(sound, m_township->office(), words("check"));
    }

    void anotherVillagesBundleStaysShut() {
        const QString bundle = m_township->path(QStringLiteral("east.bundle"));
        RUN(exported, *m_east, words("bundle export") + QStringList{bundle});
        const QByteArray before = entriesOf(*m_west);
        QVERIFY2(!before.contains(Corrected.toUtf8()), before.constData());
        RUN(imported, *m_west, words("bundle import") + QStringList{bundle});
        QCOMPARE(imported.object().value(QLatin1String("received")).toInt(-1), 0);
        QCOMPARE(entriesOf(*m_west), before);
        RUN(figures, *m_west, words("figures --period 2020 --by village"));
        QVERIFY(!figures.out.contains("98765"));
        RUN(sound, *m_west, words("check"));
    }

    /// A passcode or a store that is not the right one opens nothing and says nothing.
    void aStrangerAtTheFolderSeesNothing() {
        const Tool stranger(m_east->home(), QStringLiteral("some-other-passcode"));
        RUN_EXIT(shut, stranger, 1, words("entries --history"));
        QVERIFY(shut.out.isEmpty());
        QVERIFY2(found(shut.err.toUtf8()).isEmpty(), shut.told().constData());
        for (const char* file :
             {"/store.db", "/store.key", "/hub/hub.db", "/hub/hub.key", "/hub/hub-key.pem"}) {
            const QString path = m_township->office().home() + QString::fromLatin1(file);
            const auto others = QFile::permissions(path) &
                                (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther);
            QVERIFY2(QFile::exists(path) && !others, file);
        }
    }
};

CUNBAO_TEST(tst_e2e_privacy)
#include "tst_e2e_privacy.moc"
