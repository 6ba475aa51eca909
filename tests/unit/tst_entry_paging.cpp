#include "app/store/EntryReader.h"
#include "app/usecase/ImportEntries.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/Township.h"

using namespace cunbao;
using namespace Qt::StringLiterals;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "g flow sum sum village\n"
                                          "s stock last_known sum village");
const QDate First(2019, 11, 1);

/// Made-up rows on four months of days, many on each; every phone's numbers are its own.
QByteArray rows(OrgCode unit, int count, int firstNumber) {
    SeededRandom random(7);
    QStringList out{u"indicator,org_unit,on,value"_s};
    for (int i = 0; i < count; ++i) {
        const QByteArray drawn = random.bytes(2);
        const int day = static_cast<quint8>(drawn[0]) % 120;
        const QString indicator = static_cast<quint8>(drawn[1]) % 4 == 0 ? u"g"_s : u"f"_s;
        out.append(QStringList{indicator, unit.toString(), First.addDays(day).toString(Qt::ISODate),
                               QString::number(firstNumber + i)}
                       .join(u','));
    }
    return out.join(u'\n').toUtf8();
}

/// The office holds what two phones of one village and one of another recorded at the same moments: stamps
/// are equal, and the device decides.
struct World {
    Township town{31};
    TownshipDevice* one = nullptr;
    TownshipDevice* alsoOne = nullptr;
    TownshipDevice* two = nullptr;

    Result<void> begin(int each) {
        TRY(town.begin(Indicators, {}, madeUnits(3)));
        TRY_LET(one, town.enrol(madeVillage(1), Role::Recorder));
        TRY_LET(alsoOne, town.enrol(madeVillage(1), Role::Recorder));
        TRY_LET(two, town.enrol(madeVillage(2), Role::Recorder));
        const Instant start = town.clock.now();
        int firstNumber = 1;
        for (TownshipDevice* device : {one, alsoOne, two}) {
            town.clock.set(start);
            TRY(importEntries(*device->ledger, rows(device->unit, each, firstNumber)));
            firstNumber += each;
            TRY(Township::deliver(*device->ledger, town.office()));
        }
        town.clock.set(start + std::chrono::minutes(1));
        return {};
    }
    EntryReader reader() { return EntryReader(town.office()); }
};

std::vector<EntryName> namesOf(const std::vector<EntryView>& entries) {
    std::vector<EntryName> out;
    for (const EntryView& entry : entries)
        out.push_back(entry.name);
    return out;
}

std::vector<EntryName> sorted(std::vector<EntryName> names) {
    std::sort(names.begin(), names.end());
    return names;
}

Result<std::vector<EntryName>> byPages(EntryReader& reader, EntryFilter filter, qsizetype size) {
    filter.newestFirst = true;
    filter.limit = size;
    std::vector<EntryName> out;
    for (;;) {
        TRY_LET(const auto page, reader.list(filter));
        for (const EntryView& entry : page)
            out.push_back(entry.name);
        if (std::ssize(page) < size) return out;
        filter.after = EntryCursor::of(page.back());
    }
}

} // namespace

