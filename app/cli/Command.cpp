#include "app/cli/Command.h"

#include "app/domain/AppError.h"
#include "platform/base/AtomicFile.h"

#include <QJsonArray>

#include <cstdio>

namespace cunbao::cli {

Result<QString> Command::homeFolder() const {
    if (home.empty()) return fail(AppErrc::HomeUnnamed);
    return fromArgument(home);
}

Result<QString> Command::secretWord(const std::string& file, const char* environment, const Error& missing) {
    constexpr qint64 longest = 1024;
    QString word = qEnvironmentVariable(environment);
    if (!file.empty()) {
        TRY_LET(const QByteArray content, AtomicFile::read(fromArgument(file), longest));
        word = QString::fromUtf8(content);
        while (word.endsWith(QLatin1Char('\n')) || word.endsWith(QLatin1Char('\r')))
            word.chop(1);
    }
    if (word.isEmpty()) return missing;
    return word;
}

Result<QString> Command::passcode() const {
    return secretWord(passcodeFile, "CUNBAO_PASSCODE", fail(AppErrc::PasscodeMissing));
}

Result<QString> Command::passphrase(const std::string& file) {
    return secretWord(file, "CUNBAO_BACKUP_PASSPHRASE", fail(AppErrc::PassphraseMissing));
}

Result<std::unique_ptr<Ledger>> Command::openHome() const {
    TRY_LET(const QString folder, homeFolder());
    if (!Home::exists(folder)) return Home::whyNone(folder);
    TRY_LET(const QString code, passcode());
    return Home::open(folder, code, context());
}

namespace {

/// What people typed may hold line breaks, and escape sequences that a terminal would obey.
QString printable(QString line) {
    for (QChar& c : line)
        if (c != QLatin1Char('\t') && c.category() == QChar::Other_Control) c = QLatin1Char(' ');
    return line;
}

} // namespace

void Command::write(const QJsonDocument& document, const QStringList& lines) const {
    QByteArray out;
    if (json)
        out = document.toJson(QJsonDocument::Compact) + '\n';
    else
        for (const QString& line : lines)
            out += printable(line).toUtf8() + '\n';
    std::fwrite(out.constData(), 1, static_cast<std::size_t>(out.size()), stdout);
    std::fflush(stdout);
}

void Command::say(const QString& line) {
    const QByteArray out = line.toUtf8() + '\n';
    std::fwrite(out.constData(), 1, static_cast<std::size_t>(out.size()), stderr);
    std::fflush(stderr);
}

QString Command::choose(const char* chinese, const char* english) {
    return QString::fromUtf8(languageFromEnvironment() == Language::Chinese ? chinese : english);
}

Result<QByteArray> csvArgument(const std::string& argument) {
    constexpr qint64 maxCsv = 64 * 1024 * 1024;
    return AtomicFile::read(fromArgument(argument), maxCsv);
}

Result<std::optional<OrgCode>> unitArgument(const std::string& argument) {
    if (argument.empty()) return std::optional<OrgCode>();
    TRY_LET(const OrgCode code, OrgCode::parse(fromArgument(argument)));
    return std::optional(code);
}

Result<QDate> dateArgument(const std::string& argument) {
    const QDate date = QDate::fromString(fromArgument(argument), Qt::ISODate);
    if (!date.isValid() || argument.size() != 10) return fail(AppErrc::DateSyntax, {fromArgument(argument)});
    return date;
}

Result<std::chrono::hours> durationArgument(const std::string& argument) {
    const QString typed = fromArgument(argument);
    bool number = false;
    const int count = typed.chopped(typed.isEmpty() ? 0 : 1).toInt(&number);
    constexpr int most = 10'000;
    if (number && count >= 1 && count <= most) {
        if (typed.endsWith(QLatin1Char('d'))) return std::chrono::hours(24 * count);
        if (typed.endsWith(QLatin1Char('h'))) return std::chrono::hours(count);
    }
    return fail(AppErrc::DurationSyntax, {typed});
}

Result<EntryName> entryArgument(const std::string& argument) {
    const auto name = EntryName::parse(fromArgument(argument));
    if (!name) return fail(AppErrc::EntryUnknown, {fromArgument(argument)});
    return *name;
}

} // namespace cunbao::cli
