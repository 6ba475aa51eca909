#pragma once

#include "platform/base/Error.h"

namespace cunbao {

/// What can stand between the app and an ability of the device. The codes share the domain of
/// PlatformErrc and are numbered after its list, so that the two never mean the same number.
enum class DeviceErrc {
    NotOffered = 101, ///< details: the ability, a reason if there is one; the system does not have it, and
                      ///< trying again changes nothing
    PermissionDenied, ///< details: the ability; only the person can change it, in the system's settings
    NoCamera,
    CameraFailed,    ///< details: the system's reason
    PictureTooLarge, ///< details: path (empty for a picture in memory), the limit that it exceeds
    NotAPicture,     ///< details: path, Qt's reason
    NoCodeFound,     ///< details: path (empty for a picture in memory)
    LocationUnknown, ///< details: the system's reason; no satellite or network gave a fix in time
    SecretNotFound,  ///< details: name; the system removes secrets when its screen lock is taken away
    KeyStoreFailed,  ///< details: the system's reason
    ShareFailed,     ///< details: path, the system's reason
};

constexpr ErrorDomain errorDomainOf(DeviceErrc) {
    return ErrorDomain::Platform;
}

} // namespace cunbao
