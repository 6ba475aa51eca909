#pragma once

namespace cunbao {

/// The languages that every text for people exists in.
enum class Language { Chinese, English };

/// CUNBAO_LANG=zh or en decides; without it the first of LC_ALL, LC_MESSAGES and LANG that is set: Chinese
/// where it starts with zh, else English.
[[nodiscard]] Language languageFromEnvironment();

} // namespace cunbao
