#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace cunbao {

/// A hub's address as people type it, with or without https://, as devices keep it: https://HOST or
/// https://HOST:PORT. Nothing where it is none.
[[nodiscard]] std::optional<QString> hubUrlOf(const QString& typed);

/// A key's fingerprint in groups of four digits, as two people read it to each other.
[[nodiscard]] QString fingerprintText(const QString& hex);

/// The IPv4 addresses by which others may reach this computer, in the system's order; last 127.0.0.1, by
/// which only itself does.
[[nodiscard]] QStringList addressesOfThisComputer();

} // namespace cunbao
