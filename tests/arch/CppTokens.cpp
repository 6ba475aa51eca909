#include "CppTokens.h"

#include <QRegularExpression>

#include <array>

namespace cunbao::arch {
namespace {

bool startsIdentifier(QChar c) {
    return c == u'_' || c.isLetter();
}

bool continuesIdentifier(QChar c) {
    return c == u'_' || c.isLetterOrNumber();
}

bool isDigit(QChar c) {
    return c >= u'0' && c <= u'9';
}

class Tokenizer {
public:
    explicit Tokenizer(const QString& source) : m_source(source) {}

    std::vector<Token> all() {
        while (m_at < m_source.size())
            one();
        return std::move(m_tokens);
    }

private:
    QChar peek(qsizetype ahead = 0) const {
        const qsizetype at = m_at + ahead;
        return at < m_source.size() ? m_source.at(at) : QChar(u'\0');
    }

    void step() {
        if (m_source.at(m_at) == u'\n') ++m_line;
        ++m_at;
    }

    void add(Token::Kind kind, const QString& text, int line) { m_tokens.push_back({kind, text, line}); }

    void one() {
        const QChar c = peek();
        if (c == u'\n') {
            step();
            m_lineIsEmpty = true;
            return;
        }
        if (c.isSpace() || (c == u'\\' && peek(1) == u'\n')) {
            step();
            return;
        }
        if (c == u'/' && peek(1) == u'/') return lineComment();
        if (c == u'/' && peek(1) == u'*') return blockComment();

        const bool first = m_lineIsEmpty;
        m_lineIsEmpty = false;
        if (first && c == u'#') return directive();
        if (c == u'"') return string();
        if (c == u'\'') return character();
        if (isDigit(c) || (c == u'.' && isDigit(peek(1)))) return number();
        if (startsIdentifier(c)) return identifier();
        add(Token::Kind::Punctuation, QString(c), m_line);
        step();
    }

    void lineComment() {
        while (m_at < m_source.size() && peek() != u'\n') {
            if (peek() == u'\\' && peek(1) == u'\n') step();
            step();
        }
    }

    void blockComment() {
        step();
        step();
        while (m_at < m_source.size() && !(peek() == u'*' && peek(1) == u'/'))
            step();
        for (int i = 0; i < 2 && m_at < m_source.size(); ++i)
            step();
    }

    /// Only #include is taken whole; the words of other directives are read like code, so that
    /// `#ifdef Q_OS_WIN` shows its name.
    void directive() {
        step();
        skipBlanks();
        const QString name = word();
        if (name != u"include" && name != u"include_next" && name != u"import") {
            if (!name.isEmpty()) add(Token::Kind::Identifier, name, m_line);
            return;
        }
        skipBlanks();
        const QChar open = peek();
        if (open != u'<' && open != u'"') return;
        const QChar close = open == u'<' ? QChar(u'>') : QChar(u'"');
        step();
        QString path;
        while (m_at < m_source.size() && peek() != close && peek() != u'\n') {
            path += peek();
            step();
        }
        add(Token::Kind::Include, path, m_line);
        if (peek() == close) step();
    }

    void skipBlanks() {
        while (peek() == u' ' || peek() == u'\t')
            step();
    }

    QString word() {
        QString text;
        while (m_at < m_source.size() && continuesIdentifier(peek())) {
            text += peek();
            step();
        }
        return text;
    }

    void identifier() {
        const int line = m_line;
        const QString text = word();
        static const std::array<QString, 5> raw{QStringLiteral("R"), QStringLiteral("LR"),
                                                QStringLiteral("uR"), QStringLiteral("UR"),
                                                QStringLiteral("u8R")};
        static const std::array<QString, 4> encoded{QStringLiteral("L"), QStringLiteral("u"),
                                                    QStringLiteral("U"), QStringLiteral("u8")};
        const auto isOneOf = [&](const auto& prefixes) {
            return std::find(prefixes.begin(), prefixes.end(), text) != prefixes.end();
        };
        if (peek() == u'"' && isOneOf(raw)) return rawString();
        if (peek() == u'"' && isOneOf(encoded)) return string();
        if (peek() == u'\'' && isOneOf(encoded)) return character();
        add(Token::Kind::Identifier, text, line);
    }

    void number() {
        const int line = m_line;
        QString text;
        while (m_at < m_source.size()) {
            const QChar c = peek();
            const QChar before = text.isEmpty() ? QChar(u'\0') : text.back().toLower();
            const bool sign = (c == u'+' || c == u'-') && (before == u'e' || before == u'p') &&
                              !(before == u'e' && text.startsWith(u"0x", Qt::CaseInsensitive));
            const bool separator = c == u'\'' && continuesIdentifier(peek(1));
            if (!continuesIdentifier(c) && c != u'.' && !sign && !separator) break;
            text += c;
            step();
        }
        add(Token::Kind::Number, text, line);
    }

    void string() {
        const int line = m_line;
        step();
        QString text;
        while (m_at < m_source.size() && peek() != u'"' && peek() != u'\n') {
            if (peek() == u'\\') {
                text += peek();
                step();
                if (m_at >= m_source.size()) break;
            }
            text += peek();
            step();
        }
        if (peek() == u'"') step();
        add(Token::Kind::String, text, line);
    }

    void character() {
        step();
        while (m_at < m_source.size() && peek() != u'\'' && peek() != u'\n') {
            if (peek() == u'\\') step();
            if (m_at < m_source.size()) step();
        }
        if (peek() == u'\'') step();
    }

    void rawString() {
        const int line = m_line;
        step();
        QString delimiter;
        while (m_at < m_source.size() && peek() != u'(') {
            delimiter += peek();
            step();
        }
        const QString end = u')' + delimiter + u'"';
        const qsizetype from = m_at + 1;
        qsizetype found = m_source.indexOf(end, from);
        if (found < 0) found = m_source.size();
        add(Token::Kind::String, m_source.mid(from, found - from), line);
        const qsizetype stop = std::min(found + end.size(), m_source.size());
        while (m_at < stop)
            step();
    }

    const QString& m_source;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_lineIsEmpty = true;
    std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> tokenize(const QString& source) {
    return Tokenizer(source).all();
}

bool isFloatingLiteral(const QString& number) {
    static const QRegularExpression decimal(
        QStringLiteral(R"(^(?:[0-9][0-9']*)?(?:\.|(?<=[0-9])[eE][+-]?[0-9]))"));
    static const QRegularExpression hexadecimal(QStringLiteral(R"(^0[xX][0-9a-fA-F']*(?:\.|[pP]))"));
    if (number.startsWith(u"0x", Qt::CaseInsensitive)) return hexadecimal.match(number).hasMatch();
    return decimal.match(number).hasMatch();
}

} // namespace cunbao::arch
