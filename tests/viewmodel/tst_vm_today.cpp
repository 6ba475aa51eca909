#include "app/store/DraftTable.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/RecordEntry.h"
#include "app/viewmodel/Unbroken.h"
#include "app/viewmodel/phone/AnswerModel.h"
#include "app/viewmodel/phone/TodayModel.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

using namespace cunbao;

/// What is owed today, and a section answered in one list.
class tst_vm_today : public QObject {
    Q_OBJECT

    std::unique_ptr<SessionWorld> m_world;
    TownshipDevice* m_device = nullptr;

    Township& township() { return m_world->township(); }
    static QVariant at(const OwedListModel& list, int row, OwedListModel::Role role) {
        return list.data(list.index(row), role);
    }
    static QStringList titles(const OwedListModel& list) {
        QStringList out;
        for (int row = 0; row < list.rowCount(); ++row)
            out.append(at(list, row, OwedListModel::TitleRole).toString());
        return out;
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<SessionWorld>(23);
        OK(township().begin(QStringLiteral("leaflets flow sum sum village\n"
                                           "masks flow sum sum village\n"
                                           "people stock last_known sum village\n"
                                           "ours flow sum none township\n"
                                           "names text union none village\n"
                                           "share derived [leaflets] / [masks]\n"),
                            QString(), madeUnits(2)));
        const auto device = township().enrol(madeVillage(1), Role::Recorder);
        OK(device);
        m_device = *device;
    }

    void waitingForTheOffice() {
        const auto waiting = township().join(madeVillage(2), Role::Recorder);
        OK(waiting);
        auto session = m_world->open(**waiting);
        QVERIFY(session);
        TodayModel model;
        SessionWorld::show(model, *session);
        QVERIFY(!session->member());
        QVERIFY(!session->standing().isEmpty());
        QVERIFY(!model.loaded());
        QCOMPARE(model.error(), QString());
        COMPARE_SNAPSHOT(snapshotOf(model), "today_waiting");

        // The page fills by itself once the office has answered.
        OK(township().settle(**waiting));
        auto office = m_world->open(*township().devices().front());
        QVERIFY(office);
        for (int round = 0; round < 2 && !session->member(); ++round) {
            SessionWorld::sync(*office);
            SessionWorld::sync(*session);
        }
        QTRY_VERIFY(model.loaded());
        SessionWorld::settle(*session);
        QVERIFY(model.hasCatalogue());
        QCOMPARE(model.owing(), 4);
    }

    void withoutARound() {
        auto session = m_world->open(*m_device);
        QVERIFY(session);
        TodayModel model;
        SessionWorld::show(model, *session);
        QVERIFY(model.hasCatalogue());
        QVERIFY(!model.hasRound());
        QCOMPARE(model.periodText(), unbroken(QStringLiteral("2020年")));
        QVERIFY(!model.hasDue());
        QCOMPARE(model.owing(), 4);
        QCOMPARE(model.answered(), 0);
        QCOMPARE(titles(*model.items()),
                 (QStringList{QStringLiteral("第一部分"), QStringLiteral("leaflets"), QStringLiteral("masks"),
                              QStringLiteral("people"), QStringLiteral("names")}));
        QVERIFY(at(*model.items(), 0, OwedListModel::HeadingRole).toBool());
        QCOMPARE(at(*model.items(), 0, OwedListModel::OwingRole).toInt(), 4);
    }

    void theOpenRound() {
        OK(openRound(township().office(), QStringLiteral("annual-report"), Period::year(2020),
                     QDate(2020, 3, 15)));
        OK(Township::deliver(township().office(), *m_device->ledger));
        auto session = m_world->open(*m_device);
        QVERIFY(session);
        TodayModel model;
        SessionWorld::show(model, *session);
        QVERIFY(model.hasRound());
        QVERIFY(!model.roundName().isEmpty());
        QCOMPARE(model.dueText(), unbroken(QStringLiteral("3月15日")));
        QCOMPARE(model.daysLeft(), 5);
        township().clock.advance(std::chrono::hours(24 * 6));
        model.reload();
        SessionWorld::settle(*session);
        QCOMPARE(model.daysLeft(), -1);
    }

