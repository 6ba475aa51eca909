#pragma once

#include "app/store/BackupFile.h"

namespace cunbao {

/// Writes this home into a file under a passphrase of its own, and notes that it was done. Errors: those of
/// checkPassphrase and of BackupFile::write.
[[nodiscard]] Result<BackupFacts> backupHome(Ledger& ledger, const QString& homeFolder, const QString& path,
                                             const QString& passphrase, PasscodeCost cost = {});

/// When this home was last written into a backup; nothing where it never was.
[[nodiscard]] Result<std::optional<Instant>> lastBackup(Ledger& ledger);

/// A home from a backup. It records nothing under the identity that it had, which may have gone on elsewhere
/// since: it asks the office for new keys, and the main office device confirms its own once it has seen what
/// a hub holds of it (RenewIdentity.h). Errors: those of checkPassphrase and of BackupFile::restore.
[[nodiscard]] Result<std::unique_ptr<Ledger>> restoreHome(const QString& path, const QString& passphrase,
                                                          const QString& homeFolder, const QString& passcode,
                                                          const Home::Context& context, BackupFacts& facts);

} // namespace cunbao
