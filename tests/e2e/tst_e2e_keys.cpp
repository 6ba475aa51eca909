#include "Tool.h"
#include "tests/runner/RegisteredTest.h"

#include <QDir>
#include <QDirIterator>

using namespace cunbao::e2e;

namespace {

const QString Passphrase = QStringLiteral("两把锁各锁一半的备份口令");

bool copyFolder(const QString& from, const QString& to) {
    if (!QDir().mkpath(to)) return false;
    for (QDirIterator it(from, QDir::Files | QDir::Hidden); it.hasNext();) {
        const QString file = it.next();
        if (!QFile::copy(file, QDir(to).filePath(it.fileName()))) return false;
    }
    return true;
}

int count(const QJsonArray& lines, const char* event) {
    int found = 0;
    for (const auto line : lines)
        if (text(line.toObject(), "event") == QLatin1String(event)) ++found;
    return found;
}

} // namespace

/// What people lose and get back: phones that come back from an older copy, an office that burns down, keys
/// that change hands. Nothing that was said to be saved is gone, and nothing counts twice.
class tst_e2e_keys : public QObject {
    Q_OBJECT

    RealTownship m_town;
    std::optional<Tool> m_east;
    std::optional<Tool> m_west;
    std::optional<Tool> m_clerk;
    QString m_kit;

    QString file(const char* name) const { return m_town.path(QLatin1String(name)); }
    QString sumOf(const Tool& tool, const char* period) const {
        return brief(tool.run(words("figures --period") << QLatin1String(period)).array(), "leaflets");
    }
    ToolRun sync(const Tool& tool) { return tool.run(words("sync --hub") << m_town.hub().url()); }

private Q_SLOTS:
    void initTestCase() {
        qputenv("CUNBAO_BACKUP_PASSPHRASE", Passphrase.toUtf8());
        QVERIFY(writeFile(file("catalogue.csv"), smallCatalogue()));
        QVERIFY2(m_town.setUp(words("--catalogue") << file("catalogue.csv")), m_town.error().constData());
        m_east = m_town.enrol(QStringLiteral("east"), RealTownship::East);
        QVERIFY2(m_east.has_value(), m_town.error().constData());
        m_west = m_town.enrol(QStringLiteral("west"), RealTownship::West);
        QVERIFY2(m_west.has_value(), m_town.error().constData());
        m_clerk = m_town.enrol(QStringLiteral("clerk"), RealTownship::Code, "clerk");
        QVERIFY2(m_clerk.has_value(), m_town.error().constData());
    }
    void cleanupTestCase() { qunsetenv("CUNBAO_BACKUP_PASSPHRASE"); }

    /// The folder of a phone is put back as it was a while ago, and both go on.
    void anOlderCopyOfAPhone() {
        RUN(first, *m_east, words("record leaflets 1 --on 2020-01-05"));
        RUN(sent, *m_east, words("sync"));
        RUN(open, *m_east, words("record leaflets 50 --on 2020-01-06"));
        const Tool copy(file("east-copy"));
        QVERIFY(copyFolder(m_east->home(), copy.home()));
        RUN(later, *m_east, words("record leaflets 20 --on 2020-01-07"));
        RUN(up, *m_east, words("sync"));
        RUN(offline, copy, words("record leaflets 300 --on 2020-01-08"));
        RUN(corrected, copy, words("correct --why 重新清点") << idOf(offline) << QStringLiteral("400"));

        RUN(told, copy, words("sync"));
        QCOMPARE(text(told.object(), "state"), QStringLiteral("waiting"));
        QVERIFY2(told.err.contains(QLatin1String("older copy")) && told.err.contains(QLatin1String("safe")),
                 told.told());
        RUN_EXIT(refused, copy, 1, words("record leaflets 5 --on 2020-01-09"));
        QVERIFY2(refused.err.count(QLatin1Char('\n')) == 1 &&
                     refused.err.contains(QLatin1String("older copy")),
                 refused.told());
        QVERIFY(sync(m_town.office()).ok());
        RUN(renewed, copy, words("sync"));
        QVERIFY2(renewed.object().value(QLatin1String("renewed")).toBool(), renewed.told());
        QVERIFY2(number(renewed.object(), "carried") >= 1, renewed.told());
        QCOMPARE(number(renewed.object(), "pending"), 0);
        RUN(more, copy, words("record leaflets 7000 --on 2020-01-09"));
        RUN(sentToo, copy, words("sync"));
        QVERIFY(sync(m_town.office()).ok());
        QCOMPARE(sumOf(m_town.office(), "202001"), QStringLiteral("7471 1/3 without 202,203"));
        RUN(left, copy, words("entries --not-accepted"));
        QVERIFY2(left.array().isEmpty(), left.told());
        for (const Tool* tool : {static_cast<const Tool*>(&m_town.office()), &copy}) {
            RUN(sound, *tool, words("check"));
            QVERIFY(number(sound.object(), "audit_lines") > 0);
        }
        // The other one is told that its keys are over.
        RUN_EXIT(over, *m_east, 1, words("sync"));
        QVERIFY2(over.err.contains(QLatin1String("revoked")), over.told());
        m_east = copy;
    }

