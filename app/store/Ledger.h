#pragma once

#include "app/domain/Catalogue.h"
#include "app/domain/EntryName.h"
#include "app/store/HubTime.h"
#include "app/store/Identity.h"
#include "platform/base/Clock.h"
#include "platform/base/Random.h"
#include "platform/db/Transaction.h"

#include <memory>
#include <unordered_map>

namespace cunbao {

/// The opened store of one device: its database, its identity, and tables of what never changes once written
/// (stream names, catalogue versions, indicator names, statements). What can change is read inside each
/// transaction, because other processes may write between two of them.
///
/// One ledger belongs to one thread at a time.
class Ledger {
public:
    Ledger(Database db, Identity identity, Clock& clock, Random& random)
        : m_db(std::move(db)), m_identity(std::move(identity)), m_clock(clock), m_random(random),
          m_authority(m_identity.root) {}
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    [[nodiscard]] Database& db() { return m_db; }
    /// Who this device is. Another process may take a new identity for it: then this one ends with the
    /// transaction that is the next to begin, or the next look at the authority.
    [[nodiscard]] const Identity& identity() const { return m_identity; }
    /// From now on the device is another one (FormerIdentities keeps the old). Inside a transaction.
    [[nodiscard]] Result<void> takeIdentity(Identity next);
    [[nodiscard]] Clock& clock() { return m_clock; }
    [[nodiscard]] Random& random() { return m_random; }

    // Authority ------------------------------------------------------------------------------------------
    /// All statements held, refreshed from the store where another process added some.
    [[nodiscard]] Result<const Authority*> authority();
    /// Verifies and keeps; true when it is new. Inside a transaction.
    [[nodiscard]] Result<bool> addStatement(const QByteArray& statement);
    /// The epoch key with this id, opened with this device's key, one that it had before, or the root's.
    /// Errors: SyncErrc::KeyMissing.
    [[nodiscard]] Result<EpochKey> epochKey(const EpochKeyId& id);

    // Streams --------------------------------------------------------------------------------------------
    /// The store's number of a stream, given one if it has none. Inside a transaction where it may be new.
    [[nodiscard]] Result<int> streamNumber(const StreamId& stream);
    /// The same without giving it one: nothing where the store has never heard of the stream.
    [[nodiscard]] Result<std::optional<int>> findStream(const StreamId& stream);
    [[nodiscard]] Result<StreamId> streamId(int number);
    /// Whose stream it is. Errors: SyncErrc::StreamUnknown while no certificate explains it.
    [[nodiscard]] Result<KnownStream> knownStream(int number);
    [[nodiscard]] Result<EntryName> nameOf(int stream, quint64 sequence);

    // Catalogue ------------------------------------------------------------------------------------------
    /// The store's number of a catalogue version (16 bytes), whether or not its content has arrived.
    [[nodiscard]] Result<int> catalogueNumber(const QByteArray& version);
    [[nodiscard]] Result<QByteArray> catalogueVersion(int number);
    /// Null while the content has not arrived.
    [[nodiscard]] Result<const Catalogue*> catalogue(int number);
    [[nodiscard]] Result<void> putCatalogue(int number, const QByteArray& bytes);
    /// No catalogue has arrived: the log is about to be applied anew. Pointers to catalogues end here.
    [[nodiscard]] Result<void> dropCatalogues();
    /// No accepted operation publishes it any more. Pointers to this catalogue end here.
    [[nodiscard]] Result<void> withdrawCatalogue(int number);
    /// The version in force: the one whose publication is the latest. 0 where there is none.
    [[nodiscard]] Result<int> currentCatalogueNumber();
    /// Errors: AppErrc::CatalogueMissing.
    [[nodiscard]] Result<const Catalogue*> currentCatalogue();
    /// The store's number of an indicator, the same for all catalogue versions.
    [[nodiscard]] Result<int> indicatorNumber(const QString& id);
    [[nodiscard]] Result<QString> indicatorId(int number);

