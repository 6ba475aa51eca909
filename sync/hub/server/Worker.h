#pragma once

#include "platform/base/Clock.h"
#include "sync/hub/HubCore.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace cunbao {

/// The one thread that owns core and store. Requests queue up; what has gathered is one group.
class Worker {
public:
    using Done = std::function<void(HubReply)>;

    Worker(HubCore& core, const Clock& clock, std::size_t groupRequests)
        : m_core(core), m_clock(clock), m_groupRequests(groupRequests), m_thread([this] { run(); }) {}

    ~Worker() {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }

    void take(QByteArray request, QByteArray source, Done done) {
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back({std::move(request), std::move(source), std::move(done)});
        }
        m_wake.notify_one();
    }

private:
    struct Job {
        QByteArray request;
        QByteArray source;
        Done done;
    };

    void run() {
        std::deque<Job> jobs;
        std::vector<QByteArray> requests;
        std::vector<QByteArray> sources;
        for (;;) {
            {
                std::unique_lock lock(m_mutex);
                m_wake.wait(lock, [&] { return m_ending || !m_waiting.empty() || !jobs.empty(); });
                while (jobs.size() < m_groupRequests && !m_waiting.empty()) {
                    jobs.push_back(std::move(m_waiting.front()));
                    m_waiting.pop_front();
                }
                if (jobs.empty()) return;
            }
            requests.clear();
            sources.clear();
            for (const Job& job : jobs) {
                requests.push_back(job.request);
                sources.push_back(job.source);
            }
            // What it did not get to, because the answers before grew large, begins the next group.
            for (HubReply& reply : m_core.handle(requests, m_clock.now(), sources)) {
                jobs.front().done(std::move(reply));
                jobs.pop_front();
            }
        }
    }

    HubCore& m_core;
    const Clock& m_clock;
    std::size_t m_groupRequests;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_waiting;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace cunbao
