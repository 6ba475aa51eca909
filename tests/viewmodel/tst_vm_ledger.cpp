#include "app/usecase/RecordEntry.h"
#include "app/viewmodel/phone/LedgerModel.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

#include <QSignalSpy>

#include <algorithm>

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "g flow max count village+township\n"
                                          "t text union union village\n");
constexpr int Many = 2345;
const QDate FirstDay(2020, 1, 1);
constexpr int Days = 69; ///< up to the day before the township's today

/// Flows of two indicators over some days, out of the order of the days; in one transaction.
Result<void> recordMany(Ledger& ledger, int count) {
    return ledger.transact([&]() -> Result<void> {
        OperationWriter writer(ledger);
        for (int at = 0; at < count; ++at) {
            RecordRequest request;
            request.indicator = at % 3 == 0 ? QStringLiteral("g") : QStringLiteral("f");
            request.value = EntryValue::ofNumber(Decimal::fromInteger(at + 1));
            request.on = FirstDay.addDays(at * 37 % Days);
            TRY(recordWithin(ledger, writer, request));
        }
        return {};
    });
}

/// The whole list in one piece, and the newest first by the rule itself.
Result<QStringList> newestFirst(Ledger& ledger, const QString& indicator) {
    EntryFilter filter;
    filter.indicator = indicator;
    TRY_LET(auto entries, EntryReader(ledger).list(filter));
    std::sort(entries.begin(), entries.end(), [](const EntryView& a, const EntryView& b) {
        return std::tie(a.on, a.order) > std::tie(b.on, b.order);
    });
    QStringList names;
    for (const EntryView& entry : entries)
        names.append(entry.name.toString());
    return names;
}

QVariant at(LedgerModel& ledger, int row, EntryListModel::Role role) {
    return ledger.entries()->data(ledger.entries()->index(row), role);
}

QStringList namesOf(LedgerModel& ledger) {
    QStringList names;
    for (int row = 0; row < ledger.entries()->count(); ++row)
        names.append(at(ledger, row, EntryListModel::EntryRole).toString());
    return names;
}

/// One village's device and what its ledger shows.
struct Village {
    SessionWorld world;
    TownshipDevice* device = nullptr;
    std::unique_ptr<Session> session;
    LedgerModel model;

    explicit Village(std::uint64_t seed) : world(seed) {}

    Result<void> begin(int entries) {
        TRY(world.township().begin(Indicators, QString(), madeUnits(2)));
        TRY_LET(device, world.township().enrol(madeVillage(1), Role::Recorder));
        return recordMany(ledger(), entries);
    }
    [[nodiscard]] bool open() {
        session = world.open(*device);
        if (!session) return false;
        model.setSession(session.get());
        model.componentComplete();
        settle();
        return model.error().isEmpty();
    }
    [[nodiscard]] Ledger& ledger() const { return *device->ledger; }
    void settle() const { SessionWorld::settle(*session); }
    void reload() {
        model.reload();
        settle();
    }
    /// Pages until there are no more; how many were asked for.
    int fetchAll() {
        int pages = 0;
        while (model.entries()->canFetchMore({})) {
            model.entries()->fetchMore({});
            settle();
            ++pages;
        }
        return pages;
    }
};

} // namespace

