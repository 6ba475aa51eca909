#include "tests/fuzz/Decoder.h"
#include "tests/fuzz/Mutation.h"

#include <CLI/CLI.hpp>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <cinttypes>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace cunbao::fuzz {

namespace {

/// An input that takes longer is a fault: what a stranger sends must not keep anybody waiting.
constexpr qint64 MostMillis = CUNBAO_SLOW ? 20'000 : 2'000;

/// What is being read, for the last words of a program that a signal ends.
struct Now {
    char line[160];
    std::size_t size = 0;
};
Now now;

void lastWords(int signal) {
    // Whatever comes of it: the program ends by the same signal.
    const auto written = ::write(STDERR_FILENO, now.line, now.size);
    (void)written;
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void say(const Decoder& decoder, std::uint64_t seed, std::uint64_t input) {
    const int size = std::snprintf(now.line, sizeof now.line,
                                   "fuzz: that was --decoder %s --seed %" PRIu64 " --only %" PRIu64 "\n",
                                   decoder.name, seed, input);
    now.size = static_cast<std::size_t>(std::max(size, 0));
}

bool readInTime(const Decoder& decoder, const QByteArray& bytes) {
    QElapsedTimer time;
    time.start();
    const bool accepted = decoder.read(bytes);
    if (time.elapsed() > MostMillis) brokenWord("too slow", bytes);
    return accepted;
}

struct Options {
    std::string decoder;
    std::uint64_t inputs = 50'000;
    std::uint64_t seed = 1;
    std::optional<std::uint64_t> only;
};

/// What was found once is read every time.
std::uint64_t readCorpus(const Decoder& decoder) {
    const QDir folder(
        QStringLiteral(CUNBAO_PROJECT "/tests/fuzz/corpus/%1").arg(QString::fromLatin1(decoder.name)));
    std::uint64_t count = 0;
    for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) qFatal("fuzz: %s can't be read", qPrintable(file.fileName()));
        (void)readInTime(decoder, file.readAll());
        ++count;
    }
    return count;
}

void fuzz(const Decoder& decoder, const Options& options) {
    const auto seeds = decoder.seeds();
    say(decoder, options.seed, 0);
    bool any = false;
    for (const QByteArray& seed : seeds)
        any = readInTime(decoder, seed) || any;
    // Else nothing behind the first check would ever be reached.
    if (!any) brokenWord("none of its seeds is accepted", seeds.front());
    const std::uint64_t found = readCorpus(decoder);
    std::uint64_t accepted = 0;
    QElapsedTimer time;
    time.start();
    for (std::uint64_t i = options.only.value_or(1); i <= options.only.value_or(options.inputs); ++i) {
        say(decoder, options.seed, i);
        SeededRandom random(options.seed * 1'000'003 + i);
        accepted += readInTime(decoder, mutated(seeds, random)) ? 1 : 0;
    }
    std::printf("%-12s %4zu seeds, %" PRIu64 " found before, %" PRIu64 " changed, %" PRIu64
                " of these accepted, %lld ms\n",
                decoder.name, seeds.size(), found, options.only ? 1 : options.inputs, accepted,
                static_cast<long long>(time.elapsed()));
    std::fflush(stdout);
}

} // namespace

} // namespace cunbao::fuzz

int main(int argc, char** argv) {
    using namespace cunbao::fuzz;
    CLI::App app("Gives every reader of foreign bytes what real writers made, and that changed at random.");
    Options options;
    app.add_option("--decoder", options.decoder, "one of them only");
    app.add_option("--inputs", options.inputs, "changed inputs for each");
    app.add_option("--seed", options.seed, "the same seed makes the same inputs");
    app.add_option("--only", options.only, "this one input alone");
    CLI11_PARSE(app, argc, argv);
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL})
        std::signal(signal, lastWords);
    bool any = false;
    for (const Decoder& decoder : allDecoders()) {
        if (!options.decoder.empty() && options.decoder != decoder.name) continue;
        any = true;
        fuzz(decoder, options);
    }
    if (!any) {
        std::fprintf(stderr, "fuzz: there is no decoder %s\n", options.decoder.c_str());
        return 2;
    }
    return 0;
}
