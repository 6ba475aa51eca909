#include "app/domain/EntryHistory.h"

#include <set>

namespace cunbao {

namespace {

using NodesByName = std::map<EntryName, const EntryNode*>;

/// Counting spreads from the recordings to their revisions; histories are a handful of nodes long.
NodesByName countingNodes(const std::vector<EntryNode>& nodes) {
    NodesByName counting;
    for (bool grew = true; grew;) {
        grew = false;
        for (const EntryNode& node : nodes) {
            if (!node.accepted || counting.contains(node.name)) continue;
            const bool hangs =
                std::any_of(node.parents.begin(), node.parents.end(),
                            [&](const EntryName& parent) { return counting.contains(parent); });
            if (node.kind != OpKind::EntryRecorded && !hangs) continue;
            counting.emplace(node.name, &node);
            grew = true;
        }
    }
    return counting;
}

/// Gathers one entry's nodes: everything that hangs together with `start`.
std::vector<const EntryNode*> takeComponent(NodesByName& left, const EntryNode* start) {
    std::vector<const EntryNode*> component{start};
    left.erase(start->name);
    const auto related = [](const EntryNode& a, const EntryNode& b) {
        const auto names = [](const EntryNode& child, const EntryNode& parent) {
            return std::find(child.parents.begin(), child.parents.end(), parent.name) != child.parents.end();
        };
        return names(a, b) || names(b, a) ||
               (a.importKey && b.importKey && *a.importKey == *b.importKey && a.unit == b.unit);
    };
    for (std::size_t at = 0; at < component.size(); ++at) {
        for (auto it = left.begin(); it != left.end();) {
            if (related(*component[at], *it->second)) {
                component.push_back(it->second);
                it = left.erase(it);
            } else {
                ++it;
            }
        }
    }
    return component;
}

EffectiveEntry effective(const std::vector<const EntryNode*>& component, const NodesByName& counting) {
    std::set<EntryName> revised;
    for (const EntryNode* node : component)
        revised.insert(node->parents.begin(), node->parents.end());
    const EntryNode* recording = nullptr;
    const EntryNode* head = nullptr;
    EffectiveEntry out;
    for (const EntryNode* node : component) {
        // A copy made after a restored backup has its origin as parent: it is the same recording again.
        const bool copy = std::any_of(node->parents.begin(), node->parents.end(),
                                      [&](const EntryName& parent) { return counting.contains(parent); });
        if (node->kind == OpKind::EntryRecorded && !copy && (!recording || node->order > recording->order))
            recording = node;
        if (revised.contains(node->name)) continue;
        out.heads.push_back(node->name);
        if (!head || node->order > head->order) head = node;
    }
    std::sort(out.heads.begin(), out.heads.end());
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
    const NodesByName counting = countingNodes(nodes);
    NodesByName left = counting;
    std::vector<EffectiveEntry> entries;
    // Every component holds a recording, because counting spreads from recordings only.
    while (!left.empty())
        entries.push_back(effective(takeComponent(left, left.begin()->second), counting));
    std::sort(entries.begin(), entries.end(),
              [](const EffectiveEntry& a, const EffectiveEntry& b) { return a.name < b.name; });
    return entries;
}

} // namespace cunbao
