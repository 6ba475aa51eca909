#pragma once

#include "platform/base/Random.h"
#include "sync/port/Transport.h"

#include <functional>
#include <map>

namespace cunbao {

/// How badly a loopback treats what it carries; probabilities per mille, each drawn for itself.
struct LoopbackFaults {
    quint32 loseRequest = 0;  ///< the hub never sees it
    quint32 loseAnswer = 0;   ///< the hub has done it all, the device hears nothing
    quint32 duplicate = 0;    ///< the hub sees it twice, the second time some steps later
    quint32 cutAnswer = 0;    ///< the answer breaks off at a drawn byte
    quint32 longestDelay = 0; ///< steps a request or an answer is under way, beyond the first
};

/// A network in one process without threads or time: what is under way lies in a queue of numbered
/// steps and moves when step() is called. Draws everything from its seed, so that a run repeats
/// itself.
class LoopbackNetwork {
public:
    struct Answer {
        int status = 200;
        QByteArray body;
    };
    using Hub = std::function<Answer(const QByteArray& request)>;

    LoopbackNetwork(Hub hub, std::uint64_t seed, LoopbackFaults faults = {})
        : m_hub(std::move(hub)), m_random(seed), m_faults(faults) {}

    void setFaults(LoopbackFaults faults) { m_faults = faults; }
    /// The hub at the other end; nothing stands for one that is down.
    void setHub(Hub hub) { m_hub = std::move(hub); }
    void send(const QByteArray& request, Transport::Done done);
    /// Moves on to the next step at which something arrives, and delivers one thing; false where
    /// nothing is under way.
    bool step();
    [[nodiscard]] quint64 now() const { return m_now; }
    [[nodiscard]] qsizetype underWay() const { return static_cast<qsizetype>(m_queue.size()); }

private:
    bool happens(quint32 perMille) { return m_random.below(1000) < perMille; }
    quint64 arrival() { return m_now + 1 + m_random.below(std::uint64_t(m_faults.longestDelay) + 1); }
    void arriveAtHub(const QByteArray& request, const Transport::Done& done);
    void deliver(const Transport::Done& done, Result<QByteArray> answer);

    Hub m_hub;
    SeededRandom m_random;
    LoopbackFaults m_faults;
    quint64 m_now = 0;
    std::multimap<quint64, std::function<void()>> m_queue;
};

/// One device's road into a LoopbackNetwork, which must outlive it.
class LoopbackTransport final : public Transport {
public:
    explicit LoopbackTransport(LoopbackNetwork& network) : m_network(network) {}
    void send(const QByteArray& request, Done done) override { m_network.send(request, std::move(done)); }

private:
    LoopbackNetwork& m_network;
};

} // namespace cunbao
