#include "tests/simulation/TownHub.h"

#include "sync/hub/SqlHubStore.h"
#include "tests/simulation/Folder.h"
#include "tests/simulation/Stumbling.h"

#include <QDir>

#include <climits>

namespace cunbao::simulation {

Result<void> TownHub::begin(QByteArray card) {
    m_card = std::move(card);
    close();
    m_memory = MemoryHubStore();
    if (isOnDisk()) QDir(m_folder).removeRecursively();
    TRY(open());
    return m_core->accept(m_card);
}

Result<void> TownHub::open() {
    if (isOnDisk()) {
        TRY_LET(m_onDisk, SqlHubStore::open(m_folder, m_random));
    }
    m_core = std::make_unique<HubCore>(store(), m_limits);
    return m_core->load();
}

void TownHub::close() {
    m_fullDisk.reset();
    m_core.reset();
    m_onDisk.reset();
}

Result<void> TownHub::restart() {
    close();
    m_memory.diskFull = false;
    m_next = {Stumble::None, 0};
    return open();
}

void TownHub::backUp() {
    if (isOnDisk())
        copyFolder(m_folder, m_folder + QStringLiteral("-backup"));
    else
        m_memoryBackup = m_memory;
}

Result<bool> TownHub::rollBack() {
    const QString backup = m_folder + QStringLiteral("-backup");
    if (isOnDisk() ? !QDir(backup).exists() : !m_memoryBackup) return false;
    close();
    if (isOnDisk())
        copyFolder(backup, m_folder);
    else
        m_memory = *m_memoryBackup;
    TRY(restart());
    return true;
}

void TownHub::setDiskFull(bool full) {
    m_memory.diskFull = full;
    m_fullDisk.reset();
    if (full && isOnDisk()) m_fullDisk = std::make_unique<FaultyDisk>(m_folder, Stumble::DiskFull, 1);
}

std::optional<HubReply> TownHub::handle(const QByteArray& request, Instant now) {
    const WithoutStumbling devices;
    const auto [stumble, atTrip] = std::exchange(m_next, {Stumble::None, 0});
    if (stumble == Stumble::None || !isOnDisk() || m_fullDisk) return answer(request, now);
    const QString corpse = m_folder + QStringLiteral("-corpse");
    HubReply reply;
    bool died = false;
    {
        const FaultyDisk disk(m_folder, stumble, atTrip, corpse);
        const Stumbling stumbling(stumble, atTrip, [&] { copyFolder(m_folder, corpse); });
        try {
            reply = answer(request, now);
        } catch (const ProcessDied&) {
            died = true;
        }
        died = died || (stumble == Stumble::PowerFails && disk.hasFailed());
    }
    if (!died) return reply;
    ++m_deaths;
    close();
    copyFolder(corpse, m_folder);
    if (!restart().ok()) qFatal("simulation: the hub does not start again");
    return std::nullopt;
}

HubReply TownHub::answer(const QByteArray& request, Instant now) {
    std::vector<QByteArray> group = std::exchange(m_late, {});
    group.push_back(request);
    std::vector<HubReply> replies;
    // Where answers grow large the rest of a group is to be handed in again.
    while (replies.size() < group.size()) {
        const auto some = m_core->handle(std::span(group).subspan(replies.size()), now);
        replies.insert(replies.end(), some.begin(), some.end());
    }
    if (replies.back().status == 200) {
        const auto kept = keepsWhatItAcknowledges(replies.back().body);
        m_hasLied = m_hasLied || !kept.ok() || !*kept;
    }
    return replies.back();
}

Result<bool> TownHub::keepsWhatItAcknowledges(const QByteArray& body) {
    TRY_LET(const OfficeCard card, OfficeCard::decode(m_card));
    TRY_LET(const ExchangeAnswer said, ExchangeCodec::decodeAnswer(body));
    for (const auto& [stream, head] : said.acknowledged) {
        TRY_LET(const auto links, store().links(card.township(), stream));
        const bool held = std::any_of(links.begin(), links.end(), [&](const ChainLink& link) {
            return link.last() == head.sequence && shortHash(link.hash) == head.hash;
        });
        if (!held) return false;
    }
    return true;
}

Result<std::vector<QByteArray>> TownHub::everythingKept() {
    TRY_LET(const OfficeCard card, OfficeCard::decode(m_card));
    const TownshipId township = card.township();
    TRY_LET(std::vector<QByteArray> out, store().statements(township));
    TRY_LET(const auto receipts, store().receipts(township));
    out.insert(out.end(), receipts.begin(), receipts.end());
    TRY_LET(const auto heads, store().heads(township));
    for (const auto& [stream, head] : heads) {
        bool more = false;
        TRY_LET(const auto segments, store().segmentsAfter(township, stream, 0, INT_MAX, more));
        out.insert(out.end(), segments.begin(), segments.end());
    }
    return out;
}

} // namespace cunbao::simulation
