#pragma once

#include "platform/api/Share.h"

namespace cunbao {

/// iOS's share sheet. Never compiled or run.
class IosShare final : public Share {
public:
    /// Never compiled or run.
    [[nodiscard]] Manner manner() const override { return Manner::Sheet; }
    /// Never compiled or run.
    [[nodiscard]] Result<void> share(const QString& path) override;
};

} // namespace cunbao
