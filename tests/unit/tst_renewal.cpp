#include "app/domain/AppError.h"
#include "app/store/AuditLog.h"
#include "app/store/CanonicalDump.h"
#include "app/store/EntryReader.h"
#include "app/store/FigureReader.h"
#include "app/store/FormerIdentities.h"
#include "app/store/NextIdentity.h"
#include "app/store/Rebuild.h"
#include "app/store/Replica.h"
#include "app/usecase/BackupHome.h"
#include "app/usecase/BundleFile.h"
#include "app/usecase/ImportEntries.h"
#include "app/usecase/ListLeftOver.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/SyncNow.h"
#include "sync/SyncError.h"
#include "sync/codec/Renewal.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Homes.h"
#include "tests/support/MemoryHub.h"

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village\n"
                                          "s stock last_known sum village\n"
                                          "k flow sum none township");
const Period Year = Period::year(2020);
const QDate Day(2020, 3, 1);

/// An office, a phone in each of two villages, and a hub.
struct World {
    Township town;
    MemoryHub hub{town.clock};
    TownshipDevice* phone = nullptr; ///< its home is "1"
    TownshipDevice* other = nullptr;
    std::unique_ptr<Ledger> restored; ///< the phone's store from an older copy

    explicit World(std::uint64_t seed = 3) : town(seed) {}

    Result<void> begin() {
        TRY(town.begin(Indicators, QString(), madeUnits(2)));
        TRY(hub.serve(town.office()));
        TRY_LET(phone, town.enrol(madeVillage(1), Role::Lead, QStringLiteral("李")));
        TRY_LET(other, town.enrol(madeVillage(2), Role::Recorder));
        return syncAll();
    }
    Result<void> syncAll() {
        for (Ledger* ledger : {phone->ledger.get(), other->ledger.get(), &town.office()})
            TRY(sync(*ledger));
        return {};
    }
    Result<SyncOutcome> sync(Ledger& ledger) {
        town.clock.advance(std::chrono::seconds(1));
        return syncNow(ledger, hub);
    }
    Result<EntryName> record(Ledger& ledger, std::int64_t number, const char* indicator = "f") {
        town.clock.advance(std::chrono::seconds(1));
        return Township::record(ledger, indicator, Day, number);
    }
    /// A copy of the phone's home, to come back to.
    Result<void> copyPhone(const QString& to = QStringLiteral("copy")) {
        phone->ledger.reset();
        if (!copyHome(town.folder(QStringLiteral("1")), town.folder(to)))
            return fail(PlatformErrc::FileUnwritable);
        TRY_LET(phone->ledger, openHome(town, QStringLiteral("1")));
        return {};
    }
    Result<void> restore(const QString& from = QStringLiteral("copy")) {
        TRY_LET(restored, openHome(town, from));
        return {};
    }
    static QString sum(Ledger& ledger, const char* indicator = "f", OrgCode unit = MadeTownship) {
        const auto figures = FigureReader(ledger).figures(Year);
        if (!figures.ok()) return QString::fromUtf8(describe(figures.error()));
        const Figure* figure = figures->book.find(QString::fromLatin1(indicator), unit);
        return figure->hasValue() ? figure->value.rounded(0)->toString() : QStringLiteral("-");
    }
    static std::map<QString, int> states(Ledger& ledger) {
        std::map<QString, int> out;
        const auto entries = EntryReader(ledger).list({});
        if (entries.ok())
            for (const EntryView& entry : *entries)
                ++out[entry.state];
        return out;
    }
    static std::vector<LeftOverView> left(Ledger& ledger) {
        auto found = listLeftOver(ledger);
        return found.ok() ? *std::move(found) : std::vector<LeftOverView>(99);
    }
    static int count(Ledger& ledger, AuditEvent event) {
        const auto lines = AuditLog(ledger).list();
        if (!lines.ok()) return -1;
        return static_cast<int>(std::count_if(lines->begin(), lines->end(),
                                              [&](const AuditLine& line) { return line.event == event; }));
    }
};

} // namespace

