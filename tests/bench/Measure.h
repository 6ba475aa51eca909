#pragma once

#include "platform/base/Result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace cunbao::bench {

class Stopwatch {
public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }
    [[nodiscard]] double milliseconds() const { return seconds() * 1000; }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// Of at least one value.
[[nodiscard]] double median(std::vector<double> values);

/// What was asked for on the command line.
struct Options {
    std::vector<int> sizes;
    int rounds = 9;     ///< repetitions whose median counts
    int batch = 300;    ///< operations measured in one repetition
    bool smoke = false; ///< only whether everything runs
    QString folder;     ///< stores of the run; removed afterwards
};

/// How good a figure must be.
struct Goal {
    enum class Side { AtLeast, AtMost };
    Side side;
    double bound;
    [[nodiscard]] bool met(double value) const {
        return side == Side::AtLeast ? value >= bound : value <= bound;
    }
    [[nodiscard]] QString toString() const;
};

[[nodiscard]] inline Goal atLeast(double bound) {
    return {Goal::Side::AtLeast, bound};
}
[[nodiscard]] inline Goal atMost(double bound) {
    return {Goal::Side::AtMost, bound};
}

/// One measured figure. `entries`: size of the store that it was measured in, 0 where it does not matter.
struct Figure {
    QString benchmark;
    QString what;
    QString unit;
    int entries = 0;
    double value = 0;
    std::optional<Goal> goal;
};

/// Everything measured: told line by line as it comes, and as a table and JSON at the end.
class Results {
public:
    void add(Figure figure);
    /// The value at the largest size over that at the smallest, for figures that must not grow.
    void addGrowth(const QString& benchmark, const QString& what, std::optional<Goal> goal);
    [[nodiscard]] QString table() const;
    [[nodiscard]] QJsonObject json(const Options& options) const;

private:
    std::vector<Figure> m_figures;
};

/// Seconds that `work` takes, and `bare` beside it, in turns (A B A B …), so that a noisy neighbour disturbs
/// both alike.
struct Comparison {
    double work = 0;  ///< median seconds of a repetition
    double bare = 0;  ///< likewise
    double ratio = 0; ///< median over the repetitions of bare / work: 1 is as fast as the yardstick
};
using Timed = std::function<Result<double>(int round)>;
[[nodiscard]] Result<Comparison> compare(int rounds, const Timed& work, const Timed& bare);

} // namespace cunbao::bench
