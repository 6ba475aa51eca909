#pragma once

#include "platform/base/Result.h"

#include <QString>

namespace cunbao {

/// Hands a file of ours to the person: through the system's share sheet on a phone, in the file
/// manager on a desktop. Called on the thread of the user interface.
class Share {
public:
    enum class Manner {
        Sheet, ///< other apps are offered to take the file
        Folder ///< the folder is shown, with the file selected where the system can
    };

    virtual ~Share() = default;
    /// What share() does here, so that a button can say it.
    [[nodiscard]] virtual Manner manner() const = 0;
    /// Returns when the sheet or folder was asked for; what the person does with it is not known.
    /// Errors: FileUnreadable (no such file), ShareFailed.
    [[nodiscard]] virtual Result<void> share(const QString& path) = 0;
};

} // namespace cunbao
