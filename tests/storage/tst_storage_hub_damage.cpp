#include "tests/runner/RegisteredTest.h"
#include "tests/storage/FaultTally.h"
#include "tests/storage/HubStory.h"
#include "tests/storage/PageDamage.h"
#include "tests/storage/ShimVfs.h"
#include "tests/support/Check.h"

using namespace cunbao;

/// A hub whose store was damaged hands out nothing false, and is filled again by those who use it.
class tst_storage_hub_damage : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    HubStory m_story;
    QByteArray m_truth;
    FaultTally m_tally{"damaged"};

    [[nodiscard]] QString store() const { return m_folder.filePath(QStringLiteral("hub/hub.db")); }
    Result<void> liveToTheEnd() {
        m_story.begin(m_folder.filePath(QStringLiteral("hub")));
        TRY(m_story.open());
        for (const StoryStep& step : m_story.steps())
            TRY(step.act());
        TRY_LET(m_truth, m_story.witness());
        m_story.close();
        return {};
    }

    static bool tellsDamage(const Error& error) {
        return error.is(PlatformErrc::DatabaseCorrupt) || error.is(PlatformErrc::DatabaseKeyWrong);
    }

    QByteArray complaint() {
        const auto opened = m_story.open();
        if (!opened.ok())
            return tellsDamage(opened.error()) ? QByteArray() : "open: " + describe(opened.error());
        const auto witness = m_story.witness();
        if (!witness.ok() && !tellsDamage(witness.error())) return "reading: " + describe(witness.error());
        if (witness.ok() && *witness != m_truth) return "it hands out something that is not true";
        const auto checked = m_story.check();
        if (checked.ok()) return "nothing is found";
        return tellsDamage(checked.error()) ? QByteArray() : "check: " + describe(checked.error());
    }

    void hold(const char* what, qint64 page) {
        const QString place =
            page == 0 ? QStringLiteral("the first page of hub.db") : QStringLiteral("another page of hub.db");
        m_tally.tried(QString::fromLatin1(what), place);
        const QByteArray wrong = complaint();
        m_story.close();
        QVERIFY2(wrong.isEmpty(), QByteArray(what) + ", page " + QByteArray::number(page) + ": " + wrong);
        m_tally.withstood(QString::fromLatin1(what), place);
    }

private Q_SLOTS:
    void init() {
        const ShimVfs swift;
        OK(liveToTheEnd());
    }

    void aBitOfAnyPage() {
        const ShimVfs swift;
        const PageDamage damage(store());
        QVERIFY(damage.pages() > 10);
        for (qint64 page = 0; page < damage.pages(); ++page) {
            for (const qint64 at : {qint64(20), PageDamage::NonceAt + 3, PageDamage::CodeAt + 7}) {
                damage.flip(page, at);
                hold("a bit", page);
                if (QTest::currentTestFailed()) return;
            }
        }
    }

    void aFileThatEndsTooSoon() {
        const ShimVfs swift;
        const PageDamage damage(store());
        for (qint64 pages = 1; pages < damage.pages(); ++pages) {
            damage.cutTo(pages);
            hold("the end missing", pages);
            if (QTest::currentTestFailed()) return;
        }
    }

    /// The way back: the damaged file is put aside, the hub begins with an empty one, and whoever uses it
    /// brings what it lacks.
    void anEmptyOneIsFilledAgain() {
        const ShimVfs swift;
        QVERIFY(QFile::remove(store()));
        OK(m_story.open());
        QVERIFY(*m_story.witness() != m_truth);
        for (const StoryStep& step : m_story.steps())
            if (qstrcmp(step.name, "a phone records") != 0) OK(step.act());
        QCOMPARE(QString::fromUtf8(*m_story.witness()), QString::fromUtf8(m_truth));
        OK(m_story.check());
        m_story.close();
    }

    void cleanupTestCase() { m_tally.print(); }
};

CUNBAO_TEST(tst_storage_hub_damage)
#include "tst_storage_hub_damage.moc"
