#include "platform/qt/NetworkConnectivity.h"

#include <QNetworkInformation>

namespace cunbao {

using Feature = QNetworkInformation::Feature;
using Reachability = QNetworkInformation::Reachability;

namespace {

/// Loading the system's backend takes some milliseconds and megabytes, so it waits for the first question.
const QNetworkInformation* systemsWord() {
    if (const QNetworkInformation* known = QNetworkInformation::instance()) return known;
    // Whichever answers more.
    if (!QNetworkInformation::loadDefaultBackend())
        static_cast<void>(QNetworkInformation::loadBackendByFeatures(Feature::Reachability));
    return QNetworkInformation::instance();
}

} // namespace

Connectivity::Network NetworkConnectivity::network() const {
    const QNetworkInformation* information = systemsWord();
    if (information == nullptr || !information->supports(Feature::Reachability)) return Network::Unknown;
    switch (information->reachability()) {
    case Reachability::Unknown: return Network::Unknown;
    case Reachability::Disconnected: return Network::Offline;
    case Reachability::Local:
    case Reachability::Site:
    case Reachability::Online: return Network::Online;
    }
    return Network::Unknown;
}

Connectivity::Metered NetworkConnectivity::metered() const {
    const QNetworkInformation* information = systemsWord();
    if (information == nullptr || !information->supports(Feature::Metered)) return Metered::Unknown;
    return information->isMetered() ? Metered::Yes : Metered::No;
}

void NetworkConnectivity::onChange(std::function<void()> changed) {
    m_changed = std::move(changed);
    if (!m_changed || m_watching) return;
    const QNetworkInformation* information = systemsWord();
    if (information == nullptr) return;
    m_watching = true;
    QObject::connect(information, &QNetworkInformation::reachabilityChanged, &m_context, [this] { tell(); });
    QObject::connect(information, &QNetworkInformation::isMeteredChanged, &m_context, [this] { tell(); });
}

void NetworkConnectivity::tell() const {
    if (m_changed) m_changed();
}

} // namespace cunbao
