#pragma once

#include "platform/base/Error.h"

#include <optional>
#include <utility>
#include <variant>

namespace cunbao {

/// A value, or the Error that stands in its way. Never both, never neither. Dereferencing a failed
/// Result is a programming error and ends the program (std::bad_variant_access).
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& operator*() & { return std::get<0>(m_state); }
    [[nodiscard]] const T& operator*() const& { return std::get<0>(m_state); }
    [[nodiscard]] T&& operator*() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] T* operator->() { return &std::get<0>(m_state); }
    [[nodiscard]] const T* operator->() const { return &std::get<0>(m_state); }

    [[nodiscard]] const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const { return m_error.value(); }

private:
    std::optional<Error> m_error;
};

} // namespace cunbao

#define CUNBAO_JOIN_(a, b) a##b
#define CUNBAO_JOIN(a, b) CUNBAO_JOIN_(a, b)

/// `TRY(expression)`: returns the error of a failed Result<void> (or ignores the value of a Result<T>).
#define TRY_(temporary, expression)                                                                          \
    do {                                                                                                     \
        auto temporary = (expression);                                                                       \
        if (!temporary.ok()) return temporary.error();                                                       \
    } while (false)
#define TRY(expression) TRY_(CUNBAO_JOIN(try_, __COUNTER__), expression)

/// `TRY_LET(const auto x, expression)`: declares x from the value, or returns the error.
#define TRY_LET_(temporary, declaration, expression)                                                         \
    auto temporary = (expression);                                                                           \
    if (!temporary.ok()) return temporary.error();                                                           \
    declaration = *std::move(temporary)
#define TRY_LET(declaration, expression) TRY_LET_(CUNBAO_JOIN(tryLet_, __COUNTER__), declaration, expression)
