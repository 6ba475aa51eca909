#include "app/cli/Command.h"
#include "app/cli/JsonWords.h"
#include "app/domain/AppError.h"
#include "app/viewmodel/AuditText.h"

#include <QDateTime>
#include <QJsonArray>

namespace cunbao::cli {

namespace {

/// A date in China, an instant in RFC 3339, or how long ago: "30d", "12h".
Result<std::optional<Instant>> sinceArgument(const std::string& argument, const Clock& clock) {
    if (argument.empty()) return std::optional<Instant>();
    const QString typed = fromArgument(argument);
    if (const auto date = dateArgument(argument); date.ok()) {
        constexpr std::chrono::hours chinaAhead{8};
        const qint64 midnight = QDateTime(*date, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
        return std::optional(fromMillis(midnight) - chinaAhead);
    }
    const auto ago = durationArgument(argument);
    if (ago.ok()) return std::optional(clock.now() - *ago);
    const QDateTime instant = QDateTime::fromString(typed, Qt::ISODateWithMs);
    if (!instant.isValid() || !typed.contains(QLatin1Char('T'))) return fail(AppErrc::SinceSyntax, {typed});
    return std::optional(fromMillis(instant.toMSecsSinceEpoch()));
}

/// Numbers as the words that stand for them everywhere else.
QJsonValue factJson(const QString& name, const QString& fact) {
    const int number = fact.toInt();
    if (name == QLatin1String("role")) return wordOf(static_cast<Role>(number));
    if (name == QLatin1String("audience")) return wordOf(static_cast<Audience::Kind>(number));
    const bool isNone = fact.isEmpty() || fact == QLatin1String("0");
    if (name == QLatin1String("org_unit")) return isNone ? QJsonValue() : QJsonValue(fact);
    if (name != QLatin1String("kind")) return fact;
    const QString word = wordOf(static_cast<OpKind>(number));
    return word.isEmpty() ? fact : word;
}

QJsonObject lineJson(const AuditLine& line) {
    const QStringList names = auditFactNames(line.event);
    QJsonObject facts;
    QJsonArray further;
    for (qsizetype i = 0; i < line.facts.size(); ++i) {
        if (i < names.size())
            facts.insert(names[i], factJson(names[i], line.facts[i]));
        else
            further.append(line.facts[i]);
    }
    if (!further.isEmpty()) facts.insert(QStringLiteral("further"), further);
    const QString word = auditWord(line.event);
    return QJsonObject{
        {QStringLiteral("number"), line.number},
        {QStringLiteral("at"), toRfc3339(line.at)},
        {QStringLiteral("event"), word.isEmpty() ? QString::number(static_cast<int>(line.event)) : word},
        {QStringLiteral("device"), line.device.toHex()},
        {QStringLiteral("facts"), facts}};
}

Result<void> audit(const Command& command, const std::string& since) {
    TRY_LET(const auto from, sinceArgument(since, command.clock()));
    TRY_LET(const auto ledger, command.openHome());
    TRY_LET(const auto lines, AuditLog(*ledger).list(from));
    QJsonArray json;
    QStringList text;
    for (const AuditLine& line : lines) {
        json.append(lineJson(line));
        text.append(toRfc3339(line.at) + QLatin1Char('\t') + auditText(line, languageFromEnvironment()));
    }
    command.answer(json, text);
    return {};
}

} // namespace

void addAuditCommand(CLI::App& app, Command& command) {
    CLI::App* audited = app.add_subcommand(
        "audit",
        Command::choose("审计日志：登录、口令输错、拒绝、导出、审核、密钥的变动；只增不删",
                        "the audit log: sign-ins, wrong passcodes, refusals, exports, decisions, keys; it "
                        "only grows")
            .toStdString());
    audited->fallthrough();
    auto since = std::make_shared<std::string>();
    audited->add_option("--since", *since,
                        Command::choose("从何时起：2020-03-15、30d，或 2020-03-15T08:00:00Z",
                                        "from when on: 2020-03-15, 30d, or 2020-03-15T08:00:00Z")
                            .toStdString());
    audited->callback(
        [&command, since] { command.action = [&command, since] { return audit(command, *since); }; });
}

} // namespace cunbao::cli
