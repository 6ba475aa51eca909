#include "sync/op/Chain.h"

#include <map>

namespace cunbao {

std::vector<ChainLink> mainChain(const std::vector<ChainLink>& links) {
    std::multimap<std::pair<quint64, Hash32>, const ChainLink*> followers;
    for (const ChainLink& link : links)
        followers.emplace(std::pair(link.first, link.previous), &link);

    std::vector<ChainLink> chain;
    std::pair<quint64, Hash32> at{1, Hash32{}};
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
