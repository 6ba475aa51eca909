#include "app/cli/Command.h"

namespace cunbao::cli {

namespace {

/// The words that may follow a command, from the same tree that parses them.
QString wordsOf(const CLI::App& app) {
    QStringList words;
    for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
        words.append(QString::fromStdString(sub->get_name()));
    for (const CLI::Option* option : app.get_options())
        for (const std::string& name : option->get_lnames())
            words.append(QStringLiteral("--") + QString::fromStdString(name));
    return words.join(QLatin1Char(' '));
}

QString bashCases(const CLI::App& app, const QString& path) {
    QString cases = QStringLiteral("        '%1') words='%2' ;;\n").arg(path, wordsOf(app));
    for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; }))
        cases +=
            bashCases(*sub, (path + QLatin1Char(' ') + QString::fromStdString(sub->get_name())).trimmed());
    return cases;
}

QString bashScript(const CLI::App& app) {
    const QString global = QStringLiteral("--home --passcode-file --json --help");
    return QStringLiteral(
               "# bash completion for cunbaoctl: source it, or keep it in bash-completion's folder\n"
               "_cunbaoctl() {\n"
               "    local current=${COMP_WORDS[COMP_CWORD]} path='' words='' word at\n"
               "    for ((at = 1; at < COMP_CWORD; at++)); do\n"
               "        word=${COMP_WORDS[at]}\n"
               "        case $word in -*) ;; *) [[ $path == *' '* ]] || path=\"${path:+$path }$word\" ;; "
               "esac\n"
               "    done\n"
               "    case $path in\n%1"
               "        *) case ${path%% *} in\n%2        esac ;;\n"
               "    esac\n"
               "    COMPREPLY=($(compgen -W \"$words %3\" -- \"$current\"))\n"
               "    [[ $current == -* || ${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- "
               "\"$current\"))\n"
               "}\n"
               "complete -F _cunbaoctl cunbaoctl\n")
        .arg(bashCases(app, QString()), bashCases(app, QString()), global);
}

} // namespace

void addCompletionCommand(CLI::App& app, Command& command) {
    CLI::App* completion = app.add_subcommand(
        "completion", Command::choose("输出 bash 的命令补全脚本：source <(cunbaoctl completion bash)",
                                      "print bash's completion script: source <(cunbaoctl completion bash)")
                          .toStdString());
    completion->fallthrough();
    completion->add_option("shell")->description("bash")->check(CLI::IsMember({"bash"}));
    completion->callback([&command, &app] {
        command.action = [&app]() -> Result<void> {
            const QByteArray script = bashScript(app).toUtf8();
            std::fwrite(script.constData(), 1, static_cast<std::size_t>(script.size()), stdout);
            return {};
        };
    });
}

} // namespace cunbao::cli
