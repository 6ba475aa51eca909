#include "Tool.h"

#include <QEventLoop>
#include <QFile>
#include <QProcessEnvironment>
#include <QTimer>

#include <csignal>

namespace cunbao::e2e {

namespace {

/// Far beyond what anything here takes, so that a process that hangs ends as a failed test.
constexpr int LongestRun = 120'000;

} // namespace

QByteArray ToolRun::told() const {
    return "exit " + QByteArray::number(exit) + " | stdout: " + out.left(2000) + " | stderr: " + err.toUtf8();
}

std::unique_ptr<QProcess> Tool::start(const QStringList& words, const Failpoints& failpoints) const {
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("CUNBAO_HOME"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("CUNBAO_PASSCODE"), m_passcode);
    if (!m_home.isEmpty()) environment.insert(QStringLiteral("CUNBAO_HOME"), m_home);
    if (!failpoints.isEmpty()) environment.insert(QStringLiteral("CUNBAO_FAILPOINTS"), failpoints);
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(CUNBAO_TOOL), words);
    return process;
}

void Tool::killAfter(QProcess& process, int milliseconds) {
    auto* timer = new QTimer(&process);
    timer->setSingleShot(true);
    timer->setTimerType(Qt::PreciseTimer);
    QObject::connect(timer, &QTimer::timeout, &process, &QProcess::kill);
    timer->start(milliseconds);
}

ToolRun Tool::finish(QProcess& process) {
    if (process.state() != QProcess::NotRunning) {
        QEventLoop loop;
        QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
        killAfter(process, LongestRun);
        loop.exec();
    }
    ToolRun run;
    if (process.exitStatus() == QProcess::NormalExit && process.error() != QProcess::FailedToStart)
        run.exit = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = QString::fromUtf8(process.readAllStandardError());
    if (run.out.count('\n') == 1) run.json = QJsonDocument::fromJson(run.out);
    return run;
}

ToolRun Tool::runWords(const QStringList& words) const {
    const auto process = start(words);
    return finish(*process);
}

ToolRun Tool::run(const QStringList& words, const Failpoints& failpoints) const {
    const auto process = start(words + QStringList{QStringLiteral("--json")}, failpoints);
    return finish(*process);
}

HubProcess::HubProcess(QString home, QStringList words)
    : m_home(std::move(home)), m_words(std::move(words)) {}

HubProcess::~HubProcess() {
    kill();
}

bool HubProcess::start(const Failpoints& failpoints) {
    const QStringList words = QStringList{QStringLiteral("hub"), QStringLiteral("--listen"),
                                          QStringLiteral("127.0.0.1:%1").arg(m_port)} +
                              m_words;
    m_process = Tool(m_home).start(words, failpoints);
    QByteArray said;
    while (!said.contains('\n')) {
        if (!m_process->waitForReadyRead(LongestRun)) {
            m_error = QString::fromUtf8(said + m_process->readAllStandardError());
            return false;
        }
        said += m_process->readAllStandardOutput();
    }
    const QByteArray marker("listening on https://127.0.0.1:");
    if (!said.startsWith(marker) || said.count('\n') != 1) {
        m_error = QString::fromUtf8(said);
        return false;
    }
    m_port = said.trimmed().mid(marker.size()).toInt();
    // Said before the line on stdout, so that it lies there already.
    m_process->setReadChannel(QProcess::StandardError);
    if (!m_process->canReadLine()) m_process->waitForReadyRead(LongestRun);
    m_fingerprint = QString::fromUtf8(m_process->readLine()).section(QLatin1Char(' '), -1).trimmed();
    return m_port > 0;
}

bool HubProcess::running() const {
    return m_process && m_process->state() == QProcess::Running && !m_process->waitForFinished(0);
}

int HubProcess::stop() {
    if (!m_process) return -1;
    m_process->terminate();
    const int exit = Tool::finish(*m_process).exit;
    m_process.reset();
    return exit;
}

void HubProcess::kill() {
    if (!m_process) return;
    m_process->kill();
    m_process->waitForFinished(LongestRun);
    m_process.reset();
}

void HubProcess::killAfter(int milliseconds) {
    if (m_process) Tool::killAfter(*m_process, milliseconds);
}

