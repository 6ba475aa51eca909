#include "app/viewmodel/session/Translation.h"
#include "tests/shots/Scene.h"
#include "tests/ui/LookFaults.h"

#include <QCommandLineParser>
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

struct Picture {
    QString file;
    QString scene;
    QString look;
    QStringList faults;
};

Picture take(const Scene& scene, const Look& look, const QDir& out, bool keep) {
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
    SessionWorld::settle(*scene.session);
    QQuickItem* root = view.rootObject();
    Picture picture{
        scene.name + QLatin1Char('_') + look.name() + QStringLiteral(".png"), scene.name, look.name(), {}};
    if (!root) {
        for (const QQmlError& error : view.errors())
            picture.faults.append(error.toString());
        return picture;
    }
    if (scene.prepare) {
        scene.prepare(*root);
        SessionWorld::settle(*scene.session);
    }
    // Layouts settle a frame after what they lay out.
    for (int frame = 0; frame < 3; ++frame)
        view.grabWindow();
    const QImage image = view.grabWindow();
    view.setColor(root->property("color").value<QColor>());
    LookRules rules;
    rules.leastTarget = look.elder ? 60 : 48;
    rules.chinese = look.language == Preferences::Chinese;
    picture.faults = complaints + lookFaults(view, image, rules);
    if (keep) image.save(out.filePath(picture.file));
    return picture;
}

/// One page with every picture, scene by scene, the faulty ones marked.
bool writeIndex(const QDir& out, const std::vector<Picture>& pictures) {
    QString html =
        QStringLiteral("<!doctype html><meta charset=utf-8><title>Cunbao: every "
                       "page</title><style>body{font:15px sans-serif;"
                       "background:#f7f5f0;margin:24px}figure{display:inline-block;margin:8px;vertical-align:"
                       "top}img{max-width:"
                       "320px;border:1px solid "
                       "#ddd8cc}figcaption{font-size:13px;max-width:320px}.bad{color:#a8261c}</style>");
    QString scene;
    for (const Picture& picture : pictures) {
        if (picture.scene != scene) html += QStringLiteral("<h2>%1</h2>").arg(picture.scene);
        scene = picture.scene;
        html += QStringLiteral(
                    "<figure><a href=\"%1\"><img loading=lazy src=\"%1\" alt=\"%2\"></a><figcaption>%2")
                    .arg(picture.file, picture.look);
        for (const QString& fault : picture.faults)
            html += QStringLiteral("<div class=bad>%1</div>").arg(fault.toHtmlEscaped());
        html += QStringLiteral("</figcaption></figure>");
    }
    QFile file(out.filePath(QStringLiteral("index.html")));
    const QByteArray bytes = html.toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
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
    std::vector<Picture> pictures;
    int faulty = 0;
    for (const Scene& scene : stage.scenes()) {
        if (!scene.name.contains(words.value(onlyOption))) continue;
        for (const Look& look : looks(scene.desk)) {
            if (!look.name().contains(words.value(lookOption))) continue;
            Picture picture = take(scene, look, out, keep);
            for (const QString& fault : picture.faults)
                std::fprintf(stderr, "%s %s: %s\n", qPrintable(picture.scene), qPrintable(picture.look),
                             qPrintable(fault));
            faulty += picture.faults.isEmpty() ? 0 : 1;
            pictures.push_back(std::move(picture));
        }
    }
    if (keep && !writeIndex(out, pictures)) return 2;
    std::printf("%zu pictures, %d with faults\n", pictures.size(), faulty);
    return pictures.empty() || faulty > 0 ? 1 : 0;
}
