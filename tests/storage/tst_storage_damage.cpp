#include "app/domain/AppError.h"
#include "app/store/Rebuild.h"
#include "app/viewmodel/ErrorText.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/storage/DeviceStories.h"
#include "tests/storage/FaultTally.h"
#include "tests/storage/FolderCopy.h"
#include "tests/storage/PageDamage.h"
#include "tests/storage/ShimVfs.h"
#include "tests/storage/StoreWitness.h"
#include "tests/support/Check.h"

using namespace cunbao;

/// A store whose file was damaged says so. It never shows figures that are not what was recorded.
class tst_storage_damage : public QObject {
    Q_OBJECT

    StoreTown m_town{33};
    QTemporaryDir m_folder;
    ManualClock m_clock{fromMillis(0)};
    SeededRandom m_random{9};
    FaultTally m_tally{"damaged"};
    QByteArray m_truth;

    [[nodiscard]] QString home() const { return m_folder.filePath(QStringLiteral("home")); }
    [[nodiscard]] QString store() const { return home() + QStringLiteral("/store.db"); }
    Result<std::unique_ptr<Ledger>> open() {
        return Home::open(home(), StoreTown::passcode(), {&m_clock, &m_random, StoreTown::cost()});
    }
    /// Closed, and with nothing left beside its file.
    Result<QByteArray> truth() {
        TRY_LET(const auto ledger, open());
        TRY(checkStore(*ledger));
        return storeWitness(*ledger);
    }

    static bool tellsDamage(const Error& error) {
        return error.is(PlatformErrc::DatabaseCorrupt) || error.is(PlatformErrc::DatabaseKeyWrong);
    }

    /// What a damaged store does when it is opened, read and checked. Empty: as it should.
    QByteArray complaint(bool checkMustFind) {
        const auto ledger = open();
        if (!ledger.ok())
            return tellsDamage(ledger.error()) ? QByteArray() : "open: " + describe(ledger.error());
        const auto witness = storeWitness(**ledger);
        if (!witness.ok() && !tellsDamage(witness.error())) return "reading: " + describe(witness.error());
        if (checkMustFind && witness.ok() && *witness != m_truth)
            return "it reads something that is not true";
        const auto checked = checkStore(**ledger);
        if (checked.ok())
            return checkMustFind || !witness.ok() || *witness != m_truth ? "check finds nothing" : "";
        const bool told = tellsDamage(checked.error()) || checked.error().is(AppErrc::StoreInconsistent);
        return told ? QByteArray() : "check: " + describe(checked.error());
    }

    void hold(const char* what, qint64 page, bool checkMustFind) {
        const QString place = page == 0 ? QStringLiteral("the first page of store.db")
                                        : QStringLiteral("another page of store.db");
        m_tally.tried(QString::fromLatin1(what), place);
        const QByteArray wrong = complaint(checkMustFind);
        QVERIFY2(wrong.isEmpty(), QByteArray(what) + ", page " + QByteArray::number(page) + ": " + wrong);
        m_tally.withstood(QString::fromLatin1(what), place);
    }

private Q_SLOTS:
    void initTestCase() {
        OK(m_town.begin());
        m_clock.set(m_town.now());
    }
    void init() {
        copyFolder(m_town.office(), home());
        const ShimVfs swift;
        const auto found = truth();
        OK(found);
        m_truth = *found;
    }

    void aBitOfAnyPage() {
        const ShimVfs swift;
        const PageDamage damage(store());
        QVERIFY(damage.pages() > 20);
        for (qint64 page = 0; page < damage.pages(); ++page) {
            const auto drawn = static_cast<qint64>(m_random.below(PageDamage::ContentSize));
            for (const qint64 at : {qint64(20), drawn, PageDamage::NonceAt + 3, PageDamage::CodeAt + 7}) {
                damage.flip(page, at);
                hold("a bit", page, true);
                if (QTest::currentTestFailed()) return;
            }
        }
        damage.mend();
        QCOMPARE(*truth(), m_truth);
    }

    void aPageInTheWrongPlace() {
        const ShimVfs swift;
        const PageDamage damage(store());
        for (qint64 page = 0; page < damage.pages(); ++page) {
            damage.exchange(page, (page + 1) % damage.pages());
            hold("another page's content", page, true);
            if (QTest::currentTestFailed()) return;
        }
    }

    void aFileThatEndsTooSoon() {
        const ShimVfs swift;
        const PageDamage damage(store());
        for (qint64 pages = 1; pages < damage.pages(); ++pages) {
            damage.cutTo(pages);
            hold("the end missing", pages, true);
            if (QTest::currentTestFailed()) return;
        }
    }

    /// A write that the disk confirmed and never did leaves a page as it was before: genuine, and old. Only
    /// what stands elsewhere can tell, and `check` compares it all.
    void aPageThatIsOld() {
        const ShimVfs swift;
        const PageDamage earlier(store());
        {
            const auto ledger = open();
            OK(ledger);
            m_clock.advance(std::chrono::minutes(1));
            OK(Township::record(**ledger, "f", QDate(2020, 3, 3), 4321, madeVillage(2)));
        }
        const PageDamage now(store());
        const auto later = truth();
        OK(later);
        const QByteArray before = std::exchange(m_truth, *later);
        QVERIFY(before != m_truth);
        QCOMPARE(now.pages(), earlier.pages());
        int changed = 0;
        for (qint64 page = 0; page < now.pages(); ++page) {
            now.fallBack(page, earlier.whole());
            if (now.whole().mid(page * PageDamage::PageSize, PageDamage::PageSize) ==
                earlier.whole().mid(page * PageDamage::PageSize, PageDamage::PageSize))
                continue;
            ++changed;
            hold("an old page", page, false);
            if (QTest::currentTestFailed()) return;
        }
        QVERIFY2(changed >= 4, QByteArray::number(changed));
    }

    /// Each kind of damage has its sentence, in both languages, and it says what to do.
    void whatIsToldSaysWhatToDo() {
        const ShimVfs swift;
        const PageDamage damage(store());
        damage.flip(0, 100);
        const auto first = open();
        FAILS(first, PlatformErrc::DatabaseKeyWrong);
        QVERIFY(errorText(first.error(), Language::English).contains(QLatin1String("damaged")));
        QVERIFY(errorText(first.error(), Language::Chinese).contains(QStringLiteral("损坏")));
        damage.flip(damage.pages() / 2, 100);
        const auto ledger = open();
        const auto told = ledger.ok() ? checkStore(**ledger).error() : ledger.error();
        QVERIFY2(told.is(PlatformErrc::DatabaseCorrupt), describe(told));
        QVERIFY(errorText(told, Language::English).contains(QLatin1String("copy")));
        QVERIFY(errorText(told, Language::Chinese).contains(QStringLiteral("复制")));
    }

    void anEmptyFileIsNotTakenForANewHome() {
        const ShimVfs swift;
        const PageDamage damage(store());
        damage.cutTo(0);
        const auto ledger = open();
        QVERIFY(!ledger.ok());
        QVERIFY2(ledger.error().is(AppErrc::HomeDamaged), describe(ledger.error()));
    }

    void cleanupTestCase() { m_tally.print(); }
};

CUNBAO_TEST(tst_storage_damage)
#include "tst_storage_damage.moc"
