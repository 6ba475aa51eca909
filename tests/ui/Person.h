#pragma once

#include <QQuickWindow>
#include <QRegularExpression>

#include <functional>

namespace cunbao {

/// A person at a window. Finds things by the words that can be read or heard, waits for them, scrolls to
/// them, and uses pointer and keyboard: nothing that is hidden, covered or disabled can be used. Each deed is
/// false where it could not be done in time; complaint() then says what was looked for and what was in sight.
class Person {
public:
    explicit Person(QQuickWindow& window) : m_window(window) {}

    /// Words in sight that contain these, in what is painted or what is read aloud.
    [[nodiscard]] bool sees(const QString& words);
    /// The first group of the first words in sight that fit; null where there are none.
    [[nodiscard]] QString reads(const QRegularExpression& words);
    /// What stands in a field, by its label; null where there is none.
    [[nodiscard]] QString readsField(const QString& label);

    /// Presses a button, row, tab, cell, option or link: by its name, by the first part of a name such as
    /// `title, state`, or by its description.
    [[nodiscard]] bool taps(const QString& name);
    [[nodiscard]] bool taps(const QStringList& names);
    /// Puts a text into a field in place of what stands there, key by key; a line feed is the return key.
    [[nodiscard]] bool types(const QString& label, const QString& text);
    /// The same from the clipboard.
    [[nodiscard]] bool pastes(const QString& label, const QString& text);

    [[nodiscard]] const char* complaint() const { return m_complaint.constData(); }
    /// For what went wrong beside the window; false, so that it can be returned.
    bool complains(const QString& what);

private:
    struct Find {
        QQuickItem* item = nullptr;
        QPointF spot;
        friend bool operator==(const Find&, const Find&) = default;
    };
    using Wanted = std::function<bool(QQuickItem*)>;
    /// Null where it was not found in time; `what` is for the complaint.
    Find find(const Wanted& wanted, const QString& what);
    [[nodiscard]] Find look(const Wanted& wanted);
    /// Into the field, everything in it selected; null where that failed.
    QQuickItem* enter(const QString& label);
    bool stands(const QQuickItem* field, const QString& label, const QString& text);

    QQuickWindow& m_window;
    QByteArray m_complaint;
};

} // namespace cunbao
