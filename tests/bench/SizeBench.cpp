#include "app/usecase/RecordEntry.h"
#include "app/usecase/SyncNow.h"
#include "platform/base/AtomicFile.h"
#include "sync/net/HttpsTransport.h"
#include "tests/bench/Benchmarks.h"
#include "tests/bench/CountingProxy.h"
#include "tests/bench/HubProcess.h"

#include <QUrl>

namespace cunbao::bench {

namespace {

/// 100 entries of one device over 30 days, in segments of `size`: bytes an entry.
Result<double> bytesAnEntry(BenchTownship& township, int size) {
    constexpr int Entries = 100;
    EntryMaker maker(township.maker().catalogue(), 42);
    maker.shuffle();
    TRY_LET(Author author, township.author(1));
    const std::chrono::milliseconds step = std::chrono::hours(24 * 30) / Entries;
    qsizetype bytes = 0;
    for (int done = 0; done < Entries; done += size) {
        TRY_LET(const SealedRun run,
                maker.seal(author, size, township.clock().now() + done * step, step, 1, township.random()));
        bytes += run.bytes.size();
    }
    return static_cast<double>(bytes) / Entries;
}

Result<void> measureExchange(const QString& folder, BenchTownship& township, Results& results) {
    TRY_LET(const QByteArray card,
            AtomicFile::read(Home::cardPath(folder + QStringLiteral("/office")), 16 * 1024));
    HubProcess hub;
    const QString hubFolder = folder + QStringLiteral("/hub");
    TRY(hub.start(hubFolder, card));
    TRY_LET(const TlsIdentity identity, TlsIdentity::loadOrMake(hubFolder));
    const auto url = [](quint16 port) { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(port)); };
    TRY_LET(const auto phone, township.phone(0));
    HttpsTransport officeRoad(url(hub.port()), identity.spkiSha256);
    TRY(syncNow(township.office(), officeRoad));
    CountingProxy proxy(identity, hub.port());
    TRY_LET(const quint16 port, proxy.start());
    HttpsTransport phoneRoad(url(port), identity.spkiSha256);
    TRY(syncNow(*phone, phoneRoad));
    TRY(syncNow(township.office(), officeRoad));
    TRY(syncNow(*phone, phoneRoad));

    std::vector<double> bytes;
    int requests = 0;
    for (int i = 0; i < 5; ++i) {
        const MadeEntry made = township.maker().make(township.clock().now(), 1);
        township.clock().advance(std::chrono::minutes(7));
        RecordRequest request;
        request.indicator =
            township.maker().catalogue().indicators()[static_cast<std::size_t>(made.indicator)].id;
        request.value = EntryValue::ofNumber(Decimal::fromInteger(made.number));
        request.on = made.on;
        TRY(recordEntry(*phone, request));
        proxy.reset();
        TRY_LET(const SyncOutcome outcome, syncNow(*phone, phoneRoad));
        requests = std::max(requests, outcome.report.requests);
        bytes.push_back(static_cast<double>(proxy.up() + proxy.down()));
    }
    const QString part = QStringLiteral("sizes");
    results.add({part, QStringLiteral("exchange of one entry, HTTP both ways"), QStringLiteral("bytes"), 0,
                 median(bytes), atMost(900)});
    results.add({part, QStringLiteral("requests of that exchange"), QStringLiteral("requests"), 0,
                 static_cast<double>(requests), atMost(1)});
    return {};
}

} // namespace

Result<void> benchSizes(const Options& options, Results& results) {
    const QString folder = options.folder + QStringLiteral("/sizes");
    TRY_LET(const auto township, BenchTownship::create(folder));
    const QString part = QStringLiteral("sizes");
    for (const auto& [size, bound] : {std::pair(100, 30), std::pair(10, 60), std::pair(1, 250)}) {
        TRY_LET(const double bytes, bytesAnEntry(*township, size));
        results.add({part, QStringLiteral("segment of %1, sealed").arg(size), QStringLiteral("bytes/entry"),
                     0, bytes, atMost(bound)});
    }
    return measureExchange(folder, *township, results);
}

} // namespace cunbao::bench
