#include "Rules.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace cunbao::arch {
namespace {

bool isUnder(const QString& path, const QStringList& folders) {
    return std::any_of(folders.begin(), folders.end(),
                       [&](const QString& folder) { return path.startsWith(folder); });
}

/// The path from the root of the tree that an #include means: "../x.h" is seen from the file.
QString resolved(const QString& file, const QString& include) {
    if (!include.startsWith(u'.')) return include;
    return QDir::cleanPath(file.section(u'/', 0, -2) + u'/' + include);
}

void includesFollowTheArrows(const SourceTree& tree, const Rule& rule, std::vector<Violation>& out) {
    for (const SourceFile& file : tree.files) {
        for (const Token& token : file.tokens) {
            if (token.kind != Token::Kind::Include) continue;
            const auto layer = layerOf(resolved(file.path, token.text));
            if (layer && *layer > file.layer)
                out.push_back({rule.id, file.path, token.line,
                               nameOf(file.layer) + QStringLiteral(" includes ") + token.text});
        }
    }
}

void linksFollowTheArrows(const SourceTree& tree, const Rule& rule, std::vector<Violation>& out) {
    for (const LinkLine& link : tree.cmake.links) {
        const auto* to = tree.cmake.find(link.to);
        if (to == nullptr) continue;
        const auto lower = layerOf(link.file);
        const auto upper = layerOf(to->file);
        // The program with windows is put together in app/main: it alone may link qml.
        if (link.file.startsWith(u"app/main/") && upper == Layer::Qml) continue;
        if (lower && upper && *upper > *lower)
            out.push_back({rule.id, link.file, link.line, link.from + QStringLiteral(" links ") + link.to});
    }
}

void phonesLinkNoServer(const SourceTree& tree, const Rule& rule, std::vector<Violation>& out) {
    static const QStringList phoneSide{QStringLiteral("platform"),    QStringLiteral("sync_core"),
                                       QStringLiteral("sync_client"), QStringLiteral("app_core"),
                                       QStringLiteral("app_ui"),      QStringLiteral("platform_api")};
    static const QRegularExpression serverSide(QStringLiteral(
        "^(Boost::.*|boost_.*|OpenSSL::.*|PostgreSQL::.*|pq|sync_hub|hub_server|office_hub)$"));
    // Everything that phones come to link; a static library's private parts come along.
    std::set<QString> linked(phoneSide.begin(), phoneSide.end());
    for (std::size_t before = 0; before != linked.size();) {
        before = linked.size();
        for (const LinkLine& link : tree.cmake.links)
            if (linked.contains(link.from) && tree.cmake.find(link.to) != nullptr &&
                !serverSide.match(link.to).hasMatch())
                linked.insert(link.to);
    }
    for (const LinkLine& link : tree.cmake.links)
        if (linked.contains(link.from) && serverSide.match(link.to).hasMatch())
            out.push_back({rule.id, link.file, link.line,
                           link.from + QStringLiteral(" is linked by phones and links ") + link.to});
}

void systemsAreKnownToPlatformOnly(const SourceTree& tree, const Rule& rule, std::vector<Violation>& out) {
    for (const SourceFile& file : tree.files) {
        if (file.layer == Layer::Platform) continue;
        for (const Token& token : file.tokens)
            if (token.kind == Token::Kind::Identifier && token.text.startsWith(u"Q_OS_"))
                out.push_back({rule.id, file.path, token.line, token.text});
    }
}

void sqlStaysInTheStores(const SourceTree& tree, const Rule& rule, std::vector<Violation>& out) {
    static const QStringList stores{QStringLiteral("platform/db/"), QStringLiteral("app/store/"),
                                    QStringLiteral("sync/hub/")};
    static const QRegularExpression header(QStringLiteral("^(sqlcipher/|sqlite3|QtSql/|QSql[A-Z]|libpq)"));
    static const QRegularExpression name(QStringLiteral("^sqlite3(_|$)"));
    static const QRegularExpression statement(QStringLiteral(
        R"(\b(SELECT\s|INSERT\s+(OR|INTO)\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|REPLACE\s+INTO\s|)"
        R"(CREATE\s+(TABLE|UNIQUE|INDEX|VIEW|TRIGGER|TEMP|VIRTUAL)\b|ALTER\s+TABLE\s|)"
        R"(DROP\s+(TABLE|INDEX|VIEW|TRIGGER)\s|PRAGMA\s|BEGIN\s+(IMMEDIATE|EXCLUSIVE|DEFERRED)\b))"));
    for (const SourceFile& file : tree.files) {
        if (file.layer == Layer::Tests || isUnder(file.path, stores)) continue;
        for (const Token& token : file.tokens) {
            const bool found = (token.kind == Token::Kind::Include && header.match(token.text).hasMatch()) ||
                               (token.kind == Token::Kind::Identifier && name.match(token.text).hasMatch()) ||
                               (token.kind == Token::Kind::String && statement.match(token.text).hasMatch());
            if (found) out.push_back({rule.id, file.path, token.line, token.text.simplified().left(60)});
        }
    }
}

void sodiumStaysInCrypto(const SourceTree& tree, const Rule& rule, std::vector<Violation>& out) {
    // Random numbers for keys, and the database key's text, which has to be wiped.
    static const QStringList single{QStringLiteral("platform/base/Random.cpp"),
                                    QStringLiteral("platform/db/Database.cpp")};
    for (const SourceFile& file : tree.files) {
        const bool allowed = file.layer == Layer::Tests || single.contains(file.path) ||
                             (file.path.startsWith(u"sync/crypto/") && file.path.endsWith(u".cpp"));
        if (allowed) continue;
        for (const Token& token : file.tokens)
            if (token.kind == Token::Kind::Include &&
                (token.text == u"sodium.h" || token.text.startsWith(u"sodium/")))
                out.push_back({rule.id, file.path, token.line, token.text});
    }
}

void figuresAreExact(const SourceTree& tree, const Rule& rule, std::vector<Violation>& out) {
    static const QStringList exact{QStringLiteral("app/domain/"), QStringLiteral("app/store/"),
                                   QStringLiteral("app/usecase/"), QStringLiteral("app/report/"),
                                   QStringLiteral("sync/")};
    static const QStringList names{QStringLiteral("double"), QStringLiteral("float"), QStringLiteral("qreal"),
                                   QStringLiteral("toDouble"), QStringLiteral("toFloat")};
    for (const SourceFile& file : tree.files) {
        if (!isUnder(file.path, exact)) continue;
        for (const Token& token : file.tokens) {
            const bool found = (token.kind == Token::Kind::Identifier && names.contains(token.text)) ||
                               (token.kind == Token::Kind::Number && isFloatingLiteral(token.text));
            if (found) out.push_back({rule.id, file.path, token.line, token.text});
        }
    }
}

void testsDoNotSleep(const SourceTree& tree, const Rule& rule, std::vector<Violation>& out) {
    static const QStringList always{QStringLiteral("msleep"),      QStringLiteral("usleep"),
                                    QStringLiteral("nanosleep"),   QStringLiteral("sleep_for"),
                                    QStringLiteral("sleep_until"), QStringLiteral("qSleep"),
                                    QStringLiteral("qWait")};
    for (const SourceFile& file : tree.files) {
        if (file.layer != Layer::Tests) continue;
        for (std::size_t i = 0; i < file.tokens.size(); ++i) {
            const Token& token = file.tokens[i];
            if (token.kind != Token::Kind::Identifier) continue;
            const bool isCall = i + 1 < file.tokens.size() && file.tokens[i + 1].text == u"(";
            if (always.contains(token.text) || (token.text == u"sleep" && isCall))
                out.push_back({rule.id, file.path, token.line, token.text});
        }
    }
}

} // namespace

