#pragma once

#include "platform/base/Result.h"

#include <QtTest>

namespace cunbao {

[[nodiscard]] inline QByteArray describe(const Error& error) {
    return QStringLiteral("domain %1, code %2: %3")
        .arg(static_cast<int>(error.domain()))
        .arg(error.code())
        .arg(error.details().join(u' '))
        .toUtf8();
}

} // namespace cunbao

/// Fails the test, with the error, where a Result holds one.
#define OK(expression)                                                                                       \
    do {                                                                                                     \
        const auto& outcome_ = (expression);                                                                 \
        QVERIFY2(outcome_.ok(), outcome_.ok() ? "" : cunbao::describe(outcome_.error()).constData());        \
    } while (false)

/// Fails the test where a Result does not hold exactly this error.
#define FAILS(expression, errc)                                                                              \
    do {                                                                                                     \
        const auto& outcome_ = (expression);                                                                 \
        QVERIFY2(!outcome_.ok(), "expected " #errc);                                                         \
        QVERIFY2(outcome_.error().is(errc), cunbao::describe(outcome_.error()).constData());                 \
    } while (false)
