#include "app/store/DraftTable.h"
#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"
#include "app/usecase/OfficeDesk.h"
#include "app/viewmodel/Unbroken.h"
#include "app/viewmodel/phone/RecordModel.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/ui/FirstDay.h"
#include "tests/ui/ModelSnapshot.h"

using namespace cunbao;

/// Recording a figure: what is typed and what the button then says, what is asked and warned of, and that
/// nothing typed is lost.
class tst_vm_record : public QObject {
    Q_OBJECT

    std::unique_ptr<SessionWorld> m_world;
    TownshipDevice* m_device = nullptr;
    std::unique_ptr<Session> m_session;

    Township& township() { return m_world->township(); }
    Ledger& store() { return *m_device->ledger; }
    void settle() { SessionWorld::settle(*m_session); }
    void begin(RecordModel& model, const char* indicator) {
        model.setIndicator(QString::fromLatin1(indicator));
        SessionWorld::show(model, *m_session);
    }
    void type(RecordModel& model, const QString& keys) {
        for (const QChar key : keys)
            model.typed()->key(key);
        settle();
    }
    Result<std::vector<EntryView>> entries(const char* indicator) {
        EntryFilter filter;
        filter.indicator = QString::fromLatin1(indicator);
        filter.unit = madeVillage(1);
        return EntryReader(store()).list(filter);
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<SessionWorld>(24);
        OK(township().begin(QStringLiteral("leaflets flow sum sum village\n"
                                           "masks flow sum sum village\n"
                                           "people stock last_known sum village\n"
                                           "length flow sum sum village decimal max=9000\n"
                                           "names text union none village\n"
                                           "1.1.12 flow sum sum village\n"),
                            QStringLiteral("R1|village|[masks]|<=|[leaflets]\n"), madeUnits(1)));
        const auto device = township().enrol(madeVillage(1), Role::Recorder);
        OK(device);
        m_device = *device;
        m_session = m_world->open(*m_device);
        QVERIFY(m_session);
    }
    void cleanup() {
        m_session.reset();
        m_world.reset();
    }

    void theButtonNamesTheResult() {
        OK(Township::record(store(), "leaflets", QDate(2020, 2, 1), 1240));
        OK(Township::record(store(), "leaflets", QDate(2019, 2, 1), 3900));
        RecordModel model;
        begin(model, "leaflets");
        QCOMPARE(model.input(), RecordModel::Number);
        QVERIFY(model.adds());
        QCOMPARE(model.span(), RecordModel::ThisYear);
        QCOMPARE(model.soFarText(), QStringLiteral("1\u202F240"));
        QCOMPARE(model.yearBeforeText(), QStringLiteral("3\u202F900"));
        QVERIFY(model.wholeYear());
        QVERIFY(!model.canSave());

        type(model, QStringLiteral("500"));
        QCOMPARE(model.outcome()->kind(), EntryOutcome::Adds);
        QCOMPARE(model.outcome()->valueText(), QStringLiteral("+500"));
        QCOMPARE(model.outcome()->totalText(), QStringLiteral("1\u202F740"));
        QVERIFY(!model.outcome()->asksTotal());
        QVERIFY(model.canSave());
        const auto before = entries("leaflets");
        OK(before);
        QCOMPARE(before->size(), std::size_t{2}); // looking is not recording

        model.save();
        settle();
        QVERIFY(model.saved());
        QVERIFY(!model.canSave());
        QCOMPARE(model.outcome()->valueText(), QStringLiteral("+500"));
        QCOMPARE(model.soFarText(), QStringLiteral("1\u202F740"));
        model.save();
        settle();
        const auto after = entries("leaflets");
        OK(after);
        QCOMPARE(after->size(), std::size_t{3}); // once, however often it is pressed
        QCOMPARE(after->back().value, EntryValue::ofNumber(Decimal::fromInteger(500)));
        QCOMPARE(after->back().on, QDate(2020, 3, 10));
    }

    void pressedBeforeTheAnswerIsThere() {
        RecordModel model;
        begin(model, "leaflets");
        model.typed()->setText(QStringLiteral("7"));
        model.save();
        QVERIFY(!model.saving());
        settle();
        QVERIFY(model.saved());
        const auto made = entries("leaflets");
        OK(made);
        QCOMPARE(made->size(), std::size_t{1});
    }

