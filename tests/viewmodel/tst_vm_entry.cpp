#include "app/usecase/RecordEntry.h"
#include "app/viewmodel/ErrorText.h"
#include "app/viewmodel/phone/EntryModel.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

#include <QSignalSpy>

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "t text union union village\n");
const QDate Recorded(2020, 3, 2);
const QDate Today(2020, 3, 10);

/// A village's device with one entry of 500, and that entry as it is on the screen.
struct Village {
    SessionWorld world;
    TownshipDevice* device = nullptr;
    EntryName entry;
    std::unique_ptr<Session> session;
    EntryModel model;

    explicit Village(std::uint64_t seed) : world(seed) {}

    Result<void> begin() {
        TRY(world.township().begin(Indicators, QString(), madeUnits(2)));
        TRY_LET(device, world.township().enrol(madeVillage(1), Role::Recorder));
        TRY_LET(entry, Township::record(ledger(), "f", Recorded, 500));
        return {};
    }
    [[nodiscard]] bool open() {
        session = world.open(*device);
        if (!session) return false;
        model.setSession(session.get());
        model.setEntry(entry.toString());
        model.componentComplete();
        settle();
        return model.loaded() && model.error().isEmpty();
    }
    [[nodiscard]] Ledger& ledger() const { return *device->ledger; }
    void settle() const { SessionWorld::settle(*session); }
    [[nodiscard]] Result<EntryView> stored() const { return EntryReader(ledger()).find(entry); }
};

} // namespace

