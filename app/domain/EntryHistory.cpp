#include "app/domain/EntryHistory.h"

#include <algorithm>
#include <set>

namespace cunbao {

namespace {

/// The recordings and revisions that count, and what connects them. Everything here takes time in proportion
/// to the number of nodes, because a hostile device decides how many there are.
class CountingNodes {
public:
    explicit CountingNodes(const std::vector<EntryNode>& nodes) {
        for (const EntryNode& node : nodes)
            m_all.emplace(node.name, &node);
        for (const EntryNode& node : nodes)
            for (const EntryName& parent : parentsOf(node))
                m_children[parent].push_back(node.name);
        // Counting spreads from the recordings to their revisions.
        std::vector<EntryName> open;
        for (const EntryNode& node : nodes)
            if (node.accepted && node.kind == OpKind::EntryRecorded) count(node, open);
        while (!open.empty()) {
            const EntryName name = open.back();
            open.pop_back();
            for (const EntryName& child : childrenOf(name))
                if (const EntryNode& node = *m_all.at(child); node.accepted) count(node, open);
        }
        for (const auto& [name, node] : m_counting)
            if (node->importKey) m_byKey[{node->unit, *node->importKey}].push_back(name);
    }

    /// What a node hangs on. A recording hangs on its origin; that is believed only of an earlier recording
    /// of the same indicator and unit, so that nobody reaches another's entries, or bites its own tail, by
    /// claiming to copy.
    [[nodiscard]] std::vector<EntryName> parentsOf(const EntryNode& node) const {
        if (node.kind != OpKind::EntryRecorded) return node.parents;
        std::vector<EntryName> origins;
        for (const EntryName& name : node.parents) {
            const auto origin = m_all.find(name);
            if (origin != m_all.end() && origin->second->kind == OpKind::EntryRecorded &&
                origin->second->order < node.order && origin->second->indicator == node.indicator &&
                origin->second->unit == node.unit)
                origins.push_back(name);
        }
        return origins;
    }
    [[nodiscard]] bool counts(const EntryName& name) const { return m_counting.contains(name); }
    [[nodiscard]] const std::map<EntryName, const EntryNode*>& all() const { return m_counting; }

    /// Everything that hangs together with `start`, by parents or by import key.
    [[nodiscard]] std::vector<const EntryNode*> component(const EntryName& start,
                                                          std::set<EntryName>& seen) const {
        std::vector<const EntryNode*> out;
        std::vector<EntryName> open{start};
        seen.insert(start);
        const auto reach = [&](const EntryName& name) {
            if (counts(name) && seen.insert(name).second) open.push_back(name);
        };
        while (!open.empty()) {
            const EntryNode* node = m_counting.at(open.back());
            open.pop_back();
            out.push_back(node);
            for (const EntryName& parent : parentsOf(*node))
                reach(parent);
            for (const EntryName& child : childrenOf(node->name))
                reach(child);
            if (node->importKey)
                for (const EntryName& same : m_byKey.at({node->unit, *node->importKey}))
                    reach(same);
        }
        // By name, so that even equal order keys, which only a hostile device makes, come to one result.
        std::sort(out.begin(), out.end(),
                  [](const EntryNode* a, const EntryNode* b) { return a->name < b->name; });
        return out;
    }

private:
    void count(const EntryNode& node, std::vector<EntryName>& open) {
        if (m_counting.emplace(node.name, &node).second) open.push_back(node.name);
    }
    [[nodiscard]] const std::vector<EntryName>& childrenOf(const EntryName& name) const {
        static const std::vector<EntryName> none;
        const auto found = m_children.find(name);
        return found == m_children.end() ? none : found->second;
    }

    std::map<EntryName, const EntryNode*> m_all;
    std::map<EntryName, std::vector<EntryName>> m_children;
    std::map<EntryName, const EntryNode*> m_counting;
    std::map<std::pair<OrgCode, Hash16>, std::vector<EntryName>> m_byKey;
};

EffectiveEntry effective(const std::vector<const EntryNode*>& component, const CountingNodes& counting) {
    std::set<EntryName> revised;
    std::set<EntryName> copies;
    for (const EntryNode* node : component) {
        for (const EntryName& parent : counting.parentsOf(*node)) {
            revised.insert(parent);
            // A copy made after a restored backup is the same recording again.
            if (node->kind == OpKind::EntryRecorded && counting.counts(parent)) copies.insert(node->name);
        }
    }
    const EntryNode* recording = nullptr;
    const EntryNode* head = nullptr;
    EffectiveEntry out;
    for (const EntryNode* node : component) {
        out.members.push_back(node->name);
        if (node->kind == OpKind::EntryRecorded && !copies.contains(node->name) &&
            (!recording || node->order > recording->order))
            recording = node;
        if (revised.contains(node->name)) continue;
        out.heads.push_back(node->name);
        if (!head || node->order > head->order) head = node;
    }
    std::sort(out.heads.begin(), out.heads.end());
    std::sort(out.members.begin(), out.members.end());
    out.name = recording->name;
    out.indicator = recording->indicator;
    out.unit = recording->unit;
    out.order = recording->order;
    out.head = head->name;
    out.on = head->on;
    out.value = head->value;
    out.note = head->note;
    out.withdrawn = head->kind == OpKind::EntryWithdrawn;
    out.conflict = out.heads.size() > 1;
    // A withdrawal states no content: its day is that of the recording, where the history is looked for.
    if (out.withdrawn) out.on = recording->on;
    return out;
}

} // namespace

std::vector<EffectiveEntry> effectiveEntries(const std::vector<EntryNode>& nodes) {
    const CountingNodes counting(nodes);
    std::set<EntryName> seen;
    std::vector<EffectiveEntry> entries;
    // Every component has a recording that is nobody's copy, because an origin is always earlier; and a head,
    // because the store lets nothing be judged before all that it names.
    for (const auto& [name, node] : counting.all())
        if (!seen.contains(name)) entries.push_back(effective(counting.component(name, seen), counting));
    std::sort(entries.begin(), entries.end(),
              [](const EffectiveEntry& a, const EffectiveEntry& b) { return a.name < b.name; });
    return entries;
}

const EffectiveEntry* entryWith(const std::vector<EffectiveEntry>& entries, const EntryName& member) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const EffectiveEntry& entry) {
        return std::binary_search(entry.members.begin(), entry.members.end(), member);
    });
    return found == entries.end() ? nullptr : &*found;
}

} // namespace cunbao
