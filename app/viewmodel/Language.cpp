#include "app/viewmodel/Language.h"

#include <QByteArray>

namespace cunbao {

Language languageFromEnvironment() {
    const QByteArray asked = qgetenv("CUNBAO_LANG").toLower();
    if (asked == "zh") return Language::Chinese;
    if (asked == "en") return Language::English;
    // As POSIX orders them; an empty variable counts as unset.
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const QByteArray locale = qgetenv(name).toLower();
        if (!locale.isEmpty()) return locale.startsWith("zh") ? Language::Chinese : Language::English;
    }
    return Language::English;
}

} // namespace cunbao
