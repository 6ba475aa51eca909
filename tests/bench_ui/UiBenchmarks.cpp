#include "tests/bench_ui/UiBenchmarks.h"
#include "tests/bench/BenchTownship.h"
#include "tests/bench_ui/MeasuredProcess.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace cunbao::bench {

namespace {

constexpr double PerKiB = 1024.0 / 1'000'000; ///< MB

Result<double> hashingMs() {
    SystemRandom random;
    const auto key = StoreKey::from(random.bytes(StoreKey::Size));
    const QByteArray locked =
        PasscodeLock::wrap(*key, BenchTownship::passcode(), random, BenchTownship::Cost);
    const Stopwatch watch;
    TRY(PasscodeLock::unwrap(locked, BenchTownship::passcode()));
    return watch.milliseconds();
}

/// From its start to what it told under a name, in ms.
Result<double> msUntil(const Told& told, const QByteArray& name) {
    TRY_LET(const double started, toldBy(told, "started"));
    TRY_LET(const double then, toldBy(told, name));
    return then - started;
}

struct Window {
    double ms = 0;
    double pss = 0, rss = 0; ///< KiB
};

Result<Window> runWindow() {
    const QString program =
        QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("cunbao_bench_window"));
    TRY_LET(const Told told, runMeasured(program, {}, false));
    Window out;
    TRY_LET(out.ms, msUntil(told, "shown"));
    TRY_LET(out.pss, toldBy(told, "shown-pss"));
    TRY_LET(out.rss, toldBy(told, "shown-rss"));
    return out;
}

} // namespace

Result<FilledPhone> fillPhone(const QString& folder, int entries) {
    TRY_LET(const auto township, BenchTownship::create(folder));
    TRY_LET(const auto phone, township->phone(0));
    TRY(township->fillPhone(*phone, BenchTownship::unitOf(0), entries));
    return FilledPhone{QFileInfo(phone->db().path()).path(), township->clock().now(), entries};
}

QStringList appArguments(const FilledPhone& phone, int frames) {
    return {QStringLiteral("--app"),    phone.home,
            QStringLiteral("--at"),     QString::number(toMillis(phone.now)),
            QStringLiteral("--frames"), QString::number(frames)};
}

Result<void> benchStart(const Options& options, const FilledPhone& phone, Results& results) {
    std::vector<double> window, locked, today, beyond, windowMemory, more, moreResident;
    for (int round = 0; round <= options.rounds; ++round) {
        TRY_LET(const Window empty, runWindow());
        TRY_LET(const Told told,
                runMeasured(QCoreApplication::applicationFilePath(), appArguments(phone, 0), false));
        if (round == 0) continue; // The first one reads the disk.
        TRY_LET(const double hashing, hashingMs());
        TRY_LET(const double untilLocked, msUntil(told, "locked"));
        TRY_LET(const double untilToday, msUntil(told, "today"));
        TRY_LET(const double pss, toldBy(told, "today-pss"));
        TRY_LET(const double rss, toldBy(told, "today-rss"));
        window.push_back(empty.ms);
        locked.push_back(untilLocked);
        today.push_back(untilToday);
        beyond.push_back(untilToday - hashing - empty.ms);
        windowMemory.push_back(empty.pss * PerKiB);
        more.push_back((pss - empty.pss) * PerKiB);
        moreResident.push_back((rss - empty.rss) * PerKiB);
    }
    const QString start = QStringLiteral("start"), memory = QStringLiteral("memory");
    const QString ms = QStringLiteral("ms"), mb = QStringLiteral("MB");
    results.add({start, QStringLiteral("empty Qt Quick window"), ms, 0, median(window), std::nullopt});
    results.add({start, QStringLiteral("passcode's page"), ms, phone.entries, median(locked), std::nullopt});
    results.add({start, QStringLiteral("Today"), ms, phone.entries, median(today), std::nullopt});
    results.add({start, QStringLiteral("Today beyond the window and hashing"), ms, phone.entries,
                 median(beyond), atMost(150)});
    results.add(
        {memory, QStringLiteral("empty Qt Quick window, PSS"), mb, 0, median(windowMemory), std::nullopt});
    results.add({memory, QStringLiteral("Today beyond the window, PSS"), mb, phone.entries, median(more),
                 atMost(40)});
    results.add({memory, QStringLiteral("Today beyond the window, RSS"), mb, phone.entries,
                 median(moreResident), std::nullopt});
    return {};
}

Result<void> benchScroll(const Options& options, const FilledPhone& phone, Results& results) {
    TRY_LET(const Window empty, runWindow());
    TRY_LET(const Told told,
            runMeasured(QCoreApplication::applicationFilePath(), appArguments(phone, options.batch), true));
    TRY_LET(const double pss, toldBy(told, "scrolled-pss"));
    TRY_LET(const double software, toldBy(told, "software"));
    TRY(toldBy(told, "frame"));
    std::vector<double> frames = told.value("frame");
    std::sort(frames.begin(), frames.end());
    const auto share = [&](std::size_t percent) {
        return frames[std::min(frames.size() - 1, frames.size() * percent / 100)];
    };
    const QString part = QStringLiteral("frames"), ms = QStringLiteral("ms");
    const QString how = software > 0 ? QStringLiteral("software") : QStringLiteral("graphics");
    results.add({part, QStringLiteral("scrolling the ledger, p50, %1").arg(how), ms, phone.entries, share(50),
                 std::nullopt});
    results.add({part, QStringLiteral("scrolling the ledger, p99, %1").arg(how), ms, phone.entries, share(99),
                 atMost(16.7)});
    results.add({part, QStringLiteral("scrolling the ledger, longest, %1").arg(how), ms, phone.entries,
                 frames.back(), std::nullopt});
    results.add({QStringLiteral("memory"), QStringLiteral("scrolled, beyond the window, PSS"),
                 QStringLiteral("MB"), phone.entries, (pss - empty.pss) * PerKiB, atMost(40)});
    return {};
}

} // namespace cunbao::bench
