#include "app/viewmodel/phone/AnswerModel.h"

#include "app/domain/NumberInput.h"
#include "app/domain/RoundForToday.h"
#include "app/store/FigureReader.h"
#include "app/store/RoundReader.h"
#include "app/usecase/SectionProgress.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/SectionText.h"

namespace cunbao {

namespace {

Result<Period> periodNow(Ledger& ledger) {
    TRY_LET(const QDate today, ledger.today());
    TRY_LET(const auto open, RoundReader(ledger).open());
    return periodForToday(roundForToday(open, today), today);
}

} // namespace

void AnswerModel::setSection(const QString& section) {
    if (m_section == section) return;
    m_section = section;
    Q_EMIT sectionChanged();
    reload();
}

void AnswerModel::load() {
    m_title = sectionText(m_section, language());
    Q_EMIT changed();
    read([unit = session()->unit(), section = m_section,
          language = language()](Ledger& ledger) { return readOpen(ledger, unit, section, language); },
         [this](Open open) {
             m_period = open.period;
             m_items.show(std::move(open.items));
             Q_EMIT changed();
         });
}

void AnswerModel::record() {
    auto answers = m_items.answers();
    if (answers.empty() || busy()) return;
    act(
        [unit = session()->unit(), answers = std::move(answers)](Ledger& ledger) -> Result<int> {
            TRY_LET(const Period period, periodNow(ledger));
            TRY_LET(const auto names, answerOwed(ledger, unit, period, answers));
            return int(names.size());
        },
        [this](int recorded) {
            m_recorded = recorded;
            Q_EMIT recordedChanged();
        });
}

Result<AnswerModel::Open> AnswerModel::readOpen(Ledger& ledger, OrgCode unit, const QString& section,
                                                Language language) {
    TRY_LET(const ReadTransaction snapshot, ReadTransaction::begin(ledger.db()));
    TRY_LET(const Period period, periodNow(ledger));
    FigureReader reader(ledger);
    TRY_LET(const Figures figures, reader.figures(period));
    TRY_LET(const FigureBook before, reader.yearBefore(period));
    Open out;
    out.period = cunbao::periodText(period, language);
    for (const SectionProgress& one : sectionsOf(figures, figures.book.standsFor(unit), &before)) {
        if (one.section != section) continue;
        for (const SectionItem& item : one.items) {
            // A value from before is to be confirmed by itself, not swept away with the rest.
            if (!item.owes() || item.state == OwedState::Carried) continue;
            const Indicator& indicator = *item.indicator;
            const bool mayBeZero = !indicator.isText() && checkNumber(Decimal(), indicator).ok();
            out.items.push_back({indicator.id, nameOf(indicator, language), mayBeZero, item.wasNotApplicable,
                                 item.wasNotApplicable, OwedAnswer::NotApplicable});
        }
    }
    return out;
}

} // namespace cunbao
