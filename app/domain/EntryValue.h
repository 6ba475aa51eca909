#pragma once

#include "app/domain/Decimal.h"

#include <QString>

namespace cunbao {

/// What an entry states: a number, a text, or one of two kinds of nothing (2-domain, "Four kinds of
/// nothing"). The other two need no value: "not reported" is the absence of an entry, "zero" the number 0.
struct EntryValue {
    enum class Kind : quint8 { Number = 0, NotApplicable = 1, Unknown = 2, Text = 3 };
    Kind kind = Kind::Number;
    Decimal number;
    QString text;

    [[nodiscard]] static EntryValue ofNumber(Decimal n) { return {Kind::Number, n, {}}; }
    [[nodiscard]] static EntryValue ofText(QString t) { return {Kind::Text, {}, std::move(t)}; }
    [[nodiscard]] static EntryValue notApplicable() { return {Kind::NotApplicable, {}, {}}; }
    [[nodiscard]] static EntryValue unknown() { return {Kind::Unknown, {}, {}}; }

    /// As JSON and scripts have it: the shortest exact number, the text, `not-applicable` or `unknown`.
    [[nodiscard]] QString toString() const {
        switch (kind) {
        case Kind::Number: return number.toString();
        case Kind::NotApplicable: return QStringLiteral("not-applicable");
        case Kind::Unknown: return QStringLiteral("unknown");
        case Kind::Text: return text;
        }
        return {};
    }

    friend bool operator==(const EntryValue&, const EntryValue&) = default;
};

} // namespace cunbao
