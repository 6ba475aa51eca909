#include "app/viewmodel/session/Preferences.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

namespace cunbao {

namespace {

const QString LanguageKey = QStringLiteral("language");
const QString ThemeKey = QStringLiteral("theme");
const QString TextKey = QStringLiteral("text-percent");
const QString ElderKey = QStringLiteral("elder");
const QString OfferedKey = QStringLiteral("large-text-offered");
const QString OnlyHereKey = QStringLiteral("only-here");

} // namespace

Preferences::Preferences(const QString& file, QObject* parent)
    : QObject(parent), m_settings(file, QSettings::IniFormat) {}

Preferences::LanguageChoice Preferences::language() const {
    const QString word = m_settings.value(LanguageKey).toString();
    if (word == QLatin1String("zh")) return Chinese;
    return word == QLatin1String("en") ? English : SystemLanguage;
}

Preferences::ThemeChoice Preferences::theme() const {
    const QString word = m_settings.value(ThemeKey).toString();
    if (word == QLatin1String("light")) return Light;
    return word == QLatin1String("dark") ? Dark : SystemTheme;
}

int Preferences::textPercent() const {
    return std::clamp(m_settings.value(TextKey, 100).toInt(), 100, 200);
}

bool Preferences::elder() const {
    return m_settings.value(ElderKey, false).toBool();
}

bool Preferences::largeTextOffered() const {
    return m_settings.value(OfferedKey, false).toBool();
}

quint64 Preferences::onlyHere() const {
    return m_settings.value(OnlyHereKey, 0).toULongLong();
}

bool Preferences::dark() const {
    switch (theme()) {
    case Light: return false;
    case Dark: return true;
    case SystemTheme: break;
    }
    // Qt 6.4 does not name the system's scheme; its palette shows it.
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
}

Language Preferences::spoken() const {
    switch (language()) {
    case Chinese: return Language::Chinese;
    case English: return Language::English;
    case SystemLanguage: break;
    }
    return languageFromEnvironment();
}

void Preferences::set(const QString& key, const QVariant& value) {
    if (m_settings.value(key) == value) return;
    const Language before = spoken();
    m_settings.setValue(key, value);
    m_settings.sync();
    Q_EMIT changed();
    if (spoken() != before) Q_EMIT languageChanged();
}

void Preferences::setLanguage(LanguageChoice choice) {
    set(LanguageKey, choice == Chinese   ? QStringLiteral("zh")
                     : choice == English ? QStringLiteral("en")
                                         : QString());
}

void Preferences::setTheme(ThemeChoice choice) {
    set(ThemeKey, choice == Light  ? QStringLiteral("light")
                  : choice == Dark ? QStringLiteral("dark")
                                   : QString());
}

void Preferences::setTextPercent(int percent) {
    set(TextKey, std::clamp(percent, 100, 200));
}

void Preferences::setElder(bool elder) {
    set(ElderKey, elder);
}

void Preferences::setLargeTextOffered(bool offered) {
    set(OfferedKey, offered);
}

void Preferences::setOnlyHere(quint64 operations) {
    set(OnlyHereKey, operations);
}

} // namespace cunbao
