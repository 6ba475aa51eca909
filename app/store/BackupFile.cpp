#include "app/store/BackupFile.h"

#include "app/domain/AppError.h"
#include "platform/base/AtomicFile.h"
#include "sync/SyncError.h"
#include "sync/codec/ByteReader.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace cunbao {

namespace {

constexpr char Magic[] = "CUNBAO-BACKUP";
constexpr qsizetype MagicSize = qsizetype(sizeof Magic) - 1;
constexpr quint8 FormatVersion = 1;
constexpr quint64 MaxLock = 256;
/// Magic, version, the length of the lock and the lock: what has to be read before anything else.
constexpr qint64 MaxHead = MagicSize + 1 + 2 + qint64(MaxLock);
constexpr qint64 Chunk = 1024 * 1024;
constexpr qint64 MaxHubFile = 256 * 1024;

Error notWhole(const QString& path) {
    return fail(AppErrc::BackupInvalid, {path});
}

Error unwritable(const QFile& file) {
    return fail(PlatformErrc::FileUnwritable, {file.fileName(), file.errorString()});
}

/// From where `from` stands to its end, behind what `to` holds.
Result<void> append(QFile& from, QFile& to) {
    for (;;) {
        const QByteArray chunk = from.read(Chunk);
        if (from.error() != QFileDevice::NoError)
            return fail(PlatformErrc::FileUnreadable, {from.fileName(), from.errorString()});
        if (chunk.isEmpty()) return to.flush() ? Result<void>() : Result<void>(unwritable(to));
        if (to.write(chunk) != chunk.size()) return unwritable(to);
    }
}

Result<void> openNew(QFile& file) {
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, owner)) return unwritable(file);
    return {};
}

/// What a store's copy holds besides the store itself, in a table of its own.
Result<void> addExtras(Database& copy, const QString& homeFolder, Instant made) {
    TRY(copy.execute("CREATE TABLE backup(name TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID"));
    TRY_LET(SqlStatement put, copy.prepare("INSERT INTO backup(name, content) VALUES(?1, ?2)"));
    TRY(put.run(QStringLiteral("made"), QByteArray::number(qint64(toMillis(made)))));
    for (const char* name : Home::HubFiles) {
        const QString file = QDir(Home::hubFolder(homeFolder)).filePath(QString::fromLatin1(name));
        if (!QFileInfo::exists(file)) continue;
        TRY_LET(QByteArray content, AtomicFile::read(file, MaxHubFile));
        const auto kept = put.run(QString::fromLatin1(name), content);
        wipe(content);
        if (!kept.ok()) return kept.error();
    }
    return {};
}

Result<QByteArray> extra(Database& store, const QString& name) {
    TRY_LET(SqlStatement query, store.prepare("SELECT content FROM backup WHERE name = ?1"));
    TRY(query.bindAll(name));
    TRY_LET(const bool found, query.step());
    return found ? query.bytes(0) : QByteArray();
}

Result<BackupFacts> factsOf(Database& store) {
    BackupFacts facts;
    TRY_LET(const QByteArray made, extra(store, QStringLiteral("made")));
    TRY_LET(const Identity identity, Identity::load(store));
    TRY_LET(SqlStatement query, store.prepare("SELECT count(*) FROM op"));
    TRY(query.bindAll());
    TRY(query.step());
    facts.made = fromMillis(made.toLongLong());
    facts.device = identity.device();
    facts.township = identity.township();
    facts.operations = query.unsignedInteger(0);
    return facts;
}

/// Takes the lock off and writes the store beside it to `store`, still under the backup's own key.
Result<StoreKey> unpack(const QString& path, const QString& passphrase, const QString& store) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(PlatformErrc::FileUnreadable, {path, file.errorString()});
    const QByteArray head = file.read(MaxHead);
    if (!head.startsWith(QByteArrayView(Magic, MagicSize))) return notWhole(path);
    ByteReader in(QByteArrayView(head).sliced(MagicSize));
    const auto version = in.byte();
    const auto size = in.varint();
    if (!version.ok() || *version != FormatVersion || !size.ok() || *size > MaxLock) return notWhole(path);
    const auto lock = in.bytes(static_cast<qsizetype>(*size));
    if (!lock.ok()) return notWhole(path);
    auto key = PasscodeLock::unwrap(lock->toByteArray(), passphrase);
    if (!key.ok() && key.error().is(SyncErrc::SealBroken)) return fail(AppErrc::PassphraseWrong);
    if (!key.ok() || !file.seek(MagicSize + in.position())) return notWhole(path);
    QFile out(store);
    TRY(openNew(out));
    TRY(append(file, out));
    return key;
}

