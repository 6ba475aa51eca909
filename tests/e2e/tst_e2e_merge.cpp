#include "Tool.h"
#include "tests/runner/RegisteredTest.h"

using namespace cunbao::e2e;

/// What the office makes of many villages: the sums, what is missing, what is doubtful, and what stays as it
/// was once it is frozen. The steps follow one another over one township.
class tst_e2e_merge : public QObject {
    Q_OBJECT

    RealTownship m_town;
    std::optional<Tool> m_east;
    std::optional<Tool> m_east2;
    std::optional<Tool> m_west;
    std::optional<Tool> m_south;
    QString m_cursor;
    QByteArray m_frozenFigures;
    QByteArray m_frozenReport;

    QString figure(const char* period, const char* unit = RealTownship::Code,
                   const char* indicator = "leaflets") {
        const QStringList by = unit == RealTownship::Code ? QStringList() : words("--by village");
        const ToolRun run =
            m_town.office().run(words("figures --period") + QStringList{QLatin1String(period)} + by);
        return run.ok() ? brief(run.array(), indicator, unit) : QString::fromUtf8(run.told());
    }

    /// Every phone's news to the office, and the office's to every phone.
    bool syncAll(const std::vector<Tool>& phones) {
        return std::all_of(phones.begin(), phones.end(),
                           [](const Tool& phone) { return phone.run(words("sync")).ok(); }) &&
               m_town.office().run(words("sync")).ok() &&
               std::all_of(phones.begin(), phones.end(),
                           [](const Tool& phone) { return phone.run(words("sync")).ok(); });
    }

    QJsonArray doubts(const char* kind) {
        QJsonArray out;
        for (const auto& one : m_town.office().run(words("doubts --period 2020")).array())
            if (text(one.toObject(), "kind") == QLatin1String(kind)) out.append(one);
        return out;
    }

    QByteArray reportAt(const QString& cursor) {
        const QString out = m_town.path(QStringLiteral("as-of.csv"));
        const ToolRun run = m_town.office().run(words("report --template annual-report --period 2020 --out")
                                                << out << QStringLiteral("--as-of") << cursor);
        return run.ok() ? readFile(out) : run.told();
    }

private Q_SLOTS:
    void initTestCase() {
        const QString catalogue = m_town.path(QStringLiteral("catalogue.csv"));
        QVERIFY(writeFile(catalogue, smallCatalogue()));
        QVERIFY2(m_town.setUp(words("--catalogue") << catalogue), m_town.error().constData());
        const std::array<std::tuple<std::optional<Tool>*, const char*, const char*>, 4> phones{
            {{&m_east, "east", RealTownship::East},
             {&m_east2, "east2", RealTownship::East},
             {&m_west, "west", RealTownship::West},
             {&m_south, "south", RealTownship::South}}};
        for (const auto& [phone, name, unit] : phones) {
            *phone = m_town.enrol(QLatin1String(name), unit);
            QVERIFY2(phone->has_value(), m_town.error().constData());
        }
    }

    /// The worked example of the domain's rules, figure by figure.
    void theWorkedExample() {
        RUN(february, *m_east, words("record leaflets 500 --on 2020-02-10"));
        RUN(march, *m_east, words("record leaflets 300 --on 2020-03-02"));
        RUN(corrected, *m_east, words("correct --why 少数了一捆") << idOf(february) << QStringLiteral("520"));
        RUN(eighty, *m_south, words("record leaflets 80 --on 2020-02-12"));
        RUN(withdrawn, *m_south, words("withdraw --why 没有发") << idOf(eighty));
        QVERIFY(syncAll({*m_east, *m_south}));
        QCOMPARE(figure("2020"), QStringLiteral("820 1/3 without 202,203"));
        QCOMPARE(figure("2020", RealTownship::East), QStringLiteral("820 1/1"));
        QCOMPARE(figure("2020", RealTownship::West), QStringLiteral("missing 0/1 without 202"));
        QCOMPARE(figure("2020", RealTownship::South), QStringLiteral("missing 0/1 without 203"));
        QCOMPARE(figure("202002"), QStringLiteral("520 1/3 without 202,203"));
        QCOMPARE(figure("2020Q2"), QStringLiteral("missing 0/3 without 201,202,203"));

        RUN(nothingHere, *m_south, words("record leaflets not-applicable --on 2020-12-31"));
        QVERIFY(syncAll({*m_south}));
        QCOMPARE(figure("2020"), QStringLiteral("820 2/3 without 202"));
        QCOMPARE(figure("2020", RealTownship::South), QStringLiteral("not_applicable 1/1"));
    }