QString Violation::toString() const {
    return QStringLiteral("%1:%2: %3 [%4]").arg(file, QString::number(line), what, rule);
}

const std::vector<Rule>& rules() {
    static const std::vector<Rule> all{
        {QStringLiteral("include-arrow"),
         QStringLiteral("platform <- sync <- app <- qml: no #include runs against an arrow"),
         includesFollowTheArrows},
        {QStringLiteral("link-arrow"),
         QStringLiteral("platform <- sync <- app <- qml: no target links against an arrow"),
         linksFollowTheArrows},
        {QStringLiteral("phone-link"), QStringLiteral("phones link neither the hub nor what it is made of"),
         phonesLinkNoServer},
        {QStringLiteral("system-macro"),
         QStringLiteral("the operating system's name is known to platform only"),
         systemsAreKnownToPlatformOnly},
        {QStringLiteral("sql"), QStringLiteral("SQL only in platform/db, app/store and sync/hub"),
         sqlStaysInTheStores},
        {QStringLiteral("sodium"),
         QStringLiteral("sodium.h only in .cpp files of sync/crypto, in Random.cpp and "
                        "Database.cpp of platform"),
         sodiumStaysInCrypto},
        {QStringLiteral("floating-point"),
         QStringLiteral("figures are exact: no floating point where they are kept or carried"),
         figuresAreExact},
        {QStringLiteral("sleep"), QStringLiteral("a test waits for something, never for a while"),
         testsDoNotSleep},
    };
    return all;
}

std::vector<Violation> violationsIn(const SourceTree& tree) {
    std::vector<Violation> out;
    for (const Rule& rule : rules())
        rule.check(tree, rule, out);
    return out;
}

} // namespace cunbao::arch
