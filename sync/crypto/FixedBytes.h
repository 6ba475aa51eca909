#pragma once

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>

namespace cunbao {

/// A public byte string of one length and one meaning. Different meanings are different types, so that a
/// stream id is never taken for a device id.
template <std::size_t N, class Meaning>
class FixedBytes {
public:
    static constexpr qsizetype Size = static_cast<qsizetype>(N);

    constexpr FixedBytes() = default;

    /// Nothing unless `bytes` is exactly as long as this type.
    [[nodiscard]] static std::optional<FixedBytes> from(QByteArrayView bytes) {
        if (bytes.size() != Size) return std::nullopt;
        FixedBytes out;
        std::copy(bytes.begin(), bytes.end(), out.m_bytes.begin());
        return out;
    }

    [[nodiscard]] QByteArrayView view() const {
        return QByteArrayView(reinterpret_cast<const char*>(m_bytes.data()), Size);
    }
    [[nodiscard]] QByteArray toBytes() const { return view().toByteArray(); }
    [[nodiscard]] QString toHex() const { return QString::fromLatin1(toBytes().toHex()); }
    [[nodiscard]] const std::uint8_t* data() const { return m_bytes.data(); }
    [[nodiscard]] std::uint8_t* data() { return m_bytes.data(); }
    [[nodiscard]] bool isNull() const { return m_bytes == std::array<std::uint8_t, N>{}; }

    friend auto operator<=>(const FixedBytes&, const FixedBytes&) = default;

private:
    std::array<std::uint8_t, N> m_bytes{};
};

} // namespace cunbao

/// Ids are hashes or random: any eight of their bytes spread well.
template <std::size_t N, class Meaning>
struct std::hash<cunbao::FixedBytes<N, Meaning>> {
    std::size_t operator()(const cunbao::FixedBytes<N, Meaning>& value) const noexcept {
        constexpr std::size_t Used = std::min(sizeof(std::size_t), N);
        std::size_t out = 0;
        for (std::size_t i = 0; i < Used; ++i)
            out = (out << 8) | value.data()[i];
        return out;
    }
};
