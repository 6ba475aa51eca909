#include "FaultyRoad.h"
#include "Tool.h"
#include "tests/runner/RegisteredTest.h"

#include <QRandomGenerator>

#include <map>

using namespace cunbao::e2e;

/// Real processes, real TLS, and a road between them on which everything happens that happens on roads: each
/// fault, either way, at a random byte. A sync that it met says so in one line, or finds its way; nothing
/// saved is lost, nothing counts twice. CUNBAO_FAULTS: how often each (soak: 100), CUNBAO_SEED repeats.
class tst_e2e_faults : public QObject {
    Q_OBJECT

    RealTownship m_town;
    FaultyRoad m_road;
    std::vector<Tool> m_phones;
    QRandomGenerator m_random;
    std::map<QString, QString> m_saved;                  // value by entry, as `record` reported
    std::map<std::pair<int, Direction>, qint64> m_usual; // bytes of a whole sync, by who and which way
    int m_serial = 0;

    static int wanted() {
        bool given = false;
        const int times = qEnvironmentVariableIntValue("CUNBAO_FAULTS", &given);
        return given ? times : 2;
    }
    int below(qint64 bound) { return static_cast<int>(m_random.bounded(static_cast<quint32>(bound))); }

    /// The phones by their number, then the office.
    const Tool& actor(int number) {
        return number < static_cast<int>(m_phones.size()) ? m_phones[static_cast<std::size_t>(number)]
                                                          : m_town.office();
    }
    int actors() const { return static_cast<int>(m_phones.size()) + 1; }
    QStringList syncWords(int number) {
        return number < static_cast<int>(m_phones.size()) ? words("sync")
                                                          : words("sync --hub") + QStringList{m_road.url()};
    }

    QByteArray recordOn(int number) {
        const QString value = QString::number(1 + below(900));
        const ToolRun run =
            actor(number).run(words("record leaflets --on 2020-03-04")
                              << value << QStringLiteral("--note") << QStringLiteral("n%1").arg(++m_serial));
        if (!run.ok() || idOf(run).isEmpty()) return run.told();
        m_saved.emplace(idOf(run), value);
        return {};
    }

    /// Empty where everybody holds everything, once; else what is wrong.
    QByteArray whole() {
        for (int round = 0; round < 2; ++round)
            for (int number = 0; number < actors(); ++number) {
                const ToolRun run = actor(number).run(syncWords(number));
                if (!run.ok() ||
                    (round == 1 && number < actors() - 1 && ::number(run.object(), "pending") != 0))
                    return run.told();
            }
        std::map<QString, QString> held;
        for (const auto one : m_town.office().run(words("entries")).array()) {
            const QJsonObject entry = one.toObject();
            if (text(entry, "state") != QLatin1String("active")) return "an entry is not active";
            if (!held.emplace(text(entry, "id"), text(entry, "value")).second)
                return "an entry is there twice";
        }
        if (held != m_saved)
            return QByteArray::number(qint64(held.size())) + " entries at the office, saved were " +
                   QByteArray::number(qint64(m_saved.size()));
        for (int number = 0; number < actors(); ++number)
            if (const ToolRun run = actor(number).run(words("check")); !run.ok()) return run.told();
        return {};
    }

private Q_SLOTS:
    void initTestCase() {
        bool given = false;
        const int fixed = qEnvironmentVariableIntValue("CUNBAO_SEED", &given);
        const quint32 seed = given ? static_cast<quint32>(fixed) : QRandomGenerator::global()->generate();
        m_random.seed(seed);
        qInfo("seed %u", seed);
        QVERIFY(writeFile(m_town.path(QStringLiteral("catalogue.csv")), smallCatalogue()));
        QVERIFY2(m_town.setUp(words("--catalogue") << m_town.path(QStringLiteral("catalogue.csv"))),
                 m_town.error().constData());
        QVERIFY(m_road.start(m_town.hub().port()));
        for (const auto& [name, unit] :
             {std::pair("east", RealTownship::East), std::pair("east-2", RealTownship::East),
              std::pair("west", RealTownship::West)}) {
            const auto phone = m_town.enrol(QLatin1String(name), unit, "recorder", true, m_road.url());
            QVERIFY2(phone.has_value(), m_town.error().constData());
            m_phones.push_back(*phone);
        }
        const QByteArray wrong = whole();
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }

