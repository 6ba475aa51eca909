#include "app/viewmodel/phone/TodayModel.h"

#include "app/domain/RoundForToday.h"
#include "app/report/BuiltInTemplate.h"
#include "app/store/DraftTable.h"
#include "app/store/FigureReader.h"
#include "app/store/RoundReader.h"
#include "app/usecase/Receipts.h"
#include "app/viewmodel/NumberText.h"
#include "app/viewmodel/SectionText.h"

namespace cunbao {

namespace {

OwedItem itemOf(const SectionItem& item, Language language) {
    OwedItem out;
    out.indicator = item.indicator->id;
    out.name = nameOf(*item.indicator, language);
    out.otherName =
        nameOf(*item.indicator, language == Language::Chinese ? Language::English : Language::Chinese);
    out.state = item.state;
    out.proposed = item.wasNotApplicable;
    if (item.figure->hasValue() && item.state != OwedState::Owed && item.state != OwedState::Unknown)
        out.value = figureText(*item.figure, *item.indicator, language);
    out.unit = unitWordOf(*item.indicator, language, out.value);
    return out;
}

} // namespace

TodayModel::TodayModel(QObject* parent) : PageModel(parent), m_items(this) {
    connect(this, &PageModel::sessionChanged, this, [this] {
        if (!session()) return;
        // Membership arrives by the background's exchange, and is known a moment after it.
        connect(session(), &Session::changed, this, [this] {
            if (session()->member() != m_member) reload();
        });
    });
}

void TodayModel::load() {
    m_member = session()->member();
    if (!m_member) return;
    read([unit = session()->unit(),
          language = language()](Ledger& ledger) { return readToday(ledger, unit, language); },
         [this](Today today) {
             m_items.show(std::move(today.sections));
             m_today = std::move(today);
             Q_EMIT changed();
         });
}

Result<TodayModel::Today> TodayModel::readToday(Ledger& ledger, OrgCode unit, Language language) {
    TRY_LET(const ReadTransaction snapshot, ReadTransaction::begin(ledger.db()));
    Today out;
    TRY_LET(const OfficeHolds holds, cunbao::officeHolds(ledger));
    TRY_LET(const QDate today, ledger.today());
    out.officeHolds = int(holds.operations);
    out.recordedHere = holds.operations + holds.notYet > 0;
    out.withholding = holds.withholding;
    if (holds.lastHeard) out.lastHeard = instantText(*holds.lastHeard, language, today.year());

    TRY_LET(const auto open, RoundReader(ledger).open());
    const auto round = roundForToday(open, today);
    const Period period = periodForToday(round, today);
    out.period = cunbao::periodText(period, language);
    if (round) {
        out.round = templateName(round->templateId);
        out.due = dayText(round->due, language, today.year());
        if (round->due.isValid()) out.daysLeft = int(today.daysTo(round->due));
    }

    const auto catalogue = ledger.currentCatalogue();
    if (!catalogue.ok() && catalogue.error().is(AppErrc::CatalogueMissing)) return out;
    out.hasCatalogue = true;
    TRY(readSections(ledger, unit, period, language, out));
    return out;
}

Result<void> TodayModel::readSections(Ledger& ledger, OrgCode unit, const Period& period, Language language,
                                      Today& today) {
    FigureReader reader(ledger);
    TRY_LET(const Figures figures, reader.figures(period));
    TRY_LET(const FigureBook before, reader.yearBefore(period));
    QHash<QString, QString> drafts;
    TRY_LET(const auto kept, DraftTable(ledger).all());
    for (const Draft& draft : kept)
        if (draft.unit == unit) drafts.insert(draft.indicator, draft.typed);

    for (const SectionProgress& section : sectionsOf(figures, figures.book.standsFor(unit), &before)) {
        OwedSection one{
            section.section, sectionText(section.section, language), section.owing, section.answered, {}};
        for (const SectionItem& item : section.items) {
            if (item.state == OwedState::NotAsked) continue;
            one.items.push_back(itemOf(item, language));
            one.items.back().draft = drafts.value(item.indicator->id);
        }
        today.owing += section.owing;
        today.answered += section.answered;
        if (!one.items.empty()) today.sections.push_back(std::move(one));
    }
    return {};
}

} // namespace cunbao