    void onlyWhatIsTypedLastIsAnswered() {
        RecordModel model;
        begin(model, "leaflets");
        QStringList shown;
        connect(model.outcome(), &EntryOutcome::changed, this, [&] {
            const QString value = model.outcome()->valueText();
            if (!value.isEmpty() && (shown.isEmpty() || shown.last() != value)) shown.append(value);
        });
        for (const char key : {'1', '2', '3', '4'})
            model.typed()->key(QString(QLatin1Char(key)));
        settle();
        QCOMPARE(shown, QStringList{QStringLiteral("+1\u202F234")});
        QCOMPARE(model.typed()->shown(), QStringLiteral("1\u202F234"));
    }

    void additionOrTotal() {
        OK(Township::record(store(), "leaflets", QDate(2020, 2, 1), 1240));
        RecordModel model;
        begin(model, "leaflets");
        type(model, QStringLiteral("1800"));
        QVERIFY(model.outcome()->asksTotal());
        QCOMPARE(model.outcome()->meant(), EntryOutcome::Unsaid);
        QCOMPARE(model.outcome()->additionText(), QStringLiteral("+1\u202F800"));
        QCOMPARE(model.outcome()->differenceText(), QStringLiteral("+560"));
        QVERIFY(!model.canSave());
        model.save();
        settle();
        QVERIFY(!model.saved());

        model.mean(EntryOutcome::Addition);
        settle();
        QVERIFY(model.canSave());
        QCOMPARE(model.outcome()->valueText(), QStringLiteral("+1\u202F800"));
        QCOMPARE(model.outcome()->totalText(), QStringLiteral("3\u202F040"));
        model.mean(EntryOutcome::Total);
        settle();
        QVERIFY(model.outcome()->asksTotal());
        QCOMPARE(model.outcome()->valueText(), QStringLiteral("+560"));
        QCOMPARE(model.outcome()->totalText(), QStringLiteral("1\u202F800"));
        // Something else typed is asked about anew.
        type(model, QStringLiteral("0"));
        QCOMPARE(model.outcome()->meant(), EntryOutcome::Unsaid);
        model.typed()->erase();
        settle();
        model.mean(EntryOutcome::Total);
        model.save();
        settle();
        QVERIFY(model.saved());
        const auto made = entries("leaflets");
        OK(made);
        QCOMPARE(made->back().value, EntryValue::ofNumber(Decimal::fromInteger(560)));
    }

    void nothingTypedIsLost() {
        {
            RecordModel model;
            begin(model, "leaflets");
            type(model, QStringLiteral("12"));
            model.setNote(QStringLiteral("发给各组"));
            settle();
            QVERIFY(model.restoredText().isEmpty());
        }
        m_session.reset(); // killed in the middle
        m_session = m_world->open(*m_device);
        QVERIFY(m_session);
        RecordModel model;
        begin(model, "leaflets");
        QCOMPARE(model.typed()->text(), QStringLiteral("12"));
        QCOMPARE(model.note(), QStringLiteral("发给各组"));
        QVERIFY(!model.restoredText().isEmpty());
        QCOMPARE(model.outcome()->valueText(), QStringLiteral("+12"));
        model.save();
        settle();
        QVERIFY(model.saved());
        const auto drafts = DraftTable(store()).all();
        OK(drafts);
        QVERIFY(drafts->empty());
        const auto made = entries("leaflets");
        OK(made);
        QCOMPARE(made->back().note, QStringLiteral("发给各组"));
    }

    void aDraftIsCleared() {
        RecordModel model;
        begin(model, "leaflets");
        type(model, QStringLiteral("12"));
        model.discard();
        settle();
        QCOMPARE(model.typed()->state(), TypedValue::Empty);
        QCOMPARE(model.outcome()->kind(), EntryOutcome::Nothing);
        const auto drafts = DraftTable(store()).all();
        OK(drafts);
        QVERIFY(drafts->empty());
    }

