#include "app/domain/AppError.h"
#include "app/store/AuditLog.h"
#include "app/store/EntryReader.h"
#include "app/store/Rebuild.h"
#include "app/usecase/BackupHome.h"
#include "app/usecase/RenewIdentity.h"
#include "platform/base/AtomicFile.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Homes.h"

#include <atomic>
#include <thread>

using namespace cunbao;

namespace {

const QString Indicators = QStringLiteral("f flow sum sum village");
const QString Passphrase = QStringLiteral("三峰山下的一条河");
const QDate Day(2020, 3, 1);
constexpr PasscodeCost Cheap{8, 1};

struct World {
    Township town{5};
    TownshipDevice* phone = nullptr;

    Result<void> begin() {
        TRY(town.begin(Indicators, QString(), madeUnits(2)));
        TRY_LET(phone, town.enrol(madeVillage(1), Role::Lead));
        for (int i = 1; i <= 5; ++i)
            TRY(Township::record(*phone->ledger, "f", Day, i));
        return town.sync(*phone);
    }
    [[nodiscard]] QString file() const { return town.folder(QStringLiteral("home.backup")); }
    Result<BackupFacts> backup(Ledger& ledger, const QString& home) {
        return backupHome(ledger, town.folder(home), file(), Passphrase, Cheap);
    }
    Result<std::unique_ptr<Ledger>> restore(const QString& to, const QString& passphrase = Passphrase) {
        return restoreHome(file(), passphrase, town.folder(to), TownshipPasscode, town.context(), facts);
    }
    static std::size_t entries(Ledger& ledger) {
        const auto list = EntryReader(ledger).list({});
        return list.ok() ? list->size() : 99;
    }
    BackupFacts facts;
};

} // namespace

class tst_backup : public QObject {
    Q_OBJECT

    World w;

private Q_SLOTS:
    void initTestCase() { OK(w.begin()); }

    void aPassphraseOfItsOwn() {
        Ledger& phone = *w.phone->ledger;
        const QString home = w.town.folder(QStringLiteral("1"));
        FAILS(backupHome(phone, home, w.file(), QString(), Cheap), AppErrc::PassphraseMissing);
        FAILS(backupHome(phone, home, w.file(), QStringLiteral("1234567"), Cheap),
              AppErrc::PassphraseTooShort);
        QVERIFY(!QFile::exists(w.file()));
        OK(w.backup(phone, QStringLiteral("1")));
        FAILS(w.restore(QStringLiteral("wrong"), QStringLiteral("三峰山下的两条河")),
              AppErrc::PassphraseWrong);
        FAILS(w.restore(QStringLiteral("wrong"), TownshipPasscode + QStringLiteral("-and-more")),
              AppErrc::PassphraseWrong);
        QVERIFY(!QFile::exists(w.town.folder(QStringLiteral("wrong"))));
    }

    /// A village's phone: what it held is there, and it asks for new keys before it records anything.
    void aPhoneComesBack() {
        Ledger& phone = *w.phone->ledger;
        const auto facts = w.backup(phone, QStringLiteral("1"));
        OK(facts);
        QCOMPARE(facts->device, w.phone->id());
        const auto when = lastBackup(phone);
        OK(when);
        QVERIFY(*when == facts->made);
        auto restored = w.restore(QStringLiteral("back"));
        OK(restored);
        QCOMPARE(w.facts.device, w.phone->id());
        QVERIFY(w.facts.made == facts->made);
        QCOMPARE(World::entries(**restored), std::size_t(5));
        FAILS(Township::record(**restored, "f", Day, 9), AppErrc::DeviceRestored);
        OK(checkStore(**restored));
        // As any other home: by its own passcode, under a key of its own.
        restored->reset();
        OK(openHome(w.town, QStringLiteral("back")));
        FAILS(Home::open(w.town.folder(QStringLiteral("back")), Passphrase, w.town.context()),
              AppErrc::PasscodeWrong);
        FAILS(w.restore(QStringLiteral("back")), AppErrc::HomeExists);
    }