/// From end to end: every page, and that it is the store of a device.
Result<BackupFacts> checkUnpacked(const QString& store, const StoreKey& key, const QString& path) {
    Database::Options options;
    options.create = false;
    auto checked = [&]() -> Result<BackupFacts> {
        TRY_LET(Database db, Database::open(store, key.expose(), options));
        TRY(db.checkIntegrity());
        return factsOf(db);
    }();
    if (checked.ok() || checked.error().is(PlatformErrc::DiskFull)) return checked;
    return notWhole(path);
}

Result<void> writeHubFiles(Database& store, const QString& homeFolder) {
    const QString folder = Home::hubFolder(homeFolder);
    for (const char* name : Home::HubFiles) {
        TRY_LET(QByteArray content, extra(store, QString::fromLatin1(name)));
        if (content.isEmpty()) continue;
        if (!QDir(folder).mkpath(QStringLiteral(".")))
            return fail(PlatformErrc::FileUnwritable, {folder, QString()});
        const auto written = AtomicFile::write(QDir(folder).filePath(QString::fromLatin1(name)), content,
                                               AtomicFile::Access::OwnerOnly);
        wipe(content);
        if (!written.ok()) return written.error();
    }
    return store.execute("DROP TABLE backup");
}

} // namespace

Result<BackupFacts> BackupFile::write(Ledger& ledger, const QString& homeFolder, const QString& path,
                                      const QString& passphrase, PasscodeCost cost) {
    const QFileInfo target(path);
    QTemporaryDir work(target.absoluteDir().filePath(QStringLiteral(".cunbao-backup-XXXXXX")));
    if (!work.isValid()) return fail(PlatformErrc::FileUnwritable, {path, work.errorString()});
    const QString copy = work.filePath(QStringLiteral("store"));
    const QString made = work.filePath(QStringLiteral("backup"));

    QByteArray drawn = ledger.random().bytes(StoreKey::Size);
    const auto key = StoreKey::from(drawn);
    wipe(drawn);
    if (!key) return notWhole(path);
    const Instant now = ledger.clock().now();
    TRY(ledger.db().copyTo(copy, key->expose()));
    {
        Database::Options options;
        options.create = false;
        TRY_LET(Database db, Database::open(copy, key->expose(), options));
        TRY(addExtras(db, homeFolder, now));
    }
    const QByteArray lock = PasscodeLock::wrap(*key, passphrase, ledger.random(), cost);
    ByteWriter head;
    head.bytes(QByteArrayView(Magic, MagicSize));
    head.byte(FormatVersion);
    head.varint(static_cast<quint64>(lock.size()));
    head.bytes(lock);
    {
        QFile out(made);
        TRY(openNew(out));
        const QByteArray header = head.take();
        if (out.write(header) != header.size()) return unwritable(out);
        QFile in(copy);
        if (!in.open(QIODevice::ReadOnly))
            return fail(PlatformErrc::FileUnreadable, {copy, in.errorString()});
        TRY(append(in, out));
    }
    QFile::remove(copy);
    // As somebody would who has nothing but the file and the passphrase.
    const QString again = work.filePath(QStringLiteral("again"));
    TRY_LET(const StoreKey opened, unpack(made, passphrase, again));
    TRY_LET(const BackupFacts facts, checkUnpacked(again, opened, path));
    if (facts.device != ledger.identity().device()) return notWhole(path);
    TRY(AtomicFile::put(made, target.absoluteFilePath()));
    return facts;
}

Result<std::unique_ptr<Ledger>>
BackupFile::restore(const QString& path, const QString& passphrase, const QString& homeFolder,
                    const QString& passcode, const Home::Context& context,
                    const std::function<Result<void>(Ledger&, const BackupFacts&)>& setUp) {
    BackupFacts facts;
    const auto fill = [&](const QString& store, QByteArrayView key) -> Result<void> {
        const QString unpacked = QDir(homeFolder).filePath(QStringLiteral("store.backup"));
        TRY_LET(const StoreKey own, unpack(path, passphrase, unpacked));
        TRY_LET(facts, checkUnpacked(unpacked, own, path));
        // Under a key of the new home's: whoever learns the passphrase some day opens the backup, not the
        // home.
        Database::Options options;
        options.create = false;
        {
            TRY_LET(Database db, Database::open(unpacked, own.expose(), options));
            TRY(db.copyTo(store, key));
        }
        QFile::remove(unpacked);
        return {};
    };
    return Home::createFrom(homeFolder, passcode, context, fill, [&](Ledger& ledger) -> Result<void> {
        TRY(writeHubFiles(ledger.db(), homeFolder));
        return setUp(ledger, facts);
    });
}

} // namespace cunbao