    void whatIsTypedStaysWhereSavingFails() {
        RecordModel model;
        begin(model, "leaflets");
        type(model, QStringLiteral("12"));
        QVERIFY(model.canSave());
        township().clock.advance(-std::chrono::hours(48)); // its date is in the future now
        model.save();
        settle();
        QVERIFY(!model.saved());
        QVERIFY(!model.saving());
        QVERIFY(!model.error().isEmpty());
        QCOMPARE(model.typed()->text(), QStringLiteral("12"));
        const auto drafts = DraftTable(store()).all();
        OK(drafts);
        QCOMPARE(drafts->size(), std::size_t{1});
    }

    void whatCannotBeRead_data() {
        QTest::addColumn<QString>("typed");
        QTest::newRow("scale inside") << QStringLiteral("1万2");
        QTest::newRow("places") << QStringLiteral("1.5");
        QTest::newRow("range") << QStringLiteral("5-6");
        QTest::newRow("Chinese numeral") << QStringLiteral("十二");
    }
    void whatCannotBeRead() {
        QFETCH(const QString, typed);
        RecordModel model;
        begin(model, "leaflets");
        model.typed()->setText(typed);
        settle();
        QCOMPARE(model.outcome()->kind(), EntryOutcome::Nothing);
        QVERIFY(!model.outcome()->errorText().isEmpty());
        QVERIFY(!model.canSave());
        model.typed()->setText(QStringLiteral("15"));
        settle();
        QVERIFY(model.outcome()->errorText().isEmpty());
        QVERIFY(model.canSave());
    }

    void theKeys() {
        RecordModel model;
        begin(model, "leaflets");
        TypedValue& typed = *model.typed();
        QVERIFY(typed.takesTenThousand());
        QVERIFY(typed.takesPoint()); // 1.2万
        typed.key(QStringLiteral("00"));
        QCOMPARE(typed.text(), QStringLiteral("0"));
        typed.key(QStringLiteral("5"));
        QCOMPARE(typed.text(), QStringLiteral("5"));
        typed.clear();
        typed.key(QStringLiteral("."));
        QCOMPARE(typed.text(), QStringLiteral("0."));
        typed.clear();
        for (const QString& key :
             {QStringLiteral("1"), QStringLiteral("."), QStringLiteral("2"), QStringLiteral("万")})
            typed.key(key);
        settle();
        QCOMPARE(model.outcome()->valueText(), QStringLiteral("+12\u202F000"));
        QCOMPARE(model.outcome()->scaledText(), QStringLiteral("12\u202F000"));
        typed.sayNotApplicable();
        QCOMPARE(typed.shown(), QString());
        typed.key(QStringLiteral("8"));
        QCOMPARE(typed.text(), QStringLiteral("8"));
        typed.sayUnknown();
        typed.erase();
        QCOMPARE(typed.state(), TypedValue::Empty);
        for (int i = 0; i < 40; ++i)
            typed.key(QStringLiteral("9"));
        QCOMPARE(typed.text().size(), 20);
    }

    void aStock() {
        OK(Township::record(store(), "people", QDate(2020, 3, 1), 35));
        RecordModel model;
        begin(model, "people");
        QVERIFY(!model.adds());
        QVERIFY(model.offersSame());
        QVERIFY(!model.offersNoneNew());
        QCOMPARE(model.lastText(), QStringLiteral("35"));
        QCOMPARE(model.lastDayText(), unbroken(QStringLiteral("3月1日")));
        model.sameAsLast();
        settle();
        QCOMPARE(model.outcome()->kind(), EntryOutcome::States);
        QCOMPARE(model.outcome()->valueText(), QStringLiteral("35"));
        QCOMPARE(model.outcome()->totalText(), QString());
        QVERIFY(!model.outcome()->asksTotal());
        model.save();
        settle();
        QVERIFY(model.saved());
    }

    void theKindsOfNothing() {
        RecordModel model;
        begin(model, "leaflets");
        QVERIFY(model.offersNoneNew());
        QVERIFY(model.offersNotApplicable());
        model.noneNew();
        settle();
        QCOMPARE(model.outcome()->valueText(), QStringLiteral("+0"));
        model.typed()->sayUnknown();
        settle();
        QCOMPARE(model.outcome()->kind(), EntryOutcome::Unknown);
        model.typed()->sayNotApplicable();
        settle();
        QCOMPARE(model.outcome()->kind(), EntryOutcome::NotApplicable);
        QVERIFY(model.canSave());
        model.save();
        settle();
        QVERIFY(model.saved());
        const auto made = entries("leaflets");
        OK(made);
        QCOMPARE(made->back().value, EntryValue::notApplicable());
    }

