#pragma once

#include "app/domain/Indicator.h"

#include <QObject>
#include <qqmlregistration.h>

namespace cunbao {

/// What stands in the field of the record screen: typed by the keypad or a keyboard, or one of the words for
/// nothing. What it means is not decided here (readValue does).
class TypedValue : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to its page's model")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(QString shown READ shown NOTIFY changed)
    Q_PROPERTY(cunbao::TypedValue::State state READ state NOTIFY changed)
    Q_PROPERTY(bool takesPoint READ takesPoint NOTIFY keysChanged)
    Q_PROPERTY(bool takesTenThousand READ takesTenThousand NOTIFY keysChanged)

public:
    enum State { Empty, Written, NotApplicable, Unknown };
    Q_ENUM(State)

    using QObject::QObject;

    /// As readValue takes it.
    [[nodiscard]] QString text() const { return m_text; }
    /// Its digits in groups of three; empty for the words.
    [[nodiscard]] QString shown() const;
    [[nodiscard]] State state() const;
    /// Whether the keys can lead to a value of the indicator: 1.2万 also of whole numbers.
    [[nodiscard]] bool takesPoint() const { return m_takesPoint; }
    [[nodiscard]] bool takesTenThousand() const { return m_takesTenThousand; }

    void setText(const QString& text);
    void fit(const Indicator& indicator);

    /// A key of the pad: a digit, 00, the point or 万.
    Q_INVOKABLE void key(const QString& key);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clear();
    /// 不涉及, 待核实.
    Q_INVOKABLE void sayNotApplicable();
    Q_INVOKABLE void sayUnknown();

Q_SIGNALS:
    void changed();
    void keysChanged();

private:
    QString m_text;
    bool m_takesPoint = true;
    bool m_takesTenThousand = true;
};

} // namespace cunbao
