#pragma once

#include <QByteArray>

#include <array>
#include <cstdint>
#include <optional>

namespace cunbao {

/// Overwrites memory in a way that no optimiser removes.
void wipe(void* memory, std::size_t size);
/// Wipes a byte array that is not shared; a shared one is only let go.
void wipe(QByteArray& bytes);

/// A secret of one length and one use: move-only, wiped when it goes, never printed or compared.
template <std::size_t N, class Use>
class Secret {
public:
    static constexpr qsizetype Size = static_cast<qsizetype>(N);

    Secret() = default;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    Secret(Secret&& other) noexcept : m_bytes(other.m_bytes) { wipe(other.m_bytes.data(), N); }
    Secret& operator=(Secret&& other) noexcept {
        if (this != &other) {
            m_bytes = other.m_bytes;
            wipe(other.m_bytes.data(), N);
        }
        return *this;
    }
    ~Secret() { wipe(m_bytes.data(), N); }

    [[nodiscard]] static std::optional<Secret> from(QByteArrayView bytes) {
        if (bytes.size() != Size) return std::nullopt;
        Secret out;
        std::copy(bytes.begin(), bytes.end(), out.m_bytes.begin());
        return out;
    }
    /// A second holder of the same secret, spelled out where one is really needed.
    [[nodiscard]] Secret duplicate() const {
        Secret out;
        out.m_bytes = m_bytes;
        return out;
    }
    /// The bytes themselves, for the store that keeps them encrypted and for libsodium.
    [[nodiscard]] QByteArrayView expose() const {
        return QByteArrayView(reinterpret_cast<const char*>(m_bytes.data()), Size);
    }
    [[nodiscard]] const std::uint8_t* data() const { return m_bytes.data(); }
    [[nodiscard]] std::uint8_t* data() { return m_bytes.data(); }

private:
    std::array<std::uint8_t, N> m_bytes{};
};

} // namespace cunbao
