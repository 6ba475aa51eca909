#pragma once

#include "platform/api/Share.h"

namespace cunbao {

/// Android's share sheet. The file is lent through the FileProvider that Qt's manifest template declares, so
/// it has to lie in the app's own folders. Never compiled or run.
class AndroidShare final : public Share {
public:
    /// Never compiled or run.
    [[nodiscard]] Manner manner() const override { return Manner::Sheet; }
    /// Never compiled or run.
    [[nodiscard]] Result<void> share(const QString& path) override;
};

} // namespace cunbao
