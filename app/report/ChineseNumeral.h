#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace cunbao {

/// A whole number in Chinese numerals as one reads it aloud: 0 零, 12 十二, 105 一百零五, 20000
/// 二万. Nothing for negative numbers and from 10^12 on, which nobody writes in words.
[[nodiscard]] std::optional<QString> chineseNumeral(std::int64_t number);

/// The same where it counts something, before a measure word: 2 is 两 (两批), 2000 两千, 12 十二.
[[nodiscard]] std::optional<QString> chineseCount(std::int64_t number);

} // namespace cunbao
