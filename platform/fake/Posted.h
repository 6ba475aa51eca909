#pragma once

#include <QObject>

#include <memory>

namespace cunbao {

/// Answers of the fakes come from the event loop, as the real ones do: who relies on being answered inside
/// the call is found out by the tests.
class Posted {
public:
    template <class Call>
    void post(Call call) {
        QMetaObject::invokeMethod(m_context.get(), std::move(call), Qt::QueuedConnection);
    }
    /// What was posted and not yet called never is.
    void drop() { m_context = std::make_unique<QObject>(); }

private:
    std::unique_ptr<QObject> m_context = std::make_unique<QObject>();
};

} // namespace cunbao
