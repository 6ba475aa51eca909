#pragma once

#include "app/store/Home.h"
#include "app/viewmodel/ErrorText.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <CLI/CLI.hpp>

namespace cunbao::cli {

/// What every command needs: where the home is, how to open it, and where to say what.
class Command {
public:
    Command(Clock& clock, Random& random) : m_clock(clock), m_random(random) {}

    std::string home;
    std::string passcodeFile;
    bool json = false;

    [[nodiscard]] Result<std::unique_ptr<Ledger>> openHome() const;
    /// From --passcode-file or CUNBAO_PASSCODE; never from an argument. Errors: PasscodeMissing.
    [[nodiscard]] Result<QString> passcode() const;
    /// Of a backup or a kit: from this file or CUNBAO_BACKUP_PASSPHRASE; never from an argument. Errors:
    /// PassphraseMissing.
    [[nodiscard]] static Result<QString> passphrase(const std::string& file);
    /// The line that a file holds, or where none is named the environment's; `missing` where there is
    /// neither.
    [[nodiscard]] static Result<QString> secretWord(const std::string& file, const char* environment,
                                                    const Error& missing);
    /// Errors: HomeMissing where none was named.
    [[nodiscard]] Result<QString> homeFolder() const;
    [[nodiscard]] Home::Context context() const { return {&m_clock, &m_random, {}}; }
    [[nodiscard]] Clock& clock() const { return m_clock; }
    [[nodiscard]] Random& random() const { return m_random; }

    /// One JSON document with --json, else the lines for people. To stdout.
    void answer(const QJsonObject& document, const QStringList& lines) const {
        write(QJsonDocument(document), lines);
    }
    void answer(const QJsonArray& document, const QStringList& lines) const {
        write(QJsonDocument(document), lines);
    }
    /// A message on stderr.
    static void say(const QString& line);
    /// Chinese or English, as the environment asks for.
    [[nodiscard]] static QString choose(const char* chinese, const char* english);

    /// What the command line asks for; set by the subcommand that was named.
    std::function<Result<void>()> action;

private:
    void write(const QJsonDocument& document, const QStringList& lines) const;
    Clock& m_clock;
    Random& m_random;
};

[[nodiscard]] inline QString fromArgument(const std::string& argument) {
    return QString::fromStdString(argument);
}

/// The CSV file that an argument names, of at most 64 MiB. Errors: as AtomicFile::read.
[[nodiscard]] Result<QByteArray> csvArgument(const std::string& argument);
/// Arguments as the domain's types. Errors: as their parsers say.
[[nodiscard]] Result<std::optional<OrgCode>> unitArgument(const std::string& argument);
[[nodiscard]] Result<QDate> dateArgument(const std::string& argument);
[[nodiscard]] Result<EntryName> entryArgument(const std::string& argument);
/// "7d", "12h".
[[nodiscard]] Result<std::chrono::hours> durationArgument(const std::string& argument);

void addOfficeCommands(CLI::App& app, Command& command);
void addCatalogueCommands(CLI::App& app, Command& command);
void addHubCommand(CLI::App& app, Command& command);
void addDeviceCommands(CLI::App& app, Command& command);
void addKeyCommands(CLI::App& app, Command& command);
/// Below `office`.
void addKitCommand(CLI::App& office, Command& command);
void addAuditCommand(CLI::App& app, Command& command);
void addEntryCommands(CLI::App& app, Command& command);
void addSyncCommands(CLI::App& app, Command& command);
void addFigureCommands(CLI::App& app, Command& command);
void addDoubtCommands(CLI::App& app, Command& command);
void addRoundCommands(CLI::App& app, Command& command);
void addDemoCommand(CLI::App& app, Command& command);
void addCompletionCommand(CLI::App& app, Command& command);

} // namespace cunbao::cli
