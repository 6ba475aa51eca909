#include "app/viewmodel/Unbroken.h"
#include "app/viewmodel/phone/JoinModel.h"
#include "app/viewmodel/phone/PasscodeChoice.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

using namespace cunbao;

/// Joining: the three ways in which an invite comes, what is shown before anything is stored, and the road to
/// membership.
class tst_vm_join : public QObject {
    Q_OBJECT

    std::unique_ptr<SessionWorld> m_world;

    Township& township() { return m_world->township(); }
    Result<QString> invite() {
        InviteRequest request;
        request.unit = madeVillage(1);
        request.role = Role::Lead;
        request.hubUrl = SessionWorld::hubUrl();
        TRY_LET(const Invite made, createInvite(township().office(), request));
        return QString::fromUtf8(made.toText());
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<SessionWorld>(22);
        OK(township().begin(QStringLiteral("a flow sum sum village"), QString(), madeUnits(2)));
    }

    void passcodesAreWeighed_data() {
        QTest::addColumn<QString>("passcode");
        QTest::addColumn<PasscodeChoice::Strength>("strength");
        QTest::newRow("empty") << QString() << PasscodeChoice::TooShort;
        QTest::newRow("five") << QStringLiteral("a1b2c") << PasscodeChoice::TooShort;
        QTest::newRow("six digits") << QStringLiteral("482915") << PasscodeChoice::Weak;
        QTest::newRow("run up") << QStringLiteral("12345678") << PasscodeChoice::Weak;
        QTest::newRow("run down") << QStringLiteral("fedcba") << PasscodeChoice::Weak;
        QTest::newRow("few characters") << QStringLiteral("aab1b1a1aa") << PasscodeChoice::Weak;
        QTest::newRow("eight digits") << QStringLiteral("48291573") << PasscodeChoice::Fair;
        QTest::newRow("short but mixed") << QStringLiteral("qing7x") << PasscodeChoice::Fair;
        QTest::newRow("long digits") << QStringLiteral("482915736048") << PasscodeChoice::Fair;
        QTest::newRow("long and mixed") << QStringLiteral("shiqiao-27") << PasscodeChoice::Strong;
    }
    void passcodesAreWeighed() {
        QFETCH(const QString, passcode);
        PasscodeChoice choice;
        choice.setPasscode(passcode);
        QTEST(choice.strength(), "strength");
        QVERIFY(!choice.acceptable());
        choice.setRepeated(passcode.chopped(1));
        QVERIFY(!choice.differs());
        QVERIFY(!choice.acceptable());
        choice.setRepeated(passcode);
        QCOMPARE(choice.acceptable(), choice.strength() != PasscodeChoice::TooShort);
        choice.setRepeated(QStringLiteral("another"));
        QVERIFY(choice.differs());
        choice.clear();
        QVERIFY(choice.passcode().isEmpty() && choice.repeated().isEmpty());
    }

    void theWayFromTextToMember() {
        auto session = m_world->newcomer();
        JoinModel model;
        SessionWorld::show(model, *session);
        QCOMPARE(session->face(), Session::Welcome);
        model.readText(QStringLiteral("CUNBAO1.nonsense"));
        QVERIFY(!model.error().isEmpty());
        QCOMPARE(model.step(), JoinModel::ReadInvite);

        const auto text = invite();
        OK(text);
        model.readText(QStringLiteral("  ") + *text);
        QCOMPARE(model.error(), QString());
        QCOMPARE(model.step(), JoinModel::CheckInvite);
        QCOMPARE(model.officeName(), QStringLiteral("镇"));
        QCOMPARE(model.unitName(), QStringLiteral("1村"));
        QCOMPARE(model.unitCode(), madeVillage(1).toString());
        QCOMPARE(model.roleText(), QStringLiteral("村负责人"));
        QVERIFY(model.expiresText().startsWith(unbroken(QStringLiteral("3月17日"))));
        QVERIFY(!model.expired());
        QVERIFY(model.overNetwork());
        QVERIFY2(!Home::exists(session->folder()), "nothing is stored before it is said");

        model.join(SessionWorld::passcode()); // not confirmed yet
        QCOMPARE(model.step(), JoinModel::CheckInvite);
        model.confirm();
        QCOMPARE(model.step(), JoinModel::SetPasscode);
        QVERIFY(!Home::exists(session->folder()));
        model.join(SessionWorld::passcode());
        QCOMPARE(model.step(), JoinModel::Joining);
        QTRY_COMPARE(model.step(), JoinModel::Joined);
        QCOMPARE(session->face(), Session::Village);
        QCOMPARE(session->unitName(), QStringLiteral("1村"));
        QVERIFY(!session->member());
        QVERIFY(!session->standing().isEmpty());
        QVERIFY(!model.back());

        auto office = m_world->open(*township().devices().front());
        QVERIFY(office);
        SessionWorld::sync(*session); // asks
        for (int round = 0; round < 2 && !session->member(); ++round) {
            SessionWorld::sync(*office);  // answers
            SessionWorld::sync(*session); // hears
        }
        QTRY_VERIFY(session->member());
        QCOMPARE(session->unit(), madeVillage(1));
    }

