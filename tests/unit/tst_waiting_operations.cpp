#include "app/store/EntryReader.h"
#include "app/store/Rebuild.h"
#include "app/store/Replica.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/DeskTownship.h"

using namespace cunbao;
using namespace Qt::StringLiterals;

/// What waits for something is taken up when that comes, whoever brought the one and whoever the other.
class tst_waiting_operations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// An exchange goes on for a while, and a file is taken in meanwhile: by it a correction comes before
    /// what it corrects, which the exchange then brings.
    void whatAnotherRoadBroughtIsWoken() {
        DeskTownship world{41};
        OK(world.begin(u"f flow sum sum village"_s, QString()));
        Ledger& phone = *world.one->ledger;
        OK(Township::record(phone, "f", QDate(2020, 2, 1), 1));
        const auto first = Township::segmentsOf(phone);
        OK(first);
        const auto entry = Township::record(phone, "f", QDate(2020, 3, 1), 5);
        OK(entry);
        const auto all = Township::segmentsOf(phone);
        OK(all);
        OK(Township::deliver(phone, *world.alsoOne->ledger));
        OK(Township::correct(*world.alsoOne->ledger, *entry, 6));
        auto correction = Township::segmentsOf(*world.alsoOne->ledger);
        OK(correction);
        std::erase_if(*correction, [&](const QByteArray& segment) {
            return std::find(all->begin(), all->end(), segment) != all->end();
        });

        Replica exchange(world.office());
        OK(exchange.takeSegments(*first));
        Replica file(world.office());
        OK(file.takeSegments(*correction));
        OK(exchange.takeSegments(*all));

        const auto view = EntryReader(world.office()).find(*entry);
        OK(view);
        QCOMPARE(view->value.toString(), u"6"_s);
        OK(checkStore(world.office()));
    }
};

CUNBAO_TEST(tst_waiting_operations)
#include "tst_waiting_operations.moc"
