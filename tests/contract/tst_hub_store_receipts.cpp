#include "sync/hub/SqlHubStore.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/MemoryHubStore.h"

#include <QTemporaryDir>

using namespace cunbao;

namespace {

template <class Fixed>
Fixed marked(char mark) {
    return *Fixed::from(QByteArray(Fixed::Size, mark));
}

const auto Town = marked<TownshipId>('a');
const auto OtherTown = marked<TownshipId>('b');
const auto Device = marked<DeviceId>('c');
const auto OtherDevice = marked<DeviceId>('d');
constexpr std::int64_t Unit = 500101103201;

} // namespace

/// How a hub's store keeps receipts, whichever store it is: one for each device and unit.
class tst_hub_store_receipts : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    SystemRandom m_random;

    Result<std::unique_ptr<HubStore>> open(bool sql, const QString& name) {
        if (!sql) return std::unique_ptr<HubStore>(std::make_unique<MemoryHubStore>());
        TRY_LET(auto store, SqlHubStore::open(m_dir.filePath(name), m_random));
        return std::unique_ptr<HubStore>(std::move(store));
    }

private Q_SLOTS:
    void oneForEachDeviceAndUnit_data() {
        QTest::addColumn<bool>("sql");
        QTest::newRow("memory") << false;
        QTest::newRow("sqlcipher") << true;
    }
    void oneForEachDeviceAndUnit() {
        QFETCH(bool, sql);
        auto store = open(sql, QStringLiteral("hub"));
        OK(store);
        HubStore& hub = **store;
        QVERIFY(hub.receipts(Town)->empty());
        OK(hub.begin());
        OK(hub.putReceipt(Town, Device, Unit, "old"));
        OK(hub.putReceipt(Town, Device, Unit + 1, "other unit"));
        OK(hub.putReceipt(Town, OtherDevice, Unit, "other device"));
        OK(hub.putReceipt(OtherTown, Device, Unit, "other town"));
        OK(hub.putReceipt(Town, Device, Unit, "new"));
        OK(hub.commit());
        QCOMPARE(*hub.receipts(Town), (std::vector<QByteArray>{"new", "other unit", "other device"}));
        QCOMPARE(*hub.receipts(OtherTown), (std::vector<QByteArray>{"other town"}));
        OK(hub.begin());
        OK(hub.putReceipt(Town, Device, Unit, "taken back"));
        hub.rollback();
        QCOMPARE(hub.receipts(Town)->front(), QByteArray("new"));
        if (!sql) return;
        store->reset();
        store = open(sql, QStringLiteral("hub"));
        OK(store);
        QCOMPARE(*(*store)->receipts(Town), (std::vector<QByteArray>{"new", "other unit", "other device"}));
    }
};

CUNBAO_TEST(tst_hub_store_receipts)
#include "tst_hub_store_receipts.moc"
