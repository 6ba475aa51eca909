#include "app/viewmodel/ErrorText.h"
#include "platform/base/AtomicFile.h"
#include "tests/bench_ui/AppRun.h"
#include "tests/bench_ui/UiBenchmarks.h"

#include <CLI/CLI.hpp>

#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace cunbao;
using namespace cunbao::bench;

namespace {

Result<void> runAll(const Options& options, Results& results) {
    for (const int entries : options.sizes) {
        TRY_LET(const FilledPhone phone,
                fillPhone(options.folder + QStringLiteral("/%1").arg(entries), entries));
        TRY(benchStart(options, phone, results));
        TRY(benchScroll(options, phone, results));
    }
    return {};
}

int report(const Result<void>& done) {
    if (done.ok()) return 0;
    std::fprintf(stderr, "cunbao_ui_bench: %s\n", qUtf8Printable(errorText(done.error(), Language::English)));
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    options.sizes = {100'000};
    options.batch = 2000;
    std::string out, folder, home;
    std::int64_t at = 0;
    int frames = 0;
    CLI::App words("Measures the app itself: how soon it is usable, what memory it takes, how it scrolls.",
                   "cunbao_ui_bench");
    words.add_option("--entries", options.sizes, "entries in the phone's store")
        ->delimiter(',')
        ->check(CLI::Range(100, 10'000'000));
    words.add_option("--rounds", options.rounds, "starts, of which the median counts")
        ->check(CLI::Range(1, 1000));
    words.add_option("--batch", options.batch, "frames that are scrolled")->check(CLI::Range(1, 1'000'000));
    words.add_option("--out", out, "a JSON file for the results");
    words.add_option("--folder", folder, "where the stores lie during the run");
    words.add_flag("--smoke", options.smoke, "a run of seconds, to see that everything works");
    // What this program calls itself with.
    words.add_option("--app", home)->group("");
    words.add_option("--at", at)->group("");
    words.add_option("--frames", frames)->group("");
    CLI11_PARSE(words, argc, argv);
    if (!home.empty()) return runApp(argc, argv, QString::fromStdString(home), fromMillis(at), frames);

    QCoreApplication application(argc, argv);
    if (options.smoke) {
        options.sizes = {2000};
        options.rounds = 1;
        options.batch = 60;
    }
    const QString base = folder.empty() ? QDir::tempPath() : QString::fromStdString(folder);
    QTemporaryDir temporary(base + QStringLiteral("/cunbao-ui-bench-XXXXXX"));
    if (!temporary.isValid()) {
        std::fprintf(stderr, "cunbao_ui_bench: no folder for the stores\n");
        return 1;
    }
    options.folder = temporary.path();
    Results results;
    const int failed = report(runAll(options, results));
    std::printf("%s", qUtf8Printable(results.table()));
    if (failed == 0 && !out.empty())
        return report(
            AtomicFile::write(QString::fromStdString(out), QJsonDocument(results.json(options)).toJson()));
    return failed;
}
