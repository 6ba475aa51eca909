#pragma once

#include "platform/api/Share.h"

namespace cunbao {

/// Shows the file in the Finder, selected. Never compiled or run.
class MacShare final : public Share {
public:
    /// Never compiled or run.
    [[nodiscard]] Manner manner() const override { return Manner::Folder; }
    /// Never compiled or run.
    [[nodiscard]] Result<void> share(const QString& path) override;
};

} // namespace cunbao
