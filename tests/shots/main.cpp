#include "app/viewmodel/session/Translation.h"
#include "tests/shots/Scene.h"
#include "tests/ui/LookFaults.h"
#include "tests/ui/Pictures.h"

#include <QCommandLineParser>
#include <QCursor>
#include <QDir>
#include <QFont>
#include <QGuiApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickView>
#include <QSet>

#include <cstdio>

using namespace cunbao;

namespace {

/// How a person may have set up the app and the machine.
struct Look {
    QSize size;
    Preferences::LanguageChoice language;
    bool dark;
    int percent;
    bool elder;

    [[nodiscard]] QString name() const {
        return QStringLiteral("%1x%2-%3-%4-%5%6")
            .arg(size.width())
            .arg(size.height())
            .arg(language == Preferences::Chinese ? QStringLiteral("zh") : QStringLiteral("en"),
                 dark ? QStringLiteral("dark") : QStringLiteral("light"))
            .arg(percent)
            .arg(elder ? QStringLiteral("-elder") : QString());
    }
};

std::vector<Look> looks(bool desk) {
    const std::vector<QSize> sizes = desk ? std::vector{QSize(1280, 800), QSize(1920, 1080)}
                                          : std::vector{QSize(412, 915), QSize(320, 640)};
    std::vector<Look> out;
    for (const QSize& size : sizes)
        for (const auto language : {Preferences::Chinese, Preferences::English})
            for (const bool dark : {false, true})
                for (const int percent : {100, 200})
                    out.push_back({size, language, dark, percent, false});
    out.push_back({sizes.front(), Preferences::Chinese, false, 100, true});
    return out;
}

void wear(const Look& look, Session& session, QQmlEngine& engine) {
    Preferences& preferences = *session.preferences();
    preferences.setLanguage(look.language);
    preferences.setTheme(look.dark ? Preferences::Dark : Preferences::Light);
    preferences.setTextPercent(look.percent);
    preferences.setElder(look.elder);
    // Qt 6.4 finds no singleton that is written in QML by its name, but an object that names it does.
    QQmlComponent finder(&engine);
    finder.setData("import QtQml\nimport Cunbao.Theme\nQtObject { property QtObject theme: Theme }", QUrl());
    const std::unique_ptr<QObject> found(finder.create());
    auto* theme = found ? found->property("theme").value<QObject*>() : nullptr;
    if (!theme) qFatal("no theme: %s", qPrintable(finder.errorString()));
    theme->setProperty("dark", look.dark);
    theme->setProperty("textScale", look.percent / 100.0);
    theme->setProperty("elder", look.elder);
    theme->setProperty("reducedMotion", true);
}

IndexedPicture take(const Scene& scene, const Look& look, const QDir& out, bool keep) {
    QQuickView view;
    QStringList complaints;
    QObject::connect(view.engine(), &QQmlEngine::warnings, [&](const QList<QQmlError>& warnings) {
        for (const QQmlError& warning : warnings)
            complaints.append(QStringLiteral("QML: ") + warning.toString());
    });
    view.engine()->addImportPath(QStringLiteral("qrc:/qt/qml"));
    const Translation translation(*scene.session->preferences(), *view.engine());
    wear(look, *scene.session, *view.engine());
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    view.resize(look.size);
    QVariantMap properties = scene.properties;
    properties.insert(QStringLiteral("session"), QVariant::fromValue(scene.session));
    view.setInitialProperties(properties);
    view.setSource(QUrl(QStringLiteral("qrc:/qt/qml/Cunbao/%1.qml").arg(scene.source)));
    view.show();
    QCursor::setPos(-1, -1); // else the pointer rests on whatever stands in the middle of the screen
    SessionWorld::settle(*scene.session);
    QQuickItem* root = view.rootObject();
    IndexedPicture picture{
        scene.name + QLatin1Char('_') + look.name() + QStringLiteral(".png"), scene.name, look.name(), {}};
    if (!root) {
        for (const QQmlError& error : view.errors())
            picture.faults.append(error.toString());
        return picture;
    }
    root->forceActiveFocus(); // as the page is shown in the app
    if (scene.prepare) {
        scene.prepare(*root);
        SessionWorld::settle(*scene.session);
    }
    const QImage image = settledPicture(view);
    view.setColor(root->property("color").value<QColor>());
    LookRules rules;
    rules.leastTarget = look.elder ? 60 : 48;
    rules.chinese = look.language == Preferences::Chinese;
    picture.faults = complaints + lookFaults(view, image, rules);
    if (keep) image.save(out.filePath(picture.file));
    return picture;
}

} // namespace

int main(int argc, char* argv[]) {
    QGuiApplication app(argc, argv);
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans CJK SC")});
    QGuiApplication::setFont(font);
    QCommandLineParser words;
    words.setApplicationDescription(QStringLiteral(
        "Shows every page in every state and look, and says what a strict eye would complain about."));
    words.addHelpOption();
    const QCommandLineOption outOption(QStringLiteral("out"), QStringLiteral("Keep the pictures here."),
                                       QStringLiteral("DIR"));
    const QCommandLineOption onlyOption(
        QStringLiteral("only"), QStringLiteral("Scenes whose name contains this."), QStringLiteral("TEXT"));
    const QCommandLineOption lookOption(
        QStringLiteral("look"), QStringLiteral("Looks whose name contains this."), QStringLiteral("TEXT"));
    words.addOptions({outOption, onlyOption, lookOption});
    words.process(app);
    QDir out(words.value(outOption));
    const bool keep = words.isSet(outOption);
    if (keep && !out.mkpath(QStringLiteral("."))) return 2;

    Stage stage;
    if (const auto begun = stage.begin(); !begun.ok()) {
        std::fprintf(stderr, "the made-up township failed: domain %d, code %d %s\n",
                     static_cast<int>(begun.error().domain()), begun.error().code(),
                     qPrintable(begun.error().details().join(QLatin1Char(' '))));
        return 2;
    }
    std::vector<IndexedPicture> pictures;
    int faulty = 0;
    for (const Scene& scene : stage.scenes()) {
        if (!scene.name.contains(words.value(onlyOption))) continue;
        for (const Look& look : looks(scene.desk)) {
            if (!look.name().contains(words.value(lookOption))) continue;
            IndexedPicture picture = take(scene, look, out, keep);
            for (const QString& fault : picture.faults)
                std::fprintf(stderr, "%s %s: %s\n", qPrintable(picture.heading), qPrintable(picture.caption),
                             qPrintable(fault));
            faulty += picture.faults.isEmpty() ? 0 : 1;
            pictures.push_back(std::move(picture));
        }
    }
    if (keep && !writePictureIndex(out, QStringLiteral("Cunbao: every page"), pictures)) return 2;
    std::printf("%zu pictures, %d with faults\n", pictures.size(), faulty);
    return pictures.empty() || faulty > 0 ? 1 : 0;
}
