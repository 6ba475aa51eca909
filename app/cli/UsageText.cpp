#include "app/cli/UsageText.h"

#include "app/viewmodel/Sentence.h"

#include <QRegularExpression>

namespace cunbao::cli {

namespace {

/// How CLI11 says it, and how people do.
struct Saying {
    const char* theirs;
    Sentence ours;
};

constexpr Saying sayings[] = {
    {"^A subcommand is required$", {u"后面还要写子命令", u"a subcommand is missing"}},
    {"^(.+) is required$", {u"还缺 %1", u"%1 is missing"}},
    {"^(.+): \\d+ required .+ missing$", {u"%1 后面没有写内容", u"nothing stands behind %1"}},
    {"^(.+): At Most (\\d+) required but received (\\d+)$",
     {u"%1 最多写 %2 次，写了 %3 次", u"%1 is there %3 times instead of at most %2"}},
    {"^(.+): At least (\\d+) required but received (\\d+)$",
     {u"%1 至少要写 %2 个，只写了 %3 个", u"%1 is there %3 times instead of at least %2"}},
    {"^Expected exactly (\\d+) arguments to (.+), got (\\d+)$",
     {u"%2 要写 %1 个，写了 %3 个", u"%2 is there %3 times instead of %1"}},
    {"^Could not convert: (.+) = (.+)$", {u"%1 不能是“%2”", u"%1 cannot be \"%2\""}},
    {"^(.+): (.*) not in \\{(.+)\\}$", {u"%1 只能写 %3，不能是“%2”", u"%1 must be %3 and not \"%2\""}},
    {"^(.+): Value (.*) not in range (.+) to (.+)$",
     {u"%1 要在 %3 到 %4 之间，不能是“%2”", u"%1 must be from %3 to %4 and not \"%2\""}},
    {"^(.+) excludes (.+)$", {u"%1 和 %2 不能一起用", u"%1 and %2 do not go together"}},
    {"^(.+) requires (.+)$", {u"有 %1 时还要写 %2", u"with %1 goes %2, which is missing"}},
};

/// What CLI11 names all at once, in an order of its own: the command itself where it is none; else the first
/// word that belongs nowhere, an option rather than what stands behind it.
QString strangeWord(const CLI::App& app) {
    QStringList words;
    for (const std::string& word : app.remaining(true))
        words.append(QString::fromStdString(word));
    if (app.get_subcommands().empty() && !words.isEmpty() && !words.front().startsWith(QLatin1Char('-')))
        return words.front();
    const auto option = std::find_if(words.begin(), words.end(),
                                     [](const QString& word) { return word.startsWith(QLatin1Char('-')); });
    return option == words.end() ? words.value(0) : *option;
}

QString inOurWords(const QString& theirs, Language language) {
    for (const Saying& saying : sayings) {
        const auto match = QRegularExpression(QString::fromLatin1(saying.theirs)).match(theirs);
        if (match.hasMatch()) return compose(saying.ours, match.capturedTexts().mid(1), language);
    }
    return compose({u"命令写得不对（%1）", u"%1"}, {theirs}, language);
}

/// The command as far as it was understood.
QString commandOf(const CLI::App& app) {
    QString path = QString::fromStdString(app.get_name());
    const auto subcommands = app.get_subcommands();
    return subcommands.empty() ? path : path + QLatin1Char(' ') + commandOf(*subcommands.front());
}

/// Column positions on a terminal, where Chinese characters take two.
qsizetype widthOf(const QString& text) {
    constexpr char16_t firstWide = 0x2E80;
    const auto wide =
        std::count_if(text.begin(), text.end(), [](QChar c) { return c.unicode() >= firstWide; });
    return text.size() + wide;
}

/// Chinese marks; and columns that stand below each other although CLI11 counts bytes.
class ChineseFormatter : public CLI::Formatter {
public:
    ChineseFormatter() {
        for (const auto& [english, chinese] :
             {std::pair("Usage", "用法"), std::pair("OPTIONS", "选项"), std::pair("SUBCOMMAND", "子命令"),
              std::pair("SUBCOMMANDS", "子命令"), std::pair("Positionals", "参数"),
              std::pair("REQUIRED", "必填"), std::pair("Env", "环境变量"), std::pair("Needs", "还要有"),
              std::pair("Excludes", "不能同时用")})
            label(english, chinese);
    }
    std::string make_option(const CLI::Option* option, bool isPositional) const override {
        QString mark = QString::fromStdString(make_option_opts(option));
        mark.replace(QLatin1String("TEXT"), QStringLiteral("文字"));
        mark.replace(QRegularExpression(QStringLiteral("\\bU?INT\\b")), QStringLiteral("整数"));
        QString line =
            QStringLiteral("  ") + QString::fromStdString(make_option_name(option, isPositional)) + mark;
        const QString says = QString::fromStdString(make_option_desc(option));
        const auto column = static_cast<qsizetype>(get_column_width());
        if (!says.isEmpty()) {
            if (widthOf(line) >= column) line += QLatin1Char('\n') + QString(column, QLatin1Char(' '));
            line += QString(std::max<qsizetype>(0, column - widthOf(line.section(QLatin1Char('\n'), -1))),
                            QLatin1Char(' '));
        }
        return (line + says).toStdString() + '\n';
    }
};

void translate(CLI::App& app, const std::shared_ptr<CLI::FormatterBase>& formatter) {
    app.formatter(formatter);
    for (CLI::Option* option : app.get_options())
        if (option->get_group() == "Options") option->group("选项");
    for (CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
        sub->group("子命令");
        translate(*sub, formatter);
    }
}

} // namespace

QString usageText(const CLI::App& app, const CLI::ParseError& error, Language language) {
    const QString strange = strangeWord(app);
    const QString what = strange.isEmpty()
                             ? inOurWords(QString::fromUtf8(error.what()).simplified(), language)
                             : compose({u"不认识“%1”", u"\"%1\" is not known here"}, {strange}, language);
    return compose({u"%1，什么都没有做。写法见 %2 --help。", u"%1, so nothing was done; see %2 --help."},
                   {what, commandOf(app)}, language);
}

void speak(CLI::App& app, Language language) {
    if (language == Language::Chinese) translate(app, std::make_shared<ChineseFormatter>());
}

} // namespace cunbao::cli
