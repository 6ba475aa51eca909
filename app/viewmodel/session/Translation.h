#pragma once

#include "app/viewmodel/session/Preferences.h"

#include <QQmlEngine>
#include <QTranslator>

namespace cunbao {

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
    QTranslator m_translator;
};

} // namespace cunbao
