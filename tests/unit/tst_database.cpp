#include "platform/base/Failpoint.h"
#include "platform/db/Database.h"
#include "platform/db/Migrations.h"
#include "platform/db/Transaction.h"
#include "tests/runner/RegisteredTest.h"

#include <QFile>
#include <QTemporaryDir>

using namespace cunbao;

namespace {

const QByteArray Key(32, '\x11');
const QByteArray OtherKey(32, '\x22');

QString describe(const Error& error) {
    return QStringLiteral("%1:%2 %3")
        .arg(static_cast<int>(error.domain()))
        .arg(error.code())
        .arg(error.details().join(u' '));
}

} // namespace

#define OK(expression)                                                                                       \
    do {                                                                                                     \
        const auto& outcome = (expression);                                                                  \
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : qPrintable(describe(outcome.error())));                   \
    } while (false)

class tst_database : public QObject {
    Q_OBJECT

    static qint64 count(Database& db) {
        auto query = db.prepare("SELECT count(*) FROM t");
        if (!query.ok() || !query->step().ok()) return -1;
        return query->integer(0);
    }

private Q_SLOTS:
    void cleanup() { Failpoint::clear(); }

    void valuesComeBackAsTheyWent() {
        QTemporaryDir dir;
        auto db = Database::open(dir.filePath(QStringLiteral("a.db")), Key);
        OK(db);
        OK(db->execute("CREATE TABLE t(a INTEGER, b BLOB, c TEXT, d, e BLOB)"));
        auto insert = db->prepare("INSERT INTO t VALUES(?1, ?2, ?3, ?4, ?5)");
        OK(insert);
        const QByteArray blob("\0\xff\x01", 3);
        OK(insert->run(std::numeric_limits<qint64>::min(), blob, QStringLiteral("村报"), std::nullopt,
                       QByteArray()));
        OK(insert->run(quint64(7), QByteArrayView(blob), QString(), std::optional<qint64>(5),
                       std::optional<QByteArray>()));

        auto query = db->prepare("SELECT a, b, c, d, e FROM t WHERE c = ?1");
        OK(query);
        OK(query->bindAll(QStringLiteral("村报")));
        QVERIFY(*query->step());
        QCOMPARE(query->integer(0), std::numeric_limits<qint64>::min());
        QCOMPARE(query->bytes(1), blob);
        QCOMPARE(query->text(2), QStringLiteral("村报"));
        QVERIFY(query->isNull(3));
        QVERIFY(!query->isNull(4));
        QVERIFY(query->blob(4).isEmpty());
        QVERIFY(!*query->step());
        OK(query->bindAll(QString()));
        QVERIFY(*query->step());
        QCOMPARE(query->integer(0), 7);
        QCOMPARE(query->integer(3), 5);
        QVERIFY(query->isNull(4));
    }

    void parametersMustAllBeBound() {
        QTemporaryDir dir;
        auto db = Database::open(dir.filePath(QStringLiteral("a.db")), Key);
        OK(db->execute("CREATE TABLE t(a, b)"));
        auto insert = db->prepare("INSERT INTO t VALUES(?1, ?2)");
        QVERIFY(insert->run(1).error().is(PlatformErrc::DatabaseFailed));
        QVERIFY(insert->run(1, 2, 3).error().is(PlatformErrc::DatabaseFailed));
        QCOMPARE(count(*db), 0);
    }

    void oneStatementMayBeUsedTwiceAtOnce() {
        QTemporaryDir dir;
        auto db = Database::open(dir.filePath(QStringLiteral("a.db")), Key);
        OK(db->execute("CREATE TABLE t(a); INSERT INTO t VALUES(1), (2), (3)"));
        auto outer = db->prepare("SELECT a FROM t ORDER BY a");
        qint64 sum = 0;
        while (*outer->step()) {
            auto inner = db->prepare("SELECT a FROM t ORDER BY a");
            while (*inner->step())
                sum += outer->integer(0) * inner->integer(0);
        }
        QCOMPARE(sum, 36);
    }

    void errorsHoldNoValues() {
        QTemporaryDir dir;
        auto db = Database::open(dir.filePath(QStringLiteral("a.db")), Key);
        OK(db->execute("CREATE TABLE t(a TEXT UNIQUE)"));
        auto insert = db->prepare("INSERT INTO t VALUES(?1)");
        OK(insert->run(QStringLiteral("secret-figure")));
        const auto again = insert->run(QStringLiteral("secret-figure"));
        QVERIFY(again.error().is(PlatformErrc::DatabaseFailed));
        QVERIFY(!again.error().details().join(u' ').contains(QStringLiteral("secret-figure")));
    }

