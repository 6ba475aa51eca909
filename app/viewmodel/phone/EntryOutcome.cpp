#include "app/viewmodel/phone/EntryOutcome.h"

#include "app/domain/FlowTotal.h"
#include "app/viewmodel/ErrorText.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/Unbroken.h"

namespace cunbao {

namespace {

QString withSign(Decimal number) {
    return number.isNegative() ? numberText(number) : QLatin1Char('+') + numberText(number);
}

bool isOverridden(const Figure& figure) {
    return figure.flags.contains(QStringLiteral("overridden"));
}

} // namespace

EntryOutcome::Kind EntryOutcome::kind() const {
    if (!m_preview) return Nothing;
    switch (m_preview->value.kind) {
    case EntryValue::Kind::NotApplicable: return NotApplicable;
    case EntryValue::Kind::Unknown: return Unknown;
    case EntryValue::Kind::Text: return States;
    case EntryValue::Kind::Number: break;
    }
    if (m_indicator.valueType == ValueType::YesNo) return m_preview->value.number.isZero() ? No : Yes;
    return m_indicator.nature == Nature::Flow ? Adds : States;
}

QString EntryOutcome::valueText() const {
    if (!m_preview) return {};
    return kind() == Adds ? withSign(m_preview->value.number)
                          : cunbao::valueText(m_preview->value, m_language);
}

QString EntryOutcome::totalText() const {
    if (kind() != Adds || !addsUp() || !m_preview->after.hasValue()) return {};
    return figureText(m_preview->after, m_indicator, m_language);
}

QString EntryOutcome::scaledText() const {
    return m_reading;
}

QString EntryOutcome::errorText() const {
    return m_error ? cunbao::errorText(*m_error, m_language) : QString();
}

QString EntryOutcome::additionText() const {
    return m_typed ? withSign(*m_typed) : QString();
}

QString EntryOutcome::differenceText() const {
    return m_difference ? withSign(*m_difference) : QString();
}

EntryOutcome::Slip EntryOutcome::slip() const {
    if (!m_slip) return NoSlip;
    if (m_slip->kind == UnitSlip::Kind::Digit) return m_slip->tooGreat ? DigitTooMany : DigitTooFew;
    return m_slip->tooGreat ? TooGreat : TooSmall;
}

EntryOutcome::Against EntryOutcome::slipAgainst() const {
    if (!m_slip) return LastValue;
    switch (m_slip->against) {
    case UnitSlip::Against::LastValue: return LastValue;
    case UnitSlip::Against::Median: return UsualValue;
    case UnitSlip::Against::YearBefore: return YearBefore;
    }
    return LastValue;
}

QString EntryOutcome::slipCompared() const {
    if (!m_slip) return {};
    const QString compared = numberText(m_slip->compared);
    return withUnit(compared, unitWordOf(m_indicator, m_language, compared));
}

QString EntryOutcome::slipFactor() const {
    return m_slip ? numberText(Decimal::fromInteger(m_slip->factor)) : QString();
}

QStringList EntryOutcome::brokenRules() const {
    QStringList out;
    if (!m_preview) return out;
    for (const Rule& rule : m_preview->broken)
        out.append(messageOf(rule, m_language));
    return out;
}

QString EntryOutcome::toPreview(const QString& typed) const {
    return m_meant == Total && m_difference ? m_difference->toString() : typed;
}

void EntryOutcome::forgetMeaning() {
    m_meant = Unsaid;
    m_difference.reset();
    m_typed.reset();
    Q_EMIT changed();
}

void EntryOutcome::mean(Meant meant) {
    m_meant = meant;
    Q_EMIT changed();
}

void EntryOutcome::showNothing(Language language) {
    m_preview.reset();
    m_error.reset();
    m_slip.reset();
    m_reading.clear();
    m_language = language;
    Q_EMIT changed();
}

void EntryOutcome::showError(const Error& error, Language language) {
    showNothing(language);
    m_error = error;
    Q_EMIT changed();
}

void EntryOutcome::showPreview(const RecordContext& context, const EntryPreview& preview,
                               const QString& typed, Language language) {
    m_indicator = context.indicator;
    m_preview = preview;
    m_error.reset();
    m_slip.reset();
    m_reading.clear();
    m_language = language;
    if (preview.value.kind == EntryValue::Kind::Number) {
        m_reading = otherReading(typed, preview.value.number, m_indicator, language);
        m_slip = unitSlip(preview.value.number, m_indicator, context.earlier);
        // Once the total is meant, the preview is of the difference: the question stays as it was put.
        if (m_meant == Unsaid) {
            m_typed = preview.value.number;
            m_difference.reset();
            const auto soFar = preview.now.value.rounded(Decimal::Places);
            if (addsUp() && preview.now.hasValue() && soFar.ok())
                m_difference = differenceToTotal(preview.value.number, *soFar);
        }
    }
    Q_EMIT changed();
}

bool EntryOutcome::addsUp() const {
    return m_indicator.nature == Nature::Flow && m_indicator.overTime == OverTime::Sum && m_preview &&
           !isOverridden(m_preview->after) && !isOverridden(m_preview->now);
}

} // namespace cunbao