    /// Revoked by mistake: it shows what was not accepted, and an invite brings that back.
    void aRevokedPhoneJoinsAgain() {
        RUN(sent, *m_west, words("record leaflets 3 --on 2020-02-05"));
        RUN(up, *m_west, words("sync"));
        QVERIFY(sync(m_town.office()).ok());
        RUN(devices, m_town.office(), words("devices list"));
        const QString id = text(only(devices.array(), "name", QStringLiteral("west")), "id");
        RUN(revoked, m_town.office(), words("devices revoke") << id);
        QVERIFY(sync(m_town.office()).ok());
        RUN(unsent, *m_west, words("record leaflets 40 --on 2020-02-06"));
        RUN_EXIT(refused, *m_west, 1, words("sync"));
        // The invite that it came by is used up, and does not pretend to bring it back.
        RUN_EXIT(used, *m_west, 1, words("join --invite") << file("west.invite"));
        QVERIFY2(used.err.contains(QLatin1String("revoked")), used.told());
        RUN(left, *m_west, words("entries --not-accepted"));
        QCOMPARE(left.array().size(), 1);
        QCOMPARE(text(left.array()[0].toObject(), "value"), QStringLiteral("40"));
        RUN(invited, m_town.office(),
            words("invite --role recorder --name west --org 420625105202 --hub")
                << m_town.hub().url() << QStringLiteral("--out") << file("again.invite"));
        RUN(asked, *m_west, words("join --invite") << file("again.invite"));
        QCOMPARE(text(asked.object(), "state"), QStringLiteral("waiting"));
        QVERIFY(sync(m_town.office()).ok());
        RUN(joined, *m_west, words("sync"));
        QCOMPARE(number(joined.object(), "carried"), 1);
        QVERIFY(sync(m_town.office()).ok());
        QCOMPARE(sumOf(m_town.office(), "202002"), QStringLiteral("43 1/3 without 201,203"));
    }

    /// A backup has a passphrase of its own, from a file or the environment, never from an argument.
    void backupsAndTheirPassphrase() {
        const QString target = file("west.backup");
        qunsetenv("CUNBAO_BACKUP_PASSPHRASE");
        RUN_EXIT(none, *m_west, 1, words("backup") << target);
        QVERIFY2(none.err.contains(QLatin1String("CUNBAO_BACKUP_PASSPHRASE")), none.told());
        QVERIFY(writeFile(file("weak"), "1234567\n"));
        RUN_EXIT(weak, *m_west, 1, words("backup --passphrase-file") << file("weak") << target);
        QCOMPARE(m_west->runWords(words("backup --passphrase longenough") << target).exit, 2);
        QVERIFY(!QFile::exists(target));
        QVERIFY(writeFile(file("passphrase"), Passphrase.toUtf8() + '\n'));
        RUN(made, *m_west, words("backup --passphrase-file") << file("passphrase") << target);
        QCOMPARE(text(made.object(), "out"), target);
        QVERIFY(!(QFile::permissions(target) & (QFile::ReadGroup | QFile::ReadOther)));
        qputenv("CUNBAO_BACKUP_PASSPHRASE", "某个别的口令也够长");
        const Tool elsewhere(file("west-back"));
        RUN_EXIT(wrong, elsewhere, 1, words("restore") << target);
        QVERIFY2(wrong.err.count(QLatin1Char('\n')) == 1 && !QDir(elsewhere.home()).exists(), wrong.told());
        qputenv("CUNBAO_BACKUP_PASSPHRASE", Passphrase.toUtf8());
        RUN_EXIT(noBackup, elsewhere, 1, words("restore") << file("catalogue.csv"));

        RUN(restored, elsewhere, words("restore") << target);
        QCOMPARE(text(restored.object(), "state"), QStringLiteral("waiting"));
        QVERIFY(text(restored.object(), "device") == text(restored.object(), "former"));
        RUN_EXIT(notYet, elsewhere, 1, words("record leaflets 5 --on 2020-02-07"));
        QVERIFY(sync(m_town.office()).ok());
        RUN(renewed, elsewhere, words("sync"));
        QCOMPARE(text(renewed.object(), "state"), QStringLiteral("joined"));
        RUN(recorded, elsewhere, words("record leaflets 500 --on 2020-02-07"));
        RUN(sent, elsewhere, words("sync"));
        QVERIFY(sync(m_town.office()).ok());
        QCOMPARE(sumOf(m_town.office(), "202002"), QStringLiteral("543 1/3 without 201,203"));
        RUN(sound, elsewhere, words("check"));
        m_west = elsewhere;
    }

