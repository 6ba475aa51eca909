#include "app/domain/AppError.h"
#include "app/store/AuditLog.h"
#include "app/store/Rebuild.h"
#include "app/usecase/Doubts.h"
#include "app/usecase/MakeReport.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/OverrideFigure.h"
#include "app/usecase/RecordEntry.h"
#include "app/viewmodel/AuditText.h"
#include "sync/SyncError.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Homes.h"
#include "tests/support/HostileDevice.h"

#include <atomic>
#include <thread>

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village");
const QDate Day(2020, 3, 1);

struct World {
    Township town{21};
    TownshipDevice* phone = nullptr;

    Result<void> begin() {
        TRY(town.begin(Indicators, QString(), madeUnits(2)));
        TRY_LET(phone, town.enrol(madeVillage(1), Role::Recorder));
        return {};
    }
    static std::vector<AuditLine> lines(Ledger& ledger, AuditEvent event) {
        std::vector<AuditLine> out;
        const auto all = AuditLog(ledger).list();
        if (!all.ok()) return std::vector<AuditLine>(99);
        std::copy_if(all->begin(), all->end(), std::back_inserter(out),
                     [&](const AuditLine& line) { return line.event == event; });
        return out;
    }
};

} // namespace

class tst_audit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Who came in, and who tried to: known from the first time that somebody does come in.
    void signInsAndWrongPasscodes() {
        World w;
        OK(w.begin());
        w.phone->ledger.reset();
        const QString home = w.town.folder(QStringLiteral("1"));
        const Instant first = w.town.clock.now();
        for (int i = 0; i < 3; ++i) {
            FAILS(Home::open(home, QStringLiteral("not-it-%1").arg(i), w.town.context()),
                  AppErrc::PasscodeWrong);
            w.town.clock.advance(std::chrono::seconds(10));
        }
        auto ledger = openHome(w.town, QStringLiteral("1"));
        OK(ledger);
        const auto wrong = World::lines(**ledger, AuditEvent::PasscodeWrong);
        QCOMPARE(wrong.size(), std::size_t(3));
        QVERIFY(wrong[0].at == first);
        QVERIFY(wrong[2].at == first + std::chrono::seconds(20));
        QCOMPARE(World::lines(**ledger, AuditEvent::SignedIn).size(), std::size_t(1));
        ledger->reset();
        auto again = openHome(w.town, QStringLiteral("1"));
        OK(again);
        QCOMPARE(World::lines(**again, AuditEvent::PasscodeWrong).size(), std::size_t(3));
        QCOMPARE(World::lines(**again, AuditEvent::SignedIn).size(), std::size_t(2));
        QVERIFY(!QFile::exists(home + QStringLiteral("/store.tries")));
    }

    /// One sign-in of a program with several threads is one line.
    void oneSignInForAllThreads() {
        World w;
        OK(w.begin());
        w.phone->ledger.reset();
        const auto home =
            Home::unlock(w.town.folder(QStringLiteral("1")), TownshipPasscode, w.town.context());
        OK(home);
        auto one = home->ledger();
        OK(one);
        auto two = home->ledger();
        OK(two);
        QCOMPARE(World::lines(**two, AuditEvent::SignedIn).size(), std::size_t(1));
    }

    void thePasscodeChanged() {
        World w;
        OK(w.begin());
        w.phone->ledger.reset();
        const QString home = w.town.folder(QStringLiteral("1"));
        const QString fresh = QStringLiteral("another one");
        FAILS(Home::changePasscode(home, QStringLiteral("not this"), fresh, w.town.context()),
              AppErrc::PasscodeWrong);
        OK(Home::changePasscode(home, TownshipPasscode, fresh, w.town.context()));
        w.town.clock.advance(std::chrono::seconds(1));
        FAILS(openHome(w.town, QStringLiteral("1")), AppErrc::PasscodeWrong);
        auto ledger = Home::open(home, fresh, w.town.context());
        OK(ledger);
        QCOMPARE(World::lines(**ledger, AuditEvent::PasscodeChanged).size(), std::size_t(1));
        QCOMPARE(World::lines(**ledger, AuditEvent::PasscodeWrong).size(), std::size_t(2));
    }

    /// Many at once are one after the other: four free tries, whoever makes them.
    void triesByManyAtOnce() {
        World w;
        OK(w.begin());
        w.phone->ledger.reset();
        const QString home = w.town.folder(QStringLiteral("1"));
        std::atomic<int> wrong{0}, waited{0}, other{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 12; ++i)
            threads.emplace_back([&, i] {
                SeededRandom random(static_cast<std::uint64_t>(i));
                const ManualClock clock(w.town.clock.now());
                ManualClock own(clock.now());
                const auto opened =
                    Home::open(home, QStringLiteral("guess-%1").arg(i), {&own, &random, PasscodeCost{8, 1}});
                if (!opened.ok() && opened.error().is(AppErrc::PasscodeWrong))
                    ++wrong;
                else if (!opened.ok() && opened.error().is(AppErrc::PasscodeWait))
                    ++waited;
                else
                    ++other;
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(int(other), 0);
        // The fifth is the first that is followed by a wait.
        QCOMPARE(int(wrong), 5);
        QCOMPARE(int(waited), 7);
    }

    void whatWasRefused() {
        World w;
        OK(w.begin());
        Ledger& phone = *w.phone->ledger;
        FAILS(openRound(phone, QStringLiteral("annual-report"), Period::year(2020), {}), AppErrc::NotAllowed);
        FAILS(Township::record(phone, "f", Day, 1, madeVillage(2)), AppErrc::NotAllowed);
        const auto refused = World::lines(phone, AuditEvent::Refused);
        QCOMPARE(refused.size(), std::size_t(2));
        QVERIFY(auditText(refused[0], Language::English).size() > 20);
        // What somebody only mistyped is no refusal.
        FAILS(Township::record(phone, "nothing", Day, 1), AppErrc::IndicatorUnknown);
        QCOMPARE(World::lines(phone, AuditEvent::Refused).size(), std::size_t(2));

        // A device that does what it may not: kept, never counted, and in the audit of whoever got it.
        HostileDevice enemy(phone, Audience::ofUnit(madeVillage(1).number()),
                            {toMillis(w.town.clock.now()), 0});
        DeviceDescribed forged{w.town.office().identity().device(), QStringLiteral("me")};
        const auto segment = enemy.segment({forged}, QByteArray());
        OK(segment);
        Replica replica(w.town.office());
        OK(replica.takeSegments({*segment}));
        const auto kept = World::lines(w.town.office(), AuditEvent::OperationRefused);
        QCOMPARE(kept.size(), std::size_t(1));
        QCOMPARE(kept[0].facts.value(1), w.phone->id().toHex());
        OK(rebuildProjections(w.town.office()));
        OK(checkStore(w.town.office()));
        QCOMPARE(World::lines(w.town.office(), AuditEvent::OperationRefused).size(), std::size_t(1));
    }

    /// An invite is for one device: who comes second, or too late, is told no, and that is noted once.
    void invitesThatAreUsedOrOver() {
        World w;
        OK(w.begin());
        Ledger& office = w.town.office();
        const auto settle = [&](Ledger& asking) -> Result<JoinIntake> {
            TRY_LET(const auto plea, pendingJoin(asking));
            EnrolmentDesk desk(office);
            TRY(desk.settle({*plea}));
            return desk.intake();
        };
        InviteRequest request;
        request.unit = madeVillage(2);
        const auto invite = createInvite(office, request);
        OK(invite);
        std::vector<std::unique_ptr<Ledger>> devices;
        for (const char* name : {"first", "second"}) {
            auto joined = joinOffice(w.town.folder(QString::fromLatin1(name)), QStringLiteral("passcode"),
                                     *invite, w.town.context());
            OK(joined);
            devices.push_back(std::move(*joined));
        }
        auto intake = settle(*devices[0]);
        OK(intake);
        QCOMPARE(intake->admitted, quint64(1));
        // Its own request may come again, by a file that is taken in twice.
        intake = settle(*devices[0]);
        OK(intake);
        QVERIFY(intake->known == 1 && intake->refused == 0);
        QVERIFY(World::lines(office, AuditEvent::JoinRefused).empty());

        for (int times = 0; times < 3; ++times) {
            intake = settle(*devices[1]);
            OK(intake);
            QVERIFY(intake->admitted == 0 && intake->refused == 1);
        }
        auto refused = World::lines(office, AuditEvent::JoinRefused);
        QCOMPARE(refused.size(), std::size_t(1));
        QCOMPARE(refused[0].facts.value(0), invite->id.toHex());
        QCOMPARE(refused[0].facts.value(1), devices[1]->identity().device().toHex());
        const QString text = auditText(refused[0], Language::English);
        QVERIFY2(text.contains(invite->id.toHex()) && text.contains(QLatin1String("used")), qPrintable(text));

        request.life = std::chrono::hours(1);
        const auto brief = createInvite(office, request);
        OK(brief);
        auto late = joinOffice(w.town.folder(QStringLiteral("late")), QStringLiteral("passcode"), *brief,
                               w.town.context());
        OK(late);
        w.town.clock.advance(std::chrono::hours(2));
        intake = settle(**late);
        OK(intake);
        QCOMPARE(intake->refused, quint64(1));
        refused = World::lines(office, AuditEvent::JoinRefused);
        QCOMPARE(refused.size(), std::size_t(2));
        QVERIFY(auditText(refused[1], Language::English).contains(QLatin1String("expired")));
        OK(checkStore(office));
    }

    void decisionsExportsAndKeys() {
        World w;
        OK(w.begin());
        Ledger& office = w.town.office();
        const auto decisions = [&] { return World::lines(office, AuditEvent::Decided).size(); };
        const std::size_t before = decisions(); // the catalogue that was published
        QVERIFY(before >= 1);
        OK(openRound(office, QStringLiteral("annual-report"), Period::year(2020), {}));
        OK(overrideFigure(office, QStringLiteral("f"), QStringLiteral("3"), madeVillage(1),
                          Period::year(2020), QStringLiteral("by phone")));
        OK(freezeRound(office, QStringLiteral("annual-report"), Period::year(2020)));
        QCOMPARE(decisions(), before + 3);
        ReportRequest report;
        report.period = Period::year(2020);
        report.path = w.town.folder(QStringLiteral("report.txt"));
        OK(makeReport(office, report));
        const auto reported = World::lines(office, AuditEvent::Reported);
        QCOMPARE(reported.size(), std::size_t(1));
        QCOMPARE(reported[0].facts.value(3), report.path);

        QCOMPARE(World::lines(office, AuditEvent::Invited).size(), std::size_t(1));
        QCOMPARE(World::lines(office, AuditEvent::Certified).size(), std::size_t(2));
        const std::size_t epochs = World::lines(office, AuditEvent::EpochStarted).size();
        QCOMPARE(epochs,
                 std::size_t(4)); // office, township, two villages: the grant to the phone starts none
        OK(revokeDevice(office, w.phone->id()));
        QCOMPARE(World::lines(office, AuditEvent::Revoked).size(), std::size_t(1));
        QCOMPARE(World::lines(office, AuditEvent::EpochStarted).size(), epochs + 2);
        OK(checkStore(office));
        // Every kind of line has its words.
        const auto lines = AuditLog(office).list();
        OK(lines);
        for (const AuditLine& line : *lines) {
            QVERIFY(!auditWord(line.event).isEmpty());
            QVERIFY(auditFactNames(line.event).size() >= std::min<qsizetype>(line.facts.size(), 1));
            for (const Language language : {Language::Chinese, Language::English})
                QVERIFY2(!auditText(line, language).contains(QLatin1Char('?')),
                         qPrintable(auditText(line, language)));
        }
    }

    void sinceWhen() {
        World w;
        OK(w.begin());
        Ledger& office = w.town.office();
        const Instant then = w.town.clock.now() + std::chrono::hours(24 * 200);
        w.town.clock.set(then);
        OK(openRound(office, QStringLiteral("annual-report"), Period::year(2020), {}));
        const auto late = AuditLog(office).list(then);
        OK(late);
        QCOMPARE(late->size(), std::size_t(1));
        // Two hundred days later the first line is still there.
        const auto all = AuditLog(office).list();
        OK(all);
        QCOMPARE(all->front().number, qint64(1));
        QVERIFY(all->size() > late->size());
    }

    /// A line that is taken out, changed or put in is noticed, the last one too; and by the store's own rules
    /// none is.
    void itOnlyGrows_data() {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("the last") << QByteArray("DELETE FROM audit WHERE ord = (SELECT max(ord) FROM audit)");
        QTest::newRow("the first") << QByteArray("DELETE FROM audit WHERE ord = 1");
        QTest::newRow("one between") << QByteArray("DELETE FROM audit WHERE ord = 3");
        QTest::newRow("all") << QByteArray("DELETE FROM audit");
        QTest::newRow("another time") << QByteArray("UPDATE audit SET at = at + 1 WHERE ord = 2");
        QTest::newRow("another event") << QByteArray("UPDATE audit SET event = 1 WHERE ord = 2");
        QTest::newRow("one more") << QByteArray(
            "INSERT INTO audit SELECT ord + 1, at, event, device, facts, hash FROM "
            "audit ORDER BY ord DESC LIMIT 1");
    }
    void itOnlyGrows() {
        QFETCH(QByteArray, sql);
        World w;
        OK(w.begin());
        Ledger& office = w.town.office();
        OK(checkStore(office));
        if (!sql.startsWith("INSERT")) {
            QVERIFY(!office.db().execute(sql.constData()).ok());
            OK(checkStore(office));
        }
        OK(office.db().execute("DROP TRIGGER audit_stays"));
        OK(office.db().execute("DROP TRIGGER audit_stands"));
        OK(office.db().execute(sql.constData()));
        FAILS(checkStore(office), AppErrc::StoreInconsistent);
    }
};

CUNBAO_TEST(tst_audit)
#include "tst_audit.moc"
