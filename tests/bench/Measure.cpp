#include "tests/bench/Measure.h"

#include <QDateTime>
#include <QSysInfo>

#include <algorithm>
#include <cstdio>
#include <thread>

namespace cunbao::bench {

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

QString Goal::toString() const {
    return (side == Side::AtLeast ? QStringLiteral(">= ") : QStringLiteral("<= ")) +
           QString::number(bound, 'g', 6);
}

namespace {

QString line(const Figure& figure) {
    const QString size = figure.entries > 0 ? QString::number(figure.entries) : QStringLiteral("-");
    const QString goal = figure.goal ? figure.goal->toString() : QString();
    const QString verdict = !figure.goal                     ? QString()
                            : figure.goal->met(figure.value) ? QStringLiteral("met")
                                                             : QStringLiteral("SHORT");
    return QStringLiteral("%1 %2 %3 %4 %5 %6 %7")
        .arg(figure.benchmark, -8)
        .arg(figure.what, -44)
        .arg(size, 9)
        .arg(QString::number(figure.value, 'f', figure.value < 100 ? 3 : 0), 12)
        .arg(figure.unit, -12)
        .arg(goal, -10)
        .arg(verdict);
}

} // namespace

void Results::add(Figure figure) {
    std::fprintf(stderr, "%s\n", qUtf8Printable(line(figure)));
    m_figures.push_back(std::move(figure));
}

void Results::addGrowth(const QString& benchmark, const QString& what, std::optional<Goal> goal) {
    const Figure* smallest = nullptr;
    const Figure* largest = nullptr;
    for (const Figure& figure : m_figures) {
        if (figure.benchmark != benchmark || figure.what != what || figure.entries == 0) continue;
        if (!smallest || figure.entries < smallest->entries) smallest = &figure;
        if (!largest || figure.entries > largest->entries) largest = &figure;
    }
    if (!smallest || smallest == largest || smallest->value <= 0) return;
    const QString from = QString::number(smallest->entries), to = QString::number(largest->entries);
    add({benchmark, QStringLiteral("%1: %2 over %3").arg(what, to, from), QStringLiteral("times"), 0,
         largest->value / smallest->value, goal});
}

QString Results::table() const {
    QString out = QStringLiteral("%1 %2 %3 %4 %5 %6\n")
                      .arg(QStringLiteral("part"), -8)
                      .arg(QStringLiteral("what"), -44)
                      .arg(QStringLiteral("entries"), 9)
                      .arg(QStringLiteral("measured"), 12)
                      .arg(QStringLiteral("unit"), -12)
                      .arg(QStringLiteral("goal"));
    for (const Figure& figure : m_figures)
        out += line(figure) + QLatin1Char('\n');
    return out;
}

QJsonObject Results::json(const Options& options) const {
    QJsonArray figures;
    for (const Figure& figure : m_figures) {
        QJsonObject one{{QStringLiteral("benchmark"), figure.benchmark},
                        {QStringLiteral("what"), figure.what},
                        {QStringLiteral("unit"), figure.unit},
                        {QStringLiteral("value"), figure.value}};
        if (figure.entries > 0) one.insert(QStringLiteral("entries"), figure.entries);
        if (figure.goal) {
            one.insert(QStringLiteral("goal"), figure.goal->toString());
            one.insert(QStringLiteral("met"), figure.goal->met(figure.value));
        }
        figures.append(one);
    }
    return {{QStringLiteral("when"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
            {QStringLiteral("system"), QSysInfo::prettyProductName()},
            {QStringLiteral("architecture"), QSysInfo::currentCpuArchitecture()},
            {QStringLiteral("cores"), static_cast<int>(std::thread::hardware_concurrency())},
            {QStringLiteral("rounds"), options.rounds},
            {QStringLiteral("batch"), options.batch},
            {QStringLiteral("figures"), figures}};
}

Result<Comparison> compare(int rounds, const Timed& work, const Timed& bare) {
    std::vector<double> works, bares, ratios;
    for (int round = 0; round < rounds; ++round) {
        TRY_LET(const double a, work(round));
        TRY_LET(const double b, bare(round));
        works.push_back(a);
        bares.push_back(b);
        ratios.push_back(b / a);
    }
    return Comparison{median(works), median(bares), median(ratios)};
}

} // namespace cunbao::bench
