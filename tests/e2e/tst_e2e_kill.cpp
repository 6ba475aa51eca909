#include "Tool.h"
#include "tests/runner/RegisteredTest.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <functional>
#include <map>
#include <set>

using namespace cunbao::e2e;

namespace {

constexpr int WantedKills = 220;
constexpr qint64 LongestMilliseconds = 240'000;
constexpr int RowsOfAnImport = 5;

/// One that was attempted. What a process reported saved is promised; the rest may or may not have happened.
struct Recording {
    const char* unit = nullptr;
    QString value;
    bool promised = false;
    QString id; ///< empty where none was printed: rows of an import
};
struct Correction {
    QString entry;
    QString value;
    bool promised = false;
};

/// When and by what a process is to die.
struct Death {
    QString failpoint; ///< empty: by the clock
    int milliseconds = 0;
    [[nodiscard]] QString name() const {
        return failpoint.isEmpty() ? QStringLiteral("the clock") : failpoint.section(QLatin1Char('='), 0, 0);
    }
};

struct Phone {
    Tool tool;
    const char* unit;
    QStringList entries;         ///< ids of what this phone was told is saved
    QString unfinishedImport;    ///< killed in the middle: to be imported again
    QStringList unfinishedNotes; ///< of its rows
};

/// A command on its way to its death, and what to make of how it ended.
struct Job {
    const Tool* tool;
    QString command;
    QStringList words;
    std::function<void(const ToolRun&)> settle;
};

} // namespace

/// Phones, hub and office die by SIGKILL at random moments, all the time. What they said is saved is there
/// in the end, once, and nothing else.
class tst_e2e_kill : public QObject {
    Q_OBJECT

    RealTownship m_town;
    std::vector<Phone> m_phones;
    QRandomGenerator m_random;
    quint32 m_seed = 0;
    int m_serial = 0;
    std::map<QString, Recording> m_recordings;                           // by note
    std::map<QString, Correction> m_corrections;                         // by reason
    std::map<QString, int> m_usual;                                      // milliseconds of a run, by command
    std::map<std::pair<QString, QString>, std::pair<int, int>> m_deaths; // tried, died; by command and place
    QString m_hubsDeath;
    QByteArray m_wrong; // the first thing that a process did against the rules

    int below(int bound) { return static_cast<int>(m_random.bounded(static_cast<quint32>(bound))); }
    void complain(const QByteArray& what) {
        if (m_wrong.isEmpty()) m_wrong = what;
    }

    int kills() const {
        int all = 0;
        for (const auto& [at, counted] : m_deaths)
            all += counted.second;
        return all;
    }
    void count(const QString& command, const QString& place, bool died) {
        auto& counted = m_deaths[{command, place}];
        ++counted.first;
        if (died) ++counted.second;
    }

    /// Half of them at a named place, at one of the first so many times that it is passed; half by the clock,
    /// of these most after the passcode was stretched, where there is something to break. The first commit is
    /// that of the sign-in.
    Death deathOf(const QString& command) {
        static const std::map<QString, std::vector<std::pair<const char*, int>>> places{
            {QStringLiteral("record"),
             {{"store.append.before", 1},
              {"store.append.after", 1},
              {"db.commit.before", 2},
              {"db.commit.after", 2}}},
            {QStringLiteral("correct"),
             {{"store.append.before", 1},
              {"store.append.after", 1},
              {"db.commit.before", 2},
              {"db.commit.after", 2}}},
            {QStringLiteral("import"),
             {{"store.append.before", RowsOfAnImport},
              {"store.append.after", RowsOfAnImport},
              {"db.commit.before", 2},
              {"db.commit.after", 2}}},
            {QStringLiteral("phone sync"),
             {{"store.seal.after", 2},
              {"store.take.before", 1},
              {"db.commit.before", 5},
              {"db.commit.after", 5}}},
            {QStringLiteral("office sync"),
             {{"store.take.before", 1}, {"db.commit.before", 5}, {"db.commit.after", 5}}},
            {QStringLiteral("hub"), {{"db.commit.before", 4}, {"db.commit.after", 4}}},
            {QStringLiteral("report"), {{"db.commit.before", 3}, {"db.commit.after", 3}}},
            {QStringLiteral("join"), {{"db.commit.before", 4}, {"db.commit.after", 4}}},
            {QStringLiteral("office create"),
             {{"store.append.before", 1}, {"db.commit.before", 3}, {"db.commit.after", 3}}}};
        const auto found = places.find(command);
        if (found != places.end() && below(2) == 0) {
            const auto& [place, most] =
                found->second[static_cast<std::size_t>(below(static_cast<int>(found->second.size())))];
            return {QStringLiteral("%1=kill@%2").arg(QLatin1String(place)).arg(1 + below(most)), 0};
        }
        const int usual = std::max(20, m_usual[command]);
        return {{}, below(4) == 0 ? 1 + below(usual) : usual / 2 + below(usual * 6 / 10)};
    }