/// A device whose store came back from an older copy: it gets new keys, and nothing of what was recorded on
/// either side is lost or counted twice.
class tst_renewal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Each seed makes other hashes, so that now the one branch counts and now the other.
    void bothHistoriesCount_data() {
        QTest::addColumn<std::uint64_t>("seed");
        for (std::uint64_t seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %d", int(seed)) << seed;
    }
    void bothHistoriesCount() {
        QFETCH(std::uint64_t, seed);
        World w(seed);
        OK(w.begin());
        Ledger& office = w.town.office();
        const auto first = w.record(*w.phone->ledger, 1);
        OK(first);
        OK(w.sync(*w.phone->ledger));
        OK(w.record(*w.phone->ledger, 50)); // In the copy, and in no segment yet.
        OK(w.copyPhone());
        OK(w.record(*w.phone->ledger, 20));
        OK(Township::correct(*w.phone->ledger, *first, 2));
        OK(w.sync(*w.phone->ledger));
        OK(w.sync(office));
        QCOMPARE(World::sum(office), QStringLiteral("72"));

        OK(w.restore());
        const DeviceId before = w.restored->identity().device();
        const auto offline = w.record(*w.restored, 300);
        OK(offline);
        OK(Township::correct(*w.restored, *offline, 400));
        const auto asked = w.sync(*w.restored);
        OK(asked);
        QVERIFY(asked->waiting && asked->renewal.waiting && !asked->renewal.renewed);
        FAILS(w.record(*w.restored, 5), AppErrc::DeviceRestored);
        OK(checkStore(*w.restored));

        OK(w.sync(office));
        const auto renewed = w.sync(*w.restored);
        OK(renewed);
        QVERIFY(renewed->renewal.renewed && !renewed->waiting);
        // What both histories have was accepted in either: only what the other one lacks is left over.
        QCOMPARE(renewed->renewal.carriedOver, quint64(2));
        QCOMPARE(renewed->pending, quint64(0));
        QVERIFY(w.restored->identity().device() != before);
        OK(w.record(*w.restored, 7000));
        OK(w.sync(*w.restored));
        OK(w.sync(office));
        OK(w.sync(*w.restored));
        for (Ledger* ledger : {&office, w.restored.get()}) {
            QCOMPARE(World::sum(*ledger), QStringLiteral("7472"));
            QCOMPARE(World::states(*ledger), (std::map<QString, int>{{QStringLiteral("active"), 5}}));
            QVERIFY(World::left(*ledger).empty());
            OK(checkStore(*ledger));
            const auto dump = canonicalDump(*ledger);
            OK(dump);
            OK(rebuildProjections(*ledger));
            QCOMPARE(*canonicalDump(*ledger), *dump);
        }
        // The same person, under new keys; the old ones are of no more use to anybody.
        QCOMPARE(*EntryReader(office).personOf(w.restored->identity().device()), QStringLiteral("李"));
        FAILS(w.sync(*w.phone->ledger), AppErrc::DeviceRevoked);
        QCOMPARE(World::count(*w.restored, AuditEvent::IdentityRenewed), 1);
        QCOMPARE(World::count(office, AuditEvent::Revoked), 1);
    }

    /// Whoever has the old keys has them still: what comes under them later is not this device's own.
    void whatComesLaterUnderTheOldKeys() {
        World w;
        OK(w.begin());
        OK(w.copyPhone());
        OK(w.record(*w.phone->ledger, 20));
        OK(w.syncAll());
        OK(w.restore());
        OK(w.record(*w.restored, 300));
        OK(w.sync(*w.restored));
        OK(w.sync(w.town.office()));
        OK(w.sync(*w.restored));
        OK(w.record(*w.phone->ledger, 9000));
        const QString file = w.town.folder(QStringLiteral("later.bundle"));
        OK(exportBundle(*w.phone->ledger, file, {}));
        const auto imported = importBundle(*w.restored, file);
        OK(imported);
        QVERIFY(imported->segments > 0);
        QCOMPARE(imported->renewal.carriedOver, quint64(0));
        OK(w.sync(*w.restored));
        OK(w.sync(w.town.office()));
        QCOMPARE(World::sum(w.town.office()), QStringLiteral("320"));
        QVERIFY(World::left(*w.restored).empty());
    }

    /// Both revised one entry: a person is asked, and neither word is gone.
    void revisionsOnBothSides() {
        World w;
        OK(w.begin());
        const auto entry = w.record(*w.phone->ledger, 1);
        OK(entry);
        const auto withdrawn = w.record(*w.phone->ledger, 10);
        OK(withdrawn);
        OK(w.syncAll());
        OK(w.copyPhone());
        OK(Township::correct(*w.phone->ledger, *entry, 2));
        OK(w.syncAll());
        OK(w.restore());
        OK(Township::correct(*w.restored, *entry, 3));
        OK(Township::withdraw(*w.restored, *withdrawn));
        for (int round = 0; round < 2; ++round) {
            OK(w.sync(*w.restored));
            OK(w.sync(w.town.office()));
        }
        const auto view = EntryReader(w.town.office()).find(*entry);
        OK(view);
        QCOMPARE(view->state, QStringLiteral("conflict"));
        QCOMPARE(view->value.toString(), QStringLiteral("3"));
        QCOMPARE(EntryReader(w.town.office()).find(*withdrawn)->state, QStringLiteral("withdrawn"));
        OK(checkStore(w.town.office()));
    }

    /// One that had recorded nothing since simply goes on: there is one history only.
    void anOlderCopyWithNothingNew() {
        World w;
        OK(w.begin());
        OK(w.copyPhone());
        OK(w.record(*w.phone->ledger, 20));
        OK(w.syncAll());
        OK(w.restore());
        const auto synced = w.sync(*w.restored);
        OK(synced);
        QVERIFY(!synced->waiting);
        OK(w.record(*w.restored, 300));
        OK(w.sync(*w.restored));
        OK(w.sync(w.town.office()));
        QCOMPARE(World::sum(w.town.office()), QStringLiteral("320"));
    }

    /// What was recorded before it knew, and sent in no segment, is not in the other history's way.
    void whatWasOpenIsKeptApart() {
        World w;
        OK(w.begin());
        OK(w.record(*w.phone->ledger, 1));
        OK(w.syncAll());
        OK(w.copyPhone());
        OK(w.record(*w.phone->ledger, 20));
        OK(w.syncAll());
        OK(w.restore());
        OK(w.record(*w.restored, 300));
        // By a file, which takes in before anything is sealed.
        const QString file = w.town.folder(QStringLiteral("office.bundle"));
        OK(exportBundle(w.town.office(), file, madeVillage(1)));
        const auto imported = importBundle(*w.restored, file);
        OK(imported);
        QVERIFY(imported->renewal.waiting);
        QCOMPARE(World::sum(*w.restored), QStringLiteral("21"));
        const auto left = World::left(*w.restored);
        QCOMPARE(left.size(), std::size_t(1));
        QCOMPARE(left[0].value.toString(), QStringLiteral("300"));
        QCOMPARE(left[0].indicator, QStringLiteral("f"));
        OK(checkStore(*w.restored));
        // And by files it goes on.
        const QString plea = w.town.folder(QStringLiteral("plea.bundle"));
        OK(exportBundle(*w.restored, plea, {}));
        OK(importBundle(w.town.office(), plea));
        OK(exportBundle(w.town.office(), file, madeVillage(1)));
        const auto answered = importBundle(*w.restored, file);
        OK(answered);
        QVERIFY(answered->renewal.renewed);
        QCOMPARE(answered->renewal.carriedOver, quint64(1));
        OK(exportBundle(*w.restored, plea, {}));
        OK(importBundle(w.town.office(), plea));
        for (Ledger* ledger : {&w.town.office(), w.restored.get()}) {
            QCOMPARE(World::sum(*ledger), QStringLiteral("321"));
            OK(checkStore(*ledger));
        }
        const auto again = importBundle(*w.restored, file);
        OK(again);
        QCOMPARE(again->renewal.carriedOver, quint64(0));
    }

    /// A second window of the same home notices that the device is another one now.
    void everyLedgerOfAHomeNotices() {
        World w;
        OK(w.begin());
        OK(w.copyPhone());
        OK(w.record(*w.phone->ledger, 20));
        OK(w.syncAll());
        OK(w.restore());
        auto window = openHome(w.town, QStringLiteral("copy"));
        OK(window);
        OK(w.record(*w.restored, 300));
        OK(w.sync(*w.restored));
        OK(w.sync(w.town.office()));
        OK(w.sync(*w.restored));
        OK(w.record(**window, 4000));
        QCOMPARE((*window)->identity().device(), w.restored->identity().device());
        OK(w.sync(*w.restored));
        OK(w.sync(w.town.office()));
        QCOMPARE(World::sum(w.town.office()), QStringLiteral("4320"));
    }

    /// The main office device has the root and confirms itself, once it has seen what there is of it
    /// elsewhere.
    void theMainOfficeDeviceItself() {
        World w;
        OK(w.begin());
        Township& town = w.town;
        InviteRequest request;
        request.unit = madeVillage(2);
        const auto invite = createInvite(town.office(), request);
        OK(invite);
        OK(Township::record(town.office(), "k", Day, 1, MadeTownship));
        OK(w.sync(town.office()));
        const QString home = town.folder(QStringLiteral("office"));
        const auto& office = town.devices().front();
        office->ledger.reset();
        QVERIFY(copyHome(home, town.folder(QStringLiteral("copy"))));
        auto original = openHome(town, QStringLiteral("office"));
        OK(original);
        OK(openRound(**original, QStringLiteral("annual-report"), Year, {}));
        OK(Township::record(**original, "k", Day, 20, MadeTownship));
        OK(w.sync(**original));
        original->reset();

        auto opened = openHome(town, QStringLiteral("copy"));
        OK(opened);
        Ledger& restored = **opened;
        OK(Township::record(restored, "k", Day, 300, MadeTownship));
        OK(w.record(*w.phone->ledger, 5));
        OK(w.sync(*w.phone->ledger));
        const auto synced = w.sync(restored);
        OK(synced);
        QVERIFY(synced->renewal.renewed && !synced->waiting);
        QCOMPARE(World::sum(restored, "k"), QStringLiteral("321"));
        QCOMPARE(World::sum(restored), QStringLiteral("5"));
        OK(checkStore(restored));
        OK(restored.mainOffice());
        // It goes on as the main device: an invite of before still opens, a new one is answered.
        const QString joining = town.folder(QStringLiteral("late"));
        auto late = joinOffice(joining, TownshipPasscode, *invite, town.context());
        OK(late);
        QVERIFY(w.sync(**late)->waiting);
        OK(w.sync(restored));
        QVERIFY(!w.sync(**late)->waiting);
        OK(w.record(**late, 60));
        OK(w.sync(**late));
        OK(w.sync(restored));
        OK(w.sync(*w.phone->ledger));
        QCOMPARE(World::sum(restored), QStringLiteral("65"));
        // The other copy is over: what it says as the office counts for nobody.
        auto again = openHome(town, QStringLiteral("office"));
        OK(again);
        FAILS(w.sync(**again), AppErrc::DeviceRevoked);
        FAILS((*again)->mainOffice(), AppErrc::DeviceRevoked);
        FAILS(createInvite(**again, request), AppErrc::DeviceRevoked);
        opened->reset();
        again->reset();
    }

    /// Restored from a backup it looks first at what it wrote since: all of that counts.
    void theMainOfficeDeviceFromItsBackup() {
        World w;
        OK(w.begin());
        Township& town = w.town;
        const QString passphrase = QStringLiteral("三峰山下的一条河");
        const QString file = town.folder(QStringLiteral("office.backup"));
        OK(backupHome(town.office(), town.folder(QStringLiteral("office")), file, passphrase, {8, 1}));
        OK(Township::record(town.office(), "k", Day, 20, MadeTownship));
        OK(w.sync(town.office()));
        BackupFacts facts;
        auto restored = restoreHome(file, passphrase, town.folder(QStringLiteral("back")), TownshipPasscode,
                                    town.context(), facts);
        OK(restored);
        // A file is one piece of what there is: it is not the time yet.
        const QString piece = town.folder(QStringLiteral("phone.bundle"));
        OK(exportBundle(*w.phone->ledger, piece, {}));
        QVERIFY(!importBundle(**restored, piece)->renewal.renewed);
        const auto synced = w.sync(**restored);
        OK(synced);
        QVERIFY(synced->renewal.renewed);
        QCOMPARE(synced->renewal.carriedOver, quint64(0));
        QCOMPARE(World::sum(**restored, "k"), QStringLiteral("20"));
        OK((*restored)->mainOffice());
        OK(checkStore(**restored));
        restored->reset();
    }

    /// A phone that was revoked shows what the office had not received; joining again brings it along.
    void aRevokedPhoneJoinsAgain() {
        World w;
        OK(w.begin());
        Ledger& phone = *w.phone->ledger;
        const auto sent = w.record(phone, 1);
        OK(sent);
        OK(w.syncAll());
        OK(revokeDevice(w.town.office(), w.phone->id()));
        OK(w.record(phone, 20));
        OK(Township::correct(phone, *sent, 2));
        OK(w.sync(w.town.office()));
        FAILS(w.sync(phone), AppErrc::DeviceRevoked);
        FAILS(w.record(phone, 3), AppErrc::DeviceRevoked);
        auto left = World::left(phone);
        QCOMPARE(left.size(), std::size_t(2));
        QCOMPARE(left[0].value.toString(), QStringLiteral("20"));
        QVERIFY(left[1].entry == *sent);

        InviteRequest request;
        request.unit = madeVillage(1);
        request.role = Role::Recorder;
        request.name = QStringLiteral("李");
        const auto invite = createInvite(w.town.office(), request);
        OK(invite);
        OK(joinFrom(phone, *invite));
        QVERIFY(w.sync(phone)->waiting);
        OK(w.sync(w.town.office()));
        OK(joinFrom(phone, *invite)); // Once more, by somebody in a hurry: it waits for the same keys.
        const auto joined = w.sync(phone);
        OK(joined);
        QVERIFY(joined->renewal.renewed && !joined->waiting);
        QCOMPARE(joined->renewal.carriedOver, quint64(2));
        OK(w.sync(w.town.office()));
        for (Ledger* ledger : {&w.town.office(), &phone}) {
            QCOMPARE(World::sum(*ledger), QStringLiteral("22"));
            QVERIFY(World::left(*ledger).empty());
            OK(checkStore(*ledger));
        }
        FAILS(joinFrom(phone, *invite), AppErrc::AlreadyJoined);
    }

    /// An imported row that was cut off is no row of the register any more, whenever its catalogue came: here
    /// long after the row, by a clock that was wrong.
    void aRowThatWasCutOff() {
        World w;
        OK(w.begin());
        Ledger& phone = *w.phone->ledger;
        const QByteArray csv = "indicator,org_unit,on,value,note,key\nf," +
                               madeVillage(1).toString().toLatin1() + ",2020-03-01,10,,row\n";
        constexpr std::chrono::hours wrong{24 * 5};
        w.town.clock.advance(-wrong);
        OK(importEntries(phone, csv));
        w.town.clock.advance(wrong);
        OK(revokeDevice(w.town.office(), w.phone->id()));
        OK(w.sync(w.town.office()));
        FAILS(w.sync(phone), AppErrc::DeviceRevoked);
        OK(checkStore(phone));
        InviteRequest request;
        request.unit = madeVillage(1);
        const auto invite = createInvite(w.town.office(), request);
        OK(invite);
        OK(joinFrom(phone, *invite));
        OK(w.sync(phone));
        OK(w.sync(w.town.office()));
        OK(w.sync(phone));
        OK(w.sync(w.town.office()));
        QCOMPARE(World::sum(w.town.office()), QStringLiteral("10"));
        const auto again = importEntries(phone, csv);
        OK(again);
        QCOMPARE(again->added, 0);
        OK(checkStore(phone));
    }

    /// Two phones from one backup: the first gets new keys by itself, the other needs an invite. What both
    /// had counts once.
    void twoFromOneBackup() {
        World w;
        OK(w.begin());
        OK(w.record(*w.phone->ledger, 1));
        OK(w.syncAll());
        OK(w.record(*w.phone->ledger, 50)); // In both copies, and sent by neither yet.
        OK(w.copyPhone());
        OK(w.copyPhone(QStringLiteral("second")));
        OK(w.restore());
        OK(w.record(*w.restored, 300));
        OK(w.record(*w.phone->ledger, 20));
        OK(w.syncAll());
        OK(w.sync(*w.restored));
        OK(w.sync(w.town.office()));
        OK(w.sync(*w.restored));

        auto second = openHome(w.town, QStringLiteral("second"));
        OK(second);
        OK(w.record(**second, 4000));
        FAILS(w.sync(**second), AppErrc::DeviceRevoked);
        InviteRequest request;
        request.unit = madeVillage(1);
        const auto invite = createInvite(w.town.office(), request);
        OK(invite);
        OK(joinFrom(**second, *invite));
        OK(w.sync(**second));
        OK(w.sync(w.town.office()));
        OK(w.sync(**second));
        OK(w.sync(*w.restored));
        OK(w.sync(w.town.office()));
        for (Ledger* ledger : {&w.town.office(), w.restored.get(), second->get()}) {
            OK(w.sync(*ledger));
            QCOMPARE(World::sum(*ledger), QStringLiteral("4371"));
            QCOMPARE(World::states(*ledger), (std::map<QString, int>{{QStringLiteral("active"), 5}}));
            OK(checkStore(*ledger));
        }
        second->reset();
    }

    /// Only the keys that are to be replaced speak for it, and only while they count.
    void nobodyElseGetsNewKeys() {
        World w;
        OK(w.begin());
        Ledger& office = w.town.office();
        EnrolmentDesk desk(office);
        const auto devices = [&] { return (*office.authority())->devices().size(); };
        const std::size_t before = devices();
        const NewKeys keys = NewKeys::draw(w.town.random);
        const Renewal renewal{w.phone->id(), keys.signing.publicKey(), keys.box.publicKey()};
        const BoxPublicKey main = office.identity().box.publicKey();
        const JoinRequest honest = Renewal::seal(renewal, w.phone->ledger->identity().signing, main);
        // Signed by somebody else, sealed to somebody else, under another's name, for the main device,
        // changed.
        const SigningKey& stranger = w.other->ledger->identity().signing;
        Renewal ofMain = renewal;
        ofMain.former = office.identity().device();
        JoinRequest renamed = honest;
        renamed.invite = Renewal::requestId(w.other->id());
        JoinRequest changed = honest;
        changed.sealed[40] = static_cast<char>(changed.sealed[40] ^ 1);
        for (const JoinRequest& request :
             {Renewal::seal(renewal, stranger, main),
              Renewal::seal(renewal, w.phone->ledger->identity().signing, keys.box.publicKey()), renamed,
              Renewal::seal(ofMain, office.identity().signing, main), changed}) {
            OK(desk.settle({request}));
            QCOMPARE(devices(), before);
        }
        OK(desk.settle({honest}));
        QCOMPARE(devices(), before + 1);
        QVERIFY(!(*office.authority())->isActive(w.phone->id()));
        // Once: the keys that spoke are revoked by it.
        const NewKeys more = NewKeys::draw(w.town.random);
        const Renewal second{w.phone->id(), more.signing.publicKey(), more.box.publicKey()};
        OK(desk.settle({Renewal::seal(second, w.phone->ledger->identity().signing, main), honest}));
        QCOMPARE(devices(), before + 1);
    }

    /// Asked of one main office device while another takes its place: it is asked of that one.
    void theOfficeMayHaveMovedMeanwhile() {
        World w;
        OK(w.begin());
        OK(w.copyPhone());
        OK(w.record(*w.phone->ledger, 20));
        OK(w.syncAll());
        OK(w.restore());
        OK(w.record(*w.restored, 300));
        OK(w.sync(*w.restored));
        const auto asked = readNextIdentity(*w.restored);
        OK(asked);
        QVERIFY(asked->has_value());
        QCOMPARE((*asked)->askedOf, w.town.office().identity().device());
        OK(renewMainOffice(w.town.office()));
        OK(w.sync(w.town.office()));
        OK(w.sync(*w.restored));
        OK(w.sync(w.town.office()));
        OK(w.sync(*w.restored));
        OK(w.sync(w.town.office()));
        QCOMPARE(World::sum(w.town.office()), QStringLiteral("320"));
    }
};

CUNBAO_TEST(tst_renewal)
#include "tst_renewal.moc"
