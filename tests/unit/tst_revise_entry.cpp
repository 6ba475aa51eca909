#include "app/domain/AppError.h"
#include "app/store/EntryReader.h"
#include "app/usecase/EntryDoubts.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/DeskTownship.h"

using namespace cunbao;
using namespace Qt::StringLiterals;

namespace {

const QString Indicators = u"f flow sum sum village\n"
                           "g flow sum sum village\n"
                           "d derived [f] - [g]"_s;
const QString Rules = u"small|village|[f]|<=|100\n"
                      "positive|village|[d]|>=|0\n"
                      "other|village|[g]|<=|1000"_s;
const QDate Day(2020, 2, 1);

QStringList idsOf(const EntryDoubts& doubts) {
    QStringList out;
    for (const Rule& rule : doubts.broken)
        out.append(rule.id);
    return out;
}

} // namespace

/// A revision changes what it names and leaves the rest; and what an entry makes doubtful is said.
class tst_revise_entry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dateAndNoteAlone() {
        DeskTownship world{11};
        OK(world.begin(Indicators, Rules));
        Ledger& phone = *world.one->ledger;
        RecordRequest request;
        request.indicator = u"f"_s;
        request.value = EntryValue::ofNumber(Decimal::fromInteger(7));
        request.on = Day;
        request.note = u"two boxes"_s;
        const auto entry = recordEntry(phone, request);
        OK(entry);

        Revision dated;
        dated.on = Day.addDays(3);
        dated.why = u"wrong day"_s;
        OK(reviseEntry(phone, *entry, dated));
        auto view = EntryReader(phone).find(*entry);
        OK(view);
        QCOMPARE(view->on, Day.addDays(3));
        QCOMPARE(view->value.toString(), u"7"_s);
        QCOMPARE(view->note, u"two boxes"_s);

        Revision noted;
        noted.note = QString();
        noted.why = u"not needed"_s;
        OK(reviseEntry(phone, *entry, noted));
        view = EntryReader(phone).find(*entry);
        OK(view);
        QCOMPARE(view->on, Day.addDays(3));
        QCOMPARE(view->value.toString(), u"7"_s);
        QVERIFY(view->note.isEmpty());

        noted.note = QString(PayloadCodec::MaxText + 1, u'x');
        FAILS(reviseEntry(phone, *entry, noted), AppErrc::TextTooLong);
    }

    /// Whoever adds a note has not said which of two values is right.
    void aNoteDecidesNoConflict() {
        DeskTownship world{13};
        OK(world.begin(Indicators, Rules));
        const auto entry = Township::record(*world.one->ledger, "f", Day, 5);
        OK(entry);
        OK(Township::deliver(*world.one->ledger, *world.alsoOne->ledger));
        OK(Township::correct(*world.one->ledger, *entry, 600));
        world.town.clock.advance(std::chrono::minutes(1));
        OK(Township::correct(*world.alsoOne->ledger, *entry, 150));
        OK(Township::deliver(*world.alsoOne->ledger, *world.one->ledger));
        QCOMPARE(EntryReader(*world.one->ledger).find(*entry)->state, u"conflict"_s);
        Revision noted;
        noted.note = u"see page 3"_s;
        noted.why = u"add page"_s;
        OK(reviseEntry(*world.one->ledger, *entry, noted));
        const auto view = EntryReader(*world.one->ledger).find(*entry);
        OK(view);
        QCOMPARE(view->state, u"conflict"_s);
        QCOMPARE(view->value.toString(), u"150"_s);
        QCOMPARE(view->note, u"see page 3"_s);
        OK(Township::correct(*world.one->ledger, *entry, 600));
        QCOMPARE(EntryReader(*world.one->ledger).find(*entry)->state, u"active"_s);
    }

    /// Where a withdrawal holds there is no value to keep: whoever wants the entry back says which.
    void aWithdrawalInAConflictHasNoValue() {
        DeskTownship world{12};
        OK(world.begin(Indicators, Rules));
        const auto entry = Township::record(*world.one->ledger, "f", Day, 5);
        OK(entry);
        OK(Township::deliver(*world.one->ledger, *world.alsoOne->ledger));
        OK(Township::correct(*world.one->ledger, *entry, 6));
        world.town.clock.advance(std::chrono::minutes(1));
        OK(Township::withdraw(*world.alsoOne->ledger, *entry));
        OK(Township::deliver(*world.alsoOne->ledger, *world.one->ledger));
        Revision noted;
        noted.note = u"asked again"_s;
        noted.why = u"asked again"_s;
        FAILS(reviseEntry(*world.one->ledger, *entry, noted), AppErrc::EntryWithdrawn);
        OK(Township::correct(*world.one->ledger, *entry, 6));
    }

    void whatAnEntryMakesDoubtful() {
        DeskTownship world{13};
        OK(world.begin(Indicators, Rules));
        Ledger& phone = *world.one->ledger;
        const auto small = Township::record(phone, "f", Day, 90);
        OK(small);
        auto doubts = doubtsAround(phone, *small);
        OK(doubts);
        QVERIFY(doubts->broken.empty() && !doubts->outlier);
        const auto more = Township::record(phone, "f", Day, 20);
        OK(more);
        doubts = doubtsAround(phone, *more);
        OK(doubts);
        QCOMPARE(idsOf(*doubts), QStringList{u"small"_s});
        // What is computed from it counts too, and only that.
        const auto minus = Township::record(phone, "g", Day, 500);
        OK(minus);
        doubts = doubtsAround(phone, *minus);
        OK(doubts);
        QCOMPARE(idsOf(*doubts), QStringList{u"positive"_s});
        // Another year has nothing to do with it.
        const auto earlier = Township::record(phone, "f", QDate(2019, 5, 1), 3);
        OK(earlier);
        doubts = doubtsAround(phone, *earlier);
        OK(doubts);
        QVERIFY(doubts->broken.empty());
    }
};

CUNBAO_TEST(tst_revise_entry)
#include "tst_revise_entry.moc"
