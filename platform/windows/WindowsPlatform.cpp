#include "platform/api/Platform.h"
#include "platform/codes/CameraScanner.h"
#include "platform/desktop/GrantedPermissions.h"
#include "platform/desktop/NoBackgroundWork.h"
#include "platform/desktop/NoKeyStore.h"
#include "platform/desktop/NoLocation.h"
#include "platform/desktop/NoScreenPrivacy.h"
#include "platform/qt/NetworkConnectivity.h"
#include "platform/windows/WindowsShare.h"

namespace cunbao {

/// Never compiled or run.
Platform makePlatform() {
    return {.keyStore = std::make_unique<NoKeyStore>(),
            .codeScanner = std::make_unique<CameraScanner>(),
            .location = std::make_unique<NoLocation>(),
            .share = std::make_unique<WindowsShare>(),
            .connectivity = std::make_unique<NetworkConnectivity>(),
            .permissions = std::make_unique<GrantedPermissions>(),
            .backgroundWork = std::make_unique<NoBackgroundWork>(),
            .screenPrivacy = std::make_unique<NoScreenPrivacy>()};
}

} // namespace cunbao
