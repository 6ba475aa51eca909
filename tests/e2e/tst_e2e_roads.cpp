#include "Tool.h"
#include "tests/runner/RegisteredTest.h"

#include <QRegularExpression>

using namespace cunbao::e2e;

/// Every road that a figure can take, and everybody who stands on one of them and should not: files instead
/// of a network, a hub elsewhere, a hub that is not the one it was, another township, the same thing twice.
/// A clock that is years off is asked of unit tests: no process here can be given another clock.
class tst_e2e_roads : public QObject {
    Q_OBJECT

    RealTownship m_town;
    std::optional<Tool> m_east;
    std::optional<Tool> m_west;
    Tool m_stranger; // the office of another township, on no network at all
    Tool m_strangersPhone;

    QByteArray entriesOf(const Tool& tool) const { return tool.run(words("entries --history")).out; }
    QString file(const char* name) const { return m_town.path(QLatin1String(name)); }
    QString sumOf(const Tool& tool, const char* period, const char* unit = RealTownship::Code) const {
        return brief(tool.run(words("figures --period") << QLatin1String(period)).array(), "leaflets", unit);
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(writeFile(file("catalogue.csv"), smallCatalogue()));
        QVERIFY2(m_town.setUp(words("--catalogue") << file("catalogue.csv")), m_town.error().constData());
        m_east = m_town.enrol(QStringLiteral("east"), RealTownship::East);
        QVERIFY2(m_east.has_value(), m_town.error().constData());
        m_west = m_town.enrol(QStringLiteral("west"), RealTownship::West);
        QVERIFY2(m_west.has_value(), m_town.error().constData());
        m_stranger = Tool(file("stranger"));
        m_strangersPhone = Tool(file("strangers-phone"));
    }

    void theRecoveryKitIsShownOnce() {
        QVERIFY(writeFile(file("their-units.csv"), "code,name,level,parent\n"
                                                   "330127101201,石井村,village,330127101000\n"));
        RUN(made, m_stranger,
            words("office create --name 青山镇 --org 330127101000 --catalogue")
                << file("catalogue.csv") << QStringLiteral("--org-units") << file("their-units.csv"));
        QCOMPARE(text(made.object(), "township"), QStringLiteral("330127101000"));
        QVERIFY2(made.err.contains(QLatin1String("Recovery kit")), made.told());
        const QString kit = made.err.section(QLatin1Char('\n'), 1, 1);
        QVERIFY2(kit.size() > 20 && !made.out.contains(kit.toUtf8()), made.told());
        QVERIFY(!entriesOf(m_stranger).contains(kit.toUtf8()));
    }

    /// From the invite to the merged figure without a network anywhere.
    void filesGoBothWays() {
        const QString nowhere = QString(64, QLatin1Char('a'));
        RUN(invited, m_stranger,
            words("invite --hub https://127.0.0.1:1 --role recorder --org 330127101201 --name 李 --hub-pin")
                << nowhere << QStringLiteral("--out") << file("li.invite"));
        RUN(asked, m_strangersPhone, words("join --invite") << file("li.invite"));
        QCOMPARE(text(asked.object(), "state"), QStringLiteral("waiting"));
        RUN(plea, m_strangersPhone, words("bundle export") << file("plea.bundle"));
        const ToolRun early = m_strangersPhone.runWords(words("bundle import") << file("plea.bundle"));
        QVERIFY2(early.ok() && early.out.contains("not confirmed this device yet"), early.told());
        RUN(taken, m_stranger, words("bundle import") << file("plea.bundle"));
        QCOMPARE(number(taken.object(), "join_requests"), 1);
        QCOMPARE(number(taken.object(), "admitted"), 1);
        const ToolRun known = m_stranger.runWords(words("bundle import") << file("plea.bundle"));
        QVERIFY2(known.ok() && known.out.contains("confirmed before: 1"), known.told());
        RUN(answer, m_stranger, words("bundle export --org 330127101201") << file("answer.bundle"));
        RUN(heard, m_strangersPhone, words("bundle import") << file("answer.bundle"));
        QCOMPARE(text(heard.object(), "state"), QStringLiteral("joined"));
        RUN(recorded, m_strangersPhone, words("record leaflets 9 --on 2020-05-05"));
        RUN_EXIT(noHub, m_strangersPhone, 1, words("sync"));
        RUN(stick, m_strangersPhone, words("bundle export") << file("stick.bundle"));
        QVERIFY(number(stick.object(), "operations") >= 1);
        RUN(merged, m_stranger, words("bundle import") << file("stick.bundle"));
        QVERIFY(number(merged.object(), "received") >= 1);
        QCOMPARE(sumOf(m_stranger, "2020", "330127101000"), QStringLiteral("9 1/1"));

        const QByteArray before = entriesOf(m_stranger);
        RUN(twice, m_stranger, words("bundle import") << file("stick.bundle") << file("plea.bundle"));
        QCOMPARE(number(twice.object(), "received"), 0);
        RUN(back, m_strangersPhone, words("bundle import") << file("answer.bundle"));
        QCOMPARE(number(back.object(), "received"), 0);
        QCOMPARE(entriesOf(m_stranger), before);
        QCOMPARE(entriesOf(m_strangersPhone), before);
        RUN(sound, m_strangersPhone, words("check"));
    }

