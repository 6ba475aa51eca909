#include "platform/fake/FakePlatform.h"

namespace cunbao {

namespace {

template <class Fake, class Interface>
Fake& put(std::unique_ptr<Interface>& into) {
    auto made = std::make_unique<Fake>();
    Fake& fake = *made;
    into = std::move(made);
    return fake;
}

} // namespace

FakePlatform makeFakePlatform() {
    Platform platform;
    auto& keyStore = put<FakeKeyStore>(platform.keyStore);
    auto& codeScanner = put<FakeCodeScanner>(platform.codeScanner);
    auto& location = put<FakeLocation>(platform.location);
    auto& share = put<FakeShare>(platform.share);
    auto& connectivity = put<FakeConnectivity>(platform.connectivity);
    auto& permissions = put<FakePermissions>(platform.permissions);
    auto& backgroundWork = put<FakeBackgroundWork>(platform.backgroundWork);
    auto& screenPrivacy = put<FakeScreenPrivacy>(platform.screenPrivacy);
    return {std::move(platform), keyStore,    codeScanner,    location,     share,
            connectivity,        permissions, backgroundWork, screenPrivacy};
}

} // namespace cunbao