    void everyFaultOnTheRoad_data() {
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("up");
        for (const Fault fault : AllFaults)
            for (const bool up : {true, false})
                QTest::addRow("%s, %s", nameOf(fault), up ? "up" : "down") << static_cast<int>(fault) << up;
    }

    void everyFaultOnTheRoad() {
        QFETCH(const int, fault);
        QFETCH(const bool, up);
        const Direction direction = up ? Direction::Up : Direction::Down;
        int happened = 0, said = 0;
        for (int tries = 0; happened < wanted() && tries < wanted() * 6 + 20; ++tries) {
            const int number = below(actors());
            if (number < actors() - 1) {
                const QByteArray wrong = recordOn(number);
                QVERIFY2(wrong.isEmpty(), wrong.constData());
            }
            qint64& usual = m_usual.try_emplace({number, direction}, 3000).first->second;
            m_road.expect({static_cast<Fault>(fault), direction, below(usual)});
            const ToolRun run = actor(number).run(syncWords(number));
            const qint64 carried = m_road.carried(direction);
            if (m_road.happened()) {
                ++happened;
                usual = std::max(usual, carried);
            } else {
                usual = std::max<qint64>(1000, carried);
            }
            QVERIFY2(run.exit == 0 || run.exit == 1, run.told());
            if (run.exit == 0) continue;
            ++said;
            QVERIFY2(run.err.count(QLatin1Char('\n')) == 1 && run.out.isEmpty(), run.told());
        }
        QCOMPARE(happened, wanted());
        // Late bytes are no fault that anybody should hear of.
        if (static_cast<Fault>(fault) == Fault::Delay) QCOMPARE(said, 0);
        const QByteArray wrong = whole();
        QVERIFY2(wrong.isEmpty(), wrong.constData());
        qInfo("%s | %s | %d of %d, %d of them heard of it", nameOf(static_cast<Fault>(fault)),
              up ? "up" : "down", happened, wanted(), said);
    }

    /// The hub ends in the middle of everybody's exchange, as on an update, and comes back.
    void theHubRestartsUnderLoad() {
        int cut = 0;
        for (int round = 0; round < wanted(); ++round) {
            for (int number = 0; number < actors() - 1; ++number) {
                const QByteArray wrong = recordOn(number);
                QVERIFY2(wrong.isEmpty(), wrong.constData());
            }
            m_road.expectNothing();
            const qint64 moment = below(3000LL * actors());
            std::vector<std::unique_ptr<QProcess>> running;
            running.reserve(static_cast<std::size_t>(actors()));
            for (int number = 0; number < actors(); ++number)
                running.push_back(actor(number).start(syncWords(number) + words("--json")));
            const auto moved = [&] {
                return m_road.carried(Direction::Up) >= moment ||
                       std::none_of(running.begin(), running.end(), [](const auto& process) {
                           return process->state() != QProcess::NotRunning;
                       });
            };
            QTRY_VERIFY_WITH_TIMEOUT(moved(), 60'000);
            QCOMPARE(m_town.hub().stop(), 0);
            QVERIFY2(m_town.hub().start(), qPrintable(m_town.hub().error()));
            for (const auto& process : running) {
                const ToolRun run = Tool::finish(*process);
                QVERIFY2(run.exit == 0 || run.exit == 1, run.told());
                cut += run.exit;
            }
        }
        const QByteArray wrong = whole();
        QVERIFY2(wrong.isEmpty(), wrong.constData());
        qInfo("hub restarted under load | %d of %d, %d syncs broken off", wanted(), wanted(), cut);
    }
};

CUNBAO_TEST(tst_e2e_faults)
#include "tst_e2e_faults.moc"
