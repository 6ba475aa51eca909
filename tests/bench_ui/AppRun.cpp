#include "tests/bench_ui/AppRun.h"

#include "app/viewmodel/ErrorText.h"
#include "app/viewmodel/phone/TodayModel.h"
#include "app/viewmodel/session/PageEngine.h"
#include "platform/base/Random.h"
#include "platform/qt/ReadAhead.h"
#include "sync/net/HttpsTransport.h"
#include "tests/bench/BenchTownship.h"
#include "tests/bench_ui/Telling.h"

#include <QFont>
#include <QSGRendererInterface>

#include <cmath>
#include <cstdio>

namespace cunbao::bench {

namespace {

/// More than the fastest flick of a Flickable moves in a sixtieth of a second, in px.
constexpr double Step = 96;
constexpr int LedgerFlow = 1; ///< as PhoneShell counts its flows

void giveUp(const QString& why) {
    std::fprintf(stderr, "%s\n", qUtf8Printable(why));
    QCoreApplication::exit(1);
}

/// Items have their visual parent and not always a QObject one, so both trees are walked.
template <class Model>
Model* modelUnder(const QQuickItem* item) {
    if (auto* found = item->findChild<Model*>()) return found;
    for (const QQuickItem* child : item->childItems())
        if (auto* found = modelUnder<Model>(child)) return found;
    return nullptr;
}

/// By the name of its class or of one that this is derived from; those of QML have a number behind it.
bool isA(const QQuickItem* item, const char* kind) {
    for (const QMetaObject* of = item->metaObject(); of; of = of->superClass())
        if (QByteArrayView(of->className()).startsWith(kind)) return true;
    return false;
}

QQuickItem* itemUnder(QQuickItem* item, const char* kind) {
    if (isA(item, kind)) return item;
    for (QQuickItem* child : item->childItems())
        if (QQuickItem* found = itemUnder(child, kind)) return found;
    return nullptr;
}

} // namespace

AppRun::AppRun(TimedApplication& app, Session& session, QQuickWindow& window, int frames)
    : m_app(app), m_session(session), m_window(window), m_frames(frames) {
    // Queued, so that the whole of the frame lies behind.
    connect(&window, &QQuickWindow::frameSwapped, this, &AppRun::frame, Qt::QueuedConnection);
}

void AppRun::frame() {
    switch (m_stage) {
    case Stage::Starting: unlock(); break;
    case Stage::Unlocking: lookForToday(); break;
    case Stage::SettlingToday: showToday(); break;
    case Stage::OpeningLedger: lookForLedger(); break;
    case Stage::Scrolling: scroll(); break;
    }
}

void AppRun::unlock() {
    tell("locked", {nowMs()});
    m_stage = Stage::Unlocking;
    m_session.unlock(BenchTownship::passcode(), this, [](const Result<void>& done) {
        if (!done.ok()) giveUp(errorText(done.error(), Language::English));
    });
}

void AppRun::lookForToday() {
    const auto* today = modelUnder<TodayModel>(m_window.contentItem());
    if (!today) return;
    if (!today->error().isEmpty()) {
        giveUp(today->error());
        return;
    }
    if (!today->loaded()) return;
    // Layouts settle a frame after what they lay out.
    m_stage = Stage::SettlingToday;
    m_window.update();
}

void AppRun::showToday() {
    tell("today", {nowMs()});
    tellMemory("today");
    if (m_frames == 0) {
        QCoreApplication::quit();
        return;
    }
    QQuickItem* shell = itemUnder(m_window.contentItem(), "PhoneShell_");
    if (!shell || !shell->setProperty("current", LedgerFlow)) {
        giveUp(QStringLiteral("the phone's pages are not there"));
        return;
    }
    m_stage = Stage::OpeningLedger;
    m_window.update();
}

void AppRun::lookForLedger() {
    m_ledger = modelUnder<LedgerModel>(m_window.contentItem());
    if (!m_ledger) return;
    if (!m_ledger->error().isEmpty()) {
        giveUp(m_ledger->error());
        return;
    }
    if (!m_ledger->loaded()) return;
    QQuickItem* page = itemUnder(m_window.contentItem(), "LedgerPage_");
    m_list = page ? itemUnder(page, "QQuickListView") : nullptr;
    if (!m_list || m_ledger->entries()->count() == 0) {
        giveUp(QStringLiteral("the ledger's list is not there"));
        return;
    }
    const auto api = m_window.rendererInterface()->graphicsApi();
    tell("software", {api == QSGRendererInterface::Software ? 1.0 : 0.0});
    m_stage = Stage::Scrolling;
    static_cast<void>(m_app.takeWorked());
    move();
}

void AppRun::scroll() {
    const double cost = m_app.takeWorked();
    if (m_moved || m_ledger->entries()->count() != m_rows) m_costs.push_back(cost);
    if (static_cast<int>(m_costs.size()) < m_frames) {
        move();
        return;
    }
    tell("frame", m_costs);
    tellMemory("scrolled");
    QCoreApplication::quit();
}

void AppRun::move() {
    m_rows = m_ledger->entries()->count();
    const double top = m_list->property("originY").toDouble();
    const double bottom = top + m_list->property("contentHeight").toDouble() - m_list->height();
    const double at = m_list->property("contentY").toDouble();
    double to = at + m_direction * Step;
    if (to > bottom && m_direction > 0) {
        to = bottom;
        // Unless the next page is under way, the way goes back.
        if (!m_ledger->entries()->canFetchMore({})) m_direction = -1;
    } else if (to < top) {
        to = top;
        m_direction = 1;
    }
    m_moved = std::abs(to - at) >= 1;
    m_list->setProperty("contentY", to);
    m_window.update();
}

int runApp(int& argc, char** argv, const QString& home, Instant now, int frames) {
    TimedApplication app(argc, argv);
    readAhead();
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans CJK SC")});
    QGuiApplication::setFont(font);
    ManualClock clock(now);
    SystemRandom random;
    Platform platform = makePlatform();
    Session::Parts parts;
    parts.folder = home;
    parts.preferencesFile = home + QStringLiteral(".ini");
    parts.context = {&clock, &random, BenchTownship::Cost};
    parts.platform = &platform;
    parts.makeTransport = [](const QUrl& url, const QByteArray& pin) -> std::unique_ptr<Transport> {
        return std::make_unique<HttpsTransport>(url, pin);
    };
    Session session(parts);
    // As most will have it, whatever this machine speaks.
    session.preferences()->setLanguage(Preferences::Chinese);
    session.preferences()->setTheme(Preferences::Light);

    PageEngine engine(session);
    engine.show();
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().value(0));
    if (!window) return 1;
    const AppRun run(app, session, *window, frames);
    return QGuiApplication::exec();
}

} // namespace cunbao::bench
