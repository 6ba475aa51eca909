#pragma once

#include "app/store/Ledger.h"
#include "sync/op/Chain.h"

namespace cunbao {

/// The segments of all streams, verbatim (分段): those on the main chain, which count, those beside it, and
/// those that nothing explains yet. All calls inside a transaction.
class SegmentTable {
public:
    enum class Standing {
        Unverified, ///< no certificate explains its stream
        Beside,     ///< signed by its device: of another branch, or behind a gap
        OnMainChain,
    };
    /// How far a stream has come.
    struct Head {
        quint64 sequence = 0; ///< last of the main chain
        Hash32 hash;          ///< of the segment that ends there
        quint64 applied = 0;  ///< up to here the log has its operations
    };
    struct Stored {
        qint64 ord = 0;
        QByteArray bytes;
        bool unreadable = false; ///< nobody can read it: the stream ends before it
    };
    struct Size {
        qint64 count = 0;
        qint64 bytes = 0;
    };

    explicit SegmentTable(Ledger& ledger) : m_ledger(ledger) {}

    [[nodiscard]] Result<Head> head(int stream);
    [[nodiscard]] Result<void> setHead(int stream, const Head& head);

    [[nodiscard]] Result<void> insert(int stream, const ChainLink& link, const QByteArray& bytes,
                                      Standing standing);
    /// Of the segment that ends at this sequence and has this hash; nothing where it is not here.
    [[nodiscard]] Result<std::optional<Standing>> standing(int stream, quint64 last, const Hash32& hash);
    [[nodiscard]] Result<std::optional<Standing>> standing(int stream, const StreamHead& head);
    [[nodiscard]] Result<QByteArray> bytes(int stream, const Hash32& hash);

    /// All that are verified, by their first sequence.
    [[nodiscard]] Result<std::vector<ChainLink>> links(int stream);
    /// Whether a verified one begins at this sequence.
    [[nodiscard]] Result<bool> beginsAt(int stream, quint64 first);
    /// The last one of the main chain that ends at or before a sequence.
    [[nodiscard]] Result<std::optional<ChainLink>> mainLinkUpTo(int stream, quint64 sequence);
    /// The one of the main chain that begins at this sequence. Errors: StoreInconsistent.
    [[nodiscard]] Result<Stored> mainAt(int stream, quint64 first);
    /// The main chain behind `after`, up to the one that begins at `lastFirst`: at least one, if there is
    /// any, and no more than `maxBytes`.
    [[nodiscard]] Result<std::vector<QByteArray>> mainBetween(int stream, quint64 after, quint64 lastFirst,
                                                              qsizetype maxBytes);
    /// The sequence up to which the main chain and another one are the same.
    [[nodiscard]] Result<quint64> commonUpTo(int stream, const std::vector<ChainLink>& chain);
    [[nodiscard]] Result<void> setMainChain(int stream, const std::vector<ChainLink>& chain);
    [[nodiscard]] Result<void> markUnreadable(qint64 ord);

    /// Of all streams together.
    [[nodiscard]] Result<Size> unverifiedSize();
    [[nodiscard]] Result<std::vector<Stored>> unverified(int stream);
    [[nodiscard]] Result<void> markVerified(qint64 ord);
    [[nodiscard]] Result<void> remove(qint64 ord);

private:
    Ledger& m_ledger;
};

} // namespace cunbao