    // Clock ----------------------------------------------------------------------------------------------
    [[nodiscard]] Result<void> observeHubTime(Instant hubTime);
    /// By how many days the device's clock differs from the likely time, where it is doubtful (HubTime): then
    /// it must not date a figure on its own.
    [[nodiscard]] Result<std::optional<std::chrono::days>> clockDoubt();
    /// The date in China; by the likely time where the device's own is doubtful.
    [[nodiscard]] Result<QDate> today();
    /// The last date that an entry may have: today, or a year after the hub's last answer where nobody knows
    /// how much later it is.
    [[nodiscard]] Result<QDate> lastDate();
    /// Takes over stamps of other devices (HybridClock's observe). Inside a transaction.
    [[nodiscard]] Result<void> observeTime(HybridTime latest);
    [[nodiscard]] Result<HybridTime> observedTime();

    /// This device met a history of its own that it does not have: its store came back from an older copy. It
    /// writes nothing more (PROTOCOL.md, 5).
    [[nodiscard]] Result<void> markRestored();
    [[nodiscard]] Result<bool> isRestored();
    /// It has a new identity. Inside a transaction.
    [[nodiscard]] Result<void> endRestored();

    /// Holds the root. Whether it may act with it as well, mainOffice() says.
    [[nodiscard]] bool isMainOffice() const { return m_identity.rootKey.has_value(); }
    /// That this is the main office device, neither revoked nor restored from an older copy. Errors:
    /// AppErrc::NotMainDevice, those of self().
    [[nodiscard]] Result<void> mainOffice();
    /// Certified, not revoked and not restored from an older copy. Errors: AppErrc::NotEnrolled,
    /// AppErrc::DeviceRevoked, AppErrc::DeviceRestored.
    [[nodiscard]] Result<const CertifiedDevice*> self();

    /// An answer to somebody who wants to do something, outside a transaction: a refusal goes into the audit.
    [[nodiscard]] Result<void> noted(Result<void> answer);

    /// Runs `work` in one transaction: committed if it succeeds, else rolled back as if it had never begun. A
    /// refusal goes into the audit.
    template <class Work>
    [[nodiscard]] auto transact(Work work) -> decltype(work()) {
        auto transaction = Transaction::begin(m_db);
        if (!transaction.ok()) return transaction.error();
        m_identityIsTaken = false;
        if (auto current = refreshIdentity(); !current.ok()) return current.error();
        auto result = work();
        if (result.ok()) {
            if (auto committed = transaction->commit(); !committed.ok()) {
                forget();
                return committed.error();
            }
        } else {
            transaction->rollback();
            forget();
            noteRefusal(result.error());
        }
        return result;
    }

    /// Runs `work` in a transaction that is rolled back whatever comes of it.
    template <class Work>
    [[nodiscard]] auto rehearse(Work work) -> decltype(work()) {
        auto transaction = Transaction::begin(m_db);
        if (!transaction.ok()) return transaction.error();
        m_identityIsTaken = false;
        if (auto current = refreshIdentity(); !current.ok()) return current.error();
        auto result = work();
        transaction->rollback();
        forget();
        return result;
    }

private:
    /// What only this device knows of its clock and its store: asked several times for every recording, so
    /// that it is read once a transaction.
    struct OwnState {
        HybridTime observed;
        HubTime hub;
        bool restored = false;
    };
    Result<OwnState> ownState();
    Result<void> refreshIdentity();
    /// Into the audit, where a person was told no: what had begun is undone by now.
    void noteRefusal(const Error& error);
    Result<void> writeOwn(const char* key, const QByteArray& value);
    /// Forgets what was cached from a transaction that was rolled back.
    void forget();
    Result<void> loadStreams();

    Database m_db;
    Identity m_identity;
    bool m_identityIsTaken = false; ///< in the transaction that runs, or the last one
    Clock& m_clock;
    Random& m_random;
    Authority m_authority;
    qint64 m_authorityRead = 0;    ///< greatest authority.ord taken in
    quint64 m_authorityReadIn = 0; ///< the transaction that it was last read in; 0: none
    OwnState m_ownState;
    quint64 m_ownStateReadIn = 0;
    std::unordered_map<StreamId, int> m_streamNumbers;
    std::unordered_map<int, StreamId> m_streamIds;
    std::unordered_map<int, std::unique_ptr<Catalogue>> m_catalogues;
    QHash<QString, int> m_indicatorNumbers;
    std::unordered_map<int, QString> m_indicatorIds;
    std::map<EpochKeyId, EpochKey> m_epochKeys;
};

} // namespace cunbao
