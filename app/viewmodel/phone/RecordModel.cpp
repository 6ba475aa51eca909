#include "app/viewmodel/phone/RecordModel.h"

#include "app/usecase/RecordEntry.h"
#include "app/viewmodel/NumberText.h"

#include <QScopedValueRollback>

namespace cunbao {

RecordModel::RecordModel(QObject* parent) : PageModel(parent), m_typed(this), m_date(this), m_outcome(this) {
    connect(&m_typed, &TypedValue::changed, this, [this] {
        if (m_filling) return;
        m_outcome.forgetMeaning();
        edited();
    });
    connect(&m_date, &EntryDate::changed, this, &RecordModel::edited);
    connect(&m_outcome, &EntryOutcome::changed, this, &RecordModel::canSaveChanged);
    connect(this, &RecordModel::savingChanged, this, &RecordModel::canSaveChanged);
    connect(this, &RecordModel::savedChanged, this, &RecordModel::canSaveChanged);
}

void RecordModel::setIndicator(const QString& indicator) {
    if (m_indicator == indicator) return;
    m_indicator = indicator;
    startAnew();
    Q_EMIT indicatorChanged();
    reload();
}

void RecordModel::setNote(const QString& note) {
    if (m_note == note) return;
    m_note = note;
    Q_EMIT noteChanged();
    edited();
}

bool RecordModel::canSave() const {
    return m_context && !m_saving && !m_saved && session()->member() && !m_date.missing() &&
           m_outcome.isDecided();
}

void RecordModel::sameAsLast() {
    if (offersSame()) m_typed.setText(m_context->last->value.number.toString());
}

void RecordModel::noneNew() {
    if (offersNoneNew()) m_typed.setText(Decimal().toString());
}

void RecordModel::mean(EntryOutcome::Meant meant) {
    m_outcome.mean(meant);
    edited();
}

void RecordModel::discard() {
    if (m_saving || m_saved) return;
    startAnew();
    m_started = true;
    edited();
}

void RecordModel::load() {
    if (m_indicator.isEmpty()) return;
    read(
        [indicator = m_indicator](Ledger& ledger) -> Result<Loaded> {
            TRY_LET(RecordContext context, recordContext(ledger, indicator));
            TRY_LET(const QDate today, ledger.today());
            return Loaded{std::move(context), today};
        },
        [this](Loaded loaded) { show(std::move(loaded)); });
}

void RecordModel::show(Loaded loaded) {
    m_context = std::move(loaded.context);
    m_today = loaded.today;
    const OrgUnit& unit = m_context->unit;
    QDate first = m_context->period.firstDay();
    QDate last = std::min(m_context->period.lastDay(), m_today);
    if (unit.start.isValid()) first = std::max(first, unit.start);
    if (unit.end.isValid()) last = std::min(last, unit.end);
    {
        const QScopedValueRollback filling(m_filling, true);
        m_typed.fit(m_context->indicator);
        m_date.allow(first, last, m_context->on, m_today, language());
        if (!m_started) restore();
    }
    m_started = true;
    Q_EMIT contextChanged();
    if (m_saved) return;
    // What it is measured against may have changed.
    m_outcome.forgetMeaning();
    edited();
}

void RecordModel::restore() {
    if (!m_context->draft) return;
    const Draft& draft = *m_context->draft;
    m_typed.setText(draft.typed);
    m_date.setChosen(draft.on);
    m_note = draft.note;
    m_restored = instantText(draft.savedAt, language(), m_today.year());
    Q_EMIT noteChanged();
    Q_EMIT restoredChanged();
}

void RecordModel::startAnew() {
    const QScopedValueRollback filling(m_filling, true);
    m_started = false;
    m_saved = false;
    m_typed.clear();
    m_date.setChosen(QDate());
    m_note.clear();
    m_restored.clear();
    if (session()) m_outcome.showNothing(language());
    m_outcome.forgetMeaning();
    Q_EMIT noteChanged();
    Q_EMIT restoredChanged();
    Q_EMIT savedChanged();
}

void RecordModel::edited() {
    if (m_filling || !m_context || m_saving || m_saved) return;
    m_wantsSave = false;
    m_changed = true;
    if (!m_keeping) keep();
}

void RecordModel::keep() {
    m_changed = false;
    m_keeping = true;
    Draft draft;
    draft.indicator = m_indicator;
    draft.unit = m_context->unit.code;
    draft.typed = m_typed.text();
    draft.on = m_date.chosen();
    draft.note = m_note;
    PreviewRequest request;
    request.indicator = m_indicator;
    request.typed = m_outcome.toPreview(m_typed.text());
    request.on = m_date.day();
    request.unit = m_context->unit.code;
    request.period = m_context->period;
    // Not by ask(): typing is no waiting, and the page does not show it.
    session()->ledger().ask(
        this, [draft, request](Ledger& ledger) { return keepAndPreview(ledger, draft, request); },
        [this, of = m_indicator](const Result<Kept>& kept) {
            m_keeping = false;
            if (m_changed)
                keep();
            else if (of == m_indicator)
                showKept(kept);
        });
}

Result<RecordModel::Kept> RecordModel::keepAndPreview(Ledger& ledger, const Draft& draft,
                                                      const PreviewRequest& request) {
    DraftTable drafts(ledger);
    if (draft.typed.isEmpty() && draft.note.isEmpty())
        TRY(drafts.remove(draft.indicator, draft.unit));
    else
        TRY(drafts.save(draft));
    Kept out;
    if (request.typed.isEmpty() || !request.on.isValid()) return out;
    auto preview = previewEntry(ledger, request);
    if (preview.ok())
        out.preview = *std::move(preview);
    else
        out.unreadable = preview.error();
    return out;
}

void RecordModel::showKept(const Result<Kept>& kept) {
    if (!kept.ok()) {
        m_outcome.showNothing(language());
        fail(kept.error());
    } else if (kept->preview) {
        m_outcome.showPreview(*m_context, *kept->preview, m_typed.text(), language());
    } else if (kept->unreadable) {
        m_outcome.showError(*kept->unreadable, language());
    } else {
        m_outcome.showNothing(language());
    }
    if (m_wantsSave) save();
}

void RecordModel::save() {
    m_wantsSave = m_keeping;
    if (m_keeping || !canSave()) return;
    clearError();
    setSaving(true);
    RecordRequest request;
    request.indicator = m_indicator;
    request.value = m_outcome.value();
    request.on = m_date.day();
    request.note = m_note;
    request.endsDraft = true;
    session()->ledger().ask(
        this, [request](Ledger& ledger) { return recordEntry(ledger, request); },
        [this](const Result<EntryName>& recorded) {
            setSaving(false);
            if (!recorded.ok()) {
                fail(recorded.error());
                return;
            }
            m_saved = true;
            Q_EMIT savedChanged();
            session()->wrote();
        });
}

void RecordModel::setSaving(bool saving) {
    m_saving = saving;
    Q_EMIT savingChanged();
}

} // namespace cunbao
