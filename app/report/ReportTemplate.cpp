#include "app/report/ReportTemplate.h"

#include "app/domain/AppError.h"
#include "app/report/PrintableText.h"

#include <QStringDecoder>

namespace cunbao {

namespace {

constexpr qsizetype maxBytes = 1024 * 1024;
constexpr qsizetype maxLines = 10'000;
constexpr int maxSlots = 5'000;
constexpr int maxDepth = 8;
constexpr qsizetype maxNameLength = 64;

Error wrong(int line, const QString& what) {
    return fail(AppErrc::TemplateSyntax, {QString::number(line), what});
}

bool isIdCharacter(QChar c) {
    return c.isLetterOrNumber() || c == QLatin1Char('.') || c == QLatin1Char('_') || c == QLatin1Char('-');
}

/// A paragraph as one string, with the line that each part of it came from.
struct Paragraph {
    QString text;
    std::vector<std::pair<qsizetype, int>> lines; ///< where a line begins, its number

    void append(QStringView more, int line) {
        lines.emplace_back(text.size(), line);
        text += more;
    }
    [[nodiscard]] int lineAt(qsizetype at) const {
        int line = 0;
        for (const auto& [begin, number] : lines)
            if (begin <= at) line = number;
        return line;
    }
};

/// Pieces of one paragraph, by recursive descent; the depth is bounded by maxDepth.
class PieceParser {
public:
    PieceParser(const Paragraph& paragraph, int* slotsLeft)
        : m_paragraph(paragraph), m_text(paragraph.text), m_slotsLeft(slotsLeft) {}

    Result<TemplatePieces> parse() {
        TRY_LET(TemplatePieces pieces, sequence(0));
        if (m_at < m_text.size()) return wrongHere(QStringLiteral("unexpected ") + m_text[m_at]);
        return pieces;
    }

private:
    [[nodiscard]] Error wrongHere(const QString& what) const { return wrong(m_paragraph.lineAt(m_at), what); }

    /// Up to the end, or to a ] or | that belongs to the clause around.
    Result<TemplatePieces> sequence(int depth) {
        TemplatePieces pieces;
        QString words;
        const auto flush = [&] {
            if (!words.isEmpty()) pieces.push_back({words});
            words.clear();
        };
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c == QLatin1Char('\\')) {
                if (m_at + 1 >= m_text.size()) return wrongHere(QStringLiteral("nothing behind \\"));
                words += m_text[m_at + 1];
                m_at += 2;
            } else if (c == QLatin1Char('{')) {
                flush();
                TRY_LET(TemplatePiece piece, slot());
                pieces.push_back(std::move(piece));
            } else if (c == QLatin1Char('[')) {
                flush();
                TRY_LET(TemplateClause clause, this->clause(depth + 1));
                pieces.push_back({std::move(clause)});
            } else if (c == QLatin1Char(']') || c == QLatin1Char('|')) {
                if (depth == 0) return wrongHere(QStringLiteral("unexpected ") + c);
                break;
            } else if (c == QLatin1Char('}')) {
                return wrongHere(QStringLiteral("unexpected }"));
            } else {
                words += c;
                ++m_at;
            }
        }
        flush();
        return pieces;
    }

    Result<TemplatePiece> slot() {
        const int line = m_paragraph.lineAt(m_at);
        const qsizetype end = m_text.indexOf(QLatin1Char('}'), m_at);
        if (end < 0) return wrongHere(QStringLiteral("{ without }"));
        const QStringView inside = QStringView(m_text).sliced(m_at + 1, end - m_at - 1).trimmed();
        const bool field = inside.startsWith(QLatin1Char('@'));
        const QStringView body = field ? inside.sliced(1) : inside;
        qsizetype nameEnd = 0;
        while (nameEnd < body.size() && isIdCharacter(body[nameEnd]))
            ++nameEnd;
        const bool named = nameEnd > 0 && nameEnd <= maxNameLength &&
                           (nameEnd == body.size() || body[nameEnd] == QLatin1Char(' '));
        if (!named) return wrongHere(QStringLiteral("slot {") + inside.toString() + QLatin1Char('}'));
        if (--*m_slotsLeft < 0) return wrongHere(QStringLiteral("more than %1 slots").arg(maxSlots));
        auto format = parseSlotFormat(body.sliced(nameEnd));
        if (!format) return wrong(line, format.error().detail(1));
        if (field && format->hasNumberOptions())
            return wrong(line, QStringLiteral("a field has no number: ") + inside.toString());
        m_at = end + 1;
        const QString name = body.first(nameEnd).toString();
        if (field) return TemplatePiece{TemplateField{name, *std::move(format), line}};
        return TemplatePiece{TemplateSlot{name, *std::move(format), line}};
    }

    Result<TemplateClause> clause(int depth) {
        const qsizetype begin = m_at;
        if (depth > maxDepth) return wrongHere(QStringLiteral("clauses nested deeper than %1").arg(maxDepth));
        ++m_at;
        TemplateClause clause;
        const bool enumerates = head(&clause);
        for (;;) {
            TRY_LET(TemplatePieces member, sequence(depth));
            if (member.empty()) return wrongHere(QStringLiteral("empty clause"));
            clause.members.push_back(std::move(member));
            if (m_at >= m_text.size()) {
                m_at = begin;
                return wrongHere(QStringLiteral("[ without ]"));
            }
            if (m_text[m_at++] == QLatin1Char(']')) break;
            if (!enumerates) return wrongHere(QStringLiteral("| in a clause without a separator"));
        }
        return clause;
    }

