#include "app/store/Home.h"

#include "app/domain/AppError.h"
#include "app/store/AuditLog.h"
#include "app/store/OperationApplier.h"
#include "app/store/PasscodeAttempts.h"
#include "app/store/Schema.h"
#include "platform/base/AtomicFile.h"
#include "sync/SyncError.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace cunbao {

namespace {

constexpr qint64 MaxKeyFile = 4096;

QString storePath(const QString& folder) {
    return QDir(folder).filePath(QStringLiteral("store.db"));
}

QString keyPath(const QString& folder) {
    return QDir(folder).filePath(QStringLiteral("store.key"));
}

QString attemptsPath(const QString& folder) {
    return QDir(folder).filePath(QStringLiteral("store.tries"));
}

/// Lies in the folder while its home is being made.
QString markerPath(const QString& folder) {
    return QDir(folder).filePath(QStringLiteral("store.unfinished"));
}

/// A process that died while it made a home left the marker and no key: what lies there opens for nobody.
Result<void> clearUnfinished(const QString& folder) {
    if (!QFileInfo::exists(markerPath(folder))) return {};
    QDir dir(folder);
    // The marker goes last. The names with an ending are those of atomic writes that were cut off.
    QStringList files = dir.entryList({QStringLiteral("store.db*"), QStringLiteral("store.key.*"),
                                       QStringLiteral("store.backup*"), QStringLiteral("office.card*")},
                                      QDir::Files | QDir::Hidden);
    // From a backup: what phones know the hub by.
    for (const char* name : Home::HubFiles) {
        const QString file = QStringLiteral("hub/") + QString::fromLatin1(name);
        if (dir.exists(file)) files.append(file);
    }
    for (const QString& file : files)
        if (!dir.remove(file))
            return fail(PlatformErrc::FileUnwritable, {dir.filePath(file), QStringLiteral("remove")});
    dir.rmdir(QStringLiteral("hub"));
    if (!QFile::remove(markerPath(folder)))
        return fail(PlatformErrc::FileUnwritable, {markerPath(folder), QStringLiteral("remove")});
    return {};
}

Result<void> writeMarker(const QString& folder) {
    // Not by an atomic write: that could be cut off too, and leave a name that nobody expects.
    QFile marker(markerPath(folder));
    if (!marker.open(QIODevice::WriteOnly))
        return fail(PlatformErrc::FileUnwritable, {marker.fileName(), marker.errorString()});
    return {};
}

} // namespace

bool Home::exists(const QString& folder) {
    return QFileInfo::exists(keyPath(folder));
}

Error Home::whyNone(const QString& folder) {
    // A store without its key is no empty folder: the key may lie in a copy somewhere.
    const bool keyLost = QFileInfo::exists(storePath(folder)) && !QFileInfo::exists(markerPath(folder));
    return keyLost ? fail(AppErrc::HomeDamaged, {folder, QStringLiteral("store.key")})
                   : fail(AppErrc::HomeMissing, {folder});
}

bool Home::isMainOffice(const QString& folder) {
    return exists(folder) && QFileInfo::exists(cardPath(folder));
}

QString Home::cardPath(const QString& folder) {
    return QDir(folder).filePath(QStringLiteral("office.card"));
}

QString Home::hubFolder(const QString& folder) {
    return QDir(folder).filePath(QStringLiteral("hub"));
}

