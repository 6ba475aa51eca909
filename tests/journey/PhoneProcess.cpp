#include "tests/journey/PhoneProcess.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

namespace cunbao {

namespace {

/// Longer than the person in it is patient, so that the process itself says what it waited for.
constexpr int Patience = 180'000;
constexpr int Death = 30'000;

} // namespace

PhoneProcess::~PhoneProcess() {
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.kill();
    m_process.waitForFinished(Death);
}

void PhoneProcess::start(const QString& script, const QString& invite) {
    m_said.clear();
    m_steps.clear();
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--phone"), m_home, QStringLiteral("--script"), script});
    // Whoever has an invite can join: it is not for the list of processes.
    m_process.write(invite.toUtf8());
    m_process.closeWriteChannel();
}

void PhoneProcess::listen() {
    while (m_process.canReadLine()) {
        const QByteArray line = m_process.readLine();
        m_said += line;
        const QString step = QJsonDocument::fromJson(line).object().value(QLatin1String("step")).toString();
        if (!step.isEmpty()) m_steps.append(step);
    }
}

bool PhoneProcess::reaches(const QString& step, int times) {
    const auto there = [&] {
        listen();
        return m_steps.count(step) >= times;
    };
    const bool inTime =
        QTest::qWaitFor([&] { return there() || m_process.state() == QProcess::NotRunning; }, Patience);
    return inTime && there();
}

bool PhoneProcess::ends() {
    const bool ended =
        QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, Patience);
    listen();
    return ended && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

bool PhoneProcess::kill() {
    if (m_process.state() != QProcess::Running) return false;
    m_process.kill();
    const bool ended = m_process.waitForFinished(Death);
    listen();
    return ended && m_process.exitStatus() == QProcess::CrashExit;
}

const char* PhoneProcess::told() {
    listen();
    return m_said.constData();
}

} // namespace cunbao
