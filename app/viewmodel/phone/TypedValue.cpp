#include "app/viewmodel/phone/TypedValue.h"

#include "app/domain/EntryValue.h"
#include "app/domain/NumberInput.h"

namespace cunbao {

namespace {

constexpr qsizetype LongestNumber = 20; ///< of the pad; longer ones are no figures
constexpr QChar GroupSpace(0x202F);

qsizetype digitsAtFront(const QString& text) {
    qsizetype at = 0;
    while (at < text.size() && text[at] >= QLatin1Char('0') && text[at] <= QLatin1Char('9'))
        ++at;
    return at;
}

} // namespace

QString TypedValue::shown() const {
    if (state() != Written) return {};
    QString out = m_text;
    for (qsizetype at = digitsAtFront(m_text) - 3; at > 0; at -= 3)
        out.insert(at, GroupSpace);
    return out;
}

TypedValue::State TypedValue::state() const {
    if (m_text.isEmpty()) return Empty;
    if (m_text == EntryValue::notApplicable().toString()) return NotApplicable;
    return m_text == EntryValue::unknown().toString() ? Unknown : Written;
}

void TypedValue::setText(const QString& text) {
    if (m_text == text) return;
    m_text = text;
    Q_EMIT changed();
}

void TypedValue::fit(const Indicator& indicator) {
    Indicator unbounded = indicator;
    unbounded.min.reset();
    unbounded.max.reset();
    m_takesTenThousand = readNumber(QStringLiteral("1万"), unbounded).ok();
    m_takesPoint = m_takesTenThousand || indicator.places > 0;
    Q_EMIT keysChanged();
}

void TypedValue::key(const QString& key) {
    QString text = state() == Written ? m_text : QString();
    const bool isDigits = digitsAtFront(key) == key.size();
    if (text == QLatin1String("0") && isDigits) text.clear();
    if (text.isEmpty() && key == QLatin1String("00"))
        text = QStringLiteral("0");
    else if (text.isEmpty() && key == QLatin1String("."))
        text = QStringLiteral("0.");
    else
        text += key;
    if (text.size() <= LongestNumber) setText(text);
}

void TypedValue::erase() {
    setText(state() == Written ? m_text.chopped(1) : QString());
}

void TypedValue::clear() {
    setText(QString());
}

void TypedValue::sayNotApplicable() {
    setText(EntryValue::notApplicable().toString());
}

void TypedValue::sayUnknown() {
    setText(EntryValue::unknown().toString());
}

} // namespace cunbao