    /// The main office device without a hub: it confirms itself at once.
    void theOfficeComesBack() {
        const QString hub = Home::hubFolder(w.town.folder(QStringLiteral("office")));
        QVERIFY(QDir().mkpath(hub));
        OK(AtomicFile::write(hub + QStringLiteral("/hub-key.pem"), "a key"));
        OK(w.backup(w.town.office(), QStringLiteral("office")));
        auto restored = w.restore(QStringLiteral("office-back"));
        OK(restored);
        const DeviceId before = (*restored)->identity().device();
        FAILS((*restored)->mainOffice(), AppErrc::DeviceRestored);
        const auto renewed = renewMainOffice(**restored);
        OK(renewed);
        QVERIFY(renewed->renewed);
        QVERIFY((*restored)->identity().device() != before);
        OK((*restored)->mainOffice());
        QCOMPARE(World::entries(**restored), std::size_t(5));
        OK(checkStore(**restored));
        // Phones know the hub again, and a hub elsewhere the office.
        const QString home = w.town.folder(QStringLiteral("office-back"));
        QCOMPARE(*AtomicFile::read(Home::hubFolder(home) + QStringLiteral("/hub-key.pem"), 100),
                 QByteArray("a key"));
        QVERIFY(QFile::exists(Home::cardPath(home)));
        const auto lines = AuditLog(**restored).list();
        OK(lines);
        QVERIFY(std::any_of(lines->begin(), lines->end(),
                            [](const AuditLine& line) { return line.event == AuditEvent::Restored; }));
    }

    void aFileThatIsNoBackup_data() {
        QTest::addColumn<int>("kind");
        for (const int kind : {0, 1, 2, 3, 4, 5})
            QTest::addRow("%d", kind) << kind;
    }
    void aFileThatIsNoBackup() {
        QFETCH(int, kind);
        OK(w.backup(*w.phone->ledger, QStringLiteral("1")));
        const auto whole = AtomicFile::read(w.file(), 64 * 1024 * 1024);
        OK(whole);
        QByteArray bytes = *whole;
        if (kind == 0) bytes.clear();
        if (kind == 1) bytes = "CUNBAO-BACKUP";
        if (kind == 2) bytes[13] = 9;                                         // another version
        if (kind == 3) bytes.chop(5000);                                      // cut off
        if (kind == 4) bytes[bytes.size() / 2] = bytes[bytes.size() / 2] ^ 1; // one bit of the store
        if (kind == 5) bytes = bytes.first(100);                              // only the lock
        OK(AtomicFile::write(w.file(), bytes));
        FAILS(w.restore(QStringLiteral("broken")), AppErrc::BackupInvalid);
        QVERIFY(!QFile::exists(w.town.folder(QStringLiteral("broken"))));
    }

    /// What can't be written leaves the older backup as it was, and nothing beside it.
    void theOlderBackupStays() {
        OK(w.backup(*w.phone->ledger, QStringLiteral("1")));
        const QString folder = w.town.folder(QStringLiteral("stick"));
        QVERIFY(QDir().mkpath(folder));
        const QString path = folder + QStringLiteral("/home.backup");
        QVERIFY(QFile::copy(w.file(), path));
        const auto before = AtomicFile::read(path, 64 * 1024 * 1024);
        const auto into = [&](const QString& target) {
            return backupHome(*w.phone->ledger, w.town.folder(QStringLiteral("1")), target, Passphrase,
                              Cheap);
        };
        FAILS(into(folder + QStringLiteral("/no/such/folder/home.backup")), PlatformErrc::FileUnwritable);
        QVERIFY(QDir().mkpath(folder + QStringLiteral("/taken")));
        FAILS(into(folder + QStringLiteral("/taken")), PlatformErrc::FileUnwritable);
        QCOMPARE(*AtomicFile::read(path, 64 * 1024 * 1024), *before);
        OK(into(path));
        QVERIFY(*AtomicFile::read(path, 64 * 1024 * 1024) != *before);
        QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 (QStringList{QStringLiteral("home.backup"), QStringLiteral("taken")}));
    }

    /// Somebody records while it is made: the backup is of one moment, and sound. Not without end, as who
    /// asks for a lock from time to time never gets it from a loop that does nothing else.
    void othersMayWriteMeanwhile() {
        auto writer = openHome(w.town, QStringLiteral("1"));
        OK(writer);
        std::atomic<bool> stop{false};
        std::atomic<int> recorded{0};
        std::thread thread([&] {
            for (int i = 0; i < 500 && !stop; ++i)
                if (Township::record(**writer, "f", Day, 100).ok()) ++recorded;
        });
        QTRY_VERIFY(recorded > 3);
        const auto facts = w.backup(*w.phone->ledger, QStringLiteral("1"));
        stop = true;
        thread.join();
        OK(facts);
        auto restored = w.restore(QStringLiteral("moment"));
        OK(restored);
        OK(checkStore(**restored));
        QVERIFY(World::entries(**restored) >= 5 + 3);
        QVERIFY(World::entries(**restored) <= std::size_t(5 + recorded));
        writer->reset();
    }
};

CUNBAO_TEST(tst_backup)
#include "tst_backup.moc"
