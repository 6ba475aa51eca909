#include "Tool.h"
#include "tests/runner/RegisteredTest.h"

#include <QDir>

using namespace cunbao::e2e;

/// How the program speaks with whoever calls it: exit codes, one clear line, help, where stdout ends and
/// stderr begins.
class tst_e2e_words : public QObject {
    Q_OBJECT

    RealTownship m_town;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_town.setUp(), m_town.error().constData()); }

    void wordsThatAreOffEndWithTwo_data() {
        QTest::addColumn<QString>("line");
        for (const char* line : {"",
                                 "recrod 1.1.01 5",
                                 "record",
                                 "record 1.1.01",
                                 "record 1.1.01 5 --colour red",
                                 "correct abc 5",
                                 "withdraw abc",
                                 "entries --histroy",
                                 "bundle",
                                 "bundle export",
                                 "bundle import",
                                 "figures",
                                 "figures --period 2020 --by county",
                                 "trace 1.1.01",
                                 "doubts",
                                 "resolve abc --keep both",
                                 "report --period 2020 --out a.docx",
                                 "report --template annual-report --period 2020",
                                 "round",
                                 "round open --period 2020",
                                 "round melt --template annual-report --period 2020",
                                 "override 1.1.01 5 --org 420625105201 --period 2020",
                                 "invite --role recorder --org 420625105201",
                                 "invite --hub https://127.0.0.1:1 --role king --org 420625105201",
                                 "join",
                                 "hub",
                                 "hub --listen 127.0.0.1:0 --tls-cert only.pem",
                                 "devices",
                                 "devices revoke",
                                 "office",
                                 "office create --org 420625105000",
                                 "office card",
                                 "org-units",
                                 "indicators import",
                                 "rounds",
                                 "backup",
                                 "restore",
                                 "recover",
                                 "office kit",
                                 "passcode",
                                 "passcode change new-one",
                                 "audit --until 2020",
                                 "completion fish"})
            QTest::newRow(*line ? line : "nothing at all") << QString::fromUtf8(line);
    }
    void wordsThatAreOffEndWithTwo() {
        QFETCH(const QString, line);
        const ToolRun run = m_town.office().runWords(line.split(QLatin1Char(' '), Qt::SkipEmptyParts));
        QCOMPARE(run.exit, 2);
        QVERIFY2(run.out.isEmpty() && run.err.size() > 10, run.told());
    }

    void whatIsRefusedEndsWithOneAndOneLine_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("said");
        const std::vector<std::array<const char*, 2>> lines{
            {"figures --period 2020Q5", "2020Q5"},
            {"figures --period 2020 --org 42", "42"},
            {"figures --period 2020 --org 420625105299", "420625105299"},
            {"trace 9.9.99 --period 2020", "9.9.99"},
            {"entries --period last-year", "last-year"},
            {"entries import /nowhere/rows.csv", "/nowhere/rows.csv"},
            {"bundle import /nowhere/a.bundle", "/nowhere/a.bundle"},
            {"bundle export /nowhere/a.bundle", "/nowhere/a.bundle"},
            {"report --template annual-report --period 2020 --out /nowhere/a.docx", "/nowhere/a.docx"},
            {"round freeze --template annual-report --period 2020", "2020"},
            {"join --invite /nowhere/an.invite", "/nowhere/an.invite"},
            {"devices revoke abc", "abc"},
            {"backup /nowhere/a.backup", "CUNBAO_BACKUP_PASSPHRASE"},
            {"recover /nowhere/a.kit", "/nowhere/a.kit"},
            {"office kit /nowhere/a.kit", "CUNBAO_BACKUP_PASSPHRASE"},
            {"passcode change", "passcode"},
            {"audit --since yesterday", "yesterday"},
            {"hub --listen nonsense", "nonsense"},
            {"invite --hub https://127.0.0.1:1 --role recorder --org 420625105201", "network"},
            {"invite --hub http://127.0.0.1:1 --role recorder --org 420625105201", "https://HOST:PORT"},
            {"invite --hub https:// --role recorder --org 420625105201", "https://HOST:PORT"},
            {"sync --hub http://127.0.0.1:1", "https://HOST:PORT"},
            {"invite --hub https://127.0.0.1:1 --role recorder --org 420625105201 --expires 5parsecs",
             "5parsecs"},
            {"invite --hub https://127.0.0.1:1 --role recorder --org 420625105299 --hub-pin "
             "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
             "420625105299"},
            {"invite --hub https://127.0.0.1:1 --role clerk --org 420625105201 --hub-pin "
             "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
             "420625105201"}};
        for (const auto& [line, said] : lines)
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(said);
    }
    void whatIsRefusedEndsWithOneAndOneLine() {
        QFETCH(const QString, line);
        QFETCH(const QString, said);
        const ToolRun run = m_town.office().run(line.split(QLatin1Char(' ')));
        QVERIFY2(run.exit == 1 && run.out.isEmpty(), run.told());
        QVERIFY2(run.err.contains(said) && run.err.count(QLatin1Char('\n')) == 1, run.told());
    }

    void theHomeAndThePasscode() {
        const Tool nowhere;
        RUN_EXIT(noHome, nowhere, 1, words("entries"));
        const Tool empty(m_town.path(QStringLiteral("empty")));
        RUN_EXIT(noStore, empty, 1, words("record 1.1.01 5"));
        QVERIFY2(noStore.err.contains(empty.home()), noStore.told());
        QVERIFY(!QDir(empty.home()).exists());
        const Tool wrong(m_town.office().home(), QStringLiteral("not-the-passcode"));
        RUN_EXIT(shut, wrong, 1, words("entries"));
        QVERIFY2(shut.err.contains(QLatin1String("passcode")) && shut.out.isEmpty(), shut.told());
        const Tool none(m_town.office().home(), QString());
        RUN_EXIT(unsaid, none, 1, words("entries"));
        QVERIFY2(unsaid.err.contains(QLatin1String("CUNBAO_PASSCODE")), unsaid.told());
        const Tool tooShort(m_town.path(QStringLiteral("short")), QStringLiteral("12"));
        RUN_EXIT(weak, tooShort, 1, words("office create --name 青山镇 --org 330127101000"));
        QVERIFY2(weak.err.contains(QLatin1String("short")), weak.told());

        // From a file, and with --home instead of the environment; both beside whichever command.
        const QString file = m_town.path(QStringLiteral("passcode"));
        QVERIFY(writeFile(file, "passcode-of-tests\n"));
        const ToolRun byFile =
            Tool({}, QString())
                .runWords(words("entries --json --home")
                          << m_town.office().home() << QStringLiteral("--passcode-file") << file);
        QVERIFY2(byFile.ok() && byFile.json.isArray(), byFile.told());
        const ToolRun before =
            Tool({}, QString())
                .runWords(words("--passcode-file") << file << QStringLiteral("--home")
                                                   << m_town.office().home() << QStringLiteral("check"));
        QVERIFY2(before.ok() && before.out.contains("sound"), before.told());
        // From a pipe, which says no size and may come in pieces.
        const auto piped =
            Tool({}, QString())
                .start(words("check --home") << m_town.office().home() << QStringLiteral("--passcode-file")
                                             << QStringLiteral("/dev/stdin"));
        piped->write("passcode-of-");
        piped->write("tests\n");
        piped->closeWriteChannel();
        const ToolRun byPipe = Tool::finish(*piped);
        QVERIFY2(byPipe.ok() && byPipe.out.contains("sound"), byPipe.told());
        // Never as an argument, where everybody on the machine could read it.
        const ToolRun argument = m_town.office().runWords(words("entries --passcode passcode-of-tests"));
        QCOMPARE(argument.exit, 2);
    }

    /// One document, nothing beside it, and messages where messages go.
    void jsonStandsAlone() {
        for (const char* line :
             {"entries", "figures --period 2020", "figures --period 2020 --by village",
              "doubts --period 2020", "devices list", "rounds list", "org-units list", "indicators list",
              "check", "office profile", "trace 1.1.01 --period 2020", "audit", "entries --not-accepted"}) {
            RUN(run, m_town.office(), words(line));
            QVERIFY2(!run.json.isNull() && run.out.count('\n') == 1 && run.err.isEmpty(), run.told());
        }
        RUN(figures, m_town.office(), words("figures --period 2020"));
        QVERIFY(figures.array().size() > 50);
        for (const auto& one : figures.array()) {
            const QJsonObject figure = one.toObject();
            if (text(figure, "state") == QLatin1String("missing"))
                QVERIFY2(figure.contains(QLatin1String("value")) &&
                             figure.value(QLatin1String("value")).isNull(),
                         figures.told());
        }
    }

    void helpNamesWhatACommandNeeds_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("named");
        const std::vector<std::array<const char*, 2>> commands{
            {"", "--home --passcode-file --json --version office hub invite join record correct withdraw "
                 "entries sync bundle figures trace doubts resolve report round rounds override devices "
                 "check demo completion org-units indicators rules backup restore recover passcode audit"},
            {"backup", "FILE --passphrase-file CUNBAO_BACKUP_PASSPHRASE"},
            {"restore", "FILE --passphrase-file --without-hub"},
            {"recover", "FILE --passphrase-file --without-hub --org --name --hub --hub-pin"},
            {"office kit", "FILE --passphrase-file"},
            {"passcode change", "--new-passcode-file CUNBAO_NEW_PASSCODE"},
            {"audit", "--since"},
            {"office create", "--name --org --catalogue --org-units --template"},
            {"office card", "--out"},
            {"office profile", "field value"},
            {"org-units import", "FILE.csv"},
            {"indicators import", "FILE.csv"},
            {"hub", "--listen --store --accept --tls-cert --tls-key"},
            {"invite", "--hub --hub-pin --role --org --name --expires --out --qr recorder"},
            {"join", "--invite"},
            {"record", "INDICATOR --on --org --note --place not-applicable unknown"},
            {"correct", "ENTRY VALUE --why"},
            {"withdraw", "ENTRY --why"},
            {"entries", "--indicator --org --period --history --not-accepted import"},
            {"entries import", "FILE.csv"},
            {"sync", "--hub"},
            {"bundle export", "FILE --org"},
            {"bundle import", "FILE"},
            {"figures", "--period --org --by --as-of"},
            {"trace", "INDICATOR --period --org"},
            {"doubts", "--period"},
            {"resolve", "ID --keep --undo --why"},
            {"report", "--template --period --out --as-of"},
            {"round open", "--template --period --due"},
            {"round freeze", "--template --period"},
            {"override", "INDICATOR VALUE --org --period --why --undo"},
            {"devices revoke", "ID"},
            {"demo", "--villages --devices --out"}};
        for (const auto& [command, named] : commands)
            QTest::newRow(*command ? command : "cunbaoctl")
                << QString::fromUtf8(command) << QString::fromUtf8(named);
    }
    void helpNamesWhatACommandNeeds() {
        QFETCH(const QString, command);
        QFETCH(const QString, named);
        const ToolRun run =
            Tool().runWords(command.split(QLatin1Char(' '), Qt::SkipEmptyParts) + words("--help"));
        QVERIFY2(run.ok(), run.told());
        for (const QString& word : named.split(QLatin1Char(' ')))
            QVERIFY2(run.out.contains(word.toUtf8()), word.toUtf8() + " is missing: " + run.told());
    }

    void itSpeaksChineseToo() {
        QVERIFY(!QString::fromUtf8(Tool().runWords(words("record --help")).out)
                     .contains(QStringLiteral("不涉及")));
        qputenv("CUNBAO_LANG", "zh");
        const ToolRun help = Tool().runWords(words("record --help"));
        const ToolRun refused = m_town.office().run(words("entries --period 去年"));
        qunsetenv("CUNBAO_LANG");
        QVERIFY2(QString::fromUtf8(help.out).contains(QStringLiteral("不涉及")), help.told());
        QVERIFY2(refused.exit == 1 && refused.err.contains(QStringLiteral("请")), refused.told());
    }

    /// What somebody typed must not steer the terminal of whoever reads it, nor look like another line.
    void aNoteIsOneLineOfText() {
        RUN(made, m_town.office(),
            QStringList{QStringLiteral("record"), QStringLiteral("1.1.10"), QStringLiteral("7"),
                        QStringLiteral("--org"), QStringLiteral("420625105201"), QStringLiteral("--note"),
                        QStringLiteral("\x1b[31mred\x07\nsecond")});
        const ToolRun list = m_town.office().runWords(words("entries"));
        QVERIFY2(list.ok() && list.out.contains("red") && list.out.contains("second"), list.told());
        QVERIFY2(!list.out.contains('\x1b') && !list.out.contains('\x07'), list.told());
        for (const QByteArray& line : list.out.trimmed().split('\n'))
            QVERIFY2(!line.startsWith("second"), list.told());
    }

    void theShellIsHelped() {
        const ToolRun run = Tool().runWords(words("completion bash"));
        QVERIFY2(run.ok() && run.err.isEmpty(), run.told());
        for (const char* word : {"complete -F", "--why", "record", "export", "freeze"})
            QVERIFY2(run.out.contains(word), word);
        // As a shell reads it, not as this test does.
        QVERIFY(writeFile(m_town.path(QStringLiteral("completion")), run.out));
        QProcess bash;
        bash.start(QStringLiteral("bash"),
                   {QStringLiteral("-c"),
                    QStringLiteral("source \"$1\" && COMP_WORDS=(cunbaoctl bundle ex) COMP_CWORD=2 && "
                                   "_cunbaoctl && echo \"${COMPREPLY[@]}\""),
                    QStringLiteral("bash"), m_town.path(QStringLiteral("completion"))});
        QVERIFY2(bash.waitForFinished(), "the completion needs bash, as ./dev does");
        QCOMPARE(bash.readAllStandardOutput().trimmed(), QByteArray("export"));
    }

    void theVersionIsToldWithoutAHome() {
        const ToolRun run = Tool().runWords(words("--version"));
        QVERIFY2(run.ok() && run.out.trimmed().size() >= 3, run.told());
    }
};

CUNBAO_TEST(tst_e2e_words)
#include "tst_e2e_words.moc"