    void whatIsRecordedLeavesTheOwedOnes() {
        auto session = m_world->open(*m_device);
        QVERIFY(session);
        TodayModel model;
        SessionWorld::show(model, *session);
        OwedListModel& list = *model.items();
        QSignalSpy removed(&list, &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(&list, &QAbstractItemModel::modelReset);
        OK(Township::record(*m_device->ledger, "masks", QDate(2020, 3, 1), 1500));
        OK(DraftTable(*m_device->ledger)
               .save(
                   {QStringLiteral("people"), madeVillage(1), QStringLiteral("3"), QDate(), QString(), {}}));
        session->wrote();
        SessionWorld::settle(*session);
        QCOMPARE(model.owing(), 3);
        QCOMPARE(model.answered(), 1);
        QCOMPARE(removed.size(), 1);
        QVERIFY2(reset.isEmpty(), "the list does not jump");
        QCOMPARE(titles(list), (QStringList{QStringLiteral("第一部分"), QStringLiteral("leaflets"),
                                            QStringLiteral("people"), QStringLiteral("names")}));
        QCOMPARE(at(list, 2, OwedListModel::DraftRole).toString(), QStringLiteral("3"));

        list.setAll(true);
        QCOMPARE(list.count(), 5);
        QCOMPARE(at(list, 2, OwedListModel::TitleRole).toString(), QStringLiteral("masks"));
        QCOMPARE(at(list, 2, OwedListModel::StateRole).toInt(), int(OwedListModel::Reported));
        QCOMPARE(at(list, 2, OwedListModel::ValueRole).toString(), QStringLiteral("1\u202F500"));
        list.setAll(false);
        QCOMPARE(list.count(), 4);
        list.setSearch(QStringLiteral("MASK"));
        QCOMPARE(titles(list), (QStringList{QStringLiteral("第一部分"), QStringLiteral("masks")}));
        QCOMPARE(list.found(), 1);
        list.setSearch(QStringLiteral("nothing like it"));
        QCOMPARE(list.count(), 0);
        list.setSearch(QString());
        QCOMPARE(list.count(), 4);
    }

    void aSectionAnsweredTogether() {
        RecordRequest lastYear;
        lastYear.indicator = QStringLiteral("names");
        lastYear.value = EntryValue::notApplicable();
        lastYear.on = QDate(2019, 12, 1);
        OK(recordEntry(*m_device->ledger, lastYear));
        auto session = m_world->open(*m_device);
        QVERIFY(session);
        TodayModel today;
        SessionWorld::show(today, *session);
        AnswerModel model;
        model.setSection(QStringLiteral("一"));
        SessionWorld::show(model, *session);
        AnswerListModel& list = *model.items();
        QCOMPARE(list.count(), 4);
        QCOMPARE(list.ticked(), 1); // 不涉及 last year, proposed again
        QVERIFY(list.data(list.index(3), AnswerListModel::ProposedRole).toBool());

        list.answer(0, AnswerListModel::Zero);
        list.answer(1, AnswerListModel::NotApplicable);
        list.answer(3, AnswerListModel::Zero); // of a text: not possible
        QCOMPARE(list.ticked(), 3);
        list.answer(1, AnswerListModel::NotApplicable); // taken back
        QCOMPARE(list.ticked(), 2);
        QCOMPARE(list.data(list.index(0), AnswerListModel::AnswerRole).toInt(), int(AnswerListModel::Zero));

        model.record();
        SessionWorld::settle(*session);
        QCOMPARE(model.error(), QString());
        QCOMPARE(model.recorded(), 2);
        QCOMPARE(today.owing(), 2);
        QCOMPARE(today.answered(), 2);
        today.items()->setAll(true);
        QCOMPARE(at(*today.items(), 1, OwedListModel::ValueRole).toString(), QStringLiteral("0"));
        QCOMPARE(at(*today.items(), 4, OwedListModel::StateRole).toInt(), int(OwedListModel::NotApplicable));
        QCOMPARE(list.count(), 2);
        QCOMPARE(list.ticked(), 0);
    }

    void ticksSurviveASync() {
        auto session = m_world->open(*m_device);
        QVERIFY(session);
        AnswerModel model;
        model.setSection(QStringLiteral("一"));
        SessionWorld::show(model, *session);
        model.items()->answerAll(AnswerListModel::Zero);
        QCOMPARE(model.items()->ticked(), 3); // not the text
        model.reload();
        SessionWorld::settle(*session);
        QCOMPARE(model.items()->ticked(), 3);
        model.items()->untickAll();
        model.record();
        SessionWorld::settle(*session);
        QCOMPARE(model.recorded(), -1);
    }

    /// One owed item of each state, and what the office is proven to hold.
    void aDayInTheMiddleOfTheRound() {
        const auto say = [&](const char* indicator, QDate on, const EntryValue& value) {
            RecordRequest request;
            request.indicator = QString::fromLatin1(indicator);
            request.on = on;
            request.value = value;
            return recordEntry(*m_device->ledger, request);
        };
        OK(openRound(township().office(), QStringLiteral("annual-report"), Period::year(2020),
                     QDate(2020, 3, 15)));
        OK(Township::deliver(township().office(), *m_device->ledger));
        OK(say("names", QDate(2019, 12, 1), EntryValue::notApplicable()));
        OK(Township::record(*m_device->ledger, "people", QDate(2019, 12, 1), 35));
        OK(Township::record(*m_device->ledger, "masks", QDate(2020, 3, 1), 1500));
        OK(say("leaflets", QDate(2020, 3, 2), EntryValue::unknown()));
        OK(DraftTable(*m_device->ledger)
               .save(
                   {QStringLiteral("people"), madeVillage(1), QStringLiteral("3"), QDate(), QString(), {}}));
        const auto session = m_world->open(*m_device);
        QVERIFY(session);
        const auto office = m_world->open(*township().devices().front());
        QVERIFY(office);
        SessionWorld::sync(*session);
        // The second exchange carries the receipt for what the first one brought.
        SessionWorld::sync(*office);
        SessionWorld::sync(*office);
        SessionWorld::sync(*session);
        TodayModel model;
        model.items()->setAll(true);
        SessionWorld::show(model, *session);
        COMPARE_SNAPSHOT(snapshotOf(model), "today");
        session->preferences()->setLanguage(Preferences::English);
        SessionWorld::settle(*session);
        COMPARE_SNAPSHOT(snapshotOf(model), "today-en");
    }

    void aDayWithoutARound() {
        const auto session = m_world->open(*m_device);
        QVERIFY(session);
        TodayModel model;
        SessionWorld::show(model, *session);
        COMPARE_SNAPSHOT(snapshotOf(model), "today_no_round");
        model.items()->setSearch(QStringLiteral("nothing like it"));
        COMPARE_SNAPSHOT(snapshotOf(model), "today_nothing_found");
    }

    void aSectionsOpenItems() {
        const auto session = m_world->open(*m_device);
        QVERIFY(session);
        AnswerModel model;
        model.setSection(QStringLiteral("一"));
        SessionWorld::show(model, *session);
        model.items()->answer(0, AnswerListModel::Zero);
        model.items()->answer(3, AnswerListModel::NotApplicable);
        COMPARE_SNAPSHOT(snapshotOf(model), "answer");
        model.items()->answerAll(AnswerListModel::NotApplicable);
        model.record();
        SessionWorld::settle(*session);
        COMPARE_SNAPSHOT(snapshotOf(model), "answer_recorded");
    }
};

CUNBAO_TEST(tst_vm_today)
#include "tst_vm_today.moc"
