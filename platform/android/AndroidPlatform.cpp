#include "platform/android/AndroidBackgroundWork.h"
#include "platform/android/AndroidScreenPrivacy.h"
#include "platform/android/AndroidShare.h"
#include "platform/api/Platform.h"
#include "platform/codes/CameraScanner.h"
#include "platform/phone/KeychainKeyStore.h"
#include "platform/phone/PositioningLocation.h"
#include "platform/phone/QtPermissions.h"
#include "platform/qt/NetworkConnectivity.h"

namespace cunbao {

/// Never compiled or run.
Platform makePlatform() {
    return {.keyStore = std::make_unique<KeychainKeyStore>(),
            .codeScanner = std::make_unique<CameraScanner>(),
            .location = std::make_unique<PositioningLocation>(),
            .share = std::make_unique<AndroidShare>(),
            .connectivity = std::make_unique<NetworkConnectivity>(),
            .permissions = std::make_unique<QtPermissions>(),
            .backgroundWork = std::make_unique<AndroidBackgroundWork>(),
            .screenPrivacy = std::make_unique<AndroidScreenPrivacy>()};
}

} // namespace cunbao
