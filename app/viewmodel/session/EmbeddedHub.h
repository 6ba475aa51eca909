#pragma once

#include <QObject>
#include <qqmlregistration.h>

namespace cunbao {

/// The hub that an office's own computer can run inside the app. Where the program has none (phones), the
/// session's is null. Lives in the user interface's thread; its work does not.
class EmbeddedHub : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the session")
    Q_PROPERTY(cunbao::EmbeddedHub::State state READ state NOTIFY changed)
    Q_PROPERTY(QString url READ url NOTIFY changed)
    Q_PROPERTY(QString fingerprint READ fingerprint NOTIFY changed)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed)

public:
    enum State { Stopped, Starting, Running, Stopping, Failed };
    Q_ENUM(State)

    using QObject::QObject;

    [[nodiscard]] virtual State state() const = 0;
    /// https://HOST:PORT while it runs.
    [[nodiscard]] virtual QString url() const = 0;
    /// SHA-256 of its key's SPKI, hex.
    [[nodiscard]] virtual QString fingerprint() const = 0;
    [[nodiscard]] virtual QString errorText() const = 0;
    /// Serves the office whose home this is, on all addresses of this machine; port 0 takes a free one.
    /// `host`: the address that invites name.
    virtual void start(const QString& homeFolder, const QString& host, quint16 port) = 0;
    virtual void stop() = 0;

Q_SIGNALS:
    void changed();
};

} // namespace cunbao
