#pragma once

#include "sync/crypto/Keys.h"
#include "sync/op/Stream.h"

#include <QString>

namespace cunbao {

/// A township office's public card: what a hub elsewhere needs to serve it. Signed by its own root, so that a
/// changed byte is noticed; whom it really belongs to is for the hub's owner to know.
struct OfficeCard {
    /// No file that is longer is a card: for those who read one.
    static constexpr qint64 MaxBytes = 16 * 1024;

    QString name;
    std::int64_t unit = 0;
    SigningPublicKey root;

    [[nodiscard]] TownshipId township() const { return townshipIdOf(root); }
    [[nodiscard]] static QByteArray encode(const OfficeCard& card, const SigningKey& root);
    [[nodiscard]] static Result<OfficeCard> decode(const QByteArray& bytes);
};

} // namespace cunbao
