#include "app/main/IdleWatch.h"
#include "app/main/SelfTest.h"
#include "app/viewmodel/session/PageEngine.h"
#include "platform/base/Random.h"
#include "platform/qt/ReadAhead.h"
#include "sync/net/HttpsTransport.h"
#ifdef CUNBAO_WITH_HUB
#include "app/main/AppHub.h"
#endif

#include <QCommandLineParser>
#include <QDir>
#include <QFont>
#include <QGuiApplication>
#include <QStandardPaths>

using namespace cunbao;

int main(int argc, char* argv[]) {
#ifdef CUNBAO_QML_FROM_SOURCE
    // Qt 6.4's cache of compiled pages outlives a build, and does not notice that a type which a page names
    // has changed: the page then writes to properties that are others now. What is compiled ahead needs no
    // cache.
    qputenv("QML_DISABLE_DISK_CACHE", "1");
#endif
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("cunbao"));
    QGuiApplication::setApplicationVersion(QStringLiteral(CUNBAO_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("cn.cunbao.Cunbao"));
    QFont font;
    // The first of these that the system has; a Chinese face first, so that han characters take Chinese
    // forms.
    font.setFamilies({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("PingFang SC"),
                      QStringLiteral("Microsoft YaHei UI"), QStringLiteral("Noto Sans SC")});
    QGuiApplication::setFont(font);

    QCommandLineParser words;
    words.addHelpOption();
    words.addVersionOption();
    const QCommandLineOption homeOption(QStringLiteral("home"), QStringLiteral("This device's data."),
                                        QStringLiteral("DIR"));
    const QCommandLineOption selfTest(
        QStringLiteral("self-test"),
        QStringLiteral("Show the first screen, tell how long it took, and end: 0 if nothing was wrong."));
    words.addOptions({homeOption, selfTest});
    words.process(app);
    readAhead();
    const QString folder = words.isSet(homeOption)
                               ? QDir(words.value(homeOption)).absolutePath()
                               : QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
                                     .filePath(QStringLiteral("home"));

    SystemClock clock;
    SystemRandom random;
    Platform platform = makePlatform();
#ifdef CUNBAO_WITH_HUB
    AppHub hub(clock, random);
    EmbeddedHub* embeddedHub = &hub;
#else
    EmbeddedHub* embeddedHub = nullptr;
#endif
    Session::Parts parts;
    parts.folder = folder;
    parts.preferencesFile = folder + QStringLiteral(".ini");
    parts.context = {&clock, &random, {}};
    parts.platform = &platform;
    parts.hub = embeddedHub;
    parts.makeTransport = [](const QUrl& url, const QByteArray& pin) -> std::unique_ptr<Transport> {
        return std::make_unique<HttpsTransport>(url, pin);
    };
    parts.programVersion = QStringLiteral(CUNBAO_VERSION);
    Session session(parts);
#ifdef CUNBAO_WITH_HUB
    hub.setLanguage(session.preferences()->spoken());
    QObject::connect(session.preferences(), &Preferences::languageChanged, &hub,
                     [&] { hub.setLanguage(session.preferences()->spoken()); });
    hub.resume(folder);
#endif
    const IdleWatch idle(app, session);

    PageEngine engine(session);
    const SelfTest test(engine, words.isSet(selfTest));
    engine.show();
    return engine.rootObjects().isEmpty() ? 1 : QGuiApplication::exec();
}