    void aWrongKeyIsToldApart() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a.db"));
        {
            auto db = Database::open(path, Key);
            OK(db->execute("CREATE TABLE t(a)"));
        }
        QVERIFY(Database::open(path, OtherKey).error().is(PlatformErrc::DatabaseKeyWrong));
        QVERIFY(Database::open(path, QByteArray(31, 'x')).error().is(PlatformErrc::DatabaseFailed));
        OK(Database::open(path, Key));
    }

    void nothingIsInClear() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a.db"));
        auto db = Database::open(path, Key);
        OK(db->execute("CREATE TABLE t(a); INSERT INTO t VALUES('plainly visible words')"));
        for (const QString& name : {path, path + QStringLiteral("-wal")}) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY(!content.isEmpty());
            QVERIFY(!content.contains("plainly visible"));
            QVERIFY(!content.contains("CREATE TABLE"));
            QCOMPARE(QFile::permissions(name) & (QFileDevice::ReadGroup | QFileDevice::ReadOther |
                                                 QFileDevice::WriteGroup | QFileDevice::WriteOther),
                     QFileDevice::Permissions());
        }
    }

    void aMissingFileIsOnlyMadeWhenAsked() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a.db"));
        Database::Options options;
        options.create = false;
        QVERIFY(Database::open(path, Key, options).error().is(PlatformErrc::FileUnreadable));
        QVERIFY(!QFile::exists(path));
        QVERIFY(Database::open(dir.filePath(QStringLiteral("no/a.db")), Key)
                    .error()
                    .is(PlatformErrc::FileUnwritable));
    }

    /// Every page carries an authentication code: whichever is changed, it is noticed.
    void aTamperedPageIsNoticed() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a.db"));
        {
            auto db = Database::open(path, Key);
            OK(db->execute("CREATE TABLE t(a)"));
            auto insert = db->prepare("INSERT INTO t VALUES(?1)");
            for (int i = 0; i < 50; ++i)
                OK(insert->run(QByteArray(1000, 'a')));
            OK(db->checkIntegrity());
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 pages = file.size() / 4096;
        QVERIFY(pages > 10);
        for (qint64 page = 0; page < pages; ++page) {
            const qint64 at = page * 4096 + 2000;
            char byte = 0;
            QVERIFY(file.seek(at) && file.getChar(&byte) && file.seek(at));
            QVERIFY(file.putChar(static_cast<char>(byte ^ 1)) && file.flush());
            auto db = Database::open(path, Key);
            if (page == 0) {
                QVERIFY(db.error().is(PlatformErrc::DatabaseKeyWrong));
            } else {
                QVERIFY(!db.ok() || !db->checkIntegrity().ok());
            }
            QVERIFY(file.seek(at) && file.putChar(byte) && file.flush());
        }
        auto db = Database::open(path, Key);
        OK(db->checkIntegrity());
        QCOMPARE(count(*db), 50);
    }

    void aTransactionIsAllOrNothing() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a.db"));
        auto db = Database::open(path, Key);
        OK(db->execute("CREATE TABLE t(a)"));
        {
            auto transaction = Transaction::begin(*db);
            OK(db->execute("INSERT INTO t VALUES(1)"));
        }
        QCOMPARE(count(*db), 0);
        {
            auto transaction = Transaction::begin(*db);
            OK(db->execute("INSERT INTO t VALUES(1)"));
            OK(transaction->commit());
        }
        QCOMPARE(count(*db), 1);
        Failpoint::setHandler([](const char* name) -> Result<void> {
            if (qstrcmp(name, "db.commit.before") != 0) return {};
            return fail(PlatformErrc::InjectedFault);
        });
        {
            auto transaction = Transaction::begin(*db);
            OK(db->execute("INSERT INTO t VALUES(2)"));
            QVERIFY(transaction->commit().error().is(PlatformErrc::InjectedFault));
        }
        QCOMPARE(count(*db), 1);
        Failpoint::setHandler([](const char* name) -> Result<void> {
            if (qstrcmp(name, "db.commit.after") != 0) return {};
            return fail(PlatformErrc::InjectedFault);
        });
        {
            auto transaction = Transaction::begin(*db);
            OK(db->execute("INSERT INTO t VALUES(2)"));
            QVERIFY(transaction->commit().error().is(PlatformErrc::InjectedFault));
        }
        QCOMPARE(count(*db), 2);
    }

    void aSecondWriterWaitsAndIsThenTold() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a.db"));
        Database::Options options;
        options.busyTimeout = std::chrono::milliseconds(20);
        auto first = Database::open(path, Key, options);
        auto second = Database::open(path, Key, options);
        OK(first->execute("CREATE TABLE t(a)"));
        {
            auto held = Transaction::begin(*first);
            OK(held);
            OK(first->execute("INSERT INTO t VALUES(1)"));
            QVERIFY(Transaction::begin(*second).error().is(PlatformErrc::DatabaseBusy));
            QCOMPARE(count(*second), 0); // Readers are never in the way.
            OK(held->commit());
        }
        OK(Transaction::begin(*second));
        QCOMPARE(count(*second), 1);
    }

    void aFullDiskIsToldApart() {
        QTemporaryDir dir;
        auto db = Database::open(dir.filePath(QStringLiteral("a.db")), Key);
        OK(db->execute("CREATE TABLE t(a); PRAGMA max_page_count=20"));
        auto insert = db->prepare("INSERT INTO t VALUES(?1)");
        Result<void> written;
        for (int i = 0; i < 100 && written.ok(); ++i)
            written = insert->run(QByteArray(3000, 'a'));
        QVERIFY(!written.ok());
        QVERIFY(written.error().is(PlatformErrc::DiskFull));
        OK(db->checkIntegrity());
    }

    void migrationsRunOnceInOrder() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a.db"));
        const std::vector<Migration> one{{1, "CREATE TABLE t(a)"}};
        const std::vector<Migration> two{{1, "CREATE TABLE t(a)"},
                                         {2, "ALTER TABLE t ADD COLUMN b", [](Database& db) {
                                              return db.execute("INSERT INTO t VALUES(1, 2)");
                                          }}};
        auto db = Database::open(path, Key);
        OK(migrate(*db, one));
        OK(migrate(*db, one));
        QCOMPARE(*db->userVersion(), 1);
        OK(migrate(*db, two));
        OK(migrate(*db, two));
        QCOMPARE(*db->userVersion(), 2);
        QCOMPARE(count(*db), 1);
        const auto older = migrate(*db, one);
        QVERIFY(older.error().is(PlatformErrc::StoreTooNew));
        QCOMPARE(older.error().details(), (QStringList{QStringLiteral("2"), QStringLiteral("1")}));
    }

    void aBrokenMigrationLeavesTheLastWholeStep() {
        QTemporaryDir dir;
        auto db = Database::open(dir.filePath(QStringLiteral("a.db")), Key);
        const std::vector<Migration> steps{{1, "CREATE TABLE t(a)"},
                                           {2, "INSERT INTO t VALUES(1)", [](Database&) -> Result<void> {
                                                return fail(PlatformErrc::InjectedFault);
                                            }}};
        QVERIFY(migrate(*db, steps).error().is(PlatformErrc::InjectedFault));
        QCOMPARE(*db->userVersion(), 1);
        QCOMPARE(count(*db), 0);
    }

    void aCopyOpensUnderItsOwnKey() {
        QTemporaryDir dir;
        const QString copy = dir.filePath(QStringLiteral("b.db"));
        auto db = Database::open(dir.filePath(QStringLiteral("a.db")), Key);
        const std::vector<Migration> steps{{1, "CREATE TABLE t(a)"}};
        OK(migrate(*db, steps));
        OK(db->execute("INSERT INTO t VALUES(1)"));
        OK(db->copyTo(copy, OtherKey));
        QVERIFY(db->copyTo(copy, OtherKey).error().is(PlatformErrc::FileUnwritable));
        QVERIFY(Database::open(copy, Key).error().is(PlatformErrc::DatabaseKeyWrong));
        auto other = Database::open(copy, OtherKey);
        OK(other);
        QCOMPARE(count(*other), 1);
        QCOMPARE(*other->userVersion(), 1);
        OK(other->checkIntegrity());
    }
};

CUNBAO_TEST(tst_database)
#include "tst_database.moc"
