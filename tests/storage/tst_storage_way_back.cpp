#include "app/store/EntryReader.h"
#include "app/store/Rebuild.h"
#include "app/usecase/SyncNow.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/storage/DeviceStories.h"
#include "tests/storage/FolderCopy.h"
#include "tests/storage/HubRoad.h"
#include "tests/storage/ShimVfs.h"
#include "tests/support/Check.h"

using namespace cunbao;

/// What a village does whose phone has lost its store: a new invite, and what the hub had is there again.
class tst_storage_way_back : public QObject {
    Q_OBJECT

    static Result<QStringList> notesOf(Ledger& ledger) {
        TRY_LET(const auto entries, EntryReader(ledger).list({}));
        QStringList notes;
        for (const EntryView& entry : entries)
            notes << entry.note;
        notes.sort();
        return notes;
    }

private Q_SLOTS:
    void aPhonesHistoryComesBackFromTheHub() {
        const ShimVfs swift;
        StoreTown town(34);
        OK(town.begin());
        QTemporaryDir folder;
        ManualClock clock(town.now());
        SeededRandom random(10);
        const Home::Context context{&clock, &random, StoreTown::cost()};
        MemoryHubStore kept = town.hub();
        HubCore hub(kept);
        OK(hub.load());
        HubRoad road(hub, town.now());

        const auto office = Home::open(town.office(), StoreTown::passcode(), context);
        OK(office);
        InviteRequest request;
        request.unit = madeVillage(1);
        request.name = QStringLiteral("the same person");
        const auto invite = createInvite(**office, request);
        OK(invite);
        const auto fresh =
            joinOffice(folder.filePath(QStringLiteral("new")), StoreTown::passcode(), *invite, context);
        OK(fresh);
        QVERIFY(syncNow(**fresh, road)->waiting);
        OK(syncNow(**office, road));
        const auto back = syncNow(**fresh, road);
        OK(back);
        QVERIFY(!back->waiting);
        OK(checkStore(**fresh));
        // The six that were sent, and one that the office recorded for the village; the three that never left
        // the lost phone are gone.
        const auto notes = notesOf(**fresh);
        OK(notes);
        QCOMPARE(*notes, (QStringList{QString(), QStringLiteral("note 0"), QStringLiteral("note 1"),
                                      QStringLiteral("note 2"), QStringLiteral("note 3"),
                                      QStringLiteral("note 4"), QStringLiteral("note 5")}));
    }
};

CUNBAO_TEST(tst_storage_way_back)
#include "tst_storage_way_back.moc"
