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
    /// Remembers it, with the place in the log that the device gave it.
    void keep(const oracle::Said& said);
    [[nodiscard]] bool knows(const Mark& mark) const { return m_marks.contains(mark); }

    /// A device's store came back from a copy that held its streams up to these sequences; `atOffice` is what
    /// the main office device held of them at that time.
    void restored(const std::map<StreamId, quint64>& copied, const std::map<StreamId, quint64>& atOffice);
    /// A device was revoked while the main office device held its streams up to these sequences.
    void revoked(const std::map<StreamId, quint64>& held);

    /// What must be counted, given what the main office device has in its log: what may be gone is looked up
    /// there. Names what is not there and should be.
    [[nodiscard]] std::vector<oracle::Said> counted(const std::set<Mark>& atOffice,
                                                    std::vector<oracle::Said>& lost) const;
    /// Those that the main office device held and that are gone: a restored copy's branch took their place.
    [[nodiscard]] std::vector<oracle::Said> replaced(const std::set<Mark>& atOffice) const;
    /// What these operations come to, whatever may be gone.
    [[nodiscard]] std::vector<oracle::Said> among(const std::set<Mark>& marks) const;
    [[nodiscard]] bool hasForked(const StreamId& stream) const {
        return m_forks.contains(stream.toHex().toStdString());
    }
    /// Beyond the last operation that a revocation accepts.
    [[nodiscard]] bool isCutOff(const oracle::Name& name) const;
    [[nodiscard]] const std::vector<oracle::Said>& all() const { return m_said; }

private:
    /// Of a stream whose device came back from an older copy.
    struct Fork {
        quint64 copied = 0;    ///< the smallest of all copies: up to here it is one history
        quint64 atOffice = 0;  ///< what the office held when it first came back
        std::size_t known = 0; ///< how much had been said by everybody at that time
    };
    [[nodiscard]] bool mayBeGone(std::size_t at) const;

    std::vector<oracle::Said> m_said;
    std::set<Mark> m_marks;
    std::map<std::string, Fork> m_forks;
    std::map<std::string, quint64> m_cuts;
};

} // namespace cunbao::simulation
