#include "platform/api/Platform.h"
#include "platform/codes/CameraScanner.h"
#include "platform/desktop/NoBackgroundWork.h"
#include "platform/desktop/NoKeyStore.h"
#include "platform/desktop/NoLocation.h"
#include "platform/desktop/NoScreenPrivacy.h"
#include "platform/macos/MacPermissions.h"
#include "platform/macos/MacShare.h"
#include "platform/qt/NetworkConnectivity.h"

namespace cunbao {

/// Never compiled or run.
Platform makePlatform() {
    return {.keyStore = std::make_unique<NoKeyStore>(),
            .codeScanner = std::make_unique<CameraScanner>(),
            .location = std::make_unique<NoLocation>(),
            .share = std::make_unique<MacShare>(),
            .connectivity = std::make_unique<NetworkConnectivity>(),
            .permissions = std::make_unique<MacPermissions>(),
            .backgroundWork = std::make_unique<NoBackgroundWork>(),
            .screenPrivacy = std::make_unique<NoScreenPrivacy>()};
}

} // namespace cunbao
