#pragma once

#include "app/viewmodel/Language.h"

#include <QString>

#include <CLI/CLI.hpp>

namespace cunbao::cli {

/// What is off with a call's words, in one line, and whose help says how to write them. CLI11 says it in
/// English only; what this does not know how to say in Chinese keeps those words.
[[nodiscard]] QString usageText(const CLI::App& app, const CLI::ParseError& error, Language language);

/// The headings and marks of --help, all the way down. After everything was added to `app`.
void speak(CLI::App& app, Language language);

} // namespace cunbao::cli