class tst_vm_ledger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pagesOverThousandsEqualTheList() {
        Village village(1);
        OK(village.begin(Many));
        QVERIFY(village.open());
        QCOMPARE(village.model.entries()->count(), LedgerModel::PageSize);
        QCOMPARE(village.model.counting(), Many);
        QCOMPARE(village.fetchAll(), (Many - 1) / LedgerModel::PageSize);
        const auto expected = newestFirst(village.ledger(), QString());
        OK(expected);
        QCOMPARE(expected->size(), Many);
        QCOMPARE(namesOf(village.model), *expected);
    }

    void aPageThatIsAskedForWhileReadingIsReadAfterwards() {
        Village village(2);
        OK(village.begin(3 * LedgerModel::PageSize));
        QVERIFY(village.open());
        village.model.reload();
        village.model.entries()->fetchMore({});
        village.settle();
        QCOMPARE(village.model.entries()->count(), 2 * LedgerModel::PageSize);
        const auto expected = newestFirst(village.ledger(), QString());
        OK(expected);
        QCOMPARE(namesOf(village.model), expected->mid(0, 2 * LedgerModel::PageSize));
    }

    void showsThoseOfOneIndicator() {
        Village village(3);
        OK(village.begin(200));
        QVERIFY(village.open());
        village.model.setIndicator(QStringLiteral("g"));
        QCOMPARE(village.model.entries()->count(), 0);
        village.settle();
        village.fetchAll();
        const auto expected = newestFirst(village.ledger(), QStringLiteral("g"));
        OK(expected);
        QCOMPARE(namesOf(village.model), *expected);
        QCOMPARE(village.model.counting(), int(expected->size()));
        QCOMPARE(village.model.indicatorName(), QStringLiteral("g"));
    }

    void rowsStayWhereTheyAreWhenOneIsAdded() {
        Village village(4);
        OK(village.begin(200));
        QVERIFY(village.open());
        village.model.entries()->fetchMore({});
        village.settle();
        QCOMPARE(village.model.entries()->count(), 100);
        const QStringList before = namesOf(village.model);
        OK(Township::record(village.ledger(), "f", QDate(2020, 3, 10), 7));
        QSignalSpy reset(village.model.entries(), &QAbstractItemModel::modelReset);
        QSignalSpy inserted(village.model.entries(), &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(village.model.entries(), &QAbstractItemModel::rowsRemoved);
        village.reload();
        QCOMPARE(reset.count(), 0);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted.front().at(1).toInt(), 0);
        QCOMPARE(inserted.front().at(2).toInt(), 0);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(removed.front().at(1).toInt(), 100);
        QCOMPARE(namesOf(village.model).mid(1), before.mid(0, 99));
    }

    void aCorrectionChangesItsRowAlone() {
        Village village(5);
        OK(village.begin(30));
        QVERIFY(village.open());
        const auto entry = EntryName::parse(at(village.model, 4, EntryListModel::EntryRole).toString());
        QVERIFY(entry.has_value());
        OK(Township::correct(village.ledger(), *entry, 12345));
        QSignalSpy changed(village.model.entries(), &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(village.model.entries(), &QAbstractItemModel::rowsInserted);
        village.reload();
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.front().at(0).toModelIndex().row(), 4);
        QCOMPARE(at(village.model, 4, EntryListModel::ValueRole).toString(), QStringLiteral("12\u202F345"));
    }

    void whatWasWithdrawnIsShownOnRequest() {
        Village village(6);
        OK(village.begin(3));
        const auto entry = Township::record(village.ledger(), "f", QDate(2020, 3, 10), 7);
        OK(entry);
        OK(Township::withdraw(village.ledger(), *entry));
        QVERIFY(village.open());
        QCOMPARE(village.model.entries()->count(), 3);
        QCOMPARE(village.model.counting(), 3);
        village.model.setHistory(true);
        village.settle();
        QCOMPARE(village.model.entries()->count(), 4);
        QCOMPARE(village.model.counting(), 3);
        QCOMPARE(at(village.model, 0, EntryListModel::EntryRole).toString(), entry->toString());
        QCOMPARE(at(village.model, 0, EntryListModel::StateRole).toInt(), int(EntryListModel::Withdrawn));
        village.model.setHistory(false);
        village.settle();
        QCOMPARE(village.model.entries()->count(), 3);
    }

    void saysHowFarAnEntryHasCome() {
        Village village(7);
        OK(village.begin(1));
        QVERIFY(village.open());
        const auto place = [&] { return at(village.model, 0, EntryListModel::PlaceRole).toInt(); };
        QCOMPARE(place(), int(EntryListModel::OnThisDevice));
        SessionWorld::sync(*village.session);
        QCOMPARE(place(), int(EntryListModel::WithHub));
        const auto office = village.world.open(*village.world.township().devices().front());
        QVERIFY(office);
        // The second one carries the receipt for what the first one brought.
        SessionWorld::sync(*office);
        SessionWorld::sync(*office);
        SessionWorld::sync(*village.session);
        QCOMPARE(place(), int(EntryListModel::WithOffice));
    }

    void looksLikeThis() {
        Village village(8);
        OK(village.begin(0));
        OK(Township::record(village.ledger(), "f", QDate(2019, 12, 31), 12500));
        RecordRequest text;
        text.indicator = QStringLiteral("t");
        text.value = EntryValue::ofText(QStringLiteral("修好水渠"));
        text.on = QDate(2020, 3, 2);
        text.note = QStringLiteral("两处");
        OK(recordEntry(village.ledger(), text));
        RecordRequest none;
        none.indicator = QStringLiteral("g");
        none.value = EntryValue::notApplicable();
        none.on = QDate(2020, 3, 2);
        OK(recordEntry(village.ledger(), none));
        QVERIFY(village.open());
        COMPARE_SNAPSHOT(snapshotOf(village.model), "ledger");
        village.session->preferences()->setLanguage(Preferences::English);
        village.settle();
        COMPARE_SNAPSHOT(snapshotOf(village.model), "ledger-en");
    }
};

CUNBAO_TEST(tst_vm_ledger)
#include "tst_vm_ledger.moc"
