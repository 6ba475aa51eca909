#include "platform/codes/CameraScanner.h"

/// What platform/linux/ModuleScanner looks for in this library. Whoever calls it owns what it makes.
extern "C" Q_DECL_EXPORT cunbao::CodeScanner* cunbaoCodeScanner() {
    return new cunbao::CameraScanner;
}
