#pragma once

#include "platform/api/Platform.h"
#include "platform/fake/FakeBackgroundWork.h"
#include "platform/fake/FakeCodeScanner.h"
#include "platform/fake/FakeConnectivity.h"
#include "platform/fake/FakeKeyStore.h"
#include "platform/fake/FakeLocation.h"
#include "platform/fake/FakePermissions.h"
#include "platform/fake/FakeScreenPrivacy.h"
#include "platform/fake/FakeShare.h"

namespace cunbao {

/// A whole device of fakes, and the strings to pull. The fakes belong to `platform`: the references are good
/// as long as what it holds is.
struct FakePlatform {
    Platform platform;
    FakeKeyStore& keyStore;
    FakeCodeScanner& codeScanner;
    FakeLocation& location;
    FakeShare& share;
    FakeConnectivity& connectivity;
    FakePermissions& permissions;
    FakeBackgroundWork& backgroundWork;
    FakeScreenPrivacy& screenPrivacy;
};

/// A phone with everything, online, whose person has been asked nothing yet.
[[nodiscard]] FakePlatform makeFakePlatform();

} // namespace cunbao
