#pragma once

#include "app/store/OperationApplier.h"
#include "sync/op/Chain.h"

#include <map>
#include <set>

namespace cunbao {

/// One of this device's own operations that the township did not accept: it lies on a branch that another
/// history took the place of, behind the cut of a revocation, or no segment held it when its place was taken.
struct LeftOperation {
    EntryName name;
    Hash32 hash;    ///< operationHash
    Hash32 segment; ///< that holds it, or that it followed where none does
    bool sealed = true;
    LoggedOperation logged;

    /// In the order in which they were made: what revises comes after what it revises.
    [[nodiscard]] bool operator<(const LeftOperation& other) const;
};

/// The histories that one stream of this device had, and what of them is left over (未被接受的记录).
class StreamHistories {
public:
    /// Only what segments up to `lastSegment` (the store's number) hold.
    [[nodiscard]] static Result<StreamHistories> load(Ledger& ledger, int stream, qint64 lastSegment);

    /// In the order of time. What the accepted history holds as well, under the same name, is not left over:
    /// a backup and what followed it may have sealed one operation twice.
    [[nodiscard]] const std::vector<LeftOperation>& left() const { return m_left; }
    /// Where an operation of a left one's own history stands by now: under its name, if it was accepted; the
    /// hash of what is left over, if not; nothing where it is not known.
    struct Place {
        bool accepted = false;
        Hash32 hash;
    };
    [[nodiscard]] std::optional<Place> find(const LeftOperation& from, quint64 sequence) const;

private:
    StreamHistories() = default;
    struct Segment {
        ChainLink link;
        std::vector<Hash32> hashes; ///< of its operations
    };
    Result<void> readSegments(Ledger& ledger, qint64 lastSegment);
    Result<void> readAside(Ledger& ledger);
    Result<void> readOpen(Ledger& ledger);
    Result<void> take(Ledger& ledger, LeftOperation left);

    int m_stream = 0;
    StreamId m_id;
    std::map<Hash32, Segment> m_segments;
    std::map<std::pair<Hash32, quint64>, Hash32> m_aside; ///< (segment before it, sequence) → its hash
    std::map<quint64, Hash32> m_accepted;
    std::set<Hash32> m_seen;
    std::vector<LeftOperation> m_left;
};

/// What is left over of the identities that this device has and had, and what became of it.
class LeftOver {
public:
    explicit LeftOver(Ledger& ledger) : m_ledger(ledger), m_log(ledger) {}

    /// The numbers of the streams that a device wrote, as far as anything of them is here.
    [[nodiscard]] Result<std::vector<int>> streamsOf(const DeviceId& device, const SigningPublicKey& signing);
    /// All that was not appended again, in the order of time: of former identities, and of the present one
    /// where it is revoked or restored from an older copy.
    [[nodiscard]] Result<std::vector<LeftOperation>> all();

    /// Whether the history of a stream that its device's revocation accepts is here: until then nobody can
    /// tell what is left over. False while it is not revoked.
    [[nodiscard]] Result<bool> acceptedIsHere(int stream);
    /// Changes with everything on which it depends what is left over of a device, and what can be appended
    /// again.
    [[nodiscard]] Result<Hash16> stateOf(const DeviceId& device, const SigningPublicKey& signing);

    /// Takes what no segment of an own stream holds out of the log and keeps it here. Inside a transaction.
    [[nodiscard]] Result<void> setAside(int stream, OperationApplier& applier);
    /// It was appended again under this name. Inside a transaction.
    [[nodiscard]] Result<void> noteCarried(const LeftOperation& left, const EntryName& as);
    /// The name under which it was appended again; nothing where it was not.
    [[nodiscard]] Result<std::optional<EntryName>> carriedAs(int stream, const Hash32& operation);

private:
    Ledger& m_ledger;
    OperationLog m_log;
};

} // namespace cunbao
