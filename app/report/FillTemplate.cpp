#include "app/report/FillTemplate.h"

#include "app/report/ChineseNumeral.h"
#include "app/report/PrintableText.h"
#include "app/report/SlotText.h"

#include <algorithm>
#include <ranges>
#include <set>

namespace cunbao {

namespace {

/// Whether words stay, judged by the slots among them; words without slots have no say.
enum class Verdict { NoSay, Keep, Drop };

Verdict together(Verdict a, Verdict b) {
    if (a == Verdict::Keep || b == Verdict::Keep) return Verdict::Keep;
    return a == Verdict::Drop || b == Verdict::Drop ? Verdict::Drop : Verdict::NoSay;
}

class TemplateFilling {
public:
    TemplateFilling(const ReportTemplate& reportTemplate, const ReportInput& input)
        : m_template(reportTemplate), m_input(input), m_fields(reportFields(input)) {}

    Result<Document> fill() {
        m_document.author = printableText(m_input.townshipName);
        m_document.position = printableText(m_input.position);
        m_document.approvedOnly = m_input.approvedOnly;
        m_document.generatedAt = m_input.generatedAt;
        for (const TemplateBlock& block : m_template.blocks)
            TRY(fillBlock(block));
        finishHeadings();
        for (const QString& indicator : m_template.indicators()) {
            TRY_LET(DocumentFigure row, tableRow(indicator, m_input, m_fields));
            m_document.figures.push_back(std::move(row));
        }
        if (m_document.title.isEmpty()) m_document.title = m_template.name;
        imprint();
        return std::move(m_document);
    }

private:
    Result<void> fillBlock(const TemplateBlock& block) {
        m_runs.clear();
        TRY(fillPieces(block.pieces));
        DocumentBlock filled{block.kind, std::exchange(m_runs, {})};
        const QString text = filled.text();
        // A paragraph whose every clause fell away is not an empty line.
        if (text.trimmed().isEmpty()) return {};
        if (block.kind == BlockKind::Title && m_document.title.isEmpty()) m_document.title = text;
        m_document.blocks.push_back(std::move(filled));
        return {};
    }

    /// Headings under which everything fell away go too, the deepest first; those that stay are
    /// counted here and not by the template, so that no number is left out.
    void finishHeadings() {
        std::vector<DocumentBlock> kept;
        int below = 0; // what follows: a heading's rank, textRank, or 0 for the end
        for (DocumentBlock& block : std::views::reverse(m_document.blocks)) {
            const int rank = headingRank(block.kind);
            const bool empty = rank > 0 && below <= rank;
            // A heading that names a figure says something by itself.
            if (empty && !holdsSlots(block)) continue;
            below = rank > 0 ? rank : (block.kind == BlockKind::SignatureLine ? 0 : textRank);
            kept.push_back(std::move(block));
        }
        std::reverse(kept.begin(), kept.end());
        for (DocumentBlock& block : kept)
            if (const QString number = headingNumber(block.kind); !number.isEmpty())
                block.runs.insert(block.runs.begin(), DocumentRun{number, -1});
        m_document.blocks = std::move(kept);
    }

    static constexpr int textRank = 9;

    [[nodiscard]] static int headingRank(BlockKind kind) {
        switch (kind) {
        case BlockKind::Heading1: return 1;
        case BlockKind::Heading2: return 2;
        case BlockKind::Heading3: return 3;
        default: return 0;
        }
    }

    [[nodiscard]] static bool holdsSlots(const DocumentBlock& block) {
        return std::any_of(block.runs.begin(), block.runs.end(),
                           [](const DocumentRun& run) { return run.slot >= 0; });
    }

    /// 一、 （一） 1.
    QString headingNumber(BlockKind kind) {
        const auto words = [](int number) {
            return chineseNumeral(number).value_or(QString::number(number));
        };
        switch (kind) {
        case BlockKind::Heading1: m_second = m_third = 0; return words(++m_first) + QStringLiteral("、");
        case BlockKind::Heading2: m_third = 0; return QStringLiteral("（%1）").arg(words(++m_second));
        case BlockKind::Heading3: return QStringLiteral("%1.").arg(++m_third);
        default: return QString();
        }
    }

    Result<void> fillPieces(const TemplatePieces& pieces) {
        for (const TemplatePiece& piece : pieces) {
            if (const auto* words = std::get_if<QString>(&piece.content)) {
                appendWords(*words);
            } else if (const auto* slot = std::get_if<TemplateSlot>(&piece.content)) {
                TRY_LET(DocumentSlot filled, slotText(*slot, m_input, m_fields));
                appendSlot(std::move(filled));
            } else if (const auto* field = std::get_if<TemplateField>(&piece.content)) {
                appendField(*field);
            } else if (const auto* clause = std::get_if<TemplateClause>(&piece.content)) {
                TRY(fillClause(*clause));
            }
        }
        return {};
    }

