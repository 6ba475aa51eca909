#include "Tool.h"
#include "tests/runner/RegisteredTest.h"

#include <QDate>

using namespace cunbao::e2e;

/// The road of one figure as its people live it: from the office's first day to the report, every step a
/// process of its own. The steps follow one another; each leaves a township that the next one finds.
class tst_e2e_journey : public QObject {
    Q_OBJECT

    RealTownship m_town;
    std::optional<Tool> m_east;  // Zhao, of the eastern village
    std::optional<Tool> m_east2; // Qian, the same village's second phone
    std::optional<Tool> m_west;  // Sun, of the western village
    QString m_posts;             // Zhao's first entry

    QJsonArray entriesOf(const Tool& tool, const char* options = "") const {
        return tool.run(words("entries") + words(options)).array();
    }
    QJsonObject entryOf(const Tool& tool, const QString& id) const {
        return only(entriesOf(tool, "--history"), "id", id);
    }
    QString figure(const Tool& tool, const char* indicator, const char* unit = RealTownship::Code) const {
        const QStringList by = unit == RealTownship::Code ? QStringList() : words("--by village");
        return brief(tool.run(words("figures --period 2020") + by).array(), indicator, unit);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_town.setUp(), m_town.error().constData()); }

    void anOfficeKnowsItsVillagesAndIndicators() {
        RUN(units, m_town.office(), words("org-units list"));
        QCOMPARE(text(only(units.array(), "code", QLatin1String(RealTownship::East)), "name"),
                 QStringLiteral("东岭村"));
        QCOMPARE(units.array().size(), 4); // three villages and the township itself
        RUN(indicators, m_town.office(), words("indicators list"));
        QCOMPARE(text(only(indicators.array(), "id", QStringLiteral("1.1.01")), "name_zh"),
                 QStringLiteral("党员先锋岗设立数"));
    }

    void aSecondOfficeInTheSameFolderIsRefused() {
        RUN_EXIT(again, m_town.office(), 1, words("office create --name 青山镇 --org 330127101000"));
        QVERIFY2(again.err.contains(m_town.office().home()), again.told());
        RUN(check, m_town.office(), words("check"));
    }

    void theOfficesProfileIsAskedOnce() {
        RUN(set, m_town.office(), words("office profile town 清溪镇"));
        RUN(shown, m_town.office(), words("office profile town"));
        QCOMPARE(text(shown.object(), "town"), QStringLiteral("清溪镇"));
    }

    void aPhoneThatWaitsCannotRecord() {
        m_east = m_town.enrol(QStringLiteral("赵"), RealTownship::East, "recorder", false);
        QVERIFY2(m_east, m_town.error().constData());
        QVERIFY(m_town.error().contains("waiting"));
        RUN_EXIT(early, *m_east, 1, words("record 1.1.01 12"));
        QVERIFY2(early.err.contains(QLatin1String("waiting")) && early.out.isEmpty(), early.told());
        RUN(stillWaiting, *m_east, words("sync"));
        QCOMPARE(text(stillWaiting.object(), "state"), QStringLiteral("waiting"));
    }

    /// Waiting ends by itself at a later sync, after the office's own.
    void thePhoneHearsTheYes() {
        RUN(confirmed, m_town.office(), words("sync"));
        RUN(joined, *m_east, words("sync"));
        QCOMPARE(text(joined.object(), "state"), QStringLiteral("joined"));
        RUN(devices, m_town.office(), words("devices list"));
        const QJsonObject device = only(devices.array(), "name", QStringLiteral("赵"));
        QCOMPARE(text(device, "org_unit"), QLatin1String(RealTownship::East));
        QCOMPARE(text(device, "role"), QStringLiteral("recorder"));
        QCOMPARE(text(device, "state"), QStringLiteral("active"));
    }

    void anInviteServesOnce() {
        const Tool second(m_town.path(QStringLiteral("second")));
        const QStringList join = words("join --invite") << m_town.path(QStringLiteral("赵.invite"));
        const ToolRun asked = second.run(join);
        QVERIFY2(text(asked.object(), "state") != QLatin1String("joined"), asked.told());
        RUN(office, m_town.office(), words("sync"));
        const ToolRun heard = second.run(words("sync"));
        QVERIFY2(text(heard.object(), "state") != QLatin1String("joined"), heard.told());
        RUN_EXIT(never, second, 1, words("record 1.1.01 12"));
    }

    /// The hub is gone; that stops nobody from recording.
    void recordsWithoutANetwork() {
        QCOMPARE(m_town.hub().stop(), 0);
        RUN(posts, *m_east, words("record 1.1.01 12 --on 2020-03-15 --note 村口和学校"));
        m_posts = idOf(posts);
        QVERIFY(!m_posts.isEmpty());
        RUN_EXIT(cut, *m_east, 1, words("sync"));
        QVERIFY2(cut.err.contains(QLatin1String("network")) && cut.err.count(QLatin1Char('\n')) == 1,
                 cut.told());
        const QJsonObject entry = entryOf(*m_east, m_posts);
        QCOMPARE(text(entry, "indicator"), QStringLiteral("1.1.01"));
        QCOMPARE(text(entry, "org_unit"), QLatin1String(RealTownship::East));
        QCOMPARE(text(entry, "on"), QStringLiteral("2020-03-15"));
        QCOMPARE(text(entry, "value"), QStringLiteral("12"));
        QCOMPARE(text(entry, "note"), QStringLiteral("村口和学校"));
        QCOMPARE(text(entry, "recorded_by"), QStringLiteral("赵"));
        QCOMPARE(text(entry, "state"), QStringLiteral("active"));
        QVERIFY(QDateTime::fromString(text(entry, "recorded_at"), Qt::ISODate).isValid());
        QVERIFY(text(entry, "recorded_at").endsWith(QLatin1Char('Z')));
        QCOMPARE(text(entry, "device").size(), 32);
        QVERIFY2(m_town.hub().start(), qPrintable(m_town.hub().error()));
    }

    void valuesAreReadAsPeopleTypeThem() {
        const std::vector<std::array<const char*, 3>> typed{{"1.1.04", "3.5万", "35000"},
                                                            {"1.1.04", "1,234", "1234"},
                                                            {"1.1.12", "２０份", "20"},
                                                            {"4.1.05", "1.5公里", "1500"},
                                                            {"1.1.17", "0.25万元", "2500"},
                                                            {"2.1.01", "是", "1"},
                                                            {"1.1.05", "0", "0"},
                                                            {"1.1.02", "not-applicable", "not-applicable"},
                                                            {"1.1.03", "unknown", "unknown"}};
        for (const auto& [indicator, value, meant] : typed) {
            RUN(done, *m_east,
                words("record --on 2020-04-01") << QLatin1String(indicator) << QString::fromUtf8(value));
            QCOMPARE(text(entryOf(*m_east, idOf(done)), "value"), QLatin1String(meant));
        }
    }

    void whatIsNotANumberIsRefusedWithTheReason() {
        const QJsonArray before = entriesOf(*m_east, "--history");
        const std::vector<std::array<const char*, 3>> typed{
            {"1.1.01", "十二", "numerals"}, {"1.1.01", "1.5", "decimal places"},
            {"1.1.01", "500多", "exact"},   {"1.1.01", "5-6", "exact"},
            {"1.1.01", "1,23", "commas"},   {"1.1.01", "1万2", "1万2"},
            {"1.1.01", "1e3", "1e3"},       {"1.1.01", "5公里", "公里"},
            {"1.1.16", "85%", "1.1.16"},    {"1.1.13", "清溪发布", "township"},
            {"1.9.99", "5", "1.9.99"},      {"2.1.01", "7", "7"}};
        for (const auto& [indicator, value, reason] : typed) {
            RUN_EXIT(refused, *m_east, 1,
                     words("record --on 2020-04-01") << QLatin1String(indicator) << QString::fromUtf8(value));
            QVERIFY2(refused.err.contains(QString::fromUtf8(reason)), refused.told());
            QVERIFY2(refused.err.count(QLatin1Char('\n')) == 1 && refused.out.isEmpty(), refused.told());
        }
        const QString tomorrow = QDate::currentDate().addDays(2).toString(Qt::ISODate);
        RUN_EXIT(future, *m_east, 1, words("record 1.1.01 5 --on") << tomorrow);
        QVERIFY2(future.err.contains(tomorrow), future.told());
        RUN_EXIT(elsewhere, *m_east, 1, words("record 1.1.01 5 --org 420625105202"));
        RUN_EXIT(noDate, *m_east, 1, words("record 1.1.01 5 --on 2020-02-30"));
        QCOMPARE(entriesOf(*m_east, "--history"), before);
    }

    void correctsAndWithdrawsWithAReason() {
        RUN_EXIT(noReason, *m_east, 2, words("correct") << m_posts << QStringLiteral("15"));
        RUN_EXIT(blank, *m_east, 1,
                 words("correct --why") << QStringLiteral(" ") << m_posts << QStringLiteral("15"));
        QCOMPARE(text(entryOf(*m_east, m_posts), "value"), QStringLiteral("12"));
        RUN(corrected, *m_east, words("correct --why 漏了桥头") << m_posts << QStringLiteral("15"));
        const QJsonObject entry = entryOf(*m_east, m_posts);
        QCOMPARE(text(entry, "value"), QStringLiteral("15"));
        QCOMPARE(text(entry, "note"), QStringLiteral("村口和学校"));
        const QJsonArray revisions = entry.value(QLatin1String("revisions")).toArray();
        QCOMPARE(revisions.size(), 2);
        QCOMPARE(text(revisions[0].toObject(), "value"), QStringLiteral("12"));
        QCOMPARE(text(revisions[1].toObject(), "why"), QStringLiteral("漏了桥头"));
        QCOMPARE(text(revisions[1].toObject(), "id"), text(corrected.object(), "revision"));

        RUN(mistaken, *m_east, words("record 1.1.01 99 --on 2020-03-16"));
        RUN_EXIT(unexplained, *m_east, 2, words("withdraw") << idOf(mistaken));
        RUN(withdrawn, *m_east, words("withdraw --why 记错了") << idOf(mistaken));
        QCOMPARE(text(entryOf(*m_east, idOf(mistaken)), "state"), QStringLiteral("withdrawn"));
        QVERIFY(only(entriesOf(*m_east), "id", idOf(mistaken)).isEmpty());
        RUN_EXIT(tooLate, *m_east, 1, words("correct --why 又对了") << idOf(mistaken) << QStringLiteral("9"));
        RUN_EXIT(nobodys, *m_east, 1, words("correct --why 试试 0000 9"));
    }

    /// A level recorded again on the same day corrects what stands there.
    void aStockOfOneDayIsOneEntry() {
        RUN(first, *m_east, words("record 1.2.06 30 --on 2020-05-01"));
        RUN(second, *m_east, words("record 1.2.06 28 --on 2020-05-01"));
        QCOMPARE(idOf(second), idOf(first));
        const QJsonObject entry = entryOf(*m_east, idOf(first));
        QCOMPARE(text(entry, "value"), QStringLiteral("28"));
        QCOMPARE(entry.value(QLatin1String("revisions")).toArray().size(), 2);
    }

    void importsAllRowsOrNone() {
        const QString file = m_town.path(QStringLiteral("rows.csv"));
        const QByteArray head("indicator,org_unit,on,value,note,key\n");
        const QByteArray rows = head + "1.1.10,420625105201,2020-06-01,4,,k1\n" +
                                "1.1.10,420625105201,2020-06-02,5,两条在镇口,\n" +
                                "1.1.10,420625105201,2020-06-02,5,两条在镇口,\n";
        QVERIFY(writeFile(file, rows));
        const QStringList import = words("entries import") << file;
        RUN(added, *m_east, import);
        QCOMPARE(number(added.object(), "added"), 3);
        RUN(twice, *m_east, import);
        QCOMPARE(number(twice.object(), "added"), 0);
        QCOMPARE(number(twice.object(), "skipped"), 3);

        const QJsonArray before = entriesOf(*m_east, "--history");
        QVERIFY(writeFile(file, head + "1.1.10,420625105201,2020-06-03,6,,\n"
                                       "1.1.10,420625105201,2020-06-04,十二,,\n"));
        RUN_EXIT(badValue, *m_east, 1, import);
        QVERIFY2(badValue.err.contains(QLatin1String("ow 3")) &&
                     badValue.err.contains(QStringLiteral("\"value\"")),
                 badValue.told());
        QVERIFY(writeFile(file, head + "1.1.10,420625105202,2020-06-03,6,,\n"));
        RUN_EXIT(badUnit, *m_east, 1, import);
        QVERIFY2(badUnit.err.contains(QLatin1String("ow 2")) &&
                     badUnit.err.contains(QStringLiteral("\"org_unit\"")),
                 badUnit.told());
        QVERIFY(writeFile(file, head + "1.1.10,420625105201,2020-06-01,40,,k1\n"));
        RUN_EXIT(badKey, *m_east, 1, import);
        QVERIFY2(badKey.err.contains(QLatin1String("k1")), badKey.told());
        QVERIFY(writeFile(file, "indicator,org_unit,on,value,colour\n"));
        RUN_EXIT(badColumn, *m_east, 1, import);
        QVERIFY2(badColumn.err.contains(QLatin1String("colour")), badColumn.told());
        QCOMPARE(entriesOf(*m_east, "--history"), before);
    }

    void syncSaysWhatWentAndWhatIsOwed() {
        RUN(first, *m_east, words("sync"));
        const int sent = number(first.object(), "sent");
        QVERIFY2(sent >= 17, first.told());
        QCOMPARE(number(first.object(), "pending"), 0);
        QVERIFY(number(first.object(), "bytes_up") > 0 && number(first.object(), "bytes_down") > 0);
        RUN(again, *m_east, words("sync"));
        QCOMPARE(number(again.object(), "sent"), 0);
        QCOMPARE(number(again.object(), "received"), 0);
        RUN(office, m_town.office(), words("sync"));
        QCOMPARE(number(office.object(), "received"), sent);
        QCOMPARE(entriesOf(m_town.office(), "--history"), entriesOf(*m_east, "--history"));
    }

    void aSecondPhoneReadsTheVillagesHistory() {
        m_east2 = m_town.enrol(QStringLiteral("钱"), RealTownship::East);
        QVERIFY2(m_east2, m_town.error().constData());
        QCOMPARE(entriesOf(*m_east2, "--history"), entriesOf(*m_east, "--history"));
    }

    void aVillageNeverSeesAnother() {
        m_west = m_town.enrol(QStringLiteral("孙"), RealTownship::West);
        QVERIFY2(m_west, m_town.error().constData());
        QVERIFY(entriesOf(*m_west, "--history").isEmpty());
        RUN(own, *m_west, words("record 1.1.01 7 --on 2020-03-20"));
        RUN(theirs, *m_east, words("record 1.1.01 3 --on 2020-03-21"));
        RUN(eastUp, *m_east, words("sync"));
        RUN(westUp, *m_west, words("sync"));
        QCOMPARE(number(westUp.object(), "received"), 0);
        QCOMPARE(entriesOf(*m_west, "--history").size(), 1);
        RUN_EXIT(foreign, *m_west, 1, words("correct --why 试试 5") << m_posts);
        QCOMPARE(figure(*m_west, "1.1.01", RealTownship::East), QStringLiteral("missing 0/1 without 201"));
        // What it can't know it does not call unreported.
        RUN(others, *m_west, words("figures --period 2020 --org 420625105201"));
        QCOMPARE(text(only(others.array(), "indicator", QStringLiteral("1.1.01")), "why_missing"),
                 QStringLiteral("not-held"));
        QVERIFY2(others.err.contains(QLatin1String("only its own village")), others.told());
        RUN(own2020, *m_west, words("figures --period 2020 --org 420625105202"));
        QVERIFY2(own2020.err.isEmpty(), own2020.told());
        // Nor its own part the whole.
        RUN(all, *m_west, words("figures --period 2020"));
        QCOMPARE(text(only(all.array(), "indicator", QStringLiteral("1.1.01")), "why_missing"),
                 QStringLiteral("not-held"));
        RUN(traced, *m_west, words("trace 1.1.01 --period 2020"));
        QCOMPARE(text(only(traced.object().value(QLatin1String("villages")).toArray(), "org_unit",
                           QLatin1String(RealTownship::East)),
                      "why_missing"),
                 QStringLiteral("not-held"));
        QVERIFY2(!traced.out.contains("赵") && !traced.out.contains(m_posts.toUtf8()), traced.told());
    }

    void theOfficeMergesAndMissingIsNotZero() {
        RUN(heard, m_town.office(), words("sync"));
        QCOMPARE(figure(m_town.office(), "1.1.01"), QStringLiteral("25 2/3 without 203"));
        QCOMPARE(figure(m_town.office(), "1.1.01", RealTownship::East), QStringLiteral("18 1/1"));
        QCOMPARE(figure(m_town.office(), "1.1.01", RealTownship::West), QStringLiteral("7 1/1"));
        QCOMPARE(figure(m_town.office(), "1.1.01", RealTownship::South),
                 QStringLiteral("missing 0/1 without 203"));
        QCOMPARE(figure(m_town.office(), "1.1.05"), QStringLiteral("0 1/3 without 202,203"));
        QCOMPARE(figure(m_town.office(), "1.1.02", RealTownship::East), QStringLiteral("not_applicable 1/1"));
        QCOMPARE(figure(m_town.office(), "1.1.03", RealTownship::East),
                 QStringLiteral("missing 0/1 without 201"));
    }

    /// The township's own entry: the unit is plain where only the township records the indicator.
    void theOfficeRecordsItsOwn() {
        RUN(named, m_town.office(), words("record 1.1.13 清溪发布 --on 2020-01-10"));
        QCOMPARE(figure(m_town.office(), "1.1.13"), QStringLiteral("清溪发布 1/1"));
        RUN_EXIT(whose, m_town.office(), 1, words("record 1.1.12 5 --on 2020-01-10"));
        QVERIFY2(whose.err.contains(QLatin1String("--org")), whose.told());
    }

    void aFigureLeadsBackToItsPeople() {
        RUN(traced, m_town.office(), words("trace 1.1.01 --period 2020"));
        const QJsonObject figure = traced.object();
        QCOMPARE(text(figure, "value"), QStringLiteral("25"));
        QCOMPARE(text(figure.value(QLatin1String("rule")).toObject(), "over_time"), QStringLiteral("sum"));
        const QJsonArray villages = figure.value(QLatin1String("villages")).toArray();
        QCOMPARE(villages.size(), 3);
        const QJsonObject east = only(villages, "org_unit", QLatin1String(RealTownship::East));
        const QJsonObject entry = only(east.value(QLatin1String("entries")).toArray(), "id", m_posts);
        QCOMPARE(text(entry, "recorded_by"), QStringLiteral("赵"));
        QCOMPARE(entry.value(QLatin1String("revisions")).toArray().size(), 2);
        QVERIFY(!text(entry, "device").isEmpty());
    }

    void theReportHasTheFigures() {
        const QStringList report = words("report --template annual-report --period 2020 --out");
        const QString docx = m_town.path(QStringLiteral("report.docx"));
        RUN(word, m_town.office(), report + QStringList{docx});
        QVERIFY2(word.err.contains(QString::number(number(word.object(), "missing")) +
                                   QLatin1String(" slots without a figure")),
                 word.told());
        QVERIFY(number(word.object(), "missing") > 0);
        const QByteArray zip = readFile(docx);
        QVERIFY(zip.startsWith("PK\x03\x04") && zip.contains("word/document.xml"));

        const QString plain = m_town.path(QStringLiteral("report.txt"));
        RUN(textual, m_town.office(), report + QStringList{plain});
        const QString sentence = QString::fromUtf8(readFile(plain));
        QVERIFY2(sentence.contains(QStringLiteral("清溪镇")) && sentence.contains(QStringLiteral("待填")),
                 sentence.left(500).toUtf8());
        QVERIFY2(sentence.contains(QStringLiteral("设立党员先锋岗25个")), sentence.left(500).toUtf8());

        const QString table = m_town.path(QStringLiteral("report.csv"));
        RUN(tabular, m_town.office(), report + QStringList{table});
        QVERIFY2(readFile(table).contains("1.1.01,党员先锋岗设立数,2020,420625105000,value,25,个,2,3,"),
                 readFile(table).left(800));
        RUN_EXIT(unknown, m_town.office(), 1,
                 report + QStringList{m_town.path(QStringLiteral("report.rtf"))});
        RUN_EXIT(noTemplate, m_town.office(), 1,
                 words("report --template other --period 2020 --out") << docx);
        QCOMPARE(readFile(docx), zip);
    }

    void aRevokedPhoneIsToldAndCountsNoMore() {
        RUN(last, *m_west, words("record 1.1.01 100 --on 2020-03-22"));
        RUN(devices, m_town.office(), words("devices list"));
        const QString id = text(only(devices.array(), "name", QStringLiteral("孙")), "id");
        RUN_EXIT(byPhone, *m_east, 1, words("devices revoke") << id);
        RUN_EXIT(nobody, m_town.office(), 1, words("devices revoke 00112233445566778899aabbccddeeff"));
        RUN(revoked, m_town.office(), words("devices revoke") << id);
        RUN(published, m_town.office(), words("sync"));
        RUN_EXIT(told, *m_west, 1, words("sync"));
        QVERIFY2(told.err.contains(QLatin1String("revoked")) && told.err.contains(QStringLiteral("党政办")),
                 told.told());
        RUN_EXIT(after, *m_west, 1, words("record 1.1.01 200 --on 2020-03-23"));
        QVERIFY2(after.err.contains(QLatin1String("revoked")), after.told());
        // By file it gets no further than over the network.
        const QString bundle = m_town.path(QStringLiteral("revoked.bundle"));
        if (m_west->run(words("bundle export") << bundle).ok()) {
            const ToolRun ignored = m_town.office().run(words("bundle import") << bundle);
            QVERIFY2(ignored.exit <= 1 && !ignored.killed(), ignored.told());
        }
        RUN(heard, m_town.office(), words("sync"));
        QCOMPARE(figure(m_town.office(), "1.1.01", RealTownship::West), QStringLiteral("7 1/1"));
        RUN(listed, m_town.office(), words("devices list"));
        QCOMPARE(text(only(listed.array(), "id", id), "state"), QStringLiteral("revoked"));
    }

    void everyHomeIsSound() {
        RUN(eastHears, *m_east, words("sync"));
        for (const Tool* tool : {&m_town.office(), &*m_east, &*m_east2, &*m_west}) {
            RUN(sound, *tool, words("check"));
            QVERIFY(sound.object().value(QLatin1String("ok")).toBool());
            QCOMPARE(number(sound.object(), "waiting"), 0);
        }
        RUN(people, *m_east, words("entries"));
        const ToolRun plain = m_east->runWords(words("entries"));
        QVERIFY2(plain.out.contains(m_posts.toUtf8()) && plain.json.isNull(), plain.told());
    }

    void theHubFinishesAndStopsInOrder() { QCOMPARE(m_town.hub().stop(), 0); }
};

CUNBAO_TEST(tst_e2e_journey)
#include "tst_e2e_journey.moc"
