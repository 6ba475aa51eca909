#include "app/viewmodel/ErrorText.h"
#include "platform/base/AtomicFile.h"
#include "tests/bench/Benchmarks.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <csignal>

using namespace cunbao;
using namespace cunbao::bench;

namespace {

Result<void> runAll(const Options& options, const std::set<std::string>& only, Results& results) {
    const auto wanted = [&](const char* name) { return only.empty() || only.contains(name); };
    using Sized = Result<void> (*)(const Options&, int, Results&);
    const std::pair<const char*, Sized> sized[] = {
        {"record", benchRecord}, {"apply", benchApply}, {"figures", benchFigures}, {"rebuild", benchRebuild}};
    for (const auto& [name, run] : sized) {
        if (!wanted(name)) continue;
        for (const int size : options.sizes)
            TRY(run(options, size, results));
    }
    results.addGrowth(QStringLiteral("record"), QStringLiteral("entries recorded"), std::nullopt);
    results.addGrowth(QStringLiteral("record"), QStringLiteral("rate against the bare row"), std::nullopt);
    results.addGrowth(QStringLiteral("apply"), QStringLiteral("entries applied, segments of 100"),
                      std::nullopt);
    results.addGrowth(QStringLiteral("figures"), QStringLiteral("book and all slots after one entry"),
                      atMost(1.3));
    results.addGrowth(QStringLiteral("rebuild"), QStringLiteral("rebuild"), std::nullopt);
    if (wanted("sizes")) TRY(benchSizes(options, results));
    if (wanted("hub")) TRY(benchHub(options, results));
    if (wanted("siege")) TRY(benchSiege(options, results));
    return {};
}

int report(const Result<void>& done) {
    if (done.ok()) return 0;
    std::fprintf(stderr, "cunbao_bench: %s\n", qUtf8Printable(errorText(done.error(), Language::English)));
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    // A hub that hangs up is an answer, and not the end.
    std::signal(SIGPIPE, SIG_IGN);
    Options options;
    std::string out, folder, serve;
    std::vector<std::string> only;
    bool full = false;
    CLI::App app("Measures what the design promises, each against a bare yardstick in the same run.",
                 "cunbao_bench");
    app.add_option("--sizes", options.sizes, "entries in the stores, e.g. 10000,100000")->delimiter(',');
    app.add_flag("--full", full, "sizes 10000, 100000 and 1000000");
    app.add_option("--only", only, "record, apply, figures, rebuild, sizes, hub, siege")->delimiter(',');
    app.add_option("--rounds", options.rounds, "repetitions, of which the median counts")
        ->check(CLI::Range(1, 1000));
    app.add_option("--batch", options.batch, "operations in one repetition")->check(CLI::Range(1, 100'000));
    app.add_option("--out", out, "a JSON file for the results");
    app.add_option("--folder", folder, "where the stores lie during the run");
    app.add_flag("--smoke", options.smoke, "a run of seconds, to see that everything works");
    app.add_option("--serve-hub", serve)->group("");
    CLI11_PARSE(app, argc, argv);
    if (!serve.empty()) return report(serveHub(QString::fromStdString(serve)));

    if (options.smoke) {
        options.sizes = {300};
        options.rounds = 1;
        options.batch = 20;
    } else if (full) {
        options.sizes = {10'000, 100'000, 1'000'000};
    } else if (options.sizes.empty()) {
        options.sizes = {10'000, 100'000};
    }
    const QString base = folder.empty() ? QDir::tempPath() : QString::fromStdString(folder);
    QTemporaryDir temporary(base + QStringLiteral("/cunbao-bench-XXXXXX"));
    if (!temporary.isValid()) {
        std::fprintf(stderr, "cunbao_bench: no folder for the stores\n");
        return 1;
    }
    options.folder = temporary.path();
    Results results;
    const int failed = report(runAll(options, {only.begin(), only.end()}, results));
    std::printf("%s", qUtf8Printable(results.table()));
    if (failed == 0 && !out.empty())
        return report(
            AtomicFile::write(QString::fromStdString(out), QJsonDocument(results.json(options)).toJson()));
    return failed;
}
