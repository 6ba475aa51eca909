// What RecordModel says of the indicator and its context; how it records stands in RecordModel.cpp.
#include "app/domain/PersonalData.h"
#include "app/viewmodel/ErrorText.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/SectionText.h"
#include "app/viewmodel/phone/RecordModel.h"

namespace cunbao {

namespace {

bool holds(const QString& note, PersonalDataKind kind) {
    const auto found = findPersonalData(note);
    return std::any_of(found.begin(), found.end(),
                       [&](const PersonalDataFinding& finding) { return finding.kind == kind; });
}

} // namespace

QString RecordModel::name() const {
    return m_context ? nameOf(m_context->indicator, language()) : QString();
}

QString RecordModel::sectionText() const {
    return m_context ? cunbao::sectionText(m_context->indicator.section, language()) : QString();
}

QString RecordModel::unitWord() const {
    return unitOf({});
}

QString RecordModel::unitOf(const QString& number) const {
    return m_context ? unitWordOf(m_context->indicator, language(), number) : QString();
}

RecordModel::Input RecordModel::input() const {
    if (!m_context) return Number;
    if (m_context->indicator.isText()) return Text;
    return m_context->indicator.valueType == ValueType::YesNo ? YesNo : Number;
}

bool RecordModel::adds() const {
    return m_context && m_context->indicator.nature == Nature::Flow;
}

QString RecordModel::countingRule() const {
    return m_context ? countingRuleOf(m_context->indicator, language()) : QString();
}

QStringList RecordModel::reports() const {
    return m_context ? m_context->reports : QStringList();
}

QString RecordModel::periodText() const {
    return m_context ? cunbao::periodText(m_context->period, language()) : QString();
}

RecordModel::Span RecordModel::span() const {
    if (!m_context) return OfPeriod;
    if (m_context->indicator.hasSince && m_context->indicator.since.isValid()) return Since;
    return m_context->period == Period::year(m_today.year()) ? ThisYear : OfPeriod;
}

QString RecordModel::soFarText() const {
    if (!adds() || !m_context->figure.hasValue()) return {};
    return figureText(m_context->figure, m_context->indicator, language());
}

QString RecordModel::lastText() const {
    return m_context && m_context->last ? valueText(m_context->last->value, language()) : QString();
}

QString RecordModel::lastDayText() const {
    return m_context && m_context->last ? dayText(m_context->last->on, language(), m_today.year())
                                        : QString();
}

QString RecordModel::yearBeforeText() const {
    if (!m_context || !m_context->yearBefore) return {};
    return figureText(*m_context->yearBefore, m_context->indicator, language());
}

bool RecordModel::wholeYear() const {
    return m_context && m_context->period.length() == Period::Length::Year;
}

QString RecordModel::noDateText() const {
    return m_context && m_context->whyNoDate ? errorText(*m_context->whyNoDate, language()) : QString();
}

bool RecordModel::noteHasIdNumber() const {
    return holds(m_note, PersonalDataKind::IdNumber);
}

bool RecordModel::noteHasPhoneNumber() const {
    return holds(m_note, PersonalDataKind::PhoneNumber);
}

} // namespace cunbao
