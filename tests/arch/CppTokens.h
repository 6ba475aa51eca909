#pragma once

#include <QString>

#include <vector>

namespace cunbao::arch {

/// What a rule about sources looks at: no comments, no white space, the inside of a string kept
/// apart from code.
struct Token {
    enum class Kind {
        Identifier,
        Number,
        String,      ///< text: what stands between the quotes, escapes as written
        Punctuation, ///< text: one character
        Include,     ///< text: the path of an #include, without quotes or angle brackets
    };
    Kind kind = Kind::Punctuation;
    QString text;
    int line = 0; ///< from 1
};

/// C++ as far as these rules need it: comments, plain and raw strings, character literals, digit
/// separators and includes are told apart. Macros are not expanded and no branch of an #if is left
/// out.
[[nodiscard]] std::vector<Token> tokenize(const QString& source);

/// Whether a Number token is a floating-point literal (1.5, .5, 1e9, 0x1p4).
[[nodiscard]] bool isFloatingLiteral(const QString& number);

} // namespace cunbao::arch