    /// And the office's own changes come back by file.
    void theOfficesCorrectionComesByFile() {
        const QString id = text(m_stranger.run(words("entries")).array()[0].toObject(), "id");
        RUN(corrected, m_stranger, words("correct --why 电话核实") << id << QStringLiteral("8"));
        RUN(written, m_stranger, words("bundle export --org 330127101201") << file("back.bundle"));
        RUN(heard, m_strangersPhone, words("bundle import") << file("back.bundle"));
        QVERIFY(number(heard.object(), "received") >= 1);
        QCOMPARE(text(m_strangersPhone.run(words("entries")).array()[0].toObject(), "value"),
                 QStringLiteral("8"));
        RUN_EXIT(noUnit, m_stranger, 1, words("bundle export --org 330127101299") << file("nobody.bundle"));
        QVERIFY(!QFile::exists(file("nobody.bundle")));
    }

    void anotherTownshipsFileIsRefused() {
        const QByteArray before = entriesOf(m_town.office());
        for (const Tool* ours : {&m_town.office(), &*m_east}) {
            RUN_EXIT(refused, *ours, 1, words("bundle import") << file("stick.bundle"));
            QVERIFY2(refused.err.count(QLatin1Char('\n')) == 1 && refused.out.isEmpty(), refused.told());
        }
        QCOMPARE(entriesOf(m_town.office()), before);
        RUN(sound, m_town.office(), words("check"));
    }

    /// Of several files those before the bad one are in, and it is named.
    void aBadFileBehindAGoodOne() {
        RUN(recorded, *m_east, words("record leaflets 4 --on 2019-01-05"));
        RUN(written, *m_east, words("bundle export") << file("good.bundle"));
        QVERIFY(writeFile(file("bad.bundle"), "no bundle"));
        RUN_EXIT(stopped, m_town.office(), 1,
                 words("bundle import") << file("good.bundle") << file("bad.bundle"));
        QVERIFY2(stopped.err.contains(file("bad.bundle")), stopped.told());
        QCOMPARE(sumOf(m_town.office(), "2019"), QStringLiteral("4 1/3 without 202,203"));
    }

    void aHubServesOnlyItsOwn() {
        RUN_EXIT(refused, m_strangersPhone, 1, words("sync --hub") << m_town.hub().url());
        QVERIFY2(refused.err.contains(QLatin1String("does not serve this township")), refused.told());
        QCOMPARE(text(m_strangersPhone.run(words("entries")).array()[0].toObject(), "value"),
                 QStringLiteral("8"));
    }

