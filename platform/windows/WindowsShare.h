#pragma once

#include "platform/api/Share.h"

namespace cunbao {

/// Shows the file in the Explorer, selected. Never compiled or run.
class WindowsShare final : public Share {
public:
    /// Never compiled or run.
    [[nodiscard]] Manner manner() const override { return Manner::Folder; }
    /// Never compiled or run.
    [[nodiscard]] Result<void> share(const QString& path) override;
};

} // namespace cunbao
