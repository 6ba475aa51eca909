#pragma once

#include "platform/api/BackgroundWork.h"
#include "platform/api/CodeScanner.h"
#include "platform/api/Connectivity.h"
#include "platform/api/KeyStore.h"
#include "platform/api/Location.h"
#include "platform/api/Permissions.h"
#include "platform/api/ScreenPrivacy.h"
#include "platform/api/Share.h"

#include <memory>

namespace cunbao {

/// Everything a device can do for the app; none is ever null. Whoever needs one takes that one, not all.
struct Platform {
    std::unique_ptr<KeyStore> keyStore;
    std::unique_ptr<CodeScanner> codeScanner;
    std::unique_ptr<Location> location;
    std::unique_ptr<Share> share;
    std::unique_ptr<Connectivity> connectivity;
    std::unique_ptr<Permissions> permissions;
    std::unique_ptr<BackgroundWork> backgroundWork;
    std::unique_ptr<ScreenPrivacy> screenPrivacy;
};

/// Those of the system that this was built for (platform/CMakeLists.txt chooses the folder). Called once, on
/// the thread of the user interface, after the QGuiApplication was made; gone before it goes.
[[nodiscard]] Platform makePlatform();

} // namespace cunbao
