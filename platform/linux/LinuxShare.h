#pragma once

#include "platform/api/Share.h"

namespace cunbao {

/// Opens the file's folder in the file manager that the desktop environment has for it.
class LinuxShare final : public Share {
public:
    [[nodiscard]] Manner manner() const override { return Manner::Folder; }
    [[nodiscard]] Result<void> share(const QString& path) override;
};

} // namespace cunbao