    void oneStepBack() {
        auto session = m_world->newcomer();
        JoinModel model;
        SessionWorld::show(model, *session);
        QVERIFY(!model.back());
        const auto text = invite();
        OK(text);
        model.readText(*text);
        model.confirm();
        QVERIFY(model.back());
        QCOMPARE(model.step(), JoinModel::CheckInvite);
        QVERIFY(model.back());
        QCOMPARE(model.step(), JoinModel::ReadInvite);
        QCOMPARE(model.roleText(), QString());
        QVERIFY(!Home::exists(session->folder()));
    }

    void aShortPasscodeIsRefused() {
        auto session = m_world->newcomer();
        JoinModel model;
        SessionWorld::show(model, *session);
        const auto text = invite();
        OK(text);
        model.readText(*text);
        model.confirm();
        model.join(QStringLiteral("short"));
        QTRY_COMPARE(model.step(), JoinModel::SetPasscode);
        QVERIFY(!model.error().isEmpty());
        QVERIFY(!Home::exists(session->folder()));
        QCOMPARE(session->face(), Session::Welcome);
    }

    void anExpiredInviteGoesNoFurther() {
        auto session = m_world->newcomer();
        JoinModel model;
        SessionWorld::show(model, *session);
        const auto text = invite();
        OK(text);
        township().clock.advance(std::chrono::hours(24 * 7 + 1));
        model.readText(*text);
        QVERIFY(model.expired());
        model.confirm();
        QCOMPARE(model.step(), JoinModel::CheckInvite);
    }

    void aFileOrAPicture() {
        auto session = m_world->newcomer();
        JoinModel model;
        SessionWorld::show(model, *session);
        const auto text = invite();
        OK(text);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("1村.invite"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(text->toUtf8()) > 0);
        file.close();
        model.readFile(QUrl::fromLocalFile(path));
        QVERIFY(model.reading());
        QTRY_COMPARE(model.step(), JoinModel::CheckInvite);
        QVERIFY(!model.reading());
        QVERIFY(model.back());

        const QString picture = folder.filePath(QStringLiteral("code.png"));
        QFile image(picture);
        QVERIFY(image.open(QIODevice::WriteOnly));
        QVERIFY(image.write(QByteArray(40'000, 'p')) > 0);
        image.close();
        model.readFile(QUrl::fromLocalFile(picture));
        QTRY_VERIFY(!model.error().isEmpty());
        QCOMPARE(model.step(), JoinModel::ReadInvite);
        m_world->platform().codeScanner.picture = *text;
        model.readFile(QUrl::fromLocalFile(picture));
        QTRY_COMPARE(model.step(), JoinModel::CheckInvite);
        QCOMPARE(model.error(), QString());
    }

    void theCamera() {
        auto session = m_world->newcomer();
        auto& scanner = m_world->platform().codeScanner;
        JoinModel model;
        SessionWorld::show(model, *session);
        QVERIFY(model.hasCamera());
        model.startScan(nullptr);
        QVERIFY(model.scanning());
        scanner.show(QStringLiteral("https://example.org"));
        QTRY_VERIFY(!model.error().isEmpty());
        QVERIFY2(model.scanning(), "another code may be the invite");
        const auto text = invite();
        OK(text);
        scanner.show(*text);
        QTRY_COMPARE(model.step(), JoinModel::CheckInvite);
        QVERIFY(!model.scanning());
        QVERIFY(!scanner.isScanning());
    }

    void whoInvitesWhom() {
        auto session = m_world->newcomer();
        JoinModel model;
        SessionWorld::show(model, *session);
        model.readText(QStringLiteral("CUNBAO1.nonsense"));
        COMPARE_SNAPSHOT(snapshotOf(model), "join_no_invite");
        const auto text = invite();
        OK(text);
        model.readText(*text);
        COMPARE_SNAPSHOT(snapshotOf(model), "join_invite");
        session->preferences()->setLanguage(Preferences::English);
        SessionWorld::settle(*session);
        COMPARE_SNAPSHOT(snapshotOf(model), "join_invite-en");
        township().clock.advance(std::chrono::hours(24 * 7 + 1));
        COMPARE_SNAPSHOT(snapshotOf(model), "join_expired-en");
    }
};

CUNBAO_TEST(tst_vm_join)
#include "tst_vm_join.moc"
