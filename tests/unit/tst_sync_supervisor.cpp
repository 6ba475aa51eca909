#include "sync/client/SyncSupervisor.h"
#include "tests/runner/RegisteredTest.h"

using namespace cunbao;
using Outcome = SyncSupervisor::Outcome;

class tst_sync_supervisor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsDueUntilSomethingHappens() { QVERIFY(!SyncSupervisor(m_interval).due()); }

    void whatIsRecordedTogetherTravelsTogether() {
        SyncSupervisor supervisor(m_interval);
        supervisor.recorded(m_now);
        const Instant first = *supervisor.due();
        QVERIFY(first > m_now);
        supervisor.recorded(m_now + std::chrono::seconds(1));
        QCOMPARE(*supervisor.due(), first);
    }

    void pausesDoubleUpToTheLast() {
        SyncSupervisor supervisor(m_interval);
        auto pause = std::chrono::milliseconds(tuning::FirstRetry);
        for (int i = 0; i < 12; ++i) {
            supervisor.started();
            QVERIFY(!supervisor.due());
            supervisor.ended(Outcome::Failed, m_now);
            QCOMPARE(*supervisor.due() - m_now, pause);
            pause = std::min<std::chrono::milliseconds>(pause * 2, tuning::LastRetry);
        }
        QCOMPARE(pause, std::chrono::milliseconds(tuning::LastRetry));
    }

    void recordingDoesNotShortenAPauseAfterFailures() {
        SyncSupervisor supervisor(m_interval);
        for (int i = 0; i < 5; ++i) {
            supervisor.started();
            supervisor.ended(Outcome::Failed, m_now);
        }
        const Instant due = *supervisor.due();
        supervisor.recorded(m_now);
        QCOMPARE(*supervisor.due(), due);
        supervisor.hurry(m_now);
        QCOMPARE(*supervisor.due(), m_now);
    }

    void successEndsThePauses() {
        SyncSupervisor supervisor(m_interval);
        supervisor.started();
        supervisor.ended(Outcome::Failed, m_now);
        supervisor.started();
        supervisor.ended(Outcome::Done, m_now);
        QCOMPARE(*supervisor.due() - m_now, std::chrono::milliseconds(m_interval));
        supervisor.started();
        supervisor.ended(Outcome::Failed, m_now);
        QCOMPARE(*supervisor.due() - m_now, std::chrono::milliseconds(tuning::FirstRetry));
    }

    void whatIsRecordedDuringASessionIsNotForgotten() {
        SyncSupervisor supervisor(m_interval);
        supervisor.started();
        supervisor.recorded(m_now);
        QVERIFY(!supervisor.due());
        supervisor.ended(Outcome::Done, m_now);
        QCOMPARE(*supervisor.due() - m_now, std::chrono::milliseconds(tuning::AfterRecording));
    }

    void aRefusalWaitsForAPerson() {
        SyncSupervisor supervisor(m_interval);
        supervisor.started();
        supervisor.ended(Outcome::Refused, m_now);
        QVERIFY(!supervisor.due());
        supervisor.hurry(m_now);
        QVERIFY(supervisor.due());
    }

private:
    const std::chrono::seconds m_interval{77};
    const Instant m_now = fromMillis(1'600'000'000'000);
};

CUNBAO_TEST(tst_sync_supervisor)
#include "tst_sync_supervisor.moc"