class tst_entry_paging : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { OK(m_world.begin(700)); }

    void pagesMakeTheList_data() {
        QTest::addColumn<QString>("indicator");
        QTest::addColumn<int>("village"); // 0: all units
        QTest::addColumn<QString>("period");
        QTest::addColumn<int>("size");
        QTest::newRow("one indicator of one unit") << u"g"_s << 1 << QString() << 50;
        QTest::newRow("one unit") << QString() << 1 << QString() << 50;
        QTest::newRow("all units") << QString() << 0 << QString() << 50;
        QTest::newRow("all units in a month") << QString() << 0 << u"202001"_s << 7;
        QTest::newRow("one unit in a month") << QString() << 1 << u"202001"_s << 7;
        QTest::newRow("one indicator of all units") << u"g"_s << 0 << QString() << 50;
        QTest::newRow("one by one") << u"g"_s << 2 << u"202002"_s << 1;
        QTest::newRow("a unit without entries") << QString() << 3 << QString() << 50;
        QTest::newRow("an indicator without entries") << u"s"_s << 1 << QString() << 50;
        QTest::newRow("an indicator that nobody knows") << u"x"_s << 1 << QString() << 50;
    }
    void pagesMakeTheList() {
        QFETCH(QString, indicator);
        QFETCH(int, village);
        QFETCH(QString, period);
        QFETCH(int, size);
        EntryFilter filter;
        filter.indicator = indicator;
        if (village > 0) filter.unit = madeVillage(village);
        if (!period.isEmpty()) {
            const auto parsed = Period::parse(period);
            OK(parsed);
            filter.period = *parsed;
        }
        EntryReader reader = m_world.reader();
        const auto plain = reader.list(filter);
        OK(plain);
        const auto count = reader.count(filter);
        OK(count);
        QCOMPARE(*count, quint64(plain->size()));

        EntryFilter newest = filter;
        newest.newestFirst = true;
        const auto whole = reader.list(newest);
        OK(whole);
        QVERIFY(sorted(namesOf(*whole)) == sorted(namesOf(*plain)));
        for (std::size_t i = 1; i < whole->size(); ++i)
            QVERIFY(EntryCursor::of((*whole)[i]) < EntryCursor::of((*whole)[i - 1]));
        const auto pages = byPages(reader, filter, size);
        OK(pages);
        QVERIFY(*pages == namesOf(*whole));
        QCOMPARE(plain->empty(), village == 3 || indicator == u"s"_s || indicator == u"x"_s);
    }

    /// Pages of the history have the same order, with what was withdrawn in its place.
    void pagesOfTheHistory() {
        EntryReader reader = m_world.reader();
        EntryFilter filter;
        filter.indicator = u"g"_s;
        filter.unit = madeVillage(2);
        filter.newestFirst = true;
        const auto before = reader.list(filter);
        OK(before);
        const EntryName taken = (*before)[before->size() / 2].name;
        OK(Township::withdraw(m_world.town.office(), taken));
        auto without = namesOf(*before);
        std::erase(without, taken);
        const auto after = reader.list(filter);
        OK(after);
        QVERIFY(namesOf(*after) == without);
        filter.history = true;
        const auto pages = byPages(reader, filter, 40);
        OK(pages);
        QVERIFY(*pages == namesOf(*before));
    }

    /// What arrives while somebody turns pages neither shifts them nor shows anything twice.
    void theCursorStaysWhereItIs() {
        EntryReader reader = m_world.reader();
        EntryFilter filter;
        filter.unit = madeVillage(1);
        filter.newestFirst = true;
        const auto before = reader.list(filter);
        OK(before);
        EntryFilter first = filter;
        first.limit = 30;
        const auto page = reader.list(first);
        OK(page);
        const EntryCursor cursor = EntryCursor::of(page->back());

        Ledger& phone = *m_world.one->ledger;
        const auto newer = Township::record(phone, "f", First.addDays(130), 9001);
        OK(newer);
        const auto older = Township::record(phone, "f", First.addDays(-5), 9002);
        OK(older);
        OK(Township::correct(m_world.town.office(), page->front().name, 9003));
        OK(Township::withdraw(m_world.town.office(), page->back().name));
        OK(Township::deliver(phone, m_world.town.office()));

        EntryFilter rest = filter;
        rest.after = cursor;
        const auto after = reader.list(rest);
        OK(after);
        auto expected = namesOf(*before);
        expected.erase(expected.begin(), expected.begin() + 30);
        expected.push_back(*older);
        QVERIFY(namesOf(*after) == expected);
        const auto top = reader.list(first);
        OK(top);
        QVERIFY(top->front().name == *newer);
    }

private:
    World m_world;
};

CUNBAO_TEST(tst_entry_paging)
#include "tst_entry_paging.moc"
