#include "platform/qt/NetworkConnectivity.h"

#include <QNetworkInformation>

namespace cunbao {

using Feature = QNetworkInformation::Feature;
using Reachability = QNetworkInformation::Reachability;

NetworkConnectivity::NetworkConnectivity() {
    // Whichever answers more; the backend is the process's own, so it may be there already.
    if (!QNetworkInformation::loadDefaultBackend())
        static_cast<void>(QNetworkInformation::loadBackendByFeatures(Feature::Reachability));
    const QNetworkInformation* information = QNetworkInformation::instance();
    if (information == nullptr) return;
    QObject::connect(information, &QNetworkInformation::reachabilityChanged, &m_context, [this] { tell(); });
    QObject::connect(information, &QNetworkInformation::isMeteredChanged, &m_context, [this] { tell(); });
}

Connectivity::Network NetworkConnectivity::network() const {
    const QNetworkInformation* information = QNetworkInformation::instance();
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
    const QNetworkInformation* information = QNetworkInformation::instance();
    if (information == nullptr || !information->supports(Feature::Metered)) return Metered::Unknown;
    return information->isMetered() ? Metered::Yes : Metered::No;
}

void NetworkConnectivity::tell() const {
    if (m_changed) m_changed();
}

} // namespace cunbao
