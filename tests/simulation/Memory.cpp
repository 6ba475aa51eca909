#include "tests/simulation/Memory.h"

#include "app/domain/Payload.h"

namespace cunbao::simulation {

oracle::Name plain(const EntryName& name) {
    return {name.stream.toHex().toStdString(), name.sequence};
}

int plain(QDate day) {
    return day.year() * 10'000 + day.month() * 100 + day.day();
}

Mark markOf(const EntryName& name, const Operation& operation) {
    Mark mark{plain(name), operation.time.packed(), {}};
    const auto payload = PayloadCodec::decode(operation);
    if (!payload.ok()) return mark;
    if (const auto* recorded = std::get_if<EntryRecorded>(&*payload))
        mark.words = recorded->note.toStdString();
    if (const auto* revised = std::get_if<EntryRevised>(&*payload)) mark.words = revised->note.toStdString();
    if (const auto* set = std::get_if<FigureOverridden>(&*payload)) mark.words = set->why.toStdString();
    return mark;
}

Mark markOf(const oracle::Said& said) {
    // A withdrawal states no content.
    return {said.name, said.time, said.kind == oracle::Said::Kind::Withdrawn ? std::string() : said.note};
}

void Memory::keep(const oracle::Said& said) {
    m_said.push_back(said);
    m_marks.insert(markOf(said));
}

void Memory::restored(const std::map<StreamId, quint64>& copied,
                      const std::map<StreamId, quint64>& atOffice) {
    for (const auto& [stream, sequence] : copied) {
        const auto held = atOffice.find(stream);
        const auto [fork, isFirst] =
            m_forks.emplace(stream.toHex().toStdString(),
                            Fork{sequence, held == atOffice.end() ? 0 : held->second, m_said.size()});
        if (!isFirst) fork->second = {std::min(fork->second.copied, sequence), 0, m_said.size()};
    }
}

void Memory::revoked(const std::map<StreamId, quint64>& held) {
    for (const auto& [stream, sequence] : held)
        m_cuts.emplace(stream.toHex().toStdString(), sequence);
}

bool Memory::isCutOff(const oracle::Name& name) const {
    const auto cut = m_cuts.find(name.stream);
    return cut != m_cuts.end() && name.sequence > cut->second;
}

bool Memory::mayBeGone(std::size_t at) const {
    const oracle::Name& name = m_said[at].name;
    const auto fork = m_forks.find(name.stream);
    if (fork == m_forks.end() || name.sequence <= fork->second.copied) return false;
    // What the office held stays as long as the restored device wrote nothing that competes with it.
    if (at >= fork->second.known || name.sequence > fork->second.atOffice) return true;
    for (std::size_t later = fork->second.known; later < m_said.size(); ++later)
        if (m_said[later].name.stream == name.stream) return true;
    return false;
}

std::vector<oracle::Said> Memory::counted(const std::set<Mark>& atOffice,
                                          std::vector<oracle::Said>& lost) const {
    std::vector<oracle::Said> out;
    for (std::size_t i = 0; i < m_said.size(); ++i) {
        const oracle::Said& one = m_said[i];
        if (isCutOff(one.name)) continue;
        if (atOffice.contains(markOf(one)))
            out.push_back(one);
        else if (!mayBeGone(i))
            lost.push_back(one);
    }
    return out;
}

std::vector<oracle::Said> Memory::replaced(const std::set<Mark>& atOffice) const {
    std::vector<oracle::Said> gone;
    for (std::size_t i = 0; i < m_said.size(); ++i) {
        const auto fork = m_forks.find(m_said[i].name.stream);
        const bool wasThere = fork != m_forks.end() && i < fork->second.known &&
                              m_said[i].name.sequence <= fork->second.atOffice;
        if (wasThere && !atOffice.contains(markOf(m_said[i]))) gone.push_back(m_said[i]);
    }
    return gone;
}

std::vector<oracle::Said> Memory::among(const std::set<Mark>& marks) const {
    std::vector<oracle::Said> out;
    for (const oracle::Said& one : m_said)
        if (marks.contains(markOf(one))) out.push_back(one);
    return out;
}

} // namespace cunbao::simulation