    /// How long a command takes depends on what else this machine does: whoever got away comes sooner next
    /// time, whoever did not gets a little more time, so that most are met near their end.
    void learnFrom(const QString& command, bool died) {
        m_usual[command] = std::clamp(m_usual[command] * (died ? 106 : 85) / 100, 20, 5000);
    }

    /// All at once, each to its own death.
    void runToDeath(const std::vector<Job>& jobs) {
        std::vector<std::unique_ptr<QProcess>> processes;
        std::vector<Death> deaths;
        for (const Job& job : jobs) {
            deaths.push_back(deathOf(job.command));
            processes.push_back(job.tool->start(job.words + words("--json"), deaths.back().failpoint));
            if (deaths.back().failpoint.isEmpty())
                Tool::killAfter(*processes.back(), deaths.back().milliseconds);
        }
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            const ToolRun run = Tool::finish(*processes[i]);
            count(jobs[i].command, deaths[i].name(), run.killed());
            if (deaths[i].failpoint.isEmpty()) learnFrom(jobs[i].command, run.killed());
            jobs[i].settle(run);
        }
    }

    // --- What phones do
    // -----------------------------------------------------------------------------------------

    Job recordJob(Phone& phone) {
        const QString note = QStringLiteral("r%1").arg(++m_serial);
        const QString value = QString::number(1000 + m_serial);
        m_recordings[note] = {phone.unit, value, false, {}};
        const QString day = QStringLiteral("2020-%1-%2")
                                .arg(1 + below(12), 2, 10, QLatin1Char('0'))
                                .arg(1 + below(28), 2, 10, QLatin1Char('0'));
        return {&phone.tool, QStringLiteral("record"),
                words("record 1.1.01 --on") << day << value << QStringLiteral("--note") << note,
                [this, note, &phone](const ToolRun& run) {
                    if (!run.killed() && !run.ok()) complain("record: " + run.told());
                    // Said is said, also where the process died right afterwards.
                    if (idOf(run).isEmpty()) return;
                    m_recordings[note].promised = true;
                    m_recordings[note].id = idOf(run);
                    phone.entries.append(idOf(run));
                }};
    }

    Job correctJob(Phone& phone) {
        const QString entry = phone.entries[below(static_cast<int>(phone.entries.size()))];
        const QString why = QStringLiteral("c%1").arg(++m_serial);
        const QString value = QString::number(100'000 + m_serial);
        m_corrections[why] = {entry, value, false};
        return {&phone.tool, QStringLiteral("correct"), words("correct --why") << why << entry << value,
                [this, why](const ToolRun& run) {
                    if (!run.killed() && !run.ok()) complain("correct: " + run.told());
                    if (!text(run.object(), "revision").isEmpty()) m_corrections[why].promised = true;
                }};
    }

    /// What was cut off is repeated, as a person would: the same file, until it says that it is in.
    Job importJob(Phone& phone) {
        if (phone.unfinishedImport.isEmpty()) {
            const int serial = ++m_serial;
            QByteArray csv("indicator,org_unit,on,value,note,key\n");
            for (int row = 0; row < RowsOfAnImport; ++row) {
                const QString note = QStringLiteral("i%1-%2").arg(serial).arg(row);
                const QString value = QString::number(1'000'000 + serial * 10 + row);
                m_recordings[note] = {phone.unit, value, false, {}};
                phone.unfinishedNotes.append(note);
                csv += QByteArray("1.1.01,") + phone.unit + ",2020-06-15," + value.toLatin1() + ',' +
                       note.toLatin1() + (row % 2 == 0 ? ",key-" + note.toLatin1() : QByteArray(",")) + '\n';
            }
            phone.unfinishedImport = m_town.path(QStringLiteral("i%1.csv").arg(serial));
            if (!writeFile(phone.unfinishedImport, csv)) complain("import file");
        }
        return {&phone.tool, QStringLiteral("import"), words("entries import") << phone.unfinishedImport,
                [this, &phone](const ToolRun& run) {
                    if (!run.killed() && !run.ok()) complain("import: " + run.told());
                    if (run.object().isEmpty()) return;
                    const int added = number(run.object(), "added");
                    const int skipped = number(run.object(), "skipped");
                    if (added + skipped != RowsOfAnImport || (added != 0 && skipped != 0))
                        complain("half an import: " + run.told());
                    for (const QString& note : phone.unfinishedNotes)
                        m_recordings[note].promised = true;
                    phone.unfinishedImport.clear();
                    phone.unfinishedNotes.clear();
                }};
    }

    Job writingJob(Phone& phone) {
        const int draw = below(10);
        if (draw < 3) return importJob(phone);
        if (draw < 6 && !phone.entries.isEmpty()) return correctJob(phone);
        return recordJob(phone);
    }

    Job syncJob(Phone& phone) {
        return {&phone.tool, QStringLiteral("phone sync"), words("sync"), [this](const ToolRun& run) {
                    // A hub that died is told of; anything else would be wrong.
                    if (!run.killed() && !run.ok() &&
                        (run.exit != 1 || !run.err.contains(QLatin1String("safe here"))))
                        complain("phone sync: " + run.told());
                }};
    }

    /// Two different phones, so that they do not wait for each other.
    std::vector<Phone*> twoPhones() {
        const int first = below(static_cast<int>(m_phones.size()));
        const int second =
            (first + 1 + below(static_cast<int>(m_phones.size()) - 1)) % static_cast<int>(m_phones.size());
        return {&m_phones[static_cast<std::size_t>(first)], &m_phones[static_cast<std::size_t>(second)]};
    }

    // --- The hub
    // ------------------------------------------------------------------------------------------------

    /// Counts a hub that has died since it was armed, and starts it again where it was.
    bool reviveHub(const QString& failpoint = {}) {
        HubProcess& hub = m_town.hub();
        if (hub.running()) return true;
        if (!m_hubsDeath.isEmpty()) count(QStringLiteral("hub"), m_hubsDeath, true);
        m_hubsDeath.clear();
        if (hub.start(failpoint)) {
            if (!failpoint.isEmpty()) m_hubsDeath = failpoint.section(QLatin1Char('='), 0, 0);
            return true;
        }
        // Dead before it listened: that is a death too.
        if (failpoint.isEmpty()) return false;
        count(QStringLiteral("hub"), failpoint.section(QLatin1Char('='), 0, 0), true);
        return hub.start();
    }

    // --- The office
    // ---------------------------------------------------------------------------------------------

    Job officeJob() {
        return {&m_town.office(), QStringLiteral("office sync"), words("sync"), [this](const ToolRun& run) {
                    if (!run.killed() && !run.ok()) complain("office sync: " + run.told());
                }};
    }
    Job figuresJob() {
        return {&m_town.office(), QStringLiteral("figures"), words("figures --period 2020 --by village"),
                [this](const ToolRun& run) {
                    if (!run.killed() && !run.ok()) complain("figures: " + run.told());
                }};
    }
    Job reportJob() {
        const QString out = m_town.path(QStringLiteral("report.docx"));
        return {&m_town.office(), QStringLiteral("report"),
                words("report --template annual-report --period 2020 --out") << out,
                [this, out](const ToolRun& run) {
                    if (!run.killed() && !run.ok()) complain("report: " + run.told());
                    // Never half a document: none yet, the one before, or the new one.
                    const QByteArray zip = readFile(out);
                    const bool whole = zip.startsWith("PK\x03\x04") && zip.contains("word/document.xml") &&
                                       zip.lastIndexOf("PK\x05\x06") >= zip.size() - 64;
                    if (QFile::exists(out) && !whole) complain("half a report");
                }};
    }

    int millisecondsOf(const Job& job) {
        QElapsedTimer timer;
        timer.start();
        const auto process = job.tool->start(job.words + words("--json"));
        job.settle(Tool::finish(*process));
        return static_cast<int>(timer.elapsed());
    }

private Q_SLOTS:
    void initTestCase() {
        bool given = false;
        m_seed = qEnvironmentVariable("CUNBAO_SEED").toUInt(&given);
        if (!given) m_seed = QRandomGenerator::global()->generate();
        m_random.seed(m_seed);
        qInfo("CUNBAO_SEED=%u", m_seed);
        QElapsedTimer timer;
        timer.start();
        QVERIFY2(m_town.setUp(), m_town.error().constData());
        m_usual[QStringLiteral("office create")] = static_cast<int>(timer.elapsed()) / 2;
        for (const auto& [name, unit] :
             {std::pair("east", RealTownship::East), std::pair("west", RealTownship::West)}) {
            const auto phone = m_town.enrol(QLatin1String(name), unit);
            QVERIFY2(phone.has_value(), m_town.error().constData());
            m_phones.push_back({*phone, unit, {}, {}, {}});
        }
        Phone& east = m_phones[0];
        m_usual[QStringLiteral("record")] = millisecondsOf(recordJob(east));
        m_usual[QStringLiteral("correct")] = millisecondsOf(correctJob(east));
        m_usual[QStringLiteral("import")] = millisecondsOf(importJob(east));
        m_usual[QStringLiteral("phone sync")] = millisecondsOf(syncJob(east));
        m_usual[QStringLiteral("join")] = m_usual[QStringLiteral("phone sync")];
        m_usual[QStringLiteral("office sync")] = millisecondsOf(officeJob());
        m_usual[QStringLiteral("figures")] = millisecondsOf(figuresJob());
        m_usual[QStringLiteral("report")] = millisecondsOf(reportJob());
        QVERIFY2(m_wrong.isEmpty(), m_wrong);
    }

    /// A device whose first minutes are cut off again and again still joins with its one invite.
    void aJoinMayDie() {
        RUN(invited, m_town.office(),
            words("invite --role recorder --org 420625105201 --name east2 --hub")
                << m_town.hub().url() << QStringLiteral("--out")
                << m_town.path(QStringLiteral("east2.invite")));
        const Tool phone(m_town.path(QStringLiteral("east2")));
        const QStringList join = words("join --invite") << m_town.path(QStringLiteral("east2.invite"));
        const auto look = [this](const ToolRun& run) {
            if (!run.killed() && !run.ok()) complain("join: " + run.told());
        };
        for (int i = 0; i < 8; ++i)
            runToDeath({Job{&phone, QStringLiteral("join"), join, look}});
        RUN(asked, phone, join);
        RUN(accepted, m_town.office(), words("sync"));
        RUN(joined, phone, words("sync"));
        QCOMPARE(text(joined.object(), "state"), QStringLiteral("joined"));
        QVERIFY2(m_wrong.isEmpty(), m_wrong);
        m_phones.push_back({phone, RealTownship::East, {}, {}, {}});
    }

    /// An office that died while it was made is there, sound, or may be made in the same folder.
    void anOfficesFirstMinuteMayDie() {
        for (int i = 0; i < 6; ++i) {
            const Tool office(m_town.path(QStringLiteral("office%1").arg(i)));
            const QStringList create = words("office create --name 青山镇 --org 330127101000");
            runToDeath({Job{&office, QStringLiteral("office create"), create, [](const ToolRun&) {}}});
            const ToolRun again = office.run(create);
            if (!again.ok()) QVERIFY2(again.exit == 1 && again.err.contains(office.home()), again.told());
            RUN(sound, office, words("check"));
        }
    }

    void everybodyDiesAllTheTime() {
        QElapsedTimer timer;
        timer.start();
        for (int round = 0;
             kills() < WantedKills && timer.elapsed() < LongestMilliseconds && m_wrong.isEmpty(); ++round) {
            for (int i = 0; i < 2; ++i) {
                std::vector<Job> writing;
                for (Phone* phone : twoPhones())
                    writing.push_back(writingJob(*phone));
                runToDeath(writing);
            }
            // One that nobody disturbs, so that there is ever more to lose.
            Job undisturbed = writingJob(*twoPhones().front());
            undisturbed.settle(undisturbed.tool->run(undisturbed.words));

            // Two phones send what they have, and the hub dies under them in most rounds: at the place that
            // it was armed with when it came to life, or else by the clock.
            if (m_hubsDeath.isEmpty() && round % 4 != 0) {
                m_hubsDeath = QStringLiteral("the clock");
                m_town.hub().killAfter(1 + below(m_usual[QStringLiteral("phone sync")]));
            }
            std::vector<Job> sending;
            for (Phone* phone : twoPhones())
                sending.push_back(syncJob(*phone));
            runToDeath(sending);
            QVERIFY2(reviveHub(deathOf(QStringLiteral("hub")).failpoint), qPrintable(m_town.hub().error()));
            if (round % 3 == 0) {
                Job whole = syncJob(*twoPhones().front());
                whole.settle(whole.tool->run(whole.words));
                QVERIFY2(reviveHub(), qPrintable(m_town.hub().error()));
            }
            // A hub that is still to die may do so under the office; then the office says so.
            Job merging = officeJob();
            merging.settle = syncJob(m_phones[0]).settle;
            std::vector<Job> desk{merging};
            if (round % 3 == 1) desk.push_back(figuresJob());
            if (round % 3 == 2) desk.push_back(reportJob());
            runToDeath(desk);
        }
        QVERIFY2(m_wrong.isEmpty(), m_wrong);
        for (const auto& [at, counted] : m_deaths)
            qInfo("killed | %s | at %s | %d of %d", qPrintable(at.first), qPrintable(at.second),
                  counted.second, counted.first);
        qInfo("killed | all | | %d", kills());
        QVERIFY2(kills() >= 200, QByteArray::number(kills()));
    }

    /// What a hub acknowledged it has, whatever happens to it and to the phone afterwards.
    void whatTheHubAcknowledgedOutlivesIt() {
        QVERIFY2(reviveHub(), qPrintable(m_town.hub().error()));
        m_town.hub().kill();
        m_hubsDeath.clear();
        QVERIFY2(m_town.hub().start(), qPrintable(m_town.hub().error()));
        Phone& west = m_phones[1];
        Job job = recordJob(west);
        job.settle(job.tool->run(job.words));
        RUN(sent, west.tool, words("sync"));
        QCOMPARE(number(sent.object(), "pending"), 0);
        m_town.hub().kill();
        QVERIFY2(m_town.hub().start(), qPrintable(m_town.hub().error()));
        // The phone says nothing more; the office hears it all the same.
        RUN(heard, m_town.office(), words("sync"));
        RUN(entries, m_town.office(), words("entries --history --org 420625105202"));
        for (const auto& [note, recording] : m_recordings)
            if (recording.promised && recording.unit == RealTownship::West)
                QVERIFY2(!only(entries.array(), "note", note).isEmpty(), note.toUtf8());
    }

    void whatWasSavedIsThereOnceAndNothingElse() {
        for (Phone& phone : m_phones) {
            if (phone.unfinishedImport.isEmpty()) continue;
            Job job = importJob(phone);
            job.settle(job.tool->run(job.words));
            QVERIFY(phone.unfinishedImport.isEmpty());
        }
        for (int twice = 0; twice < 2; ++twice) {
            for (const Phone& phone : m_phones) {
                RUN(sent, phone.tool, words("sync"));
                QCOMPARE(number(sent.object(), "pending"), 0);
            }
            RUN(heard, m_town.office(), words("sync"));
        }
        QVERIFY2(m_wrong.isEmpty(), m_wrong);

        RUN(listed, m_town.office(), words("entries --history"));
        std::map<QString, qint64> sums;
        std::set<QString> notes;
        std::set<QString> reasons;
        for (const auto& one : listed.array()) {
            const QJsonObject entry = one.toObject();
            const QString note = text(entry, "note");
            const auto recording = m_recordings.find(note);
            QVERIFY2(recording != m_recordings.end(), note.toUtf8() + ": nobody recorded that");
            QVERIFY2(notes.insert(note).second, note.toUtf8() + " is there twice");
            QVERIFY2(recording->second.id.isEmpty() || recording->second.id == text(entry, "id"),
                     note.toUtf8());
            QCOMPARE(text(entry, "org_unit"), QLatin1String(recording->second.unit));
            QCOMPARE(text(entry, "state"), QStringLiteral("active"));
            const QJsonArray revisions = entry.value(QLatin1String("revisions")).toArray();
            QCOMPARE(text(revisions[0].toObject(), "value"), recording->second.value);
            QString value = recording->second.value;
            int serial = 0;
            for (qsizetype i = 1; i < revisions.size(); ++i) {
                const QString why = text(revisions[i].toObject(), "why");
                const auto correction = m_corrections.find(why);
                QVERIFY2(correction != m_corrections.end(), why.toUtf8() + ": nobody said that");
                QVERIFY2(reasons.insert(why).second, why.toUtf8() + " is there twice");
                QCOMPARE(correction->second.entry, text(entry, "id"));
                value = text(revisions[i].toObject(), "value");
                QCOMPARE(value, correction->second.value);
                QVERIFY2(why.mid(1).toInt() > serial, why.toUtf8() + " came out of turn");
                serial = why.mid(1).toInt();
            }
            QCOMPARE(text(entry, "value"), value);
            sums[text(entry, "org_unit")] += value.toLongLong();
        }
        for (const auto& [note, recording] : m_recordings)
            QVERIFY2(!recording.promised || notes.contains(note), note.toUtf8() + " was saved and is lost");
        for (const auto& [why, correction] : m_corrections)
            QVERIFY2(!correction.promised || reasons.contains(why), why.toUtf8() + " was saved and is lost");
        qInfo("attempted %zu recordings and %zu corrections, of which %zu and %zu are there",
              m_recordings.size(), m_corrections.size(), notes.size(), reasons.size());

        RUN(figures, m_town.office(), words("figures --period 2020 --by village"));
        for (const auto& [unit, sum] : sums)
            QCOMPARE(brief(figures.array(), "1.1.01", unit.toLatin1()),
                     QString::number(sum) + QStringLiteral(" 1/1"));
        RUN(township, m_town.office(), words("figures --period 2020"));
        const qint64 all = sums[QLatin1String(RealTownship::East)] + sums[QLatin1String(RealTownship::West)];
        QCOMPARE(brief(township.array(), "1.1.01"),
                 QString::number(all) + QStringLiteral(" 2/3 without 203"));
        for (const Phone& phone : m_phones) {
            RUN(own, phone.tool, words("entries --history --org") << QLatin1String(phone.unit));
            RUN(same, m_town.office(), words("entries --history --org") << QLatin1String(phone.unit));
            QCOMPARE(own.out, same.out);
        }
    }

    void everyHomeIsSoundAndTheHubStartsAgain() {
        std::vector<const Tool*> homes{&m_town.office()};
        for (const Phone& phone : m_phones)
            homes.push_back(&phone.tool);
        for (const Tool* home : homes) {
            RUN(sound, *home, words("check"));
            for (const char* none : {"waiting", "refused", "cut"})
                QCOMPARE(number(sound.object(), none), 0);
        }
        QCOMPARE(m_town.hub().stop(), 0);
        QVERIFY2(m_town.hub().start(), qPrintable(m_town.hub().error()));
        RUN(nothingNew, m_town.office(), words("sync"));
        QCOMPARE(number(nothingNew.object(), "sent"), 0);
        QCOMPARE(number(nothingNew.object(), "received"), 0);
        QCOMPARE(m_town.hub().stop(), 0);
    }
};

CUNBAO_TEST(tst_e2e_kill)
#include "tst_e2e_kill.moc"
