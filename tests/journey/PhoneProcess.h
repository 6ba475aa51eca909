#pragma once

#include <QProcess>
#include <QStringList>

namespace cunbao {

/// A recorder at a phone in a process of its own: this program again, with a script (see PhonePerson.h).
/// Events of this thread go on while it is waited for.
class PhoneProcess {
public:
    explicit PhoneProcess(QString home) : m_home(std::move(home)) {}
    ~PhoneProcess();

    void start(const QString& script, const QString& invite = {});
    /// Waits until it has told of a step for so many times; false where it ended before or took too long.
    [[nodiscard]] bool reaches(const QString& step, int times = 1);
    /// Waits for its end; whether all went well.
    [[nodiscard]] bool ends();
    /// SIGKILL; whether that was what it died of.
    [[nodiscard]] bool kill();

    /// All that it said since it was started.
    [[nodiscard]] const char* told();

private:
    void listen();

    QString m_home;
    QProcess m_process;
    QByteArray m_said;
    QStringList m_steps;
};

} // namespace cunbao