    void aText() {
        RecordModel model;
        begin(model, "names");
        QCOMPARE(model.input(), RecordModel::Text);
        model.typed()->setText(QStringLiteral("石桥、清溪"));
        settle();
        QCOMPARE(model.outcome()->kind(), EntryOutcome::States);
        QCOMPARE(model.outcome()->valueText(), QStringLiteral("石桥、清溪"));
        model.save();
        settle();
        QVERIFY(model.saved());
    }

    void warnsOfABrokenRuleAndASlip() {
        OK(Township::record(store(), "leaflets", QDate(2020, 1, 5), 100));
        OK(Township::record(store(), "masks", QDate(2020, 1, 5), 20));
        RecordModel model;
        begin(model, "masks");
        type(model, QStringLiteral("19"));
        QVERIFY(model.outcome()->brokenRules().isEmpty());
        QCOMPARE(model.outcome()->slip(), EntryOutcome::NoSlip);
        model.typed()->setText(QStringLiteral("4000"));
        settle();
        QCOMPARE(model.outcome()->brokenRules(), QStringList{QStringLiteral("R1")});
        QCOMPARE(model.outcome()->slip(), EntryOutcome::TooGreat);
        QCOMPARE(model.outcome()->slipFactor(), QStringLiteral("100"));
        QVERIFY(model.outcome()->slipCompared().startsWith(QStringLiteral("20")));
        model.mean(EntryOutcome::Addition);
        settle();
        QVERIFY2(model.canSave(), "a warning never stands in the way");
    }

    void dates() {
        RecordModel model;
        begin(model, "leaflets");
        EntryDate& date = *model.date();
        QVERIFY(date.isToday());
        QCOMPARE(date.recent().size(), 7);
        QCOMPARE(date.recentIndex(), 0);
        type(model, QStringLiteral("5"));
        date.chooseRecent(2);
        QCOMPARE(date.day(), QDate(2020, 3, 8));
        date.chooseTyped(QStringLiteral("2020-03-11")); // tomorrow
        QVERIFY(date.refused());
        date.chooseTyped(QStringLiteral("2019-12-31")); // before the period
        QVERIFY(date.refused());
        date.chooseTyped(QStringLiteral("yesterday"));
        QVERIFY(date.refused());
        QCOMPARE(date.day(), QDate(2020, 3, 8));
        date.moveDays(-1);
        QCOMPARE(date.day(), QDate(2020, 3, 7));
        QVERIFY(date.mayShrink() && date.mayGrow());
        date.moveMonths(1); // tomorrow has not been
        QCOMPARE(date.day(), QDate(2020, 3, 10));
        QVERIFY(!date.mayGrow());
        date.moveMonths(-5);
        QCOMPARE(date.day(), QDate(2020, 1, 1));
        QVERIFY(!date.mayShrink());
        date.chooseTyped(QStringLiteral("2020-1-2"));
        QVERIFY(!date.refused());
        QCOMPARE(date.recentIndex(), -1);
        settle();
        model.save();
        settle();
        const auto made = entries("leaflets");
        OK(made);
        QCOMPARE(made->back().on, QDate(2020, 1, 2));
    }

    void lastYearsRound() {
        OK(openRound(township().office(), QStringLiteral("annual-report"), Period::year(2019),
                     QDate(2020, 3, 31)));
        OK(Township::deliver(township().office(), store()));
        RecordModel model;
        begin(model, "1.1.12");
        QVERIFY(!model.reports().isEmpty());
        QCOMPARE(model.periodText(), unbroken(QStringLiteral("2019年")));
        QCOMPARE(model.span(), RecordModel::OfPeriod);
        QCOMPARE(model.date()->day(), QDate(2019, 12, 31));
        QVERIFY(!model.date()->isToday());
        type(model, QStringLiteral("5"));
        QCOMPARE(model.outcome()->totalText(), QStringLiteral("5"));
    }

