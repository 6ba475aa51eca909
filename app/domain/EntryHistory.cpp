#include "app/domain/EntryHistory.h"

#include <set>

namespace cunbao {

std::optional<EffectiveEntry> effectiveEntry(const std::vector<EntryNode>& nodes) {
    std::map<EntryName, const EntryNode*> byName;
    for (const EntryNode& node : nodes)
        byName.emplace(node.name, &node);

    // Counting spreads from the recordings to their revisions; histories are a handful of nodes long.
    std::set<EntryName> counting;
    for (bool grew = true; grew;) {
        grew = false;
        for (const EntryNode& node : nodes) {
            if (!node.accepted || counting.contains(node.name)) continue;
            const bool carried = std::any_of(node.parents.begin(), node.parents.end(),
                                             [&](const EntryName& parent) { return counting.contains(parent); });
            if (node.kind != OpKind::EntryRecorded && !carried) continue;
            counting.insert(node.name);
            grew = true;
        }
    }

    std::set<EntryName> revised;
    for (const EntryName& name : counting)
        for (const EntryName& parent : byName.at(name)->parents)
            revised.insert(parent);

    const EntryNode* recording = nullptr;
    const EntryNode* head = nullptr;
    EffectiveEntry effective;
    for (const EntryName& name : counting) {
        const EntryNode* node = byName.at(name);
        // A copy made after a restored backup has its origin as parent: it is the same recording again.
        const bool copy = std::any_of(node->parents.begin(), node->parents.end(),
                                      [&](const EntryName& parent) { return counting.contains(parent); });
        if (node->kind == OpKind::EntryRecorded && !copy && (!recording || node->order > recording->order))
            recording = node;
        if (revised.contains(name)) continue;
        effective.heads.push_back(name);
        if (!head || node->order > head->order) head = node;
    }
    if (!recording || !head) return std::nullopt;

    effective.name = recording->name;
    effective.order = recording->order;
    effective.head = head->name;
    effective.on = head->on;
    effective.value = head->value;
    effective.note = head->note;
    effective.withdrawn = head->kind == OpKind::EntryWithdrawn;
    effective.conflict = effective.heads.size() > 1;
    return effective;
}

} // namespace cunbao
