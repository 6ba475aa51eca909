#pragma once

#include "platform/api/DeviceError.h"
#include "platform/api/KeyStore.h"

#include <QObject>

namespace cunbao {

/// A desktop's key ring opens with the session and tells every program of the person: no gain over the
/// passcode.
class NoKeyStore final : public KeyStore {
public:
    [[nodiscard]] bool isAvailable() const override { return false; }
    void write(const QString&, const QByteArray&, Stored stored) override { refuse(std::move(stored)); }
    void read(const QString&, Found found) override { refuse(std::move(found)); }
    void remove(const QString&, Stored removed) override { refuse(std::move(removed)); }

private:
    template <class Answer>
    void refuse(Answer answer) {
        QMetaObject::invokeMethod(
            &m_context,
            [answer = std::move(answer)] {
                answer(fail(DeviceErrc::NotOffered, {QStringLiteral("key store")}));
            },
            Qt::QueuedConnection);
    }

    QObject m_context; ///< what was posted goes with it
};

} // namespace cunbao
