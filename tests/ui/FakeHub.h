#pragma once

#include "app/viewmodel/session/EmbeddedHub.h"

namespace cunbao {

/// A hub inside the office's program that is in whatever state somebody wants to see.
class FakeHub final : public EmbeddedHub {
public:
    using EmbeddedHub::EmbeddedHub;

    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] QString url() const override;
    [[nodiscard]] QString fingerprint() const override;
    [[nodiscard]] QString errorText() const override { return m_state == Failed ? m_why : QString(); }
    /// Begins to start at this address; it is up once it is told to `become` Running.
    void start(const QString& homeFolder, const QString& host, quint16 port) override;
    void stop() override { become(Stopped); }

    /// `why`: in words, for Failed.
    void become(State state, const QString& why = {});

private:
    State m_state = Stopped;
    QString m_why;
    QString m_host = QStringLiteral("127.0.0.1");
    quint16 m_port = 8443;
};

} // namespace cunbao
