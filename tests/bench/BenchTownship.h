#pragma once

#include "app/store/Home.h"
#include "app/store/Replica.h"
#include "tests/bench/Measure.h"

namespace cunbao::bench {

/// One made-up entry, as the generator remembers it.
struct MadeEntry {
    int indicator = 0; ///< position in the catalogue
    QDate on;
    std::int64_t number = 0;
    HybridTime time;
    quint64 sequence = 0;
};

/// Whoever writes a stream, without a store: its keys, and how far it has come.
struct Author {
    SigningKey signing;
    EpochKey key;
    OrgCode unit;
    StreamId stream;
    quint64 next = 1;
    Hash32 previous;
};

struct SealedRun {
    QByteArray bytes;
    ChainLink link;
    std::vector<MadeEntry> entries;
};

/// Made-up entries for the built-in catalogue: values of one to five digits, all of its numbers that villages
/// record. Repeats itself from its seed.
class EntryMaker {
public:
    EntryMaker(const Catalogue& catalogue, std::uint64_t seed);
    /// The next entry, dated up to `daysBack` days before the moment.
    [[nodiscard]] MadeEntry make(Instant at, int daysBack);
    /// One segment of `count` entries by this author, one at a random moment of each `step`, from `start` on.
    [[nodiscard]] Result<SealedRun> seal(Author& author, int count, Instant start,
                                         std::chrono::milliseconds step, int daysBack, Random& random);
    /// From now on indicators come at random instead of one after the other.
    void shuffle() { m_shuffled = true; }
    [[nodiscard]] const std::vector<int>& indicators() const { return m_indicators; }
    [[nodiscard]] SeededRandom& chance() { return m_chance; }
    [[nodiscard]] const Catalogue& catalogue() const { return m_catalogue; }

private:
    const Catalogue& m_catalogue;
    QByteArray m_version;
    std::vector<int> m_indicators;
    SeededRandom m_chance;
    std::size_t m_at = 0;
    bool m_shuffled = false;
};

/// An office with thirty villages (31 units with the township), and devices that it certified. Ten years of
/// entries end where the clock then stands.
class BenchTownship {
public:
    static constexpr int Villages = 30;
    /// What the passcode of every home costs: as good as nothing.
    static constexpr PasscodeCost Cost{8, 1};
    [[nodiscard]] static QString passcode() { return QStringLiteral("bench-passcode"); }

    [[nodiscard]] static Result<std::unique_ptr<BenchTownship>> create(const QString& folder);

    [[nodiscard]] Ledger& office() { return *m_office; }
    [[nodiscard]] ManualClock& clock() { return m_clock; }
    [[nodiscard]] Random& random() { return m_random; }
    [[nodiscard]] EntryMaker& maker() { return *m_maker; }
    [[nodiscard]] static OrgCode unitOf(int village) { return OrgCode(TownshipCode + 200 + village); }
    [[nodiscard]] static OrgCode township() { return OrgCode(TownshipCode); }

    /// A phone of a village, certified, with everything that the office has published.
    [[nodiscard]] Result<std::unique_ptr<Ledger>> phone(int village);
    /// A certified device of a village, without a store.
    [[nodiscard]] Result<Author> author(int village);

    /// Ten years of entries by one author of each village, received by the office; the authors can go on.
    [[nodiscard]] Result<std::vector<Author>> fillOffice(int entries);
    /// Ten years of entries recorded on a phone, many of them in one transaction.
    [[nodiscard]] Result<void> fillPhone(Ledger& phone, OrgCode unit, int entries);

private:
    static constexpr std::int64_t TownshipCode = 420921103000;
    BenchTownship(const QString& folder);

    QString m_folder;
    ManualClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<Ledger> m_office;
    std::unique_ptr<EntryMaker> m_maker;
    int m_phones = 0;
};

/// A store with a yardstick in it: the same encryption and durability, nothing else of ours.
[[nodiscard]] Result<Database> openBare(const QString& path);
/// A copy of a device's store that openBare can open.
[[nodiscard]] Result<Database> copyBare(Ledger& of, const QString& path);

} // namespace cunbao::bench
