#pragma once

#include <QByteArray>

#include <span>
#include <vector>

namespace cunbao::fuzz {

/// One reader of bytes from outside.
struct Decoder {
    const char* name;
    /// Whether it accepts them. What it accepts, written and read again, must say the same; the program ends
    /// where it does not.
    bool (*read)(const QByteArray& bytes);
    /// What the real writers make, at least one of it accepted: where mutations start from.
    std::vector<QByteArray> (*seeds)();
};

/// What comes from a hub, from devices, in bundles and invites.
[[nodiscard]] std::span<const Decoder> wireDecoders();
/// What people type or import, and what lies in stores.
[[nodiscard]] std::span<const Decoder> textDecoders();

[[nodiscard]] std::vector<Decoder> allDecoders();
/// Null where there is none of that name.
[[nodiscard]] const Decoder* decoderNamed(const QByteArray& name);

/// Ends the program: `decoder` does not keep its word on these bytes.
[[noreturn]] void brokenWord(const char* what, const QByteArray& written);

/// What is accepted is written, accepted again, and written the same.
template <class Read, class Write>
bool readTwice(const QByteArray& bytes, Read read, Write write) {
    const auto first = read(bytes);
    if (!first.ok()) return false;
    const QByteArray written = write(*first);
    const auto second = read(written);
    if (!second.ok()) brokenWord("what was written is refused", written);
    if (write(*second) != written) brokenWord("what was written reads as something else", written);
    return true;
}

} // namespace cunbao::fuzz
