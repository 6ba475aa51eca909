#include "tests/bench_ui/MeasuredProcess.h"

#include "tests/bench_ui/Telling.h"

#include <QProcess>

namespace cunbao::bench {

namespace {

constexpr int Patience = 300'000;

QProcessEnvironment surroundings(bool oneThread) {
    QProcessEnvironment out = QProcessEnvironment::systemEnvironment();
    const bool display = out.contains(QStringLiteral("DISPLAY")) ||
                         out.contains(QStringLiteral("WAYLAND_DISPLAY")) ||
                         out.contains(QStringLiteral("QT_QPA_PLATFORM"));
    if (!display) out.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    if (oneThread) {
        out.insert(QStringLiteral("QSG_RENDER_LOOP"), QStringLiteral("basic"));
        out.insert(QStringLiteral("QSG_NO_VSYNC"), QStringLiteral("1"));
    }
    return out;
}

} // namespace

Result<Told> runMeasured(const QString& program, const QStringList& arguments, bool oneThread) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setProcessEnvironment(surroundings(oneThread));
    Told told{{"started", {nowMs()}}};
    process.start(program, arguments);
    if (!process.waitForFinished(Patience)) {
        const QString why = process.errorString();
        process.kill();
        process.waitForFinished();
        return fail(PlatformErrc::FileUnreadable, {program, why});
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return fail(PlatformErrc::FileUnreadable,
                    {program, QStringLiteral("exit status %1").arg(process.exitCode())});
    for (const QByteArray& line : process.readAllStandardOutput().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        std::vector<double> numbers;
        for (qsizetype i = 1; i < words.size(); ++i)
            numbers.push_back(words[i].toDouble());
        told.insert(words.front(), numbers);
    }
    return told;
}

Result<double> toldBy(const Told& told, const QByteArray& name) {
    const std::vector<double> numbers = told.value(name);
    if (numbers.empty())
        return fail(PlatformErrc::FileUnreadable, {QString::fromLatin1(name), QStringLiteral("not told")});
    return numbers.front();
}

} // namespace cunbao::bench
