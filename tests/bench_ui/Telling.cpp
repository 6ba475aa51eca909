#include "tests/bench_ui/Telling.h"

#include <QByteArray>
#include <QFile>

#include <chrono>
#include <cstdio>

namespace cunbao::bench {

double nowMs() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(now).count();
}

void tell(const char* name, const std::vector<double>& numbers) {
    std::printf("%s", name);
    for (const double number : numbers)
        std::printf(" %.3f", number);
    std::printf("\n");
    std::fflush(stdout);
}

void tellMemory(const char* name) {
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    for (const QByteArray& line : file.readAll().split('\n')) {
        const double size = line.mid(4).simplified().split(' ').front().toDouble();
        if (line.startsWith("Pss:")) tell(QByteArray(name) + "-pss", {size});
        if (line.startsWith("Rss:")) tell(QByteArray(name) + "-rss", {size});
    }
}

} // namespace cunbao::bench