    /// `0:`, `、:`, `0，:`, `、和:` ... right behind the bracket. True when a separator is given.
    bool head(TemplateClause* clause) {
        static const QString separators[] = {QStringLiteral("、"), QStringLiteral("，"),
                                             QStringLiteral("；")};
        qsizetype at = m_at;
        const auto next = [&](QStringView word) {
            const bool found = QStringView(m_text).sliced(at).startsWith(word);
            if (found) at += word.size();
            return found;
        };
        const bool zero = next(u"0");
        QString separator, last;
        for (const QString& candidate : separators) {
            if (!next(candidate)) continue;
            separator = candidate;
            last = next(u"和") ? QStringLiteral("和") : candidate;
            break;
        }
        if (!next(u":") || (!zero && separator.isEmpty())) return false;
        clause->dropsZero = zero;
        clause->separator = separator;
        clause->lastSeparator = last;
        m_at = at;
        return !separator.isEmpty();
    }

    const Paragraph& m_paragraph;
    const QString& m_text;
    int* m_slotsLeft;
    qsizetype m_at = 0;
};

struct Marker {
    QStringView prefix;
    BlockKind kind = BlockKind::Body;
};

constexpr Marker markers[] = {
    {u"= ", BlockKind::Title},         {u"== ", BlockKind::Subtitle}, {u"@ ", BlockKind::Salutation},
    {u"# ", BlockKind::Heading1},      {u"## ", BlockKind::Heading2}, {u"### ", BlockKind::Heading3},
    {u"> ", BlockKind::SignatureLine},
};

/// What the places of one kind name, each once.
template <class Place>
void collect(const TemplatePieces& pieces, QString Place::*name, QStringList* names) {
    for (const TemplatePiece& piece : pieces) {
        if (const auto* place = std::get_if<Place>(&piece.content)) {
            if (!names->contains(place->*name)) names->append(place->*name);
        } else if (const auto* clause = std::get_if<TemplateClause>(&piece.content)) {
            for (const TemplatePieces& member : clause->members)
                collect(member, name, names);
        }
    }
}

class TemplateReader {
public:
    Result<ReportTemplate> read(const QByteArray& utf8) {
        if (utf8.size() > maxBytes) return wrong(0, QStringLiteral("longer than 1 MiB"));
        QStringDecoder decoder(QStringDecoder::Utf8);
        QString text = decoder(utf8);
        if (decoder.hasError()) return wrong(0, QStringLiteral("not UTF-8"));
        text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
        const auto lines = QStringView(text).split(QLatin1Char('\n'));
        if (lines.size() > maxLines) return wrong(0, QStringLiteral("more than %1 lines").arg(maxLines));
        for (const QStringView line : lines) {
            ++m_line;
            if (!isPrintable(line)) return wrong(m_line, QStringLiteral("invisible character"));
            TRY(m_inHeader ? header(line.trimmed()) : body(line.trimmed()));
        }
        TRY(finishParagraph());
        if (m_inHeader || m_template.id.isEmpty() || m_template.name.isEmpty())
            return wrong(1, QStringLiteral("head incomplete: cunbao-template 1, id:, name:, an empty line"));
        if (m_template.blocks.empty()) return wrong(m_line, QStringLiteral("no text"));
        return std::move(m_template);
    }

private:
    Result<void> header(QStringView line) {
        if (m_line == 1) {
            if (line != u"cunbao-template 1") return wrong(1, QStringLiteral("not cunbao-template 1"));
        } else if (line.isEmpty()) {
            m_inHeader = false;
        } else if (line.startsWith(u"id:")) {
            m_template.id = line.sliced(3).trimmed().toString();
            const bool proper = !m_template.id.isEmpty() && m_template.id.size() <= maxNameLength &&
                                std::all_of(m_template.id.begin(), m_template.id.end(), isIdCharacter);
            if (!proper) return wrong(m_line, QStringLiteral("id"));
        } else if (line.startsWith(u"name:")) {
            m_template.name = line.sliced(5).trimmed().toString();
        } else if (!line.startsWith(u"//")) {
            return wrong(m_line, QStringLiteral("head: ") + line.toString());
        }
        return {};
    }

    Result<void> body(QStringView line) {
        if (line.startsWith(u"//")) return {};
        if (line.isEmpty()) return finishParagraph();
        for (const Marker& marker : markers) {
            if (!line.startsWith(marker.prefix)) continue;
            TRY(finishParagraph());
            m_kind = marker.kind;
            m_paragraph.append(line.sliced(marker.prefix.size()).trimmed(), m_line);
            return finishParagraph();
        }
        m_paragraph.append(line, m_line);
        return {};
    }

    Result<void> finishParagraph() {
        const Paragraph paragraph = std::exchange(m_paragraph, {});
        const BlockKind kind = std::exchange(m_kind, BlockKind::Body);
        if (paragraph.lines.empty()) return {};
        const int line = paragraph.lines.front().second;
        if (paragraph.text.isEmpty()) return wrong(line, QStringLiteral("empty heading"));
        TRY_LET(TemplatePieces pieces, PieceParser(paragraph, &m_slotsLeft).parse());
        m_template.blocks.push_back({kind, std::move(pieces), line});
        return {};
    }

    ReportTemplate m_template;
    Paragraph m_paragraph;
    BlockKind m_kind = BlockKind::Body;
    bool m_inHeader = true;
    int m_line = 0;
    int m_slotsLeft = maxSlots;
};

} // namespace

Result<ReportTemplate> ReportTemplate::parse(const QByteArray& utf8) {
    return TemplateReader().read(utf8);
}

QStringList ReportTemplate::indicators() const {
    QStringList ids;
    for (const TemplateBlock& block : blocks)
        collect(block.pieces, &TemplateSlot::indicator, &ids);
    return ids;
}

QStringList ReportTemplate::fields() const {
    QStringList names;
    for (const TemplateBlock& block : blocks)
        collect(block.pieces, &TemplateField::name, &names);
    return names;
}

} // namespace cunbao