    void aNoteWithAPersonsNumber() {
        RecordModel model;
        begin(model, "leaflets");
        model.setNote(QStringLiteral("三组已发完"));
        QVERIFY(!model.noteHasIdNumber());
        QVERIFY(!model.noteHasPhoneNumber());
        model.setNote(QStringLiteral("电话 138 0000 1234"));
        QVERIFY(model.noteHasPhoneNumber());
        model.setNote(QStringLiteral("11010519491231002X"));
        QVERIFY(model.noteHasIdNumber());
    }

    void theRunningTotalMayGrowMeanwhile() {
        RecordModel model;
        begin(model, "leaflets");
        type(model, QStringLiteral("500"));
        QCOMPARE(model.outcome()->totalText(), QStringLiteral("500"));
        OK(Township::record(store(), "leaflets", QDate(2020, 3, 1), 100));
        m_session->wrote(); // as an exchange would
        settle();
        QCOMPARE(model.typed()->text(), QStringLiteral("500"));
        QCOMPARE(model.soFarText(), QStringLiteral("100"));
        QVERIFY(model.outcome()->asksTotal());
        QCOMPARE(model.outcome()->differenceText(), QStringLiteral("+400"));
    }

    void anUnknownIndicator() {
        RecordModel model;
        begin(model, "no-such");
        QVERIFY(!model.error().isEmpty());
        QVERIFY(!model.loaded());
        QVERIFY(!model.canSave());
        COMPARE_SNAPSHOT(snapshotOf(model), "record_unknown_indicator");
    }

    /// With the words of the catalogue that ships: unit, counting rule, reports.
    void aFlowBeforeWhileAndAfterItIsTyped() {
        FirstDay first;
        OK(first.begin(FirstDay::TheRound));
        const TownshipDevice& phone = *first.world().township().devices().back();
        OK(Township::record(*phone.ledger, "1.1.12", QDate(2020, 11, 2), 1240));
        OK(Township::record(*phone.ledger, "1.1.12", QDate(2019, 11, 2), 3900));
        const auto session = first.world().open(phone);
        QVERIFY(session);
        RecordModel model;
        model.setIndicator(QStringLiteral("1.1.12"));
        SessionWorld::show(model, *session);
        COMPARE_SNAPSHOT(snapshotOf(model), "record_flow_untyped");
        model.typed()->setText(QStringLiteral("500"));
        SessionWorld::settle(*session);
        COMPARE_SNAPSHOT(snapshotOf(model), "record_flow");
        // Not below the running total, and a unit slip.
        model.typed()->setText(QStringLiteral("125000"));
        SessionWorld::settle(*session);
        COMPARE_SNAPSHOT(snapshotOf(model), "record_flow_asks");
        session->preferences()->setLanguage(Preferences::English);
        SessionWorld::settle(*session);
        COMPARE_SNAPSHOT(snapshotOf(model), "record_flow_asks-en");
        model.typed()->setText(QStringLiteral("500"));
        SessionWorld::settle(*session);
        model.save();
        SessionWorld::settle(*session);
        COMPARE_SNAPSHOT(snapshotOf(model), "record_flow_saved-en");
    }

    void aStockWithADraft() {
        OK(Township::record(store(), "people", QDate(2020, 3, 1), 35));
        {
            RecordModel left;
            begin(left, "people");
            type(left, QStringLiteral("36"));
            left.setNote(QStringLiteral("电话 138 0000 1234"));
            settle();
        }
        RecordModel model;
        begin(model, "people");
        COMPARE_SNAPSHOT(snapshotOf(model), "record_stock_restored");
    }

    void whatIsWrongIsSaid() {
        OK(Township::record(store(), "leaflets", QDate(2020, 1, 5), 100));
        RecordModel model;
        begin(model, "leaflets");
        model.typed()->setText(QStringLiteral("1万2"));
        settle();
        COMPARE_SNAPSHOT(snapshotOf(model), "record_unreadable");
        RecordModel masks;
        begin(masks, "masks");
        type(masks, QStringLiteral("4000"));
        COMPARE_SNAPSHOT(snapshotOf(masks), "record_broken_rule");
    }
};

CUNBAO_TEST(tst_vm_record)
#include "tst_vm_record.moc"