    /// A level from before the period stands in, and says so.
    void aStockIsCarriedOver() {
        RUN(known, *m_east, words("record households 120 --on 2019-06-01"));
        QVERIFY(syncAll({*m_east}));
        QCOMPARE(figure("2020", RealTownship::Code, "households"),
                 QStringLiteral("120 0/3 without 202,203 [carried]"));
        QCOMPARE(figure("2018", RealTownship::Code, "households"),
                 QStringLiteral("missing 0/3 without 201,202,203"));
    }

    void theSameThingTwiceIsForAPersonToDecide() {
        RUN(first, *m_east, words("record leaflets 40 --on 2020-07-07"));
        RUN(second, *m_east2, words("record leaflets 40 --on 2020-07-07"));
        QVERIFY(syncAll({*m_east, *m_east2}));
        QCOMPARE(figure("2020Q3"), QStringLiteral("80 1/3 without 202,203 [duplicate]"));
        const QJsonArray found = doubts("duplicate");
        QCOMPARE(found.size(), 1);
        const QJsonObject doubt = found[0].toObject();
        QCOMPARE(text(doubt, "indicator"), QStringLiteral("leaflets"));
        QCOMPARE(text(doubt, "org_unit"), QLatin1String(RealTownship::East));
        QSet<QString> named;
        for (const auto& id : doubt.value(QLatin1String("entries")).toArray())
            named.insert(id.toString());
        QCOMPARE(named, QSet<QString>({idOf(first), idOf(second)}));

        const QStringList resolve = words("resolve") << text(doubt, "id");
        RUN_EXIT(noReason, m_town.office(), 2, resolve + words("--keep both"));
        RUN_EXIT(noChoice, m_town.office(), 1, resolve + words("--keep neither --why 不知道"));
        QVERIFY2(noChoice.err.contains(idOf(first)), noChoice.told());
        RUN_EXIT(noDoubt, m_town.office(), 1, words("resolve 00ff --keep both --why 不知道"));
        RUN(kept, m_town.office(), resolve + words("--why 两人记了同一捆 --keep") + QStringList{idOf(first)});
        QCOMPARE(figure("2020Q3"), QStringLiteral("40 1/3 without 202,203"));
        QVERIFY(doubts("duplicate").isEmpty());
        // The decision reaches the one whose entry it was, with its reason.
        QVERIFY(syncAll({*m_east2}));
        RUN(seen, *m_east2, words("entries --history"));
        const QJsonObject gone = only(seen.array(), "id", idOf(second));
        QCOMPARE(text(gone, "state"), QStringLiteral("withdrawn"));
        QVERIFY(seen.out.contains("两人记了同一捆"));
    }

    void bothMayBeReal() {
        RUN(first, *m_east, words("record leaflets 33 --on 2020-08-08"));
        RUN(second, *m_east2, words("record leaflets 33 --on 2020-08-08"));
        QVERIFY(syncAll({*m_east, *m_east2}));
        QCOMPARE(figure("202008"), QStringLiteral("66 1/3 without 202,203 [duplicate]"));
        const QJsonArray found = doubts("duplicate");
        QCOMPARE(found.size(), 1);
        RUN(both, m_town.office(),
            words("resolve --keep both --why 上午下午各一捆") << text(found[0].toObject(), "id"));
        QCOMPARE(figure("202008"), QStringLiteral("66 1/3 without 202,203"));
        QVERIFY(doubts("duplicate").isEmpty());
        // Whoever has second thoughts has the doubt back.
        RUN(undone, m_town.office(), words("resolve --undo --why 再问问") << text(found[0].toObject(), "id"));
        QCOMPARE(doubts("duplicate").size(), 1);
        RUN(after, m_town.office(),
            words("resolve --keep both --why 问过了") << text(found[0].toObject(), "id"));
        QVERIFY(doubts("duplicate").isEmpty());
    }

