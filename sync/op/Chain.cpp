#include "sync/op/Chain.h"

#include <algorithm>
#include <map>

namespace cunbao {

std::vector<ChainLink> chainUpTo(const std::vector<ChainLink>& links, const Hash32& hash) {
    std::map<Hash32, const ChainLink*> byHash;
    for (const ChainLink& link : links)
        byHash.emplace(link.hash, &link);
    std::vector<ChainLink> chain;
    Hash32 wanted = hash;
    for (;;) {
        const auto found = byHash.find(wanted);
        if (found == byHash.end()) return {};
        const ChainLink& link = *found->second;
        if (!chain.empty() && link.last() + 1 != chain.back().first) return {};
        chain.push_back(link);
        if (link.first == 1) break;
        wanted = link.previous;
    }
    if (!chain.back().previous.isNull()) return {};
    std::reverse(chain.begin(), chain.end());
    return chain;
}

std::vector<ChainLink> mainChain(const std::vector<ChainLink>& links, const std::optional<ChainCut>& cut) {
    std::multimap<std::pair<quint64, Hash32>, const ChainLink*> followers;
    for (const ChainLink& link : links)
        followers.emplace(std::pair(link.first, link.previous), &link);

    std::vector<ChainLink> chain;
    if (cut && cut->sequence > 0) {
        chain = chainUpTo(links, cut->hash);
        if (!chain.empty() && chain.back().last() != cut->sequence) chain.clear();
    }
    std::pair<quint64, Hash32> at{1, Hash32{}};
    if (!chain.empty()) at = {chain.back().last() + 1, chain.back().hash};
    for (;;) {
        const auto [begin, end] = followers.equal_range(at);
        const ChainLink* smallest = nullptr;
        for (auto it = begin; it != end; ++it)
            if (!smallest || it->second->hash < smallest->hash) smallest = it->second;
        if (!smallest) return chain;
        chain.push_back(*smallest);
        at = {smallest->last() + 1, smallest->hash};
    }
}

} // namespace cunbao
