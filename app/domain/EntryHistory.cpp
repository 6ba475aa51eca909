#include "app/domain/EntryHistory.h"

#include <algorithm>
#include <set>
#include <tuple>

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
        for (const auto& [name, node] : m_counting) {
            if (node->importKey) m_byKey[{node->unit, *node->importKey}].push_back(name);
            if (isCopiedRecording(*node)) m_copies[copyGroup(*node)].push_back(name);
        }
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
        std::set<CopyGroup> groups;
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
            if (isCopiedRecording(*node) && groups.insert(copyGroup(*node)).second)
                for (const EntryName& same : m_copies.at(copyGroup(*node)))
                    reach(same);
        }
        // By name, so that even equal order keys, which only a hostile device makes, come to one result.
        std::sort(out.begin(), out.end(),
                  [](const EntryNode* a, const EntryNode* b) { return a->name < b->name; });
        return out;
    }

private:
    /// Indicator, unit, and which recording was copied: a claim reaches nothing of another unit.
    using CopyGroup = std::tuple<int, OrgCode, Hash16>;
    [[nodiscard]] static bool isCopiedRecording(const EntryNode& node) {
        return node.kind == OpKind::EntryRecorded && node.copyKey.has_value();
    }
    [[nodiscard]] static CopyGroup copyGroup(const EntryNode& node) {
        return {node.indicator, node.unit, *node.copyKey};
    }
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
    std::map<CopyGroup, std::vector<EntryName>> m_copies;
};

/// The copies of one operation within an entry, the first of each first: whoever appended it again did not
/// know of the others.
std::vector<std::vector<const EntryNode*>> copyGroups(const std::vector<const EntryNode*>& component) {
    std::map<std::pair<OpKind, Hash16>, std::vector<const EntryNode*>> byKey;
    for (const EntryNode* node : component)
        if (node->copyKey) byKey[{node->kind, *node->copyKey}].push_back(node);
    std::vector<std::vector<const EntryNode*>> groups;
    for (auto& [key, group] : byKey) {
        std::sort(group.begin(), group.end(), [](const EntryNode* a, const EntryNode* b) {
            return std::tie(a->order, a->name) < std::tie(b->order, b->name);
        });
        groups.push_back(std::move(group));
    }
    return groups;
}

/// What nobody in the entry revises. Copies of one operation are one: what revises any of them revises all,
/// and of those that nothing revises the first stands for the others.
std::vector<const EntryNode*> headsOf(const std::vector<const EntryNode*>& component,
                                      const std::set<EntryName>& revised,
                                      const std::vector<std::vector<const EntryNode*>>& copies) {
    std::set<EntryName> replaced = revised;
    for (const auto& group : copies) {
        const bool any = std::any_of(group.begin(), group.end(),
                                     [&](const EntryNode* node) { return revised.contains(node->name); });
        for (auto node = group.begin() + (any ? 0 : 1); node != group.end(); ++node)
            replaced.insert((*node)->name);
    }
    const auto beside = [&](const std::set<EntryName>& names) {
        std::vector<const EntryNode*> heads;
        for (const EntryNode* node : component)
            if (!names.contains(node->name)) heads.push_back(node);
        return heads;
    };
    auto heads = beside(replaced);
    // Only where something revises what is later than itself.
    return heads.empty() ? beside(revised) : heads;
}

EffectiveEntry effective(const std::vector<const EntryNode*>& component, const CountingNodes& counting) {
    std::set<EntryName> revised;
    std::set<EntryName> copies;
    const auto groups = copyGroups(component);
    for (const auto& group : groups)
        for (auto node = group.begin() + 1; node != group.end(); ++node)
            copies.insert((*node)->name);
    for (const EntryNode* node : component) {
        for (const EntryName& parent : counting.parentsOf(*node)) {
            revised.insert(parent);
            // A copy made after a restored backup is the same recording again.
            if (node->kind == OpKind::EntryRecorded && counting.counts(parent)) copies.insert(node->name);
        }
    }
    const EntryNode* recording = nullptr;
    EffectiveEntry out;
    for (const EntryNode* node : component) {
        out.members.push_back(node->name);
        if (node->kind == OpKind::EntryRecorded && !copies.contains(node->name) &&
            (!recording || node->order > recording->order))
            recording = node;
    }
    const EntryNode* head = nullptr;
    for (const EntryNode* one : headsOf(component, revised, groups)) {
        out.heads.push_back(one->name);
        if (!head || one->order > head->order) head = one;
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
    // Every component has a recording that is nobody's copy, because an origin, and the first of several
    // copies, is always earlier; and a head, because the store lets nothing be judged before all that it
    // names.
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
