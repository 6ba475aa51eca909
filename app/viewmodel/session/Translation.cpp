#include "app/viewmodel/session/Translation.h"

#include "app/viewmodel/Unbroken.h"

#include <QCoreApplication>

namespace cunbao {

QString BoundTexts::translate(const char* context, const char* text, const char* disambiguation,
                              int n) const {
    const QString found = QTranslator::translate(context, text, disambiguation, n);
    if (!found.isNull()) return withBoundCounts(found);
    // In English most texts are their own translation; what needs nothing is left to other translators.
    const QString own = QString::fromUtf8(text);
    const QString bound = withBoundCounts(own);
    return bound == own ? QString() : bound;
}

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