    /// Made while others record: of one moment, and whole.
    void aBackupUnderWay() {
        std::vector<std::unique_ptr<QProcess>> writers;
        for (int i = 0; i < 4; ++i)
            writers.push_back(
                m_west->start(words("record --json --on 2020-03-02 leaflets") << QString::number(1000 + i)));
        RUN(made, *m_west, words("backup") << file("moment.backup"));
        for (const auto& writer : writers)
            QVERIFY(Tool::finish(*writer).exit >= 0);
        const Tool copy(file("moment"));
        RUN(restored, copy, words("restore --without-hub") << file("moment.backup"));
        RUN(sound, copy, words("check"));
        RUN(here, *m_west, words("check"));
    }

    void thePasscodeChanges() {
        QVERIFY(writeFile(file("new-passcode"), "quite-another-one\n"));
        RUN_EXIT(unsaid, *m_east, 1, words("passcode change"));
        RUN(changed, *m_east, words("passcode change --new-passcode-file") << file("new-passcode"));
        RUN_EXIT(old, *m_east, 1, words("entries"));
        const Tool now(m_east->home(), QStringLiteral("quite-another-one"));
        RUN(opened, now, words("entries"));
        RUN(lines, now, words("audit"));
        QCOMPARE(count(lines.array(), "passcode-changed"), 1);
        QCOMPARE(count(lines.array(), "wrong-passcode"), 1);
        m_east = now;
    }

