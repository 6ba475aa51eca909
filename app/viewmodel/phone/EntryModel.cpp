#include "app/viewmodel/phone/EntryModel.h"

#include "app/domain/NumberInput.h"
#include "app/domain/PersonalData.h"
#include "app/usecase/RecordEntry.h"
#include "app/viewmodel/ErrorText.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/Terms.h"

namespace cunbao {

namespace {

/// As a person would type it again: without groups, so that every key changes what is seen.
QString plainText(const EntryValue& value) {
    switch (value.kind) {
    case EntryValue::Kind::Number: return value.number.toString();
    case EntryValue::Kind::Text: return value.text;
    case EntryValue::Kind::NotApplicable:
    case EntryValue::Kind::Unknown: break;
    }
    return {};
}

EntryModel::Statement statementOf(const EntryValue& value) {
    switch (value.kind) {
    case EntryValue::Kind::NotApplicable: return EntryModel::NotApplicable;
    case EntryValue::Kind::Unknown: return EntryModel::NotYetKnown;
    case EntryValue::Kind::Number:
    case EntryValue::Kind::Text: break;
    }
    return EntryModel::Stated;
}

QString statusWord(OpStatus status) {
    switch (status) {
    case OpStatus::Accepted: return {};
    case OpStatus::Waiting: return QStringLiteral("waiting");
    case OpStatus::Refused:
    case OpStatus::Cut: return QStringLiteral("refused");
    }
    return {};
}

} // namespace

EntryModel::EntryModel(QObject* parent)
    : PageModel(parent),
      m_revisions({"what", "value", "unit", "day", "note", "reason", "person", "when", "counts", "stateWord"},
                  this) {}

void EntryModel::setEntry(const QString& entry) {
    if (m_entry == entry) return;
    m_entry = entry;
    m_shown.reset();
    m_revisions.setRows({});
    Q_EMIT entryChanged();
    Q_EMIT shown();
    beginRevision();
    reload();
}

Result<EntryModel::Shown> EntryModel::readEntry(Ledger& ledger, const EntryName& name, Language language) {
    Shown shown;
    TRY_LET(shown.entry, EntryReader(ledger).find(name));
    TRY_LET(shown.today, ledger.today());
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    shown.row = rowOf(shown.entry, catalogue, language, shown.today.year());
    if (const Indicator* indicator = catalogue->find(shown.entry.indicator)) shown.indicator = *indicator;
    return shown;
}

void EntryModel::load() {
    const auto name = EntryName::parse(m_entry);
    if (!name) {
        fail(cunbao::fail(AppErrc::EntryUnknown, {m_entry}));
        return;
    }
    read([name = *name, language = language()](Ledger& ledger) { return readEntry(ledger, name, language); },
         [this](Shown shown) { show(std::move(shown)); });
}

void EntryModel::show(Shown fresh) {
    const bool first = !m_shown;
    m_shown = std::move(fresh);
    showRevisions();
    Q_EMIT shown();
    // What a person has begun to write stays when something arrives meanwhile.
    if (first)
        beginRevision();
    else
        Q_EMIT formChanged();
}

void EntryModel::showRevisions() {
    const int year = m_shown->today.year();
    std::vector<RowListModel::Row> rows;
    for (const RevisionView& one : m_shown->entry.revisions) {
        const bool withdrawal = one.kind == OpKind::EntryWithdrawn;
        const bool number = !withdrawal && one.value.kind == EntryValue::Kind::Number;
        const QString value = withdrawal ? QString() : valueText(one.value, language());
        const QString unit =
            number && m_shown->indicator ? unitWordOf(*m_shown->indicator, language(), value) : QString();
        rows.push_back({revisionTerm(one.kind, language()), value, unit, dayText(one.on, language(), year),
                        one.note, one.why, one.person, instantText(one.at, language(), year),
                        one.status == OpStatus::Accepted,
                        atStart(entryStateTerm(statusWord(one.status), language()))});
    }
    m_revisions.setRows(std::move(rows));
}

QString EntryModel::unitWord() const {
    return m_shown && m_shown->indicator ? unitWordOf(*m_shown->indicator, language()) : QString();
}

bool EntryModel::isText() const {
    return m_shown && m_shown->indicator && m_shown->indicator->isText();
}

QString EntryModel::recordedAt() const {
    return m_shown ? instantText(m_shown->entry.recordedAt, language(), m_shown->today.year()) : QString();
}

EntryListModel::State EntryModel::state() const {
    return m_shown ? EntryListModel::stateOf(m_shown->entry.state) : EntryListModel::Active;
}

EntryListModel::Place EntryModel::place() const {
    return m_shown ? EntryListModel::placeOf(m_shown->entry.whereabouts) : EntryListModel::OnThisDevice;
}

bool EntryModel::revisable() const {
    const bool counts = state() == EntryListModel::Active || state() == EntryListModel::Conflict;
    return m_shown && m_shown->indicator && counts && session()->member();
}

void EntryModel::beginRevision() {
    m_statement = m_shown ? statementOf(m_shown->entry.value) : Stated;
    m_typed = m_shown ? plainText(m_shown->entry.value) : QString();
    m_day = m_shown ? m_shown->entry.on : QDate();
    m_note = m_shown ? m_shown->entry.note : QString();
    m_reason.clear();
    Q_EMIT formChanged();
}

void EntryModel::setStatement(Statement statement) {
    if (m_statement == statement) return;
    m_statement = statement;
    Q_EMIT formChanged();
}

void EntryModel::setTyped(const QString& typed) {
    if (m_typed == typed) return;
    m_typed = typed;
    Q_EMIT formChanged();
}

void EntryModel::setNewNote(const QString& note) {
    if (m_note == note) return;
    m_note = note;
    Q_EMIT formChanged();
}

void EntryModel::setReason(const QString& reason) {
    if (m_reason == reason) return;
    m_reason = reason;
    Q_EMIT formChanged();
}

Result<EntryValue> EntryModel::newValue() const {
    if (!m_shown || !m_shown->indicator) return cunbao::fail(AppErrc::IndicatorUnknown, {indicator()});
    switch (m_statement) {
    case NotApplicable: return EntryValue::notApplicable();
    case NotYetKnown: return EntryValue::unknown();
    case Stated: break;
    }
    return readValue(*m_shown->indicator, m_typed);
}

QString EntryModel::typedError() const {
    if (!m_shown || m_typed.trimmed().isEmpty()) return {};
    const auto value = newValue();
    return value.ok() ? QString() : errorText(value.error(), language());
}

QString EntryModel::reading() const {
    const auto value = newValue();
    if (!value.ok() || value->kind != EntryValue::Kind::Number) return {};
    return otherReading(m_typed, value->number, *m_shown->indicator, language());
}

QString EntryModel::newDay() const {
    return m_shown ? dayText(m_day, language(), m_shown->today.year()) : QString();
}

QDate EntryModel::latestDay() const {
    return m_shown ? std::max(m_shown->today, m_shown->entry.on) : QDate();
}

void EntryModel::setDay(QDate day) {
    if (!m_shown) return;
    m_day = std::min(day, latestDay());
    Q_EMIT formChanged();
}

void EntryModel::moveDay(int days) {
    setDay(m_day.addDays(days));
}

void EntryModel::moveMonth(int months) {
    setDay(m_day.addMonths(months));
}

bool EntryModel::noteNamesPerson() const {
    return !findPersonalData(m_note).empty();
}

bool EntryModel::correctable() const {
    return withdrawable() && newValue().ok();
}

void EntryModel::correct() {
    if (!correctable()) return;
    Revision revision;
    revision.value = *newValue();
    revision.on = m_day;
    revision.note = m_note.trimmed();
    revise(std::move(revision));
}

void EntryModel::withdraw() {
    if (!withdrawable()) return;
    Revision revision;
    revision.withdrawn = true;
    revise(std::move(revision));
}

void EntryModel::revise(Revision revision) {
    if (busy()) return;
    revision.why = m_reason.trimmed();
    act([name = m_shown->entry.name,
         revision](Ledger& ledger) { return reviseEntry(ledger, name, revision); },
        [this](const EntryName&) { Q_EMIT revised(); });
}

} // namespace cunbao