    void aChangedByteOnTheWayToAPhone() {
        RUN(written, m_town.office(), words("bundle export --org 420625105201") << file("down.bundle"));
        QByteArray bytes = readFile(file("down.bundle"));
        const Tool fresh(file("fresh"));
        RUN(invited, m_town.office(),
            words("invite --role recorder --org 420625105201 --hub")
                << m_town.hub().url() << QStringLiteral("--out") << file("fresh.invite"));
        RUN(asked, fresh, words("join --invite") << file("fresh.invite"));
        RUN(accepted, m_town.office(), words("sync"));
        RUN(certified, m_town.office(), words("bundle export --org 420625105201") << file("down.bundle"));
        bytes = readFile(file("down.bundle"));
        for (const qsizetype at : {bytes.size() / 3, bytes.size() - 20}) {
            QByteArray changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ 0x01);
            QVERIFY(writeFile(file("changed.bundle"), changed));
            RUN_EXIT(refused, fresh, 1, words("bundle import") << file("changed.bundle"));
            QVERIFY2(refused.err.count(QLatin1Char('\n')) == 1 && refused.out.isEmpty(), refused.told());
        }
        QCOMPARE(entriesOf(fresh), QByteArray("[]\n"));
        RUN(whole, fresh, words("bundle import") << file("down.bundle"));
        RUN(sound, fresh, words("check"));
    }

    /// One entry by file, by network, by the same file again: it counts once.
    void twoRoadsAtOnce() {
        RUN(recorded, *m_east, words("record leaflets 70 --on 2020-01-05"));
        RUN(written, *m_east, words("bundle export") << file("east.bundle"));
        RUN(byFile, m_town.office(), words("bundle import") << file("east.bundle"));
        QVERIFY(number(byFile.object(), "received") >= 1);
        RUN(byNet, *m_east, words("sync"));
        RUN(office, m_town.office(), words("sync"));
        RUN(again, *m_east, words("sync"));
        QCOMPARE(number(again.object(), "pending"), 0);
        RUN(fileAgain, m_town.office(), words("bundle import") << file("east.bundle"));
        QCOMPARE(number(fileAgain.object(), "received"), 0);
        QCOMPARE(sumOf(m_town.office(), "202001"), QStringLiteral("70 1/3 without 202,203"));
    }

    /// A county's machine that was given nothing but the office's card.
    void aHubElsewhere() {
        RUN(card, m_town.office(), words("office card --out") << file("office.card"));
        const QString store = QStringLiteral("sqlcipher:") + file("elsewhere");
        RUN_EXIT(forNobody, Tool(), 1, words("hub --listen 127.0.0.1:0 --store") << store);
        QVERIFY2(forNobody.err.count(QLatin1Char('\n')) == 1, forNobody.told());
        HubProcess elsewhere({}, words("--store")
                                     << store << QStringLiteral("--accept") << file("office.card"));
        QVERIFY2(elsewhere.start(), qPrintable(elsewhere.error()));
        QVERIFY2(
            QRegularExpression(QStringLiteral("^[0-9a-f]{64}$")).match(elsewhere.fingerprint()).hasMatch(),
            qPrintable(elsewhere.fingerprint()));
        RUN(invited, m_town.office(),
            words("invite --role recorder --org 420625105203 --hub")
                << elsewhere.url() << QStringLiteral("--out") << file("south.invite"));
        QVERIFY2(invited.err.contains(elsewhere.fingerprint()), invited.told());
        const Tool south(file("south"));
        RUN(asked, south, words("join --invite") << file("south.invite"));
        const QStringList there = words("sync --hub") << elsewhere.url();
        RUN(accepted, m_town.office(), there);
        RUN(joined, south, words("sync"));
        QCOMPARE(text(joined.object(), "state"), QStringLiteral("joined"));
        RUN(recorded, south, words("record leaflets 21 --on 2020-09-09"));
        RUN(up, south, words("sync"));
        QCOMPARE(number(up.object(), "sent"), 1);
        RUN(heard, m_town.office(), there);
        QCOMPARE(sumOf(m_town.office(), "202009"), QStringLiteral("21 1/3 without 201,202"));
        QCOMPARE(elsewhere.stop(), 0);

        // Somebody else answers on that port, with another key.
        HubProcess impostor({}, words("--store") << QStringLiteral("sqlcipher:") + file("impostor")
                                                 << QStringLiteral("--accept") << file("office.card"));
        impostor.takePlaceOf(elsewhere);
        QVERIFY2(impostor.start(), qPrintable(impostor.error()));
        QVERIFY(impostor.fingerprint() != elsewhere.fingerprint());
        RUN(more, south, words("record leaflets 4 --on 2020-09-10"));
        RUN_EXIT(warned, south, 1, words("sync"));
        QVERIFY2(warned.err.contains(QLatin1String("Warning")) && warned.err.contains(impostor.fingerprint()),
                 warned.told());
        const QStringList invite = words("invite --role recorder --org 420625105203 --hub")
                                   << elsewhere.url();
        RUN_EXIT(changed, m_town.office(), 1, invite);
        QVERIFY2(changed.err.contains(impostor.fingerprint()), changed.told());
        impostor.kill();
        // The true one again, from its own store.
        QVERIFY2(elsewhere.start(), qPrintable(elsewhere.error()));
        RUN(after, south, words("sync"));
        QCOMPARE(number(after.object(), "pending"), 0);
        RUN(all, m_town.office(), there);
        QCOMPARE(sumOf(m_town.office(), "202009"), QStringLiteral("25 1/3 without 201,202"));
        QCOMPARE(elsewhere.stop(), 0);
        // Back home, by the way, the first hub gets what came by the other.
        RUN(home, m_town.office(), words("sync --hub") << m_town.hub().url());
    }

    /// A pin that was given is never a mere hint.
    void aWrongPinIsRefused() {
        const QString wrong(64, QLatin1Char('0'));
        const QStringList invite = words("invite --role recorder --org 420625105202 --hub-pin") << wrong;
        RUN_EXIT(known, m_town.office(), 1,
                 invite + QStringList{QStringLiteral("--hub"), m_town.hub().url()});
        QVERIFY2(known.err.contains(wrong), known.told());
        RUN_EXIT(noPin, m_town.office(), 1,
                 words("invite --role recorder --org 420625105202 --hub-pin abc --hub")
                     << m_town.hub().url());
        // Another spelling of the same address is the same hub.
        const QString spelled = QStringLiteral("https://127.1:%1/").arg(m_town.hub().port());
        RUN_EXIT(alsoKnown, m_town.office(), 1, invite + QStringList{QStringLiteral("--hub"), spelled});
        QVERIFY2(alsoKnown.err.contains(wrong), alsoKnown.told());
        // An office that never met the hub cannot know better; the phone finds out.
        RUN(made, m_stranger,
            words("invite --role recorder --org 330127101201 --hub-pin")
                << wrong << QStringLiteral("--hub") << m_town.hub().url() << QStringLiteral("--out")
                << file("wrong.invite"));
        const Tool phone(file("wrong"));
        const ToolRun asked = phone.run(words("join --invite") << file("wrong.invite"));
        QVERIFY2(text(asked.object(), "state") != QLatin1String("joined") &&
                     asked.err.contains(QLatin1String("Warning")),
                 asked.told());
        RUN_EXIT(again, phone, 1, words("sync"));
        RUN(home, m_town.office(), words("sync --hub") << m_town.hub().url());
    }

    /// Two windows, a script and a person: whoever writes waits its turn or says that it could not.
    void severalProcessesShareAHome() {
        const auto countIn = [&] { return m_west->run(words("entries")).array().size(); };
        const qsizetype before = countIn();
        QSet<QString> ids;
        qint64 sum = 0;
        for (int pair = 0; pair < 10; ++pair) {
            std::vector<std::unique_ptr<QProcess>> both;
            for (const int value : {1000 + pair, 2000 + pair})
                both.push_back(
                    m_west->start(words("record --json --on 2020-02-02 leaflets") << QString::number(value)));
            if (pair % 4 == 3) both.push_back(m_west->start(words("sync --json")));
            for (std::size_t i = 0; i < both.size(); ++i) {
                const ToolRun run = Tool::finish(*both[i]);
                QVERIFY2(run.exit == 0 || (run.exit == 1 && run.err.size() > 20), run.told());
                if (i == 2 || !run.ok()) continue;
                ids.insert(idOf(run));
                sum += (i == 0 ? 1000 : 2000) + pair;
            }
        }
        QCOMPARE(countIn() - before, ids.size());
        QVERIFY2(ids.size() >= 10, QByteArray::number(ids.size()));
        if (ids.size() < 20)
            qInfo("of 20 recordings at once %lld said that they had to give up", 20LL - ids.size());
        RUN(synced, *m_west, words("sync"));
        QCOMPARE(number(synced.object(), "pending"), 0);
        RUN(heard, m_town.office(), words("sync --hub") << m_town.hub().url());
        QCOMPARE(sumOf(m_town.office(), "202002"),
                 QString::number(sum) + QStringLiteral(" 1/3 without 201,203"));
        RUN(sound, *m_west, words("check"));
    }

    /// An invite read on the wrong device neither moves it nor is used up.
    void anInviteForAnotherDeviceIsRefused() {
        RUN(invited, m_town.office(),
            words("invite --role recorder --name north --org 420625105203 --hub")
                << m_town.hub().url() << QStringLiteral("--out") << file("north.invite"));
        for (const Tool* wrong : {&m_town.office(), &*m_east}) {
            RUN_EXIT(refused, *wrong, 1, words("join --invite") << file("north.invite"));
            QVERIFY2(refused.err.contains(QLatin1String("already belongs")), refused.told());
        }
        RUN(foreign, m_town.office(), words("devices list"));
        QVERIFY(only(foreign.array(), "name", QStringLiteral("north")).isEmpty());
        const Tool north(file("north"));
        RUN(asked, north, words("join --invite") << file("north.invite"));
        QCOMPARE(text(asked.object(), "state"), QStringLiteral("waiting"));
        RUN(heard, m_town.office(), words("sync --hub") << m_town.hub().url());
        RUN(again, north, words("join --invite") << file("north.invite"));
        QCOMPARE(text(again.object(), "state"), QStringLiteral("joined"));

        // Somebody else was faster: the one who waits asks by a new invite, in the home that it has.
        const Tool late(file("late"));
        RUN(tooLate, late, words("join --invite") << file("north.invite"));
        RUN(heardToo, m_town.office(), words("sync --hub") << m_town.hub().url());
        RUN(still, late, words("sync"));
        QCOMPARE(text(still.object(), "state"), QStringLiteral("waiting"));
        RUN(invitedToo, m_town.office(),
            words("invite --role recorder --name late --org 420625105203 --hub")
                << m_town.hub().url() << QStringLiteral("--out") << file("late.invite"));
        RUN(askedToo, late, words("join --invite") << file("late.invite"));
        RUN(heardLast, m_town.office(), words("sync --hub") << m_town.hub().url());
        RUN(joined, late, words("sync"));
        QCOMPARE(text(joined.object(), "state"), QStringLiteral("joined"));
    }

    /// A store that lost its key is not called an empty folder.
    void aLostKeyIsNamed() {
        const QString copy = file("keyless");
        QVERIFY(QDir().mkpath(copy));
        QVERIFY(
            QFile::copy(m_east->home() + QStringLiteral("/store.db"), copy + QStringLiteral("/store.db")));
        RUN_EXIT(refused, Tool(copy), 1, words("entries"));
        QVERIFY2(refused.err.contains(QLatin1String("store.key")), refused.told());
        QVERIFY2(refused.err.contains(QLatin1String("Delete nothing")), refused.told());
    }

    void everyHomeIsSound() {
        for (const Tool* tool : {&m_town.office(), &*m_east, &m_stranger, &m_strangersPhone}) {
            RUN(sound, *tool, words("check"));
            QCOMPARE(number(sound.object(), "refused"), 0);
        }
        QCOMPARE(m_town.hub().stop(), 0);
    }
};

CUNBAO_TEST(tst_e2e_roads)
#include "tst_e2e_roads.moc"
