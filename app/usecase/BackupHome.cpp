#include "app/usecase/BackupHome.h"

#include "app/store/AuditLog.h"
#include "app/usecase/KitFile.h"
#include "app/usecase/RecoverOffice.h"

namespace cunbao {

namespace {

/// What only this device knows: when it was last backed up.
constexpr auto BackedUpKey = "backed-up";

/// What the store's identity wrote since the backup is not in it: under its keys nothing more is written
/// here.
Result<void> noteRestored(Ledger& ledger, const BackupFacts& of) {
    return ledger.transact([&]() -> Result<void> {
        TRY_LET(const Authority* authority, ledger.authority());
        if (authority->isActive(ledger.identity().device())) TRY(ledger.markRestored());
        return AuditLog(ledger).append(AuditEvent::Restored, {toRfc3339(of.made)});
    });
}

} // namespace

Result<BackupFacts> backupHome(Ledger& ledger, const QString& homeFolder, const QString& path,
                               const QString& passphrase, PasscodeCost cost) {
    TRY(checkPassphrase(passphrase));
    TRY_LET(const BackupFacts facts, BackupFile::write(ledger, homeFolder, path, passphrase, cost));
    TRY(ledger.transact([&]() -> Result<void> {
        TRY(writeMeta(ledger.db(), BackedUpKey, QByteArray::number(qint64(toMillis(facts.made)))));
        return AuditLog(ledger).append(AuditEvent::BackedUp, {path});
    }));
    return facts;
}

Result<std::optional<Instant>> lastBackup(Ledger& ledger) {
    TRY_LET(const QByteArray made, readMeta(ledger.db(), BackedUpKey));
    return made.isEmpty() ? std::optional<Instant>() : std::optional(fromMillis(made.toLongLong()));
}

Result<std::unique_ptr<Ledger>> restoreHome(const QString& path, const QString& passphrase,
                                            const QString& homeFolder, const QString& passcode,
                                            const Home::Context& context, BackupFacts& facts) {
    TRY(checkPassphrase(passphrase));
    return BackupFile::restore(path, passphrase, homeFolder, passcode, context,
                               [&](Ledger& ledger, const BackupFacts& of) -> Result<void> {
                                   facts = of;
                                   TRY(noteRestored(ledger, of));
                                   return ledger.isMainOffice() ? writeOfficeCard(ledger, homeFolder)
                                                                : Result<void>();
                               });
}

} // namespace cunbao