    void twoCorrectionsOfOneEntryAreAConflict() {
        RUN(recorded, *m_east, words("record leaflets 10 --on 2020-10-10"));
        const QString id = idOf(recorded);
        RUN(up, *m_east, words("sync"));
        RUN(down, *m_east2, words("sync"));
        RUN(eleven, *m_east, words("correct --why 多一份") << id << QStringLiteral("11"));
        RUN(twelve, *m_east2, words("correct --why 多两份") << id << QStringLiteral("12"));
        QVERIFY(syncAll({*m_east, *m_east2}));
        RUN(entries, m_town.office(), words("entries"));
        const QJsonObject entry = only(entries.array(), "id", id);
        QCOMPARE(text(entry, "state"), QStringLiteral("conflict"));
        const QString winner = text(entry, "value");
        QVERIFY2(winner == QLatin1String("11") || winner == QLatin1String("12"), qPrintable(winner));
        QCOMPARE(figure("202010"), winner + QStringLiteral(" 1/3 without 202,203 [conflict]"));
        for (const Tool* phone : {&*m_east, &*m_east2}) {
            RUN(seen, *phone, words("entries"));
            QCOMPARE(text(only(seen.array(), "id", id), "value"), winner);
            QCOMPARE(text(only(seen.array(), "id", id), "state"), QStringLiteral("conflict"));
        }

        const QJsonArray found = doubts("conflict");
        QCOMPARE(found.size(), 1);
        const QStringList resolve = words("resolve --why 点过了") << text(found[0].toObject(), "id");
        RUN_EXIT(both, m_town.office(), 1, resolve + words("--keep both"));
        const QString kept = text(eleven.object(), "revision");
        QVERIFY2(both.err.contains(kept), both.told());
        RUN(settled, m_town.office(), resolve + words("--keep") + QStringList{kept});
        QVERIFY(doubts("conflict").isEmpty());
        QCOMPARE(figure("202010"), QStringLiteral("11 1/3 without 202,203"));
        QVERIFY(syncAll({*m_east2}));
        RUN(heard, *m_east2, words("entries"));
        QCOMPARE(text(only(heard.array(), "id", id), "value"), QStringLiteral("11"));
        QCOMPARE(text(only(heard.array(), "id", id), "state"), QStringLiteral("active"));
    }

    void theOfficeSetsAFigureWithAReason() {
        const QStringList set = words("override leaflets 100 --org 420625105202 --period 2020");
        RUN_EXIT(noReason, m_town.office(), 2, set);
        RUN_EXIT(blank, m_town.office(), 1, set + QStringList{QStringLiteral("--why"), QStringLiteral(" ")});
        RUN_EXIT(onAPhone, *m_east, 1, set + words("--why 试试"));
        RUN(done, m_town.office(), set + words("--why 电话核实"));
        QCOMPARE(figure("2020", RealTownship::West), QStringLiteral("100 1/1 [overridden]"));
        QCOMPARE(figure("2020"), QStringLiteral("1037 3/3 [overridden]"));
        // Who set it, why, and what it replaced, is on the figure's road.
        RUN(traced, m_town.office(), words("trace leaflets --period 2020"));
        const QJsonObject kept =
            only(traced.object()[QStringLiteral("overrides")].toArray(), "why", QStringLiteral("电话核实"));
        QCOMPARE(text(kept, "org_unit"), QStringLiteral("420625105202"));
        QCOMPARE(text(kept, "value"), QStringLiteral("100"));
        QVERIFY2(kept.contains(QStringLiteral("computed")) && kept[QStringLiteral("computed")].isNull(),
                 traced.told());
        // Another period is another figure.
        QCOMPARE(figure("202008"), QStringLiteral("66 1/3 without 202,203"));
    }

    void theOfficeMayTakeItBack() {
        const QStringList undo = words("override leaflets --undo --org 420625105202 --period 2020 --why");
        RUN(done, m_town.office(), undo + QStringList{QStringLiteral("村里已补报")});
        QCOMPARE(figure("2020"), QStringLiteral("937 2/3 without 202"));
        RUN_EXIT(nothingLeft, m_town.office(), 1, undo + QStringList{QStringLiteral("再撤一次")});
        RUN(again, m_town.office(),
            words("override leaflets 100 --org 420625105202 --period 2020 --why 还是没报"));
        QCOMPARE(figure("2020"), QStringLiteral("1037 3/3 [overridden]"));
    }

    /// From a round the date follows: the last day of the only open one.
    void aRoundGivesTheDate() {
        RUN(opened, m_town.office(),
            words("round open --template annual-report --period 2020 --due 2021-01-15"));
        RUN_EXIT(twice, m_town.office(), 1, words("round open --template annual-report --period 2020"));
        RUN_EXIT(unknown, m_town.office(), 1, words("round open --template other --period 2020"));
        RUN_EXIT(byPhone, *m_east, 1, words("round open --template annual-report --period 2021"));
        QVERIFY(syncAll({*m_west}));
        RUN(rounds, *m_west, words("rounds list"));
        QCOMPARE(text(only(rounds.array(), "period", QStringLiteral("2020")), "state"),
                 QStringLiteral("open"));
        QCOMPARE(text(only(rounds.array(), "period", QStringLiteral("2020")), "due"),
                 QStringLiteral("2021-01-15"));
        RUN(recorded, *m_west, words("record households 64"));
        RUN(listed, *m_west, words("entries"));
        QCOMPARE(text(only(listed.array(), "id", idOf(recorded)), "on"), QStringLiteral("2020-12-31"));
        QVERIFY(syncAll({*m_west}));
        RUN(closed, m_town.office(), words("round close --template annual-report --period 2020"));
        QCOMPARE(figure("2020", RealTownship::West, "households"), QStringLiteral("64 1/1"));
    }

