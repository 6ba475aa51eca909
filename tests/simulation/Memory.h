#pragma once

#include "app/store/Ledger.h"
#include "app/store/Position.h"
#include "sync/op/Operation.h"
#include "tests/simulation/Oracle.h"

namespace cunbao::simulation {

/// What a person asked a device to say.
struct Wish {
    std::string indicator;
    std::int64_t unit = 0;
    int day = 0;
    oracle::Word word = oracle::Word::Number;
    std::int64_t number = 0;
    std::string note;
    std::string key;
    std::string period;
};

/// Which operation of all that ever bore its name: after a fork there are two, perhaps of the same moment.
struct Mark {
    oracle::Name name;
    std::int64_t time = 0;
    std::string words; ///< a note, or a reason
    friend auto operator<=>(const Mark&, const Mark&) = default;
};
[[nodiscard]] Mark markOf(const EntryName& name, const Operation& operation);
[[nodiscard]] Mark markOf(const oracle::Said& said);

[[nodiscard]] oracle::Name plain(const EntryName& name);
[[nodiscard]] int plain(QDate day);

/// Everything that devices reported saved, as the people who use them remember it, and how much of it may be
/// gone.
class Memory {
public:
    /// Remembers it, with the place in the log that `who`'s device gave it.
    void keep(const oracle::Said& said, const QString& who);
    [[nodiscard]] bool knows(const Mark& mark) const { return m_marks.contains(mark); }
    /// As it was said first; null where nobody did.
    [[nodiscard]] const oracle::Said* find(const std::string& id) const;
    /// A figure that somebody set, by the reason given; null where nobody did.
    [[nodiscard]] const oracle::Said* findSet(const std::string& reason) const;
    /// What these operations say.
    [[nodiscard]] std::set<std::string> idsAmong(const std::set<Mark>& marks) const;

    /// Of all that this person said so far, only this is known to be anywhere now.
    void onlyKept(const QString& who, const std::set<std::string>& ids);
    /// Streams whose device came back from an older copy.
    void forked(const std::vector<StreamId>& streams);

    /// What must be counted, given the operations that count at the main office device. Names what is not
    /// there and should be.
    [[nodiscard]] std::vector<oracle::Said> counted(const std::set<Mark>& atOffice,
                                                    std::vector<oracle::Said>& lost) const;
    /// What these operations come to, whatever may be gone.
    [[nodiscard]] std::vector<oracle::Said> among(const std::set<Mark>& marks) const;
    [[nodiscard]] bool hasForked(const StreamId& stream) const { return m_forked.contains(stream); }
    [[nodiscard]] const std::vector<oracle::Said>& all() const { return m_said; }
    /// How many things were said, each once.
    [[nodiscard]] std::size_t size() const { return m_first.size(); }

private:
    std::vector<oracle::Said> m_said;
    std::map<std::string, std::size_t> m_first;        ///< what was said → where it was said first
    std::map<QString, std::set<std::string>> m_saidBy; ///< who → what
    std::set<Mark> m_marks;
    std::set<std::string> m_mayBeGone;
    std::set<StreamId> m_forked;
};

} // namespace cunbao::simulation
