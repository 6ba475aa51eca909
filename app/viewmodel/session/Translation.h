#pragma once

#include "app/viewmodel/session/Preferences.h"

#include <QQmlEngine>
#include <QTranslator>

namespace cunbao {

/// Translated texts whose counts stay with what they count where a line ends (Unbroken.h).
class BoundTexts final : public QTranslator {
public:
    [[nodiscard]] QString translate(const char* context, const char* text, const char* disambiguation,
                                    int n) const override;
};

/// The texts of the pages in the language that the person chose, changed while the program runs.
class Translation final : public QObject {
    Q_OBJECT

public:
    Translation(Preferences& preferences, QQmlEngine& engine);
    ~Translation() override;

private:
    void load();
    Preferences& m_preferences;
    QQmlEngine& m_engine;
    BoundTexts m_translator;
};

} // namespace cunbao
