#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace cunbao::e2e {

/// Arms the named failpoints of one process, as CUNBAO_FAILPOINTS takes them: "db.commit.before=kill@2".
using Failpoints = QString;

/// What one process came to.
struct ToolRun {
    int exit = -1; ///< -1 where the process was ended by a signal
    QByteArray out;
    QString err;
    QJsonDocument json; ///< null where stdout is not exactly one JSON document

    [[nodiscard]] bool ok() const { return exit == 0; }
    [[nodiscard]] bool killed() const { return exit == -1; }
    [[nodiscard]] QJsonObject object() const { return json.object(); }
    [[nodiscard]] QJsonArray array() const { return json.array(); }
    /// One line of all of it, for a failing test.
    [[nodiscard]] QByteArray told() const;
};

/// `cunbaoctl` on one home with one passcode.
class Tool {
public:
    explicit Tool(QString home = {}, QString passcode = QStringLiteral("passcode-of-tests"))
        : m_home(std::move(home)), m_passcode(std::move(passcode)) {}

    [[nodiscard]] const QString& home() const { return m_home; }

    /// Runs to the end with --json. Events of this thread go on meanwhile, so that a proxy can live in it.
    [[nodiscard]] ToolRun run(const QStringList& words, const Failpoints& failpoints = {}) const;
    /// The same with exactly these words.
    [[nodiscard]] ToolRun runWords(const QStringList& words) const;

    /// Only started; `finish` waits for it.
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList& words,
                                                  const Failpoints& failpoints = {}) const;
    /// Ends the process by SIGKILL unless it has ended within so many milliseconds. The time runs while this
    /// thread's events do: in `finish`, of this process or of another one.
    static void killAfter(QProcess& process, int milliseconds);
    /// Waits until the process has ended, however it does.
    [[nodiscard]] static ToolRun finish(QProcess& process);

private:
    QString m_home;
    QString m_passcode;
};

/// A hub in a process of its own. The first start takes a free port, every later one the same port again.
class HubProcess {
public:
    /// `words` follow `hub --listen …`; the home may be empty.
    explicit HubProcess(QString home = {}, QStringList words = {});
    ~HubProcess();

    /// False, and `error` says why, where it did not come to listen.
    [[nodiscard]] bool start(const Failpoints& failpoints = {});
    [[nodiscard]] bool running() const;
    /// The next start takes the other's port.
    void takePlaceOf(const HubProcess& other) { m_port = other.m_port; }
    /// SIGTERM; the exit code.
    int stop();
    void kill();
    void killAfter(int milliseconds);

    [[nodiscard]] QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] const QString& error() const { return m_error; }
    /// SHA-256 of the key, in hex, as told on stderr.
    [[nodiscard]] const QString& fingerprint() const { return m_fingerprint; }

private:
    QString m_home;
    QStringList m_words;
    std::unique_ptr<QProcess> m_process;
    int m_port = 0;
    QString m_error;
    QString m_fingerprint;
};

/// An office of three villages with a hub and phones, in a folder that goes away with it.
class RealTownship {
public:
    static constexpr const char* Code = "420625105000";
    static constexpr const char* East = "420625105201";
    static constexpr const char* West = "420625105202";
    static constexpr const char* South = "420625105203";

    /// Makes the office and starts the hub. False, and `error` says why, where that failed.
    [[nodiscard]] bool setUp(const QStringList& officeWords = {});
    /// Invites a device and joins it; without `confirmed` it is left waiting. Null where something failed.
    [[nodiscard]] std::optional<Tool> enrol(const QString& name, const char* unit,
                                            const char* role = "recorder", bool confirmed = true,
                                            const QString& hubUrl = {});

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] Tool& office() { return m_office; }
    [[nodiscard]] HubProcess& hub() { return *m_hub; }
    [[nodiscard]] const QByteArray& error() const { return m_error; }

private:
    QTemporaryDir m_folder;
    Tool m_office;
    std::unique_ptr<HubProcess> m_hub;
    QByteArray m_error;
};

/// "record 1.1.01 5" as the words of a call; for words without spaces in them.
[[nodiscard]] inline QStringList words(const char* line) {
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// A catalogue of one flow, `leaflets`, and one stock, `households`.
[[nodiscard]] QByteArray smallCatalogue();

[[nodiscard]] bool writeFile(const QString& path, const QByteArray& content);
[[nodiscard]] QByteArray readFile(const QString& path);

/// The one object of a list whose field is `wanted`; empty where there is none or more than one.
[[nodiscard]] QJsonObject only(const QJsonArray& list, const char* field, const QString& wanted);

/// A field of text; empty where there is none or it is something else.
[[nodiscard]] QString text(const QJsonObject& object, const char* field);
/// A field with a whole number; -1 where there is none or it is something else.
[[nodiscard]] int number(const QJsonObject& object, const char* field);
/// The id that `record` printed.
[[nodiscard]] inline QString idOf(const ToolRun& run) {
    return text(run.object(), "id");
}

/// One figure of what `figures` answered in a line: "820 1/3 without 202,203 [late]", or "missing 0/3 …".
/// Says so where a figure without a value has one all the same.
[[nodiscard]] QString brief(const QJsonArray& figures, const char* indicator,
                            const char* unit = RealTownship::Code);

} // namespace cunbao::e2e

/// Runs, and fails the test with everything the process said unless its exit code is the wanted one.
#define RUN_EXIT(name, tool, code, ...)                                                                      \
    const cunbao::e2e::ToolRun name = (tool).run(__VA_ARGS__);                                               \
    QVERIFY2(name.exit == (code), name.told().constData())
#define RUN(name, tool, ...) RUN_EXIT(name, tool, 0, __VA_ARGS__)
