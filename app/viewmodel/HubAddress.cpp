#include "app/viewmodel/HubAddress.h"

#include <QNetworkInterface>
#include <QUrl>

namespace cunbao {

std::optional<QString> hubUrlOf(const QString& typed) {
    QString text = typed.trimmed();
    if (!text.contains(QLatin1String("://"))) text.prepend(QLatin1String("https://"));
    const QUrl url(text, QUrl::StrictMode);
    const bool bare = (url.path().isEmpty() || url.path() == QLatin1String("/")) && !url.hasQuery() &&
                      !url.hasFragment() && url.userInfo().isEmpty();
    if (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty() || !bare)
        return std::nullopt;
    return url.adjusted(QUrl::RemovePath).toString();
}

QString fingerprintText(const QString& hex) {
    constexpr qsizetype group = 4;
    QStringList groups;
    for (qsizetype at = 0; at < hex.size(); at += group)
        groups.append(hex.mid(at, group));
    return groups.join(QLatin1Char(' '));
}

QStringList addressesOfThisComputer() {
    QStringList out;
    for (const QNetworkInterface& network : QNetworkInterface::allInterfaces()) {
        const auto flags = network.flags();
        if (!flags.testFlag(QNetworkInterface::IsRunning) || flags.testFlag(QNetworkInterface::IsLoopBack))
            continue;
        for (const QNetworkAddressEntry& entry : network.addressEntries())
            if (entry.ip().protocol() == QAbstractSocket::IPv4Protocol) out.append(entry.ip().toString());
    }
    out.append(QHostAddress(QHostAddress::LocalHost).toString());
    return out;
}

} // namespace cunbao