namespace {

Result<void> prepareFolder(const QString& folder, const QString& passcode) {
    if (passcode.size() < PasscodeLock::MinimumLength)
        return fail(AppErrc::PasscodeTooShort, {QString::number(PasscodeLock::MinimumLength)});
    if (Home::exists(folder)) return fail(AppErrc::HomeExists, {folder});
    TRY(clearUnfinished(folder));
    QDir dir(folder);
    if (dir.exists() && !dir.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return fail(AppErrc::HomeExists, {folder});
    if (!dir.mkpath(QStringLiteral("."))) return fail(PlatformErrc::FileUnwritable, {folder, QString()});
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return writeMarker(folder);
}

Result<StoreKey> drawStoreKey(const QString& folder, Random& random) {
    QByteArray drawn = random.bytes(StoreKey::Size);
    auto key = StoreKey::from(drawn);
    wipe(drawn);
    if (!key) return fail(AppErrc::HomeDamaged, {folder, QStringLiteral("random")});
    return std::move(*key);
}

/// The key file comes last: a home without one is not a home yet.
Result<void> finishHome(const QString& folder, const StoreKey& key, const QString& passcode,
                        const Home::Context& context) {
    TRY(AtomicFile::write(keyPath(folder), PasscodeLock::wrap(key, passcode, *context.random, context.cost),
                          AtomicFile::Access::OwnerOnly));
    if (!QFile::remove(markerPath(folder)))
        return fail(PlatformErrc::FileUnwritable, {markerPath(folder), QStringLiteral("remove")});
    return {};
}

} // namespace

Result<std::unique_ptr<Ledger>> Home::create(const QString& folder, const QString& passcode,
                                             Identity identity, const Context& context,
                                             const std::function<Result<void>(Ledger&)>& setUp) {
    TRY(prepareFolder(folder, passcode));
    TRY_LET(const StoreKey key, drawStoreKey(folder, *context.random));
    TRY_LET(Database db, Database::open(storePath(folder), key.expose()));
    TRY(migrate(db, storeMigrations()));
    {
        TRY_LET(Transaction transaction, Transaction::begin(db));
        TRY(identity.save(db));
        TRY(transaction.commit());
    }
    auto ledger =
        std::make_unique<Ledger>(std::move(db), std::move(identity), *context.clock, *context.random);
    TRY(setUp(*ledger));
    TRY(finishHome(folder, key, passcode, context));
    return ledger;
}

Result<std::unique_ptr<Ledger>>
Home::createFrom(const QString& folder, const QString& passcode, const Context& context,
                 const std::function<Result<void>(const QString& store, QByteArrayView key)>& fill,
                 const std::function<Result<void>(Ledger&)>& setUp) {
    TRY(prepareFolder(folder, passcode));
    TRY_LET(const StoreKey key, drawStoreKey(folder, *context.random));
    if (const auto filled = fill(storePath(folder), key.expose()); !filled.ok()) {
        // A wrong passphrase leaves no trace. What can't be cleared away now is so before the next try.
        static_cast<void>(clearUnfinished(folder));
        QDir().rmdir(folder);
        return filled.error();
    }
    Database::Options options;
    options.create = false;
    TRY_LET(Database db, Database::open(storePath(folder), key.expose(), options));
    TRY(migrate(db, storeMigrations()));
    TRY_LET(Identity identity, Identity::load(db));
    auto ledger =
        std::make_unique<Ledger>(std::move(db), std::move(identity), *context.clock, *context.random);
    TRY(setUp(*ledger));
    TRY(finishHome(folder, key, passcode, context));
    return ledger;
}

namespace {

/// After an upgrade the operations that waited for a newer program are judged by it.
Result<void> judgeKnownKinds(Ledger& ledger) {
    const QByteArray known = PayloadCodec::knownKinds();
    TRY_LET(const QByteArray before, readMeta(ledger.db(), "known-kinds"));
    if (before == known) return {};
    return ledger.transact([&]() -> Result<void> {
        OperationApplier applier(ledger);
        TRY(applier.retryUnknownKinds());
        return writeMeta(ledger.db(), "known-kinds", known);
    });
}

} // namespace

Result<UnlockedHome> Home::unlock(const QString& folder, const QString& passcode, const Context& context) {
    if (!exists(folder)) return whyNone(folder);
    const PasscodeAttempts attempts(attemptsPath(folder));
    TRY_LET(const FileLock turn, attempts.waitForTurn());
    const Instant now = context.clock->now();
    TRY(attempts.mayTry(now));
    TRY_LET(const QByteArray wrapped, AtomicFile::read(keyPath(folder), MaxKeyFile));
    auto key = PasscodeLock::unwrap(wrapped, passcode);
    if (!key.ok() && key.error().is(SyncErrc::SealBroken)) {
        TRY_LET(const int wait, attempts.count(now));
        return fail(AppErrc::PasscodeWrong, {QString::number(wait)});
    }
    if (!key.ok()) return fail(AppErrc::HomeDamaged, {folder, QStringLiteral("store.key")});
    TRY_LET(std::vector<Instant> wrongTries, attempts.clear());
    return UnlockedHome(folder, std::move(*key), context, std::move(wrongTries));
}

UnlockedHome::UnlockedHome(QString folder, StoreKey key, const Home::Context& context,
                           std::vector<Instant> wrongTries)
    : m_folder(std::move(folder)), m_key(std::move(key)), m_context(context),
      m_signIn(std::make_unique<SignIn>()) {
    m_signIn->wrongTries = std::move(wrongTries);
}

Result<void> UnlockedHome::noteSignIn(Ledger& ledger) const {
    const std::lock_guard turn(m_signIn->turn);
    if (m_signIn->noted) return {};
    const auto noted = AuditLog(ledger).appendSignIn(m_signIn->wrongTries);
    // On a full disk a person must still get at what is there. The wrong tries stay where they stand.
    if (!noted.ok()) return noted.error().is(PlatformErrc::DiskFull) ? Result<void>() : noted;
    m_signIn->noted = true;
    if (m_signIn->wrongTries.empty()) return {};
    const PasscodeAttempts attempts(attemptsPath(m_folder));
    TRY_LET(const FileLock file, attempts.waitForTurn());
    return attempts.forget(m_signIn->wrongTries);
}

namespace {

/// An eighth of the store, in bounds: whoever scrolls through a phone's ledger touches each page once, and
/// keeping them takes memory that phones lack.
int cacheFor(const QString& store) {
    constexpr qint64 least = 2048, most = Database::Options{}.cacheKiB;
    return static_cast<int>(std::clamp(QFileInfo(store).size() / 8 / 1024, least, most));
}

} // namespace

Result<std::unique_ptr<Ledger>> UnlockedHome::ledger() const {
    Database::Options options;
    options.create = false;
    options.cacheKiB = cacheFor(storePath(m_folder));
    TRY_LET(Database db, Database::open(storePath(m_folder), m_key.expose(), options));
    TRY(migrate(db, storeMigrations()));
    TRY_LET(Identity identity, Identity::load(db));
    auto ledger =
        std::make_unique<Ledger>(std::move(db), std::move(identity), *m_context.clock, *m_context.random);
    TRY(judgeKnownKinds(*ledger));
    TRY(noteSignIn(*ledger));
    return ledger;
}

Result<std::unique_ptr<Ledger>> Home::open(const QString& folder, const QString& passcode,
                                           const Context& context) {
    TRY_LET(const UnlockedHome home, unlock(folder, passcode, context));
    return home.ledger();
}

Result<void> Home::changePasscode(const QString& folder, const QString& current, const QString& fresh,
                                  const Context& context) {
    if (fresh.size() < PasscodeLock::MinimumLength)
        return fail(AppErrc::PasscodeTooShort, {QString::number(PasscodeLock::MinimumLength)});
    TRY_LET(const UnlockedHome home, unlock(folder, current, context));
    const QByteArray wrapped = PasscodeLock::wrap(home.m_key, fresh, *context.random, context.cost);
    // Opened once before the old one goes: a key that nobody can take out again would be the end of the
    // store.
    if (!PasscodeLock::unwrap(wrapped, fresh).ok())
        return fail(AppErrc::HomeDamaged, {folder, QStringLiteral("store.key")});
    TRY_LET(const auto ledger, home.ledger());
    return ledger->transact([&]() -> Result<void> {
        TRY(AuditLog(*ledger).append(AuditEvent::PasscodeChanged));
        return AtomicFile::write(keyPath(folder), wrapped, AtomicFile::Access::OwnerOnly);
    });
}

int Home::secondsToWait(const QString& folder, const Clock& clock) {
    const auto may = PasscodeAttempts(attemptsPath(folder)).mayTry(clock.now());
    return may.ok() ? 0 : may.error().detail(0).toInt();
}

} // namespace cunbao