    Result<void> fillClause(const TemplateClause& clause) {
        if (verdict(clause, clause.dropsZero) == Verdict::Drop) return {};
        std::vector<const TemplatePieces*> kept;
        for (const TemplatePieces& member : clause.members)
            if (verdict(member, clause.dropsZero) != Verdict::Drop) kept.push_back(&member);
        for (std::size_t i = 0; i < kept.size(); ++i) {
            if (i > 0) appendWords(i + 1 == kept.size() ? clause.lastSeparator : clause.separator);
            TRY(fillPieces(*kept[i]));
        }
        return {};
    }

    [[nodiscard]] Verdict verdict(const TemplateClause& clause, bool dropsZero) const {
        Verdict all = Verdict::NoSay;
        for (const TemplatePieces& member : clause.members)
            all = together(all, verdict(member, dropsZero));
        return all;
    }

    [[nodiscard]] Verdict verdict(const TemplatePieces& pieces, bool dropsZero) const {
        Verdict all = Verdict::NoSay;
        for (const TemplatePiece& piece : pieces) {
            if (const auto* slot = std::get_if<TemplateSlot>(&piece.content))
                all = together(all, verdict(*slot, dropsZero));
            else if (const auto* clause = std::get_if<TemplateClause>(&piece.content))
                all = together(all, verdict(*clause, dropsZero || clause->dropsZero));
        }
        return all;
    }

    [[nodiscard]] Verdict verdict(const TemplateSlot& slot, bool dropsZero) const {
        const auto found = m_input.figures.find(slot.indicator);
        if (found == m_input.figures.end()) return Verdict::Keep;
        const auto& [indicator, figure, yearBefore] = found->second;
        if (indicator.recordedBy == RecordedBy::Profile) return Verdict::NoSay;
        switch (figure.state) {
        case FigureState::Missing: return Verdict::Keep;
        case FigureState::NotApplicable: return Verdict::Drop;
        case FigureState::Value: break;
        }
        // Zero so far, with villages still to come, is not zero.
        const bool zero = !indicator.isText() && figure.value.isZero() && figure.isComplete();
        return dropsZero && zero ? Verdict::Drop : Verdict::Keep;
    }

    void appendWords(const QString& words) {
        if (words.isEmpty()) return;
        if (!m_runs.empty() && m_runs.back().slot < 0)
            m_runs.back().text += words;
        else
            m_runs.push_back({words, -1});
    }

    /// Fields are plain words unless they are missing: nobody looks up where 镇 comes from.
    void appendField(const TemplateField& field) {
        DocumentSlot filled = fieldText(field, m_fields);
        if (filled.state == SlotState::Filled)
            appendWords(filled.text);
        else
            appendSlot(std::move(filled));
    }

    void appendSlot(DocumentSlot slot) {
        slot.bookmark = newBookmark(slot.indicator);
        m_runs.push_back({slot.text, static_cast<int>(m_document.slotList.size())});
        m_document.slotList.push_back(std::move(slot));
    }

    /// Word allows letters, digits and _, 40 at most. `cb_1_1_12`, the second time `cb_1_1_12_2`.
    QString newBookmark(const QString& indicator) {
        constexpr qsizetype room = 28;
        QString base = QStringLiteral("cb_");
        for (const QChar c : indicator) {
            const bool plain = (c >= QLatin1Char('0') && c <= QLatin1Char('9')) ||
                               (c >= QLatin1Char('A') && c <= QLatin1Char('Z')) ||
                               (c >= QLatin1Char('a') && c <= QLatin1Char('z'));
            base += plain ? c : QLatin1Char('_');
        }
        base.truncate(room);
        QString name = base;
        for (int n = 2; !m_bookmarks.insert(name).second; ++n)
            name = base + QLatin1Char('_') + QString::number(n);
        return name;
    }

    /// Every report says which figures it was made from.
    void imprint() {
        const QString from =
            m_input.approvedOnly ? QStringLiteral("仅已审定的数据") : QStringLiteral("已收到的全部数据");
        QString line = QStringLiteral("数据范围：%1；").arg(from);
        if (!m_document.position.isEmpty()) line += QStringLiteral("数据位点：%1；").arg(m_document.position);
        line += QStringLiteral("生成日期：%1。").arg(m_fields[QStringLiteral("date")]);
        m_document.blocks.push_back({BlockKind::Imprint, {DocumentRun{line, -1}}});
    }

    const ReportTemplate& m_template;
    const ReportInput& m_input;
    std::map<QString, QString> m_fields;
    Document m_document;
    std::vector<DocumentRun> m_runs;
    std::set<QString> m_bookmarks;
    int m_first = 0, m_second = 0, m_third = 0;
};

} // namespace

Result<Document> fillTemplate(const ReportTemplate& reportTemplate, const ReportInput& input) {
    return TemplateFilling(reportTemplate, input).fill();
}

} // namespace cunbao
