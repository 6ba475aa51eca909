#include "tests/quick/QuickPerson.h"
#include "tests/quick/QuickTownship.h"

#include <QFont>
#include <QGuiApplication>
#include <QQmlEngine>
#include <QtQuickTest>

namespace cunbao {

/// What every tst_*.qml finds: the program's modules and fonts, and the made-up township with its people.
class QuickSetup : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable() {
        QFont font;
        font.setFamilies({QStringLiteral("Noto Sans CJK SC")});
        QGuiApplication::setFont(font);
        qmlRegisterType<QuickTownship>("Cunbao.Test", 1, 0, "Township");
        qmlRegisterType<QuickPerson>("Cunbao.Test", 1, 0, "Person");
    }
    void qmlEngineAvailable(QQmlEngine* engine) { engine->addImportPath(QStringLiteral("qrc:/qt/qml")); }
};

} // namespace cunbao

using cunbao::QuickSetup;
QUICK_TEST_MAIN_WITH_SETUP(quick, QuickSetup)

#include "main.moc"
