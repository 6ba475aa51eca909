#include "Rules.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <set>

using namespace cunbao::arch;

/// Holds the project's own sources to the rules of its architecture, and the rules to small trees
/// that break them on purpose (fixtures/NAME/expected.txt names every place: rule, file, line).
class ArchitectureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void projectKeepsItsRules();
    void projectIsReadInFull();
    void fixtureIsSeenThrough_data();
    void fixtureIsSeenThrough();
    void everyRuleHasItsFixture();
    void wordsOfTheSource_data();
    void wordsOfTheSource();
    void floatingLiterals_data();
    void floatingLiterals();
    void cmakeCommands();
};

namespace {

QString fixtures() {
    return QStringLiteral(CUNBAO_SOURCE_DIR "/tests/arch/fixtures");
}

const SourceTree& project() {
    static const SourceTree tree = SourceTree::read(QStringLiteral(CUNBAO_SOURCE_DIR));
    return tree;
}

QStringList expectedIn(const QString& fixture) {
    QFile file(fixtures() + u'/' + fixture + QStringLiteral("/expected.txt"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("%s: no expected.txt", qPrintable(fixture));
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    lines.sort();
    return lines;
}

QString spelled(const Token& token) {
    switch (token.kind) {
    case Token::Kind::Identifier: return QStringLiteral("word ") + token.text;
    case Token::Kind::Number: return QStringLiteral("number ") + token.text;
    case Token::Kind::String: return QStringLiteral("string ") + token.text;
    case Token::Kind::Punctuation: return token.text;
    case Token::Kind::Include: return QStringLiteral("include ") + token.text;
    }
    return {};
}

} // namespace

void ArchitectureTest::projectKeepsItsRules() {
    QStringList lines;
    std::set<QString> broken;
    for (const Violation& violation : violationsIn(project())) {
        lines += violation.toString();
        broken.insert(violation.rule);
    }
    if (lines.isEmpty()) return;
    for (const Rule& rule : rules())
        if (broken.contains(rule.id)) lines += QStringLiteral("[%1] %2").arg(rule.id, rule.says);
    QFAIL(qPrintable(u'\n' + lines.join(u'\n')));
}

/// A reader that saw nothing would find nothing wrong.
void ArchitectureTest::projectIsReadInFull() {
    QCOMPARE(project().unreadable, QStringList{});
    std::set<Layer> layers;
    std::size_t includes = 0;
    for (const SourceFile& file : project().files) {
        layers.insert(file.layer);
        includes += static_cast<std::size_t>(
            std::count_if(file.tokens.begin(), file.tokens.end(),
                          [](const Token& t) { return t.kind == Token::Kind::Include; }));
    }
    QVERIFY(layers.contains(Layer::Platform));
    QVERIFY(layers.contains(Layer::App));
    QVERIFY(layers.contains(Layer::Tests));
    QVERIFY2(includes > project().files.size(), "hardly any #include was seen");

    for (const char* name : {"platform", "sync_core", "sync_client", "sync_hub", "app_core"})
        QVERIFY2(project().cmake.find(QString::fromLatin1(name)) != nullptr, name);
    const auto& links = project().cmake.links;
    QVERIFY(std::any_of(links.begin(), links.end(), [](const LinkLine& link) {
        return link.from == u"sync_core" && link.to == u"platform";
    }));
}

void ArchitectureTest::fixtureIsSeenThrough_data() {
    QTest::addColumn<QString>("fixture");
    for (const QString& name : QDir(fixtures()).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qPrintable(name)) << name;
}

void ArchitectureTest::fixtureIsSeenThrough() {
    QFETCH(QString, fixture);
    const SourceTree tree = SourceTree::read(fixtures() + u'/' + fixture);
    QVERIFY(!tree.files.empty() || !tree.cmake.targets.empty());
    QStringList found;
    for (const Violation& violation : violationsIn(tree))
        found +=
            QStringLiteral("%1 %2:%3").arg(violation.rule, violation.file, QString::number(violation.line));
    found.sort();
    QCOMPARE(found.join(u'\n'), expectedIn(fixture).join(u'\n'));
}

void ArchitectureTest::everyRuleHasItsFixture() {
    for (const Rule& rule : rules()) {
        QVERIFY2(QDir(fixtures() + u'/' + rule.id).exists(), qPrintable(rule.id));
        const QStringList expected = expectedIn(rule.id);
        QVERIFY2(std::any_of(expected.begin(), expected.end(),
                             [&](const QString& line) { return line.startsWith(rule.id + u' '); }),
                 qPrintable(rule.id));
    }
}

void ArchitectureTest::wordsOfTheSource_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("words");
    QTest::newRow("comments") << "a // b\nc /* d\n e */ f"
                              << "word a|word c|word f";
    QTest::newRow("comment goes on") << "// a \\\nb\nc"
                                     << "word c";
    QTest::newRow("include") << "#include <a/b.h>\n # include \"c.h\" // d"
                             << "include a/b.h|include c.h";
    QTest::newRow("include, not first") << "a #include <b>"
                                        << "word a|#|word include|<|word b|>";
    QTest::newRow("condition") << "#ifdef A"
                               << "word ifdef|word A";
    QTest::newRow("string") << R"("a\"b" c)"
                            << R"(string a\"b|word c)";
    QTest::newRow("raw string") << "uR\"x(a)\" b)x\" c"
                                << "string a)\" b|word c";
    QTest::newRow("character") << R"('"' a '\'' b)"
                               << "word a|word b";
    QTest::newRow("separators") << "1'000 0xab'cd 1.5e+3f"
                                << "number 1'000|number 0xab'cd|number 1.5e+3f";
    QTest::newRow("hexadecimal plus") << "0x1e+2"
                                      << "number 0x1e|+|number 2";
    QTest::newRow("unfinished") << "\"a"
                                << "string a";
    QTest::newRow("unfinished raw") << "R\"(a"
                                    << "string a";
    QTest::newRow("unfinished comment") << "a /* b"
                                        << "word a";
    QTest::newRow("Chinese") << QStringLiteral("指标 = 1;") << QStringLiteral("word 指标|=|number 1|;");
}

