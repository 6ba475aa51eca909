#include "app/viewmodel/session/Translation.h"

#include <QCoreApplication>

namespace cunbao {

Translation::Translation(Preferences& preferences, QQmlEngine& engine)
    : m_preferences(preferences), m_engine(engine) {
    connect(&m_preferences, &Preferences::languageChanged, this, [this] {
        load();
        m_engine.retranslate();
    });
    load();
}

Translation::~Translation() {
    QCoreApplication::removeTranslator(&m_translator);
}

void Translation::load() {
    QCoreApplication::removeTranslator(&m_translator);
    const QString file = m_preferences.chinese() ? QStringLiteral(":/i18n/cunbao_zh_CN.qm")
                                                 : QStringLiteral(":/i18n/cunbao_en.qm");
    if (m_translator.load(file)) QCoreApplication::installTranslator(&m_translator);
}

} // namespace cunbao
