#include "app/viewmodel/session/PageEngine.h"

namespace cunbao {

PageEngine::PageEngine(Session& session) : m_translation(*session.preferences(), *this) {
    // No page comes in variants for systems or languages, and to look for those of each file was a twentieth
    // of the start.
    for (QQmlAbstractUrlInterceptor* variants : urlInterceptors())
        removeUrlInterceptor(variants);
    addImportPath(QStringLiteral("qrc:/qt/qml"));
    setInitialProperties({{QStringLiteral("session"), QVariant::fromValue(&session)}});
}

void PageEngine::show() {
    load(QUrl(QStringLiteral("qrc:/qt/qml/Cunbao/Window/Main.qml")));
}

} // namespace cunbao