void ArchitectureTest::wordsOfTheSource() {
    QFETCH(QString, source);
    QFETCH(QString, words);
    QStringList found;
    for (const Token& token : tokenize(source))
        found += spelled(token);
    QCOMPARE(found.join(u'|'), words);
}

void ArchitectureTest::floatingLiterals_data() {
    QTest::addColumn<bool>("floating");
    for (const char* text : {"1.5", "1.", ".5", "1e9", "1E-3", "1'000.5", "2.0f", "0x1p4", "0x1.8p1"})
        QTest::newRow(text) << true;
    for (const char* text : {"1", "1'000", "0x1e5", "0b101", "5ms", "5_each", "0", "10'000ULL", "2e"})
        QTest::newRow(text) << false;
}

void ArchitectureTest::floatingLiterals() {
    QFETCH(bool, floating);
    QCOMPARE(isFloatingLiteral(QString::fromLatin1(QTest::currentDataTag())), floating);
}

void ArchitectureTest::cmakeCommands() {
    const auto commands = readCMake(QStringLiteral("# a(b)\n"
                                                   "SET(x \"1 (2)\" [[3 ) 4]])\n"
                                                   "if(NOT (A AND B)) # c\n"
                                                   "  add_library(d\n    e.cpp)\n"
                                                   "endif()\n"));
    QStringList found;
    for (const CMakeCommand& command : commands)
        found += QStringLiteral("%1:%2:%3")
                     .arg(QString::number(command.line), command.name, command.arguments.join(u'|'));
    const QStringList expected{QStringLiteral("2:set:x|1 (2)|3 ) 4"), QStringLiteral("3:if:NOT|A|AND|B"),
                               QStringLiteral("4:add_library:d|e.cpp"), QStringLiteral("6:endif:")};
    QCOMPARE(found, expected);
}

QTEST_APPLESS_MAIN(ArchitectureTest)
#include "tst_Architecture.moc"
