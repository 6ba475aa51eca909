#include "platform/macos/MacPermissions.h"

#import <AVFoundation/AVFoundation.h>

namespace cunbao {

Permissions::State MacPermissions::state(Ability ability) const {
    if (ability != Ability::Camera) return State::Denied;
    switch ([AVCaptureDevice authorizationStatusForMediaType:AVMediaTypeVideo]) {
    case AVAuthorizationStatusNotDetermined: return State::NotAsked;
    case AVAuthorizationStatusAuthorized: return State::Granted;
    case AVAuthorizationStatusRestricted:
    case AVAuthorizationStatusDenied: break;
    }
    return State::Denied;
}

void MacPermissions::request(Ability ability, Answer answer) {
    const State known = state(ability);
    if (known != State::NotAsked) {
        QMetaObject::invokeMethod(
            m_context.get(), [answer = std::move(answer), known] { answer(known); }, Qt::QueuedConnection);
        return;
    }
    // macOS answers on a thread of its own, perhaps after these permissions are gone.
    const std::weak_ptr<QObject> context = m_context;
    [AVCaptureDevice requestAccessForMediaType:AVMediaTypeVideo
                             completionHandler:^(BOOL granted) {
                               dispatch_async(dispatch_get_main_queue(), ^{
                                 if (context.expired()) return;
                                 answer(granted ? State::Granted : State::Denied);
                               });
                             }];
}

} // namespace cunbao
