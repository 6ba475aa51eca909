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
                                 "correct abc --why nothing",
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
        QVERIFY2(run.out.isEmpty() && run.err.contains(QLatin1String("--help")), run.told());
        QCOMPARE(run.err.count(QLatin1Char('\n')), 1);
        qputenv("CUNBAO_LANG", "zh");
        const ToolRun chinese = m_town.office().runWords(line.split(QLatin1Char(' '), Qt::SkipEmptyParts));
        qunsetenv("CUNBAO_LANG");
        QCOMPARE(chinese.exit, 2);
        // Nothing is left in the words of the library that reads the command line.
        QVERIFY2(chinese.err.contains(QStringLiteral("什么都没有做")) &&
                     !chinese.err.contains(QStringLiteral("命令写得不对")),
                 chinese.told());
    }

    void whatIsRefusedEndsWithOneAndOneLine_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("said");
        const std::vector<std::array<const char*, 2>> lines{
            {"figures --period 2020Q5", "2020Q5"},
            {"figures --period 2020 --org 42", "42"},
            {"figures --period 2020 --org 420625105299", "420625105299"},
            {"trace 9.9.99 --period 2020", "9.9.99"},
            {"trace 1.1.01 --period 2020 --org 420625105299", "420625105299"},
            {"entries --org 420625105299", "420625105299"},
            {"entries --indicator 9.9.99", "9.9.99"},
            {"office profile colour red", "market_town"},
            {"office profile colour", "market_town"},
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
            {"audit --since yesterday", "30d"},
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
            {"record", "INDICATOR --on --org --note --keep-note --place not-applicable unknown"},
            {"correct", "ENTRY VALUE --on --note --keep-note --why"},
            {"withdraw", "ENTRY --why"},
            {"entries", "--indicator --org --period --history --not-accepted import"},
            {"entries import", "FILE.csv --keep-note"},
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
        const ToolRun all = Tool().runWords(words("--help"));
        const ToolRun refused = m_town.office().run(words("entries --period 去年"));
        qunsetenv("CUNBAO_LANG");
        QVERIFY2(QString::fromUtf8(help.out).contains(QStringLiteral("不涉及")), help.told());
        for (const char* heading : {"用法:", "选项", "参数:", "必填", "显示这份说明"})
            QVERIFY2(help.out.contains(heading), heading);
        QVERIFY2(all.out.contains("子命令:"), all.told());
        for (const char* english : {"Usage", "Options", "OPTIONS", "Positionals", "REQUIRED", "Subcommands"})
            QVERIFY2(!help.out.contains(english) && !all.out.contains(english), english);
        QVERIFY2(refused.exit == 1 && refused.err.contains(QStringLiteral("请")), refused.told());
    }

    /// Where nobody looks on, a note that looks like a person's number waits for somebody's word.
    void aNoteWithAPersonsNumberIsPointedOutBeforeItIsSaved() {
        const QString phone = QStringLiteral("找老王 138 0013 8000");
        const QStringList keep = words("--keep-note");
        const QStringList record = words("record 1.1.10 8 --org 420625105201 --on 2020-03-01 --note")
                                   << phone;
        RUN_EXIT(refused, m_town.office(), 1, record);
        QVERIFY2(refused.err.contains(QLatin1String("--keep-note")) && refused.out.isEmpty(), refused.told());
        RUN(nothing, m_town.office(), words("entries --indicator 1.1.10 --period 20200301"));
        QVERIFY(nothing.array().isEmpty());
        RUN(kept, m_town.office(), record + keep);

        const QStringList correct = words("correct --why 更清楚 --note") << phone << idOf(kept);
        RUN_EXIT(again, m_town.office(), 1, correct);
        RUN(noted, m_town.office(), correct + keep);

        const QString file = m_town.path(QStringLiteral("notes.csv"));
        QVERIFY(writeFile(file, "indicator,org_unit,on,value,note\n"
                                "1.1.10,420625105201,2020-03-02,4,13800138000\n"
                                "1.1.10,420625105201,2020-03-02,4,11010519491231002X\n"));
        RUN_EXIT(rows, m_town.office(), 1, words("entries import") << file);
        QVERIFY2(rows.err.contains(QLatin1String("row 2")) && rows.err.contains(QLatin1String("row 3")) &&
                     !rows.err.contains(QLatin1String("13800138000")),
                 rows.told());
        RUN(imported, m_town.office(), words("entries import --keep-note") << file);
        QCOMPARE(number(imported.object(), "added"), 2);
        // What is here already is not asked about again.
        RUN(twice, m_town.office(), words("entries import") << file);
        QCOMPARE(number(twice.object(), "added"), 0);
    }

    void aProfileFieldHasAName() {
        RUN_EXIT(
            nameless, m_town.office(), 1,
            QStringList{QStringLiteral("office"), QStringLiteral("profile"), QString(), QStringLiteral("x")});
        QVERIFY2(nameless.err.contains(QLatin1String("town")), nameless.told());
    }

    /// Without a hub nobody has been asked yet.
    void joinSaysWhetherAnybodyWasAsked() {
        const QString invite = m_town.path(QStringLiteral("far.invite"));
        RUN(made, m_town.office(),
            words("invite --hub https://127.0.0.1:1 --role recorder --org 420625105201 --hub-pin")
                << QString(64, QLatin1Char('a')) << QStringLiteral("--out") << invite);
        const Tool far(m_town.path(QStringLiteral("far")));
        const ToolRun asked = far.runWords(words("join --invite") << invite);
        QCOMPARE(asked.exit, 0);
        QVERIFY2(asked.out.contains("has not been sent") && !asked.out.contains("asked to join"),
                 asked.told());
    }

    void aCommandThatIsNoneIsNamed() {
        RUN_EXIT(misspelt, m_town.office(), 2, words("figuers --period 2026"));
        QVERIFY2(misspelt.err.contains(QLatin1String("\"figuers\"")), misspelt.told());
    }

    /// A revision may change value, date or note, each by itself.
    void aCorrectionChangesWhatItNames() {
        RUN(made, m_town.office(),
            words("record 1.1.10 9 --org 420625105201 --on 2020-04-01 --note two --place 30.1,111.2"));
        const auto entry = [&] {
            return only(m_town.office().run(words("entries --indicator 1.1.10")).array(), "id", idOf(made));
        };
        RUN(dated, m_town.office(), words("correct --why day --on 2020-04-02") << idOf(made));
        QCOMPARE(text(entry(), "on"), QStringLiteral("2020-04-02"));
        QCOMPARE(text(entry(), "value") + text(entry(), "note"), QStringLiteral("9two"));
        RUN(noted, m_town.office(), words("correct --why note --note three") << idOf(made));
        QCOMPARE(text(entry(), "value") + text(entry(), "note"), QStringLiteral("9three"));
        RUN(emptied, m_town.office(), words("correct --why note --note") << QString() << idOf(made));
        QCOMPARE(text(entry(), "value") + text(entry(), "note"), QStringLiteral("9"));
        RUN(valued, m_town.office(), words("correct --why count") << idOf(made) << QStringLiteral("10"));
        QCOMPARE(text(entry(), "value") + text(entry(), "on"), QStringLiteral("102020-04-02"));
        RUN_EXIT(future, m_town.office(), 1, words("correct --why day --on 2999-01-01") << idOf(made));
        QVERIFY2(future.err.contains(QLatin1String("2999-01-01")), future.told());
    }

    /// What breaks a rule is saved, and said; the doubt says it in the same words.
    void aBrokenRuleIsSaidInWords() {
        RUN(one, m_town.office(), words("record 2.1.01 1 --org 420625105201 --on 2020-05-01"));
        QVERIFY2(one.err.isEmpty(), one.told());
        RUN(two, m_town.office(), words("record 2.1.02 1 --org 420625105201 --on 2020-05-01"));
        const QString message = QStringLiteral("either newly built or rebuilt");
        QVERIFY2(!idOf(two).isEmpty() && two.err.contains(message), two.told());
        RUN(corrected, m_town.office(), words("correct --why seen --note seen") << idOf(two));
        QVERIFY2(corrected.err.contains(message), corrected.told());
        RUN(doubts, m_town.office(), words("doubts --period 2020"));
        const QJsonObject doubt = only(doubts.array(), "kind", QStringLiteral("rule"));
        QCOMPARE(text(doubt, "detail"), QStringLiteral("V09v"));
        QVERIFY2(text(doubt, "message").contains(message), doubts.told());
        const ToolRun lines = m_town.office().runWords(words("doubts --period 2020"));
        QVERIFY2(lines.out.contains(message.toUtf8()) && !lines.out.contains("V09v"), lines.told());
        RUN(right, m_town.office(), words("correct --why 改建") << idOf(two) << QStringLiteral("0"));
        QVERIFY2(right.err.isEmpty(), right.told());
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
