#pragma once

#include "platform/api/Share.h"

#include <QStringList>

namespace cunbao {

/// Notes what was shared, or fails with `error`.
class FakeShare final : public Share {
public:
    [[nodiscard]] Manner manner() const override { return as; }
    [[nodiscard]] Result<void> share(const QString& path) override {
        if (error) return *error;
        shared += path;
        return {};
    }

    Manner as = Manner::Sheet;
    std::optional<Error> error;
    QStringList shared;
};

} // namespace cunbao