    /// However many try at once: four are free, the fifth is followed by a wait.
    void wrongPasscodesAtOnce() {
        std::vector<std::unique_ptr<QProcess>> tries;
        for (int i = 0; i < 10; ++i)
            tries.push_back(Tool(m_west->home(), QStringLiteral("guess-number-%1").arg(i))
                                .start(words("entries --json")));
        int wrong = 0, waited = 0;
        for (const auto& one : tries) {
            const ToolRun run = Tool::finish(*one);
            QCOMPARE(run.exit, 1);
            ++(run.err.contains(QLatin1String("wait")) ? waited : wrong);
        }
        QVERIFY2(wrong + waited == 10 && wrong <= 7, QByteArray::number(wrong));
        // Until the time is over, the right one has to wait as well; and then it is told of every try.
        ToolRun lines;
        const auto mayRead = [&] {
            lines = m_west->run(words("audit"));
            return lines.ok();
        };
        QTRY_VERIFY_WITH_TIMEOUT(mayRead(), 60'000);
        QCOMPARE(count(lines.array(), "wrong-passcode"), wrong);
    }

    void theAuditTells() {
        RUN(report, m_town.office(),
            words("report --template annual-report --period 2020 --out") << file("report.txt"));
        RUN(bundle, m_town.office(), words("bundle export --org 420625105201") << file("out.bundle"));
        RUN(round, m_town.office(), words("round open --template annual-report --period 2020"));
        RUN_EXIT(refused, *m_clerk, 1, words("round open --template annual-report --period 2019"));
        RUN(lines, m_town.office(), words("audit"));
        for (const char* event : {"sign-in", "invited", "certified", "revoked", "epoch-started", "reported",
                                  "exported", "decided"})
            QVERIFY2(count(lines.array(), event) > 0, event);
        qint64 number = 0;
        for (const auto line : lines.array())
            QCOMPARE(line.toObject().value(QLatin1String("number")).toInteger(), ++number);
        RUN(clerks, *m_clerk, words("audit"));
        QCOMPARE(count(clerks.array(), "refused"), 1);
        RUN(recent, m_town.office(), words("audit --since 1h"));
        QVERIFY(!recent.array().isEmpty());
        RUN(future, m_town.office(), words("audit --since 2999-01-01"));
        QVERIFY(future.array().isEmpty());
        RUN_EXIT(strange, m_town.office(), 1, words("audit --since yesterday"));
        const ToolRun people = m_town.office().runWords(words("audit"));
        QVERIFY2(people.ok() && people.out.contains("opened with the passcode"), people.told());
        QVERIFY(!people.out.contains("passcode-of-tests") && !people.out.contains(Passphrase.toUtf8()));
    }

    /// The office's computer is lost with its hub. A backup, a new computer: phones know the hub again by its
    /// key, and bring what came after the backup.
    void theOfficeFromItsBackup() {
        QVERIFY(sync(m_town.office()).ok());
        RUN(made, m_town.office(), words("backup") << file("office.backup"));
        RUN(kit, m_town.office(), words("office kit") << file("office.kit"));
        RUN(late, *m_west, words("record leaflets 9 --on 2020-04-01"));
        RUN(up, *m_west, words("sync"));
        QVERIFY(sync(m_town.office()).ok());
        QCOMPARE(m_town.hub().stop(), 0);

        const Tool office(file("office-back"));
        RUN(restored, office, words("restore --without-hub") << file("office.backup"));
        QCOMPARE(text(restored.object(), "state"), QStringLiteral("ready"));
        QVERIFY(text(restored.object(), "device") != text(restored.object(), "former"));
        HubProcess hub(office.home());
        hub.takePlaceOf(m_town.hub());
        QVERIFY2(hub.start(), qPrintable(hub.error()));
        QCOMPARE(hub.fingerprint(), m_town.hub().fingerprint());
        QVERIFY(sync(office).ok());
        RUN(again, *m_west, words("sync"));
        RUN(more, *m_west, words("record leaflets 90 --on 2020-04-02"));
        RUN(sent, *m_west, words("sync"));
        QVERIFY(sync(office).ok());
        QCOMPARE(sumOf(office, "202004"), QStringLiteral("99 1/3 without 201,203"));
        RUN(sound, office, words("check"));
        RUN(round, office, words("round open --template annual-report --period 2019"));
        // The old computer turns up again: it is over, and nothing that it says counts.
        RUN_EXIT(over, m_town.office(), 1, words("sync"));
        QCOMPARE(hub.stop(), 0);
    }

    /// Without any backup: a clerk's computer and the kit.
    void aClerkAndTheKit() {
        QVERIFY2(m_town.hub().start(), qPrintable(m_town.hub().error()));
        RUN(before, *m_clerk, words("sync"));
        qputenv("CUNBAO_BACKUP_PASSPHRASE", "某个别的口令也够长");
        RUN_EXIT(shut, *m_clerk, 1, words("recover") << file("office.kit"));
        qputenv("CUNBAO_BACKUP_PASSPHRASE", Passphrase.toUtf8());
        RUN_EXIT(village, *m_west, 1, words("recover") << file("office.kit"));
        RUN(recovered, *m_clerk, words("recover") << file("office.kit"));
        QCOMPARE(text(recovered.object(), "state"), QStringLiteral("main"));
        RUN(devices, *m_clerk, words("devices list"));
        int mains = 0;
        for (const auto one : devices.array()) {
            const QJsonObject device = one.toObject();
            if (text(device, "role") != QLatin1String("main") ||
                text(device, "state") != QLatin1String("active"))
                continue;
            ++mains;
            QVERIFY(device.value(QLatin1String("this")).toBool());
        }
        QCOMPARE(mains, 1);
        RUN(opened, *m_clerk, words("round open --template annual-report --period 2018"));
        RUN(recorded, *m_west, words("record leaflets 11 --on 2020-05-01"));
        RUN(sent, *m_west, words("sync"));
        QVERIFY(sync(*m_clerk).ok());
        QCOMPARE(sumOf(*m_clerk, "202005"), QStringLiteral("11 1/3 without 201,203"));
        RUN_EXIT(over, m_town.office(), 1, words("sync"));
        RUN(sound, *m_clerk, words("check"));
        RUN(lines, *m_clerk, words("audit"));
        QCOMPARE(count(lines.array(), "became-main-office"), 1);
    }

    /// Nothing at all but the kit, as it was written down, and the hub.
    void theKitAlone() {
        RUN(kit, *m_clerk, words("office kit") << file("second.kit"));
        const Tool fresh(file("fresh-office"));
        RUN(made, fresh,
            words("recover --hub") << m_town.hub().url() << QStringLiteral("--hub-pin")
                                   << m_town.hub().fingerprint() << file("second.kit"));
        QCOMPARE(text(made.object(), "state"), QStringLiteral("main"));
        QVERIFY(QFile::exists(text(made.object(), "card")));
        QCOMPARE(sumOf(fresh, "202005"), QStringLiteral("11 1/3 without 201,203"));
        RUN(recorded, *m_west, words("record leaflets 100 --on 2020-05-02"));
        RUN(sent, *m_west, words("sync"));
        QVERIFY(sync(fresh).ok());
        QCOMPARE(sumOf(fresh, "202005"), QStringLiteral("111 1/3 without 201,203"));
        RUN(sound, fresh, words("check"));
        RUN_EXIT(over, *m_clerk, 1, words("sync"));
        QCOMPARE(m_town.hub().stop(), 0);
    }
};

CUNBAO_TEST(tst_e2e_keys)
#include "tst_e2e_keys.moc"