class tst_vm_entry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsItsHistory() {
        Village village(1);
        OK(village.begin());
        OK(Township::correct(village.ledger(), village.entry, 1520));
        QVERIFY(village.open());
        QCOMPARE(village.model.value(), QStringLiteral("1\u202F520"));
        QCOMPARE(village.model.revisions()->count(), 2);
        QCOMPARE(village.model.revisions()->at(0, "value").toString(), QStringLiteral("500"));
        QCOMPARE(village.model.revisions()->at(1, "reason").toString(), QStringLiteral("wrong before"));
        COMPARE_SNAPSHOT(snapshotOf(village.model), "entry");
    }

    void correctsWithAReason() {
        Village village(2);
        OK(village.begin());
        QVERIFY(village.open());
        EntryModel& model = village.model;
        QSignalSpy revised(&model, &EntryModel::revised);
        model.beginRevision();
        QCOMPARE(model.typed(), QStringLiteral("500"));
        model.setTyped(QStringLiteral("1,520"));
        QVERIFY(!model.correctable());
        model.correct();
        village.settle();
        QCOMPARE(revised.count(), 0);

        model.setReason(QStringLiteral("  漏了一组 "));
        model.setNewNote(QStringLiteral("第二组补报"));
        model.moveDay(-1);
        QVERIFY(model.correctable());
        model.correct();
        village.settle();
        QCOMPARE(model.error(), QString());
        QCOMPARE(revised.count(), 1);
        QCOMPARE(model.value(), QStringLiteral("1\u202F520"));
        const auto stored = village.stored();
        OK(stored);
        QCOMPARE(stored->value, EntryValue::ofNumber(Decimal::fromInteger(1520)));
        QCOMPARE(stored->on, Recorded.addDays(-1));
        QCOMPARE(stored->note, QStringLiteral("第二组补报"));
        QCOMPARE(stored->revisions.back().why, QStringLiteral("漏了一组"));
    }

    void whatIsNoValueIsToldWhileTyping_data() {
        QTest::addColumn<QString>("typed");
        for (const char* typed : {"十二", "1万2", "500多", "1,23", "1.5", "-3"})
            QTest::newRow(typed) << QString::fromUtf8(typed);
    }
    void whatIsNoValueIsToldWhileTyping() {
        QFETCH(const QString, typed);
        Village village(3);
        OK(village.begin());
        QVERIFY(village.open());
        village.model.setReason(QStringLiteral("why"));
        village.model.setTyped(typed);
        const auto value = readValue(madeIndicators(Indicators).front(), typed);
        QVERIFY(!value.ok());
        QCOMPARE(village.model.typedError(), errorText(value.error(), Language::Chinese));
        QVERIFY(!village.model.correctable());
        village.model.setTyped(QString());
        QCOMPARE(village.model.typedError(), QString());
        QVERIFY(!village.model.correctable());
    }

    void aKindOfNothingNeedsNoNumber() {
        Village village(4);
        OK(village.begin());
        QVERIFY(village.open());
        village.model.setTyped(QString());
        village.model.setReason(QStringLiteral("数字有疑问"));
        village.model.setStatement(EntryModel::NotYetKnown);
        QVERIFY(village.model.correctable());
        village.model.correct();
        village.settle();
        const auto stored = village.stored();
        OK(stored);
        QCOMPARE(stored->value, EntryValue::unknown());
        village.model.beginRevision();
        QCOMPARE(village.model.statement(), EntryModel::NotYetKnown);
        QCOMPARE(village.model.typed(), QString());
    }

    void withdrawsWithAReasonAndThenNoMore() {
        Village village(5);
        OK(village.begin());
        QVERIFY(village.open());
        QVERIFY(village.model.revisable());
        QVERIFY(!village.model.withdrawable());
        village.model.setReason(QStringLiteral("记错了指标"));
        village.model.withdraw();
        village.settle();
        QCOMPARE(village.model.state(), EntryListModel::Withdrawn);
        QVERIFY(!village.model.revisable());
        QCOMPARE(village.model.revisions()->count(), 2);
        QCOMPARE(village.model.revisions()->at(1, "value").toString(), QString());
        village.model.setReason(QStringLiteral("again"));
        QVERIFY(!village.model.withdrawable());
    }

    void theDayEndsToday() {
        Village village(6);
        OK(village.begin());
        QVERIFY(village.open());
        QVERIFY(village.model.dayMayGrow());
        village.model.moveMonth(2);
        QVERIFY(!village.model.dayMayGrow());
        village.model.setReason(QStringLiteral("why"));
        village.model.correct();
        village.settle();
        const auto stored = village.stored();
        OK(stored);
        QCOMPARE(stored->on, Today);
    }

    void whatIsBeingWrittenOutlivesANewLoad() {
        Village village(7);
        OK(village.begin());
        QVERIFY(village.open());
        village.model.setTyped(QStringLiteral("77"));
        village.model.setReason(QStringLiteral("half a rea"));
        OK(Township::correct(village.ledger(), village.entry, 600));
        village.model.reload();
        village.settle();
        QCOMPARE(village.model.value(), QStringLiteral("600"));
        QCOMPARE(village.model.typed(), QStringLiteral("77"));
        QCOMPARE(village.model.reason(), QStringLiteral("half a rea"));
    }

    void bigNumbersAreReadOut_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("reading");
        QTest::newRow("small") << QStringLiteral("500") << QString();
        QTest::newRow("big") << QStringLiteral("125000") << QStringLiteral("12.5\u00A0万");
        QTest::newRow("no number") << QStringLiteral("不涉及") << QString();
        QTest::newRow("no value") << QStringLiteral("12万5") << QString();
    }
    void bigNumbersAreReadOut() {
        QFETCH(const QString, typed);
        Village village(8);
        OK(village.begin());
        QVERIFY(village.open());
        village.model.setTyped(typed);
        QTEST(village.model.reading(), "reading");
    }

    void aPhoneNumberInTheNoteIsPointedOut() {
        Village village(9);
        OK(village.begin());
        QVERIFY(village.open());
        QVERIFY(!village.model.noteNamesPerson());
        village.model.setNewNote(QStringLiteral("联系人 13800138000"));
        QVERIFY(village.model.noteNamesPerson());
    }

    void anUnknownEntryIsAnErrorInWords() {
        Village village(10);
        OK(village.begin());
        QVERIFY(village.open());
        village.model.setEntry(QStringLiteral("no entry"));
        village.settle();
        QCOMPARE(village.model.error(),
                 errorText(fail(AppErrc::EntryUnknown, {QStringLiteral("no entry")}), Language::Chinese));
        QVERIFY(!village.model.revisable());
    }
};

CUNBAO_TEST(tst_vm_entry)
#include "tst_vm_entry.moc"
