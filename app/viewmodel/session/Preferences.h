#pragma once

#include "app/viewmodel/Language.h"

#include <QObject>
#include <QSettings>
#include <qqmlregistration.h>

namespace cunbao {

/// How this person likes the app to look, kept in a plain file beside no figure: language, text size, theme.
/// Nothing in it is secret.
class Preferences final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the session")
    Q_PROPERTY(cunbao::Preferences::LanguageChoice language READ language WRITE setLanguage NOTIFY changed)
    Q_PROPERTY(cunbao::Preferences::ThemeChoice theme READ theme WRITE setTheme NOTIFY changed)
    Q_PROPERTY(int textPercent READ textPercent WRITE setTextPercent NOTIFY changed)
    Q_PROPERTY(bool elder READ elder WRITE setElder NOTIFY changed)
    Q_PROPERTY(bool dark READ dark NOTIFY changed)
    Q_PROPERTY(bool chinese READ chinese NOTIFY changed)
    Q_PROPERTY(bool largeTextOffered READ largeTextOffered WRITE setLargeTextOffered NOTIFY changed)

public:
    enum LanguageChoice { SystemLanguage, Chinese, English };
    Q_ENUM(LanguageChoice)
    enum ThemeChoice { SystemTheme, Light, Dark };
    Q_ENUM(ThemeChoice)

    /// `file`: an ini file; it and its folder are made when something is first chosen.
    explicit Preferences(const QString& file, QObject* parent = nullptr);

    [[nodiscard]] LanguageChoice language() const;
    [[nodiscard]] ThemeChoice theme() const;
    /// 100 to 200.
    [[nodiscard]] int textPercent() const;
    /// The large-text mode (长辈模式): main text at least 18 dp, targets at least 60.
    [[nodiscard]] bool elder() const;
    [[nodiscard]] bool dark() const;
    /// Whether the large-text mode was offered; once, at the first start.
    [[nodiscard]] bool largeTextOffered() const;
    /// The language that is spoken now.
    [[nodiscard]] Language spoken() const;
    [[nodiscard]] bool chinese() const { return spoken() == Language::Chinese; }

    void setLanguage(LanguageChoice choice);
    void setTheme(ThemeChoice choice);
    void setTextPercent(int percent);
    void setElder(bool elder);
    void setLargeTextOffered(bool offered);

    /// How many operations only this device held when it was last open: told before it is unlocked.
    [[nodiscard]] quint64 onlyHere() const;
    void setOnlyHere(quint64 operations);

Q_SIGNALS:
    void changed();
    /// The language that is spoken changed: texts are made anew.
    void languageChanged();

private:
    void set(const QString& key, const QVariant& value);
    mutable QSettings m_settings;
};

} // namespace cunbao