    void aFrozenRoundStaysAsItWas() {
        RUN(frozen, m_town.office(), words("round freeze --template annual-report --period 2020"));
        m_cursor = text(frozen.object(), "cursor");
        QCOMPARE(m_cursor.size(), 32);
        RUN_EXIT(twice, m_town.office(), 1, words("round freeze --template annual-report --period 2020"));
        RUN_EXIT(close, m_town.office(), 1, words("round close --template annual-report --period 2020"));
        RUN(rounds, m_town.office(), words("rounds list"));
        QCOMPARE(text(rounds.array()[0].toObject(), "cursor"), m_cursor);
        RUN(then, m_town.office(), words("figures --period 2020 --as-of") << m_cursor);
        m_frozenFigures = then.out;
        RUN(now, m_town.office(), words("figures --period 2020"));
        QCOMPARE(now.out, m_frozenFigures);
        m_frozenReport = reportAt(m_cursor);
        RUN_EXIT(unknown, m_town.office(), 1,
                 words("figures --period 2020 --as-of 00112233445566778899aabbccddeeff"));
        QVERIFY(syncAll({*m_east}));
        RUN(seen, *m_east, words("rounds list"));
        QCOMPARE(text(seen.array()[0].toObject(), "state"), QStringLiteral("frozen"));
    }

    void whatComesLateCountsOnlyInTheLiveFigures() {
        RUN(late, *m_east, words("record leaflets 5 --on 2020-11-11"));
        QVERIFY(syncAll({*m_east}));
        QCOMPARE(figure("2020"), QStringLiteral("1042 3/3 [late,overridden]"));
        QCOMPARE(figure("2020", RealTownship::East), QStringLiteral("942 1/1 [late]"));
        RUN(then, m_town.office(), words("figures --period 2020 --as-of") << m_cursor);
        QCOMPARE(then.out, m_frozenFigures);
        QCOMPARE(reportAt(m_cursor), m_frozenReport);
        const QJsonArray found = doubts("late");
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].toObject().value(QLatin1String("entries")).toArray(), QJsonArray{idOf(late)});
        // A late correction is late too, and the frozen figure does not learn of it.
        RUN(corrected, *m_east, words("correct --why 又数一遍") << idOf(late) << QStringLiteral("6"));
        QVERIFY(syncAll({*m_east}));
        QCOMPARE(figure("2020", RealTownship::East), QStringLiteral("943 1/1 [late]"));
        QCOMPARE(doubts("late").size(), 2);
        // The live report is another one than the frozen one, and says so.
        const QStringList report = words("report --template annual-report --period 2020 --out")
                                   << m_town.path(QStringLiteral("live.csv"));
        RUN(live, m_town.office(), report);
        QVERIFY2(live.err.contains(m_cursor) && live.err.contains(QLatin1String("2 came after the freeze")),
                 live.told());
        QCOMPARE(text(live.object(), "frozen"), m_cursor);
        RUN(asFrozen, m_town.office(), report + words("--as-of") + QStringList{m_cursor});
        QVERIFY2(!asFrozen.err.contains(m_cursor), asFrozen.told());
        RUN(still, m_town.office(), words("figures --period 2020 --as-of") << m_cursor);
        QCOMPARE(still.out, m_frozenFigures);
    }

    void aRoundMayBeReopened() {
        RUN(reopened, m_town.office(), words("round reopen --template annual-report --period 2020"));
        QCOMPARE(figure("2020", RealTownship::East), QStringLiteral("943 1/1"));
        QVERIFY(doubts("late").isEmpty());
        RUN_EXIT(unknown, m_town.office(), 1, words("round reopen --template annual-report --period 2019"));
    }

    void everyHomeIsSound() {
        for (const Tool* tool : {&m_town.office(), &*m_east, &*m_east2, &*m_west, &*m_south}) {
            RUN(sound, *tool, words("check"));
            QCOMPARE(number(sound.object(), "refused"), 0);
        }
        QCOMPARE(m_town.hub().stop(), 0);
    }
};

CUNBAO_TEST(tst_e2e_merge)
#include "tst_e2e_merge.moc"
