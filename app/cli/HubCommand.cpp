#include "app/cli/Command.h"
#include "app/domain/AppError.h"
#include "app/hub/OfficeHub.h"
#include "platform/base/AtomicFile.h"
#include "sync/authority/OfficeCard.h"

#include <csignal>

namespace cunbao::cli {

namespace {

struct HubOptions {
    std::string listen, store, certificate, key;
    std::vector<std::string> accepted;
    int connectionsPerAddress = HubServerLimits().connectionsPerAddress;
};

Result<std::vector<QByteArray>> cardsToServe(const Command& command, const HubOptions& options) {
    std::vector<QByteArray> cards;
    for (const std::string& file : options.accepted) {
        TRY_LET(QByteArray card, AtomicFile::read(fromArgument(file), OfficeCard::MaxBytes));
        cards.push_back(std::move(card));
    }
    // Run with an office's home, that office too: its public card lies there and needs no passcode.
    if (!command.home.empty()) {
        const auto own = AtomicFile::read(Home::cardPath(fromArgument(command.home)), OfficeCard::MaxBytes);
        if (own.ok()) cards.push_back(*own);
    }
    return cards;
}

Result<void> serve(const Command& command, const HubOptions& options) {
    const QString listen = fromArgument(options.listen);
    const qsizetype colon = listen.lastIndexOf(QLatin1Char(':'));
    bool isPort = false;
    const uint port = listen.mid(colon + 1).toUInt(&isPort);
    if (colon < 1 || !isPort || port > 65535) return fail(AppErrc::AddressSyntax, {listen});
    QString folder;
    if (options.store.starts_with("sqlcipher:"))
        folder = fromArgument(options.store.substr(10));
    else if (options.store.empty() && !command.home.empty())
        folder = Home::hubFolder(fromArgument(command.home));
    if (folder.isEmpty() && options.store.empty()) return fail(AppErrc::HomeUnnamed);
    if (folder.isEmpty()) return fail(AppErrc::HomeMissing, {fromArgument(options.store)});

    // Signals are waited for in this thread; the server's threads inherit the mask.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);

    OfficeHub::Setup setup;
    setup.folder = folder;
    setup.host = listen.first(colon);
    if (setup.host.startsWith(QLatin1Char('['))) setup.host = setup.host.mid(1).chopped(1);
    setup.port = static_cast<quint16>(port);
    setup.certificateFile = fromArgument(options.certificate);
    setup.keyFile = fromArgument(options.key);
    setup.limits.connectionsPerAddress = options.connectionsPerAddress;
    TRY_LET(setup.cards, cardsToServe(command, options));
    TRY_LET(const auto hub, OfficeHub::start(setup, command.clock(), command.random()));
    Command::say(Command::choose("密钥指纹（SHA-256）：", "key fingerprint (SHA-256): ") +
                 QString::fromLatin1(hub->pin().toHex()));
    const QByteArray ready =
        "listening on https://" + listen.first(colon).toUtf8() + ':' + QByteArray::number(hub->port()) + '\n';
    std::fwrite(ready.constData(), 1, static_cast<std::size_t>(ready.size()), stdout);
    std::fflush(stdout);
    int signal = 0;
    sigwait(&ends, &signal);
    hub->stop();
    return {};
}

} // namespace

void addHubCommand(CLI::App& app, Command& command) {
    CLI::App* hub = app.add_subcommand(
        "hub", Command::choose("运行中转服务（前台）；只存放密封的日志段，读不了内容",
                               "run the hub in the foreground: it keeps sealed segments and can read none")
                   .toStdString());
    hub->fallthrough();
    auto options = std::make_shared<HubOptions>();
    hub->add_option("--listen", options->listen, "HOST:PORT")->required();
    hub->add_option("--store", options->store, "sqlcipher:DIR");
    hub->add_option("--accept", options->accepted,
                    Command::choose("要服务的镇办名片", "cards of the offices to serve").toStdString());
    CLI::Option* certificate = hub->add_option("--tls-cert", options->certificate, "FILE.pem");
    CLI::Option* key = hub->add_option("--tls-key", options->key, "FILE.pem");
    hub->add_option("--connections-per-address", options->connectionsPerAddress,
                    Command::choose("每个地址最多的连接数；在反向代理后面填 0（不限）",
                                    "most connections from one address; 0 (no limit) behind a reverse proxy")
                        .toStdString())
        ->check(CLI::NonNegativeNumber);
    certificate->needs(key);
    key->needs(certificate);
    hub->callback(
        [&command, options] { command.action = [&command, options] { return serve(command, *options); }; });
}

} // namespace cunbao::cli
