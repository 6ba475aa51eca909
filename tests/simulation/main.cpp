#include "tests/simulation/FaultyDisk.h"
#include "tests/simulation/Replay.h"
#include "tests/simulation/Run.h"
#include "tests/simulation/Shrink.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QHashSeed>

#include <csignal>

using namespace cunbao::simulation;

namespace {

constexpr int MostShrinkingRuns = 600;

/// Somebody asked for an end: it comes after the seed that runs, so that its folder goes.
volatile std::sig_atomic_t askedToEnd = 0;

struct Options {
    std::uint64_t seeds = 100;
    std::uint64_t first = 1;
    bool shrinks = false;
    bool loud = false;
    QString only;
    QString folder;
};

/// Where nothing waits for a disk: what power failures do to one is simulated too.
QString fastFolder() {
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    return memory.isDir() && memory.isWritable() ? memory.filePath() : QDir::tempPath();
}

void tell(const Plan& plan, const RunResult& result) {
    std::printf("seed %llu fails:\n", static_cast<unsigned long long>(plan.seed));
    for (const QString& violation : result.violations.mid(0, 10))
        std::printf("  %s\n", qUtf8Printable(violation));
}

void tellReplay(const Plan& plan, bool whole) {
    std::printf("again: cunbao_simulate --first %llu --seeds 1 --verbose%s\n",
                static_cast<unsigned long long>(plan.seed),
                whole ? "" : qPrintable(QStringLiteral(" --only ") + spellEvents(plan)));
    std::fflush(stdout);
}

void shrinkAndTell(const Plan& plan, const QStringList& violations, const Options& options) {
    // Of the same kind: another failure is another story.
    const auto kind = [](const QString& violation) { return violation.section(QLatin1Char(':'), 0, 0); };
    const QString first = kind(violations.first());
    const auto fails = [&](const Plan& candidate) {
        const QStringList found = runPlan(candidate, options.folder, false).violations;
        return std::any_of(found.begin(), found.end(),
                           [&](const QString& one) { return kind(one) == first; });
    };
    const Plan least = shrink(plan, fails, MostShrinkingRuns);
    std::printf("%zu of %zu events are enough:\n", least.events.size(), plan.events.size());
    for (const Event& event : least.events)
        std::printf("  %s\n", qUtf8Printable(describe(event)));
    tell(least, runPlan(least, options.folder, false));
    tellReplay(least, false);
}

int simulate(const Options& options) {
    Totals totals;
    QElapsedTimer time;
    time.start();
    int failed = 0;
    for (std::uint64_t i = 0; i < options.seeds && askedToEnd == 0; ++i) {
        Plan plan = planOf(options.first + i);
        if (!options.only.isEmpty()) {
            const auto some = withEvents(plan, options.only);
            if (!some) {
                std::fprintf(stderr, "cunbao_simulate: --only takes numbers of events, such as 3,7sm,9\n");
                return 2;
            }
            plan = *some;
        }
        const RunResult result = runPlan(plan, options.folder, options.loud);
        totals.add(result.totals);
        if (!result.violations.isEmpty()) {
            ++failed;
            tell(plan, result);
            tellReplay(plan, options.only.isEmpty());
            if (options.shrinks) shrinkAndTell(plan, result.violations, options);
        }
        if ((i + 1) % 50 == 0 || i + 1 == options.seeds) {
            std::printf("%llu seeds, %d failed, %lld ms each\n", static_cast<unsigned long long>(i) + 1,
                        failed, static_cast<long long>(time.elapsed() / static_cast<qint64>(i + 1)));
            std::fflush(stdout);
        }
    }
    std::printf("%s", qUtf8Printable(totals.tables()));
    return failed > 0 ? 1 : 0;
}

} // namespace

int main(int argc, char** argv) {
    // Nothing may depend on how a table happens to be ordered.
    QHashSeed::setDeterministicGlobalSeed();
    FaultyDisk::install();
    for (const int signal : {SIGINT, SIGTERM})
        std::signal(signal, [](int) { askedToEnd = 1; });
    QCoreApplication application(argc, argv);
    Options options;
    std::string only, folder;
    CLI::App app(
        "Lives whole townships from seeds, with everything that can go wrong in them, and looks at what "
        "is left when all is well again.",
        "cunbao_simulate");
    app.add_option("--seeds", options.seeds, "how many townships")->check(CLI::Range(1, 100'000'000));
    app.add_option("--first", options.first, "the first seed");
    app.add_flag("--shrink", options.shrinks, "find the fewest events with which a seed still fails");
    app.add_flag("--verbose", options.loud, "tell every event, and what came of it");
    app.add_option("--only", only, "only these events of the plan, as a failure names them");
    app.add_option("--folder", folder, "where the stores lie during the run");
    CLI11_PARSE(app, argc, argv);
    options.only = QString::fromStdString(only);
    options.folder = folder.empty() ? fastFolder() : QString::fromStdString(folder);
    return simulate(options);
}
