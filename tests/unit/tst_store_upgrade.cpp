#include "app/domain/AppError.h"
#include "app/store/AuditLog.h"
#include "app/store/EntryReader.h"
#include "app/store/Rebuild.h"
#include "app/store/Schema.h"
#include "platform/base/AtomicFile.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Homes.h"
#include "tests/support/OldStore.h"

using namespace cunbao;

namespace {

const QDate Day(2020, 3, 1);

Result<Database> openRaw(Township& town, const QString& name) {
    TRY_LET(const QByteArray wrapped,
            AtomicFile::read(town.folder(name) + QStringLiteral("/store.key"), 4096));
    TRY_LET(const StoreKey key, PasscodeLock::unwrap(wrapped, TownshipPasscode));
    return Database::open(town.folder(name) + QStringLiteral("/store.db"), key.expose());
}

} // namespace

/// A store of every version that there ever was opens, keeps what it has, and goes on.
class tst_store_upgrade : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyVersionOpens_data() {
        QTest::addColumn<int>("version");
        for (int version = 1; version <= storeMigrations().back().version; ++version)
            QTest::addRow("%d", version) << version;
    }
    void everyVersionOpens() {
        QFETCH(int, version);
        Township town(31);
        OK(town.begin(QStringLiteral("f flow sum sum village"), QString(), madeUnits(2)));
        const auto phone = town.enrol(madeVillage(1), Role::Recorder);
        OK(phone);
        OK(Township::record(*(*phone)->ledger, "f", Day, 5));
        const DeviceId before = (*phone)->id();
        (*phone)->ledger.reset();
        {
            auto raw = openRaw(town, QStringLiteral("1"));
            OK(raw);
            OK(makeOldStore(*raw, version));
            QCOMPARE(*raw->userVersion(), version);
        }
        auto ledger = openHome(town, QStringLiteral("1"));
        OK(ledger);
        QCOMPARE(*(*ledger)->db().userVersion(), storeMigrations().back().version);
        QCOMPARE((*ledger)->identity().device(), before);
        OK(Township::record(**ledger, "f", Day, 6));
        const auto entries = EntryReader(**ledger).list({});
        OK(entries);
        QCOMPARE(entries->size(), std::size_t(2));
        OK(checkStore(**ledger));
        const auto lines = AuditLog(**ledger).list();
        OK(lines);
        QVERIFY(!lines->empty());
        (*phone)->ledger = *std::move(ledger);
        OK(town.sync(**phone));
    }

    void oneOfANewerProgramDoesNot() {
        Township town(32);
        OK(town.begin(QStringLiteral("f flow sum sum village"), QString(), madeUnits(1)));
        town.devices().front()->ledger.reset();
        {
            auto raw = openRaw(town, QStringLiteral("office"));
            OK(raw);
            OK(raw->execute("PRAGMA user_version=99"));
        }
        FAILS(openHome(town, QStringLiteral("office")), PlatformErrc::StoreTooNew);
    }
};

CUNBAO_TEST(tst_store_upgrade)
#include "tst_store_upgrade.moc"