bool RealTownship::setUp(const QStringList& officeWords) {
    m_office = Tool(path(QStringLiteral("office")));
    const QString units = path(QStringLiteral("units.csv"));
    const QByteArray csv = QByteArray("code,name,level,parent\n") + East + ",东岭村,village," + Code + '\n' +
                           West + ",西河村,village," + Code + '\n' + South + ",南坪村,village," + Code + '\n';
    if (!writeFile(units, csv)) {
        m_error = "units.csv";
        return false;
    }
    const ToolRun made =
        m_office.run(QStringList{QStringLiteral("office"), QStringLiteral("create"), QStringLiteral("--name"),
                                 QStringLiteral("清溪镇"), QStringLiteral("--org"), QString::fromLatin1(Code),
                                 QStringLiteral("--org-units"), units} +
                     officeWords);
    if (!made.ok()) {
        m_error = made.told();
        return false;
    }
    m_hub = std::make_unique<HubProcess>(m_office.home());
    if (m_hub->start()) return true;
    m_error = m_hub->error().toUtf8();
    return false;
}

std::optional<Tool> RealTownship::enrol(const QString& name, const char* unit, const char* role,
                                        bool confirmed, const QString& hubUrl) {
    const QString file = path(name + QStringLiteral(".invite"));
    QStringList words{QStringLiteral("invite"),
                      QStringLiteral("--hub"),
                      hubUrl.isEmpty() ? m_hub->url() : hubUrl,
                      QStringLiteral("--role"),
                      QString::fromLatin1(role),
                      QStringLiteral("--org"),
                      QString::fromLatin1(unit),
                      QStringLiteral("--name"),
                      name,
                      QStringLiteral("--out"),
                      file};
    if (!hubUrl.isEmpty()) words += {QStringLiteral("--hub-pin"), m_hub->fingerprint()};
    ToolRun run = m_office.run(words);
    Tool phone(path(name));
    if (run.ok()) run = phone.run({QStringLiteral("join"), QStringLiteral("--invite"), file});
    if (run.ok() && confirmed) {
        run = m_office.run({QStringLiteral("sync"), QStringLiteral("--hub"), m_hub->url()});
        if (run.ok()) run = phone.run({QStringLiteral("sync")});
        if (run.ok() && run.object().value(QLatin1String("state")) != QLatin1String("joined")) run.exit = -2;
    }
    m_error = run.told();
    return run.ok() ? std::optional(phone) : std::nullopt;
}

QByteArray smallCatalogue() {
    return "id,section,name_zh,name_en,unit_zh,unit_en,value_type,nature,over_time,over_org_units,recorded_"
           "by,"
           "expression,note\n"
           "leaflets,一,发放宣传单,Leaflets,份,copy,integer,flow,sum,sum,village,,\n"
           "households,一,在册户数,Households,户,household,integer,stock,last_known,sum,village,,\n";
}

bool writeFile(const QString& path, const QByteArray& content) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush();
}

QByteArray readFile(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject only(const QJsonArray& list, const char* field, const QString& wanted) {
    QJsonObject found;
    for (const auto& value : list) {
        const QJsonObject object = value.toObject();
        if (object.value(QLatin1String(field)).toString() != wanted) continue;
        if (!found.isEmpty()) return {};
        found = object;
    }
    return found;
}

QString text(const QJsonObject& object, const char* field) {
    return object.value(QLatin1String(field)).toString();
}

int number(const QJsonObject& object, const char* field) {
    return object.value(QLatin1String(field)).toInt(-1);
}

QString brief(const QJsonArray& figures, const char* indicator, const char* unit) {
    for (const auto& one : figures) {
        const QJsonObject figure = one.toObject();
        if (text(figure, "indicator") != QLatin1String(indicator) ||
            text(figure, "org_unit") != QLatin1String(unit))
            continue;
        const bool valued = text(figure, "state") == QLatin1String("value");
        const QJsonValue value = figure.value(QLatin1String("value"));
        QString line = valued ? value.toString() : text(figure, "state");
        if (valued ? !value.isString() : !value.isNull()) line += QStringLiteral(" but its value is odd");
        line += QStringLiteral(" %1/%2").arg(number(figure, "reported")).arg(number(figure, "expected"));
        QStringList missing, flags;
        for (const auto& code : figure.value(QLatin1String("missing")).toArray())
            missing.append(code.toString().right(3));
        for (const auto& flag : figure.value(QLatin1String("flags")).toArray())
            flags.append(flag.toString());
        missing.sort();
        if (!missing.isEmpty()) line += QStringLiteral(" without ") + missing.join(QLatin1Char(','));
        if (!flags.isEmpty()) line += QStringLiteral(" [") + flags.join(QLatin1Char(',')) + QLatin1Char(']');
        return line;
    }
    return QStringLiteral("no such figure");
}

} // namespace cunbao::e2e
