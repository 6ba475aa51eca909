#include "platform/api/DeviceError.h"
#include "platform/api/Platform.h"
#include "platform/codes/FrameReader.h"
#include "platform/codes/GreyFrame.h"
#include "platform/codes/QrPicture.h"
#include "platform/fake/FakePlatform.h"
#include "platform/linux/ModuleScanner.h"
#include "tests/support/Check.h"

#include <QBuffer>
#include <QDataStream>
#include <QDesktopServices>
#include <QFileInfo>
#include <QImage>
#include <QNetworkInformation>
#include <QPainter>
#include <QTemporaryDir>
#include <QUrl>
#include <QVideoFrame>
#include <QVideoSink>

#include <qrencode.h>

using namespace cunbao;
using namespace std::chrono_literals;
using Pixels = QVideoFrameFormat;

namespace {

const QString Invite = QStringLiteral("cunbao-invite:1:清溪镇石桥村:0123456789abcdef0123456789abcdef");
const QString Other = QStringLiteral("cunbao-receipt:2");

/// A code by another library than the one that reads it; 8 pixels a module, 4 modules of quiet zone.
QImage qrOf(const QString& text, QColor paper = Qt::white) {
    constexpr int scale = 8;
    constexpr int quiet = 4;
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeData(static_cast<int>(bytes.size()),
                          reinterpret_cast<const unsigned char*>(bytes.constData()), 0, QR_ECLEVEL_M),
        QRcode_free);
    if (!code) qFatal("no code was made");
    const int side = (code->width + 2 * quiet) * scale;
    QImage image(side, side, QImage::Format_ARGB32);
    image.fill(paper);
    QPainter painter(&image);
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if (code->data[y * code->width + x] & 1)
                painter.fillRect((x + quiet) * scale, (y + quiet) * scale, scale, scale, Qt::black);
    return image;
}

/// As a photo has it: the code somewhere on something larger.
QImage lyingOn(QSize ground, const QImage& code) {
    QImage image(ground, QImage::Format_RGB32);
    image.fill(QColor(200, 190, 170));
    QPainter(&image).drawImage(ground.width() / 3, ground.height() / 3, code);
    return image;
}

/// The picture as a camera would deliver it. What is no brightness is filled with noise.
QVideoFrame frameOf(const QImage& picture, Pixels::PixelFormat format) {
    QVideoFrame frame(QVideoFrameFormat(picture.size(), format));
    if (!frame.map(QVideoFrame::WriteOnly)) qFatal("a frame in memory was not mapped");
    const bool isRgb = QVideoFrameFormat::imageFormatFromPixelFormat(format) == QImage::Format_RGB32;
    const bool isPacked = format == Pixels::Format_YUYV || format == Pixels::Format_UYVY;
    const int first = format == Pixels::Format_UYVY ? 1 : 0;
    for (int y = 0; y < picture.height(); ++y) {
        uchar* line = frame.bits(0) + qsizetype{frame.bytesPerLine(0)} * y;
        for (int x = 0; x < picture.width(); ++x) {
            const int grey = qGray(picture.pixel(x, y));
            if (isRgb) {
                std::fill_n(line + 4 * x, 4, static_cast<uchar>(grey));
            } else if (isPacked) {
                line[2 * x + first] = static_cast<uchar>(grey);
                line[2 * x + 1 - first] = static_cast<uchar>(x * 37 + y * 91);
            } else {
                line[x] = static_cast<uchar>(grey);
            }
        }
    }
    frame.unmap();
    return frame;
}

/// A new frame each time: a sink takes the same one only once.
void show(QVideoSink& sink, const QImage& picture, Pixels::PixelFormat format = Pixels::Format_NV12) {
    sink.setVideoFrame(frameOf(picture, format));
}

/// The head of a picture of 24 bits a pixel, and nothing behind it.
QByteArray bitmapHead(qint32 width, qint32 height) {
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out.writeRawData("BM", 2);
    out << quint32{54} << quint32{0} << quint32{54};
    out << quint32{40} << width << height << quint16{1} << quint16{24};
    for (int i = 0; i < 6; ++i)
        out << quint32{0};
    return bytes;
}

} // namespace

/// What the desktop was asked to open.
class OpenedUrls : public QObject {
    Q_OBJECT

public:
    QList<QUrl> urls;

public Q_SLOTS:
    void open(const QUrl& url) { urls += url; }
};

