#include "CMakeTargets.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace cunbao::arch {
namespace {

class CommandReader {
public:
    explicit CommandReader(const QString& source) : m_source(source) {}

    std::vector<CMakeCommand> all() {
        std::vector<CMakeCommand> commands;
        while (skipToWord()) {
            CMakeCommand command{word().toLower(), {}, m_line};
            skipSpace();
            if (peek() != u'(') continue;
            step();
            arguments(command.arguments);
            commands.push_back(std::move(command));
        }
        return commands;
    }

private:
    QChar peek() const { return m_at < m_source.size() ? m_source.at(m_at) : QChar(u'\0'); }

    void step() {
        if (m_source.at(m_at) == u'\n') ++m_line;
        ++m_at;
    }

    /// White space and comments.
    void skipSpace() {
        while (m_at < m_source.size()) {
            if (peek() == u'#') {
                step();
                if (!bracket())
                    while (m_at < m_source.size() && peek() != u'\n')
                        step();
            } else if (peek().isSpace()) {
                step();
            } else {
                return;
            }
        }
    }

    bool skipToWord() {
        for (;;) {
            skipSpace();
            if (m_at >= m_source.size()) return false;
            if (peek().isLetter() || peek() == u'_') return true;
            step();
        }
    }

    QString word() {
        QString text;
        while (m_at < m_source.size() && (peek().isLetterOrNumber() || peek() == u'_')) {
            text += peek();
            step();
        }
        return text;
    }

    /// [[…]] or [=[…]=] if one starts here.
    std::optional<QString> bracket() {
        static const QRegularExpression opening(QStringLiteral(R"(\G\[(=*)\[)"));
        const auto match = opening.match(m_source, m_at);
        if (!match.hasMatch()) return std::nullopt;
        const QString end = u']' + match.captured(1) + u']';
        const qsizetype from = match.capturedEnd();
        qsizetype found = m_source.indexOf(end, from);
        if (found < 0) found = m_source.size();
        const qsizetype stop = std::min(found + end.size(), m_source.size());
        while (m_at < stop)
            step();
        return m_source.mid(from, found - from);
    }

    void arguments(QStringList& out) {
        int depth = 1;
        for (;;) {
            skipSpace();
            if (m_at >= m_source.size()) return;
            const QChar c = peek();
            if (c == u'(') {
                ++depth;
                step();
            } else if (c == u')') {
                step();
                if (--depth == 0) return;
            } else if (c == u'"') {
                out += quoted();
            } else if (auto text = bracket()) {
                out += *text;
            } else {
                out += unquoted();
            }
        }
    }

    QString quoted() {
        step();
        QString text;
        while (m_at < m_source.size() && peek() != u'"') {
            if (peek() == u'\\') step();
            if (m_at >= m_source.size()) break;
            text += peek();
            step();
        }
        if (m_at < m_source.size()) step();
        return text;
    }

    QString unquoted() {
        QString text;
        while (m_at < m_source.size() && !peek().isSpace() && peek() != u'(' && peek() != u')' &&
               peek() != u'#' && peek() != u'"') {
            if (peek() == u'\\' && m_at + 1 < m_source.size()) step();
            text += peek();
            step();
        }
        return text;
    }

    const QString& m_source;
    qsizetype m_at = 0;
    int m_line = 1;
};

bool makesTarget(const QString& command) {
    static const QStringList names{QStringLiteral("add_library"),    QStringLiteral("add_executable"),
                                   QStringLiteral("qt_add_library"), QStringLiteral("qt_add_executable"),
                                   QStringLiteral("qt_add_plugin"),  QStringLiteral("qt_add_qml_module"),
                                   QStringLiteral("cunbao_library")};
    return names.contains(command);
}

/// The names that an argument may stand for: itself, or, of a list or a generator expression such
/// as
/// $<$<BOOL:${X}>:name>, every word in it.
QStringList namesIn(const QString& argument) {
    static const QRegularExpression separators(QStringLiteral(R"([;<>$,{}]|(?<!:):(?!:))"));
    return argument.split(separators, Qt::SkipEmptyParts);
}

} // namespace

std::vector<CMakeCommand> readCMake(const QString& source) {
    return CommandReader(source).all();
}

void CMakeTargets::add(const QString& file, const QString& source) {
    static const QStringList scopes{QStringLiteral("PUBLIC"), QStringLiteral("PRIVATE"),
                                    QStringLiteral("INTERFACE"), QStringLiteral("LINK_PUBLIC"),
                                    QStringLiteral("LINK_PRIVATE")};
    static const QStringList linkWords{QStringLiteral("LINK"), QStringLiteral("PRIVATE_LINK")};
    for (const CMakeCommand& command : readCMake(source)) {
        if (command.arguments.isEmpty()) continue;
        const QString name = command.arguments.first();
        if (makesTarget(command.name) && find(name) == nullptr) targets.push_back({name, file});

        const bool isLink = command.name == u"target_link_libraries";
        const bool isOurs = command.name == u"cunbao_library";
        if (!isLink && !isOurs) continue;
        bool linking = isLink;
        for (const QString& argument : command.arguments.mid(1)) {
            if (isLink && scopes.contains(argument)) continue;
            if (isOurs && (linkWords.contains(argument) || argument == u"DIRS")) {
                linking = linkWords.contains(argument);
                continue;
            }
            if (!linking) continue;
            for (const QString& to : namesIn(argument))
                links.push_back({name, to, file, command.line});
        }
    }
}

const CMakeTargets::Target* CMakeTargets::find(const QString& name) const {
    const auto found =
        std::find_if(targets.begin(), targets.end(), [&](const Target& t) { return t.name == name; });
    return found == targets.end() ? nullptr : &*found;
}

} // namespace cunbao::arch
