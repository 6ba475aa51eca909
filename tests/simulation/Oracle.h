#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

/// What a township's figures must come to, worked out from the rules of the domain by loops over everything
/// that was reported saved. It includes nothing of the product, and nothing of Qt.
namespace cunbao::oracle {

struct Name {
    std::string stream;
    std::uint64_t sequence = 0;
    friend auto operator<=>(const Name&, const Name&) = default;
};

enum class Word { Number, NotApplicable, Unknown };

/// One operation that a device reported saved.
struct Said {
    enum class Kind { Recorded, Corrected, Withdrawn, Overridden };
    Kind kind = Kind::Recorded;
    std::string id; ///< of what was said: the same where a device says it again under other keys
    Name name;
    std::int64_t time = 0;
    std::string device;
    std::vector<Name> parents;
    std::string indicator;
    std::int64_t unit = 0;
    int day = 0; ///< 20200310
    Word word = Word::Number;
    std::int64_t number = 0;
    std::string note;
    std::string key;    ///< of an imported row: one key of one unit names one entry
    std::string period; ///< of an override

    /// The total order of operations.
    [[nodiscard]] auto order() const { return std::tuple(time, device, name.sequence); }
};

/// An entry as it stands after all that was said about it.
struct Entry {
    const Said* recording = nullptr;
    const Said* head = nullptr; ///< whose content counts
    int heads = 0;              ///< how many say something that nobody revised; more than one is a conflict
};

struct Period {
    std::string text;
    int first = 0;
    int last = 0;
};

struct Sum {
    enum class State { Missing, NotApplicable, Value };
    State state = State::Missing;
    std::int64_t number = 0;
    int reported = 0;
    int expected = 0;
    std::set<std::int64_t> missing;
    std::set<std::int64_t> carried;
    friend bool operator==(const Sum&, const Sum&) = default;
};
[[nodiscard]] std::string toString(const Sum& sum);

/// Names that begin with `s` are stocks (last known, summed over villages), the one that begins with `k` is
/// the township's own flow, everything else flows of the villages.
class Oracle {
public:
    explicit Oracle(std::vector<Said> said);

    /// Withdrawn ones left out.
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] Sum ofUnit(const std::string& indicator, std::int64_t unit, const Period& period) const;
    [[nodiscard]] Sum ofTownship(const std::string& indicator, std::int64_t township,
                                 const std::vector<std::int64_t>& villages, const Period& period) const;

private:
    void hearOnce();
    /// Those that count, by the entry that they belong to.
    using Labels = std::map<Name, int>;
    [[nodiscard]] Labels labels() const;
    void settle();
    [[nodiscard]] const Said* overrideOf(const std::string& indicator, std::int64_t unit,
                                         const Period& period) const;
    [[nodiscard]] Sum entered(const std::string& indicator, std::int64_t unit, const Period& period) const;

    std::vector<Said> m_said;
    std::vector<Entry> m_entries;
};

} // namespace cunbao::oracle
