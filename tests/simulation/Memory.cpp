#include "tests/simulation/Memory.h"

#include "app/domain/Payload.h"

#include <algorithm>

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

void Memory::keep(const oracle::Said& said, const QString& who) {
    m_first.emplace(said.id, m_said.size());
    m_saidBy[who].insert(said.id);
    m_marks.insert(markOf(said));
    m_said.push_back(said);
}

const oracle::Said* Memory::find(const std::string& id) const {
    const auto first = m_first.find(id);
    return first == m_first.end() ? nullptr : &m_said[first->second];
}

const oracle::Said* Memory::findSet(const std::string& reason) const {
    const auto found = std::find_if(m_said.begin(), m_said.end(), [&](const oracle::Said& one) {
        return one.kind == oracle::Said::Kind::Overridden && one.note == reason;
    });
    return found == m_said.end() ? nullptr : &*found;
}

std::set<std::string> Memory::idsAmong(const std::set<Mark>& marks) const {
    std::set<std::string> ids;
    for (const oracle::Said& one : among(marks))
        ids.insert(one.id);
    return ids;
}

void Memory::onlyKept(const QString& who, const std::set<std::string>& ids) {
    for (const std::string& id : m_saidBy[who])
        if (!ids.contains(id)) m_mayBeGone.insert(id);
}

void Memory::forked(const std::vector<StreamId>& streams) {
    m_forked.insert(streams.begin(), streams.end());
}

std::vector<oracle::Said> Memory::counted(const std::set<Mark>& atOffice,
                                          std::vector<oracle::Said>& lost) const {
    std::vector<oracle::Said> out = among(atOffice);
    const std::set<std::string> there = idsAmong(atOffice);
    for (const auto& [id, at] : m_first)
        if (!there.contains(id) && !m_mayBeGone.contains(id)) lost.push_back(m_said[at]);
    return out;
}

std::vector<oracle::Said> Memory::among(const std::set<Mark>& marks) const {
    std::vector<oracle::Said> out;
    for (const oracle::Said& one : m_said)
        if (marks.contains(markOf(one))) out.push_back(one);
    return out;
}

} // namespace cunbao::simulation