/// The abilities of a device: what reads codes on every system, what Linux offers, and the fakes.
class tst_PlatformApi : public QObject {
    Q_OBJECT

public:
    static void initMain() {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_dir.isValid()); }

    void codeInAPictureIsRead_data() {
        QTest::addColumn<QImage>("picture");
        const QImage code = qrOf(Invite);
        QTest::newRow("as made") << code;
        QTest::newRow("black and white") << code.convertToFormat(QImage::Format_Mono);
        QTest::newRow("on nothing") << qrOf(Invite, Qt::transparent);
        QTest::newRow("on its head") << code.transformed(QTransform().rotate(180));
        QTest::newRow("on its side") << code.transformed(QTransform().rotate(90));
        QTest::newRow("askew") << code.transformed(QTransform().rotate(20), Qt::SmoothTransformation);
        QTest::newRow("in a photo") << lyingOn({4000, 3000}, code);
    }

    void codeInAPictureIsRead() {
        QFETCH(QImage, picture);
        const auto scanner = makePlatform().codeScanner;
        const auto text = scanner->readImage(picture);
        OK(text);
        QCOMPARE(*text, Invite);

        const QString path = m_dir.filePath(QStringLiteral("code.png"));
        QVERIFY(picture.save(path));
        const auto fromFile = scanner->readFile(path);
        OK(fromFile);
        QCOMPARE(*fromFile, Invite);
    }

    void photoIsRead() {
        const QString path = m_dir.filePath(QStringLiteral("photo.jpg"));
        QVERIFY(lyingOn({1600, 1200}, qrOf(Invite)).save(path, "JPG", 60));
        const auto text = makePlatform().codeScanner->readFile(path);
        OK(text);
        QCOMPARE(*text, Invite);
    }

    void otherFilesAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<DeviceErrc>("code");
        QTest::newRow("empty") << QByteArray() << DeviceErrc::NotAPicture;
        QTest::newRow("text") << QByteArray("a, b, c\n") << DeviceErrc::NotAPicture;
        QTest::newRow("drawing") << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" "
                                               "height=\"9\"><rect width=\"9\" height=\"9\"/></svg>")
                                 << DeviceErrc::NotAPicture;
        QByteArray whole;
        QBuffer buffer(&whole);
        QVERIFY(qrOf(Invite).save(&buffer, "PNG"));
        QTest::newRow("cut off") << whole.first(whole.size() / 2) << DeviceErrc::NotAPicture;
        QTest::newRow("claims too much") << bitmapHead(16'000, 16'000) << DeviceErrc::PictureTooLarge;
        QTest::newRow("one pixel too wide")
            << bitmapHead(CodeScanner::MaxPictureSide + 1, 1) << DeviceErrc::PictureTooLarge;
        QTest::newRow("one pixel too high")
            << bitmapHead(1, CodeScanner::MaxPictureSide + 1) << DeviceErrc::PictureTooLarge;
    }

    void otherFilesAreRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(DeviceErrc, code);
        const QString path = written(bytes);
        const auto text = makePlatform().codeScanner->readFile(path);
        FAILS(text, code);
        QCOMPARE(text.error().detail(0), path);
    }

    void fileIsBoundedBeforeItIsRead() {
        const auto scanner = makePlatform().codeScanner;
        QFile file(m_dir.filePath(QStringLiteral("large.png")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(CodeScanner::MaxPictureBytes));
        FAILS(scanner->readFile(file.fileName()), DeviceErrc::NotAPicture);
        QVERIFY(file.resize(CodeScanner::MaxPictureBytes + 1));
        FAILS(scanner->readFile(file.fileName()), DeviceErrc::PictureTooLarge);
        FAILS(scanner->readFile(m_dir.filePath(QStringLiteral("missing.png"))), PlatformErrc::FileUnreadable);
    }

    void pictureWithoutACodeIsRefused() {
        const auto scanner = makePlatform().codeScanner;
        const QString path = m_dir.filePath(QStringLiteral("wall.png"));
        // As wide as a picture may be.
        QVERIFY(lyingOn({CodeScanner::MaxPictureSide, 64}, QImage()).save(path));
        const auto text = scanner->readFile(path);
        FAILS(text, DeviceErrc::NoCodeFound);
        QCOMPARE(text.error().detail(0), path);
        // Half a code is none.
        const QImage code = qrOf(Invite);
        FAILS(scanner->readImage(code.copy(0, 0, code.width() / 2, code.height())), DeviceErrc::NoCodeFound);
        FAILS(scanner->readImage(QImage()), DeviceErrc::NotAPicture);
        FAILS(scanner->readImage(QImage(CodeScanner::MaxPictureSide + 1, 1, QImage::Format_Grayscale8)),
              DeviceErrc::PictureTooLarge);
    }

    void frameOfACameraIsRead_data() {
        QTest::addColumn<int>("format");
        QTest::newRow("NV12") << static_cast<int>(Pixels::Format_NV12);
        QTest::newRow("NV21") << static_cast<int>(Pixels::Format_NV21);
        QTest::newRow("YUV420P") << static_cast<int>(Pixels::Format_YUV420P);
        QTest::newRow("Y8") << static_cast<int>(Pixels::Format_Y8);
        QTest::newRow("YUYV") << static_cast<int>(Pixels::Format_YUYV);
        QTest::newRow("UYVY") << static_cast<int>(Pixels::Format_UYVY);
        QTest::newRow("RGB") << static_cast<int>(
            QVideoFrameFormat::pixelFormatFromImageFormat(QImage::Format_RGB32));
    }

    void frameOfACameraIsRead() {
        QFETCH(int, format);
        const QImage code = qrOf(Invite);
        const auto grey = greyOf(frameOf(code, static_cast<Pixels::PixelFormat>(format)));
        OK(grey);
        QCOMPARE(*grey, code.convertToFormat(QImage::Format_Grayscale8));
        const auto text = readQr(*grey);
        OK(text);
        QCOMPARE(*text, Invite);
    }

    void unknownFrameIsAnError() {
        FAILS(greyOf(QVideoFrame()), DeviceErrc::CameraFailed);
        FAILS(greyOf(frameOf(qrOf(Invite), Pixels::Format_AYUV)), DeviceErrc::CameraFailed);
    }

    void codeInViewIsToldOnce() {
        QVideoSink sink;
        QStringList found;
        QStringList failed;
        const FrameReader reader(sink, {[&](const QString& text) { found += text; },
                                        [&](const Error& error) { failed += error.details(); }});
        show(sink, qrOf(Invite));
        QVERIFY(found.isEmpty());
        QTRY_COMPARE(found, QStringList{Invite});
        // Nothing is being read now, so the first frame is taken again, and no second one before it was read.
        show(sink, qrOf(Invite));
        QTRY_VERIFY((show(sink, qrOf(Other)), found.size() > 1));
        QCOMPARE(found, (QStringList{Invite, Other}));
        QTRY_VERIFY((show(sink, qrOf(Invite)), found.size() > 2));
        QCOMPARE(found.last(), Invite);
        QCOMPARE(failed, QStringList());
    }

    void wallInViewIsNoError() {
        QVideoSink sink;
        QStringList found;
        QStringList failed;
        const FrameReader reader(sink, {[&](const QString& text) { found += text; },
                                        [&](const Error& error) { failed += error.details(); }});
        show(sink, lyingOn({320, 240}, QImage()));
        QTRY_VERIFY((show(sink, qrOf(Invite)), !found.isEmpty()));
        QCOMPARE(failed, QStringList());
    }

    void unknownFrameEndsTheReading() {
        QVideoSink sink;
        QStringList found;
        std::vector<Error> failed;
        const FrameReader reader(sink, {[&](const QString& text) { found += text; },
                                        [&](const Error& error) { failed.push_back(error); }});
        show(sink, qrOf(Invite), Pixels::Format_AYUV);
        QTRY_COMPARE(failed.size(), std::size_t{1});
        QVERIFY(failed.front().is(DeviceErrc::CameraFailed));
        show(sink, qrOf(Invite));
        QCoreApplication::processEvents();
        QCOMPARE(failed.size(), std::size_t{1});
        QVERIFY(found.isEmpty());
    }

    void answerMayEndTheReader() {
        QVideoSink sink;
        int answers = 0;
        std::optional<FrameReader> reader;
        reader.emplace(sink, CodeScanner::Listener{[&](const QString&) {
                                                       ++answers;
                                                       reader.reset();
                                                   },
                                                   [](const Error&) {}});
        show(sink, qrOf(Invite));
        QTRY_VERIFY(!reader);
        QCOMPARE(answers, 1);
        // And a reader that goes while it reads is not heard of again.
        reader.emplace(sink, CodeScanner::Listener{[&](const QString&) { ++answers; }, [](const Error&) {}});
        show(sink, qrOf(Invite));
        reader.reset();
        QCoreApplication::processEvents();
        QCOMPARE(answers, 1);
    }

    void withoutACameraTheScanFails() {
        const auto scanner = makePlatform().codeScanner;
        if (scanner->hasCamera()) QSKIP("there is a camera");
        std::vector<Error> failed;
        const auto listener = [&] {
            return CodeScanner::Listener{[](const QString&) {},
                                         [&](const Error& error) { failed.push_back(error); }};
        };
        scanner->start(nullptr, listener());
        QVERIFY(failed.empty());
        QTRY_COMPARE(failed.size(), std::size_t{1});
        QVERIFY(failed.front().is(DeviceErrc::NoCamera));

        scanner->start(nullptr, listener());
        scanner->stop();
        scanner->stop();
        QCoreApplication::processEvents();
        QCOMPARE(failed.size(), std::size_t{1});
    }

    void withoutTheScannersLibraryNothingIsScanned() {
        ModuleScanner scanner(m_dir.filePath(QStringLiteral("missing.so")));
        QVERIFY(!scanner.hasCamera());
        FAILS(scanner.readImage(qrOf(Invite)), DeviceErrc::NotOffered);
        std::vector<Error> failed;
        const auto listener = [&] {
            return CodeScanner::Listener{[](const QString&) {},
                                         [&](const Error& error) { failed.push_back(error); }};
        };
        scanner.start(nullptr, listener());
        QVERIFY(failed.empty());
        QTRY_COMPARE(failed.size(), std::size_t{1});
        QVERIFY(failed.front().is(DeviceErrc::NotOffered));

        scanner.start(nullptr, listener());
        scanner.stop();
        QCoreApplication::processEvents();
        QCOMPARE(failed.size(), std::size_t{1});
    }

    void desktopOffersNoSecretsNoPlaceNoBackground() {
        const Platform platform = makePlatform();
        QVERIFY(!platform.keyStore->isAvailable());
        std::vector<Error> refused;
        const auto stored = [&](const Result<void>& outcome) { refused.push_back(outcome.error()); };
        platform.keyStore->write(QStringLiteral("a"), "secret", stored);
        platform.keyStore->read(QStringLiteral("a"), [&](const Result<QByteArray>& outcome) {
            refused.push_back(outcome.error());
        });
        platform.keyStore->remove(QStringLiteral("a"), stored);
        QVERIFY(!platform.location->isAvailable());
        const auto fixed = [&](const Result<Fix>& fix) { refused.push_back(fix.error()); };
        platform.location->request(1s, fixed);
        QVERIFY(refused.empty());
        QTRY_COMPARE(refused.size(), std::size_t{4});
        for (const Error& error : refused)
            QVERIFY(error.is(DeviceErrc::NotOffered));
        platform.location->request(1s, fixed);
        platform.location->cancel();
        QCoreApplication::processEvents();
        QCOMPARE(refused.size(), std::size_t{4});

        QVERIFY(!platform.backgroundWork->isAvailable());
        FAILS(platform.backgroundWork->enable([](const BackgroundWork::Done& done) { done(); }),
              DeviceErrc::NotOffered);
        platform.backgroundWork->disable();
        QVERIFY(!platform.screenPrivacy->setHidden(true));
    }

    void desktopAsksForNothing() {
        const auto permissions = makePlatform().permissions;
        QCOMPARE(permissions->state(Permissions::Ability::Camera), Permissions::State::Granted);
        std::optional<Permissions::State> answer;
        permissions->request(Permissions::Ability::Camera, [&](Permissions::State s) { answer = s; });
        QVERIFY(!answer);
        QTRY_VERIFY(answer.has_value());
        QCOMPARE(*answer, Permissions::State::Granted);
    }

    void networkIsWhatTheSystemSays() {
        const auto connectivity = makePlatform().connectivity;
        connectivity->onChange([] {});
        const QNetworkInformation* system = QNetworkInformation::instance();
        const bool knows =
            system != nullptr && system->reachability() != QNetworkInformation::Reachability::Unknown;
        QCOMPARE(connectivity->network() != Connectivity::Network::Unknown, knows);
        if (knows)
            QCOMPARE(connectivity->network() == Connectivity::Network::Offline,
                     system->reachability() == QNetworkInformation::Reachability::Disconnected);
        const bool knowsCost = system != nullptr && system->supports(QNetworkInformation::Feature::Metered);
        QCOMPARE(connectivity->metered() != Connectivity::Metered::Unknown, knowsCost);
    }

    void sharedFilesFolderIsShown() {
        OpenedUrls opened;
        QDesktopServices::setUrlHandler(QStringLiteral("file"), &opened, "open");
        const auto share = makePlatform().share;
        QCOMPARE(share->manner(), Share::Manner::Folder);
        const QString path = written("report");
        const auto shown = share->share(path);
        const auto missing = share->share(m_dir.filePath(QStringLiteral("missing.docx")));
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        OK(shown);
        FAILS(missing, PlatformErrc::FileUnreadable);
        QCOMPARE(opened.urls, QList<QUrl>{QUrl::fromLocalFile(QFileInfo(path).absolutePath())});
    }

    void fakeKeyStoreKeepsSecrets() {
        FakePlatform fake = makeFakePlatform();
        KeyStore& keys = *fake.platform.keyStore;
        const QString name = QStringLiteral("store");
        std::optional<Result<QByteArray>> read;
        std::optional<Result<void>> done;
        const auto found = [&](const Result<QByteArray>& outcome) { read = outcome; };
        const auto stored = [&](const Result<void>& outcome) { done = outcome; };

        keys.read(name, found);
        QVERIFY(!read);
        QTRY_VERIFY(read.has_value());
        FAILS(*read, DeviceErrc::SecretNotFound);

        keys.write(name, "secret", stored);
        QTRY_VERIFY(done.has_value());
        OK(*done);
        read.reset();
        keys.read(name, found);
        QTRY_VERIFY(read.has_value());
        OK(*read);
        QCOMPARE(**read, QByteArray("secret"));

        done.reset();
        fake.keyStore.nextError = fail(DeviceErrc::KeyStoreFailed, {QStringLiteral("scripted")});
        keys.write(name, "another", stored);
        QTRY_VERIFY(done.has_value());
        FAILS(*done, DeviceErrc::KeyStoreFailed);
        QCOMPARE(fake.keyStore.secrets.at(name), QByteArray("secret"));

        done.reset();
        keys.remove(name, stored);
        QTRY_VERIFY(done.has_value());
        OK(*done);
        QVERIFY(fake.keyStore.secrets.empty());

        done.reset();
        fake.keyStore.available = false;
        QVERIFY(!keys.isAvailable());
        keys.write(name, "secret", stored);
        QTRY_VERIFY(done.has_value());
        FAILS(*done, DeviceErrc::NotOffered);
    }

    void fakeScannerSeesWhatItIsShown() {
        FakePlatform fake = makeFakePlatform();
        CodeScanner& scanner = *fake.platform.codeScanner;
        QStringList found;
        std::vector<Error> failed;
        const auto listener = [&] {
            return CodeScanner::Listener{[&](const QString& text) { found += text; },
                                         [&](const Error& error) { failed.push_back(error); }};
        };
        FAILS(scanner.readFile(QStringLiteral("/a.png")), DeviceErrc::NoCodeFound);
        fake.codeScanner.picture = Invite;
        QCOMPARE(*scanner.readFile(QStringLiteral("/a.png")), Invite);

        fake.codeScanner.show(Invite);
        scanner.start(nullptr, listener());
        fake.codeScanner.show(Invite);
        fake.codeScanner.show(Invite);
        fake.codeScanner.show(Other);
        QVERIFY(found.isEmpty());
        QTRY_COMPARE(found, (QStringList{Invite, Other}));

        fake.codeScanner.show(Invite);
        scanner.stop();
        QCoreApplication::processEvents();
        QCOMPARE(found.size(), 2);

        scanner.start(nullptr, listener());
        fake.codeScanner.breakDown(fail(DeviceErrc::CameraFailed, {QStringLiteral("scripted")}));
        QTRY_COMPARE(failed.size(), std::size_t{1});
        QVERIFY(!fake.codeScanner.isScanning());

        fake.codeScanner.camera = false;
        QVERIFY(!scanner.hasCamera());
        scanner.start(nullptr, listener());
        QTRY_COMPARE(failed.size(), std::size_t{2});
        QVERIFY(failed.back().is(DeviceErrc::NoCamera));
    }

    void fakeLocationAnswersOnce() {
        FakePlatform fake = makeFakePlatform();
        Location& location = *fake.platform.location;
        std::vector<Result<Fix>> answers;
        const auto answer = [&](const Result<Fix>& fix) { answers.push_back(fix); };

        location.request(20s, answer);
        QCOMPARE(fake.location.lastPatience, 20s);
        QCoreApplication::processEvents();
        QVERIFY(answers.empty());
        fake.location.answerNow(Fix{30'123'456, 104'654'321, 8, Instant(1ms)});
        fake.location.answerNow(Fix{});
        QTRY_COMPARE(answers.size(), std::size_t{1});
        OK(answers.front());
        QCOMPARE(answers.front()->latitude, 30'123'456);
        QVERIFY(!fake.location.isWaiting());

        fake.location.answer = Result<Fix>(fail(DeviceErrc::LocationUnknown, {QStringLiteral("timeout")}));
        location.request(20s, answer);
        location.cancel();
        QCoreApplication::processEvents();
        QCOMPARE(answers.size(), std::size_t{1});
        location.request(20s, answer);
        QTRY_COMPARE(answers.size(), std::size_t{2});
        FAILS(answers.back(), DeviceErrc::LocationUnknown);
    }

    void fakePersonIsAskedOnce() {
        FakePlatform fake = makeFakePlatform();
        Permissions& permissions = *fake.platform.permissions;
        std::vector<Permissions::State> answers;
        const auto answer = [&](Permissions::State state) { answers.push_back(state); };
        QCOMPARE(permissions.state(Permissions::Ability::Camera), Permissions::State::NotAsked);
        fake.permissions.willGrant = false;
        permissions.request(Permissions::Ability::Camera, answer);
        QTRY_COMPARE(answers.size(), std::size_t{1});
        fake.permissions.willGrant = true;
        permissions.request(Permissions::Ability::Camera, answer);
        permissions.request(Permissions::Ability::Location, answer);
        QTRY_COMPARE(answers.size(), std::size_t{3});
        QCOMPARE(answers.at(1), Permissions::State::Denied);
        QCOMPARE(answers.at(2), Permissions::State::Granted);
        QCOMPARE(fake.permissions.timesAsked, 2);
    }

    void fakeSystemDoesAsItIsTold() {
        FakePlatform fake = makeFakePlatform();
        int changes = 0;
        fake.platform.connectivity->onChange([&] { ++changes; });
        fake.connectivity.set(Connectivity::Network::Online, Connectivity::Metered::No);
        fake.connectivity.set(Connectivity::Network::Offline, Connectivity::Metered::Unknown);
        QTRY_COMPARE(changes, 1);
        QCOMPARE(fake.platform.connectivity->network(), Connectivity::Network::Offline);

        std::vector<BackgroundWork::Done> running;
        fake.backgroundWork.wake();
        OK(fake.platform.backgroundWork->enable(
            [&](BackgroundWork::Done done) { running.push_back(std::move(done)); }));
        fake.backgroundWork.wake();
        QTRY_COMPARE(running.size(), std::size_t{1});
        QCOMPARE(fake.backgroundWork.timesDone, 0);
        running.front()();
        QCOMPARE(fake.backgroundWork.timesDone, 1);
        fake.platform.backgroundWork->disable();
        fake.backgroundWork.wake();
        QCoreApplication::processEvents();
        QCOMPARE(running.size(), std::size_t{1});

        QVERIFY(fake.platform.screenPrivacy->setHidden(true));
        QVERIFY(fake.screenPrivacy.hidden);
        OK(fake.platform.share->share(QStringLiteral("/a.docx")));
        QCOMPARE(fake.share.shared, QStringList{QStringLiteral("/a.docx")});
        fake.share.error = fail(DeviceErrc::ShareFailed, {QStringLiteral("/b.docx"), QString()});
        FAILS(fake.platform.share->share(QStringLiteral("/b.docx")), DeviceErrc::ShareFailed);
        QCOMPARE(fake.share.shared.size(), 1);
    }

private:
    QString written(const QByteArray& bytes) {
        QFile file(m_dir.filePath(QStringLiteral("file")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("not written");
        return file.fileName();
    }

    QTemporaryDir m_dir;
};

QTEST_MAIN(tst_PlatformApi)
#include "tst_platform_api.moc"
