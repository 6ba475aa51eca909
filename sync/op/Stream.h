#pragma once

#include "sync/crypto/Keys.h"

#include <compare>
#include <cstdint>

namespace cunbao {

using DeviceId = FixedBytes<16, struct DeviceIdMeaning>;
using StreamId = FixedBytes<16, struct StreamIdMeaning>;
using TownshipId = FixedBytes<16, struct TownshipIdMeaning>;

/// What a certificate lets a device do. The numbers are on the wire.
enum class Role : quint8 { MainOffice = 1, Clerk = 2, Reviewer = 3, Viewer = 4, Lead = 5, Recorder = 6 };

inline constexpr quint64 MaxRole = 6;

/// A 12-digit statistical division code as a number.
[[nodiscard]] constexpr bool isUnitCode(std::int64_t code) {
    return code >= 1 && code <= 999'999'999'999;
}

[[nodiscard]] constexpr bool isOfficeRole(Role role) {
    return role == Role::MainOffice || role == Role::Clerk || role == Role::Reviewer || role == Role::Viewer;
}

/// A circle of readers (读者范围). `unit` is a village's 12-digit code with kind Unit, else 0.
struct Audience {
    enum class Kind : quint8 { Unit = 1, Township = 2, Office = 3 };
    Kind kind = Kind::Township;
    std::int64_t unit = 0;

    [[nodiscard]] static Audience ofUnit(std::int64_t code) { return {Kind::Unit, code}; }
    [[nodiscard]] static Audience township() { return {Kind::Township, 0}; }
    [[nodiscard]] static Audience office() { return {Kind::Office, 0}; }

    friend auto operator<=>(const Audience&, const Audience&) = default;
};

/// The hybrid-clock order needs an identity that nobody chooses: both public keys, hashed.
[[nodiscard]] DeviceId deviceIdOf(const SigningPublicKey& signing, const BoxPublicKey& box);
[[nodiscard]] StreamId streamIdOf(const SigningPublicKey& device, const Audience& audience);
[[nodiscard]] TownshipId townshipIdOf(const SigningPublicKey& root);

} // namespace cunbao
