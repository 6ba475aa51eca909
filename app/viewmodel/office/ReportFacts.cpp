#include "app/viewmodel/office/ReportFacts.h"

#include "app/usecase/MakeReport.h"
#include "app/viewmodel/NumberText.h"

#include <QVariantMap>

#include <map>

namespace cunbao {

namespace {

/// The document, and what the screen must know of its figures besides.
struct Reading {
    const Document& document;
    const Catalogue& catalogue;
    std::map<QString, QStringList> flags; ///< by indicator

    [[nodiscard]] SlotMark markOf(const DocumentSlot& slot) const {
        switch (slot.state) {
        case SlotState::Incomplete: return SlotMark::Incomplete;
        case SlotState::Missing: return SlotMark::Missing;
        case SlotState::NotApplicable: return SlotMark::NotApplicable;
        case SlotState::Filled: break;
        }
        const auto found = flags.find(slot.indicator);
        if (found == flags.end() || found->second.isEmpty()) return SlotMark::Filled;
        const bool onlySet = found->second == QStringList{QStringLiteral("overridden")};
        return onlySet ? SlotMark::Overridden : SlotMark::Doubt;
    }
};

Reading readingOf(const Document& document, const Catalogue& catalogue) {
    Reading reading{document, catalogue, {}};
    for (const DocumentFigure& figure : document.figures)
        reading.flags[figure.indicator] = figure.flags.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return reading;
}

/// The field of the office's profile that a slot holds; empty: it holds a figure.
QString fieldOf(const Reading& reading, const DocumentSlot& slot) {
    if (slot.indicator.startsWith(QLatin1Char('@'))) return slot.indicator.mid(1);
    const Indicator* indicator = reading.catalogue.find(slot.indicator);
    return indicator && indicator->recordedBy == RecordedBy::Profile ? indicator->expression : QString();
}

/// Where a click on a slot leads: to a figure's trace, or to a field of the office's profile.
QVariantMap slotRow(const Reading& reading, const DocumentSlot& slot, qsizetype start, Language language) {
    const bool named = slot.indicator.startsWith(QLatin1Char('@'));
    const Indicator* indicator = named ? nullptr : reading.catalogue.find(slot.indicator);
    const QString field = fieldOf(reading, slot);
    return {{QStringLiteral("start"), start},
            {QStringLiteral("length"), slot.text.size()},
            {QStringLiteral("indicator"), indicator && field.isEmpty() ? slot.indicator : QString()},
            {QStringLiteral("field"), field},
            {QStringLiteral("name"), indicator ? nameOf(*indicator, language) : slot.name},
            {QStringLiteral("text"), slot.text},
            {QStringLiteral("remark"), slot.remark},
            {QStringLiteral("status"), static_cast<int>(reading.markOf(slot))}};
}

RowListModel::Row blockRow(const Reading& reading, const DocumentBlock& block, Language language) {
    QVariantList marks;
    qsizetype start = 0;
    for (const DocumentRun& run : block.runs) {
        if (run.slot >= 0)
            marks.append(slotRow(reading, reading.document.slotList[static_cast<std::size_t>(run.slot)],
                                 start, language));
        start += run.text.size();
    }
    return {static_cast<int>(block.kind), block.text(), QVariant(marks)};
}

} // namespace

Result<ReportFacts> readReport(Ledger& ledger, Language language) {
    TRY_LET(const RoundAtHand hand, roundAtHand(ledger));
    ReportFacts facts;
    facts.templateId = hand.round ? hand.round->templateId : annualReport();
    facts.period = hand.period;
    TRY_LET(const Document document, previewReport(ledger, facts.templateId, facts.period));
    TRY_LET(const Catalogue* catalogue, ledger.currentCatalogue());
    const Reading reading = readingOf(document, *catalogue);
    facts.title = document.title;
    facts.author = document.author;
    facts.counts = document.counts();
    for (const DocumentSlot& slot : document.slotList) {
        const SlotMark mark = reading.markOf(slot);
        facts.names += mark == SlotMark::Filled && !fieldOf(reading, slot).isEmpty() ? 1 : 0;
        facts.overridden += mark == SlotMark::Overridden ? 1 : 0;
        facts.doubts += mark == SlotMark::Doubt ? 1 : 0;
    }
    for (const DocumentBlock& block : document.blocks)
        facts.blocks.push_back(blockRow(reading, block, language));
    return facts;
}

} // namespace cunbao
