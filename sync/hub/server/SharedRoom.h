#pragma once

#include <QByteArray>

#include <algorithm>
#include <functional>
#include <list>
#include <map>

namespace cunbao {

/// Memory for large bodies, or for large answers, of all connections together. When it is used up, whoever
/// holds the most by many connections gives way to the others: of the source that holds the most, the share
/// that was begun first is taken back. So nobody keeps others out by being slow from one address or two.
class SharedRoom {
public:
    /// What one body or answer holds, for as long as it lives.
    class Share {
    public:
        /// `lost` is called when the share is taken back; it must end whatever uses the memory.
        Share(SharedRoom& room, QByteArray source, std::function<void()> lost)
            : m_room(room), m_source(std::move(source)), m_lost(std::move(lost)) {
            m_room.m_shares.push_back(this);
        }
        ~Share() {
            giveBack();
            m_room.m_shares.remove(this);
        }
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;

    private:
        friend class SharedRoom;
        void giveBack() {
            if (m_bytes == 0) return;
            m_room.m_used -= m_bytes;
            const auto held = m_room.m_bySource.find(m_source);
            held->second -= m_bytes;
            if (held->second == 0) m_room.m_bySource.erase(held);
            m_bytes = 0;
            if (m_room.m_freed) m_room.m_freed();
        }
        SharedRoom& m_room;
        QByteArray m_source;
        std::function<void()> m_lost;
        qsizetype m_bytes = 0;
    };

    /// `freed` is called when there is more room than before.
    explicit SharedRoom(qsizetype limit, std::function<void()> freed = {})
        : m_limit(limit), m_freed(std::move(freed)) {}

    /// False: no room at the moment. Where nobody else holds anything, any size is granted.
    [[nodiscard]] bool grow(Share& share, qsizetype bytes) {
        while (m_used > share.m_bytes && m_used + bytes > m_limit) {
            const auto most =
                std::max_element(m_bySource.begin(), m_bySource.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
            const auto own = m_bySource.find(share.m_source);
            const qsizetype wanted = bytes + (own == m_bySource.end() ? 0 : own->second);
            if (most == own || most->second <= wanted) return false;
            const QByteArray crowded = most->first;
            const auto first = std::find_if(m_shares.begin(), m_shares.end(), [&](const Share* other) {
                return other->m_bytes > 0 && other->m_source == crowded;
            });
            (*first)->m_lost();
            (*first)->giveBack();
        }
        share.m_bytes += bytes;
        m_used += bytes;
        m_bySource[share.m_source] += bytes;
        return true;
    }

private:
    qsizetype m_limit;
    std::function<void()> m_freed;
    qsizetype m_used = 0;
    std::list<Share*> m_shares; ///< the oldest first
    std::map<QByteArray, qsizetype> m_bySource;
};

} // namespace cunbao
