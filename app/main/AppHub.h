#pragma once

#include "app/hub/OfficeHub.h"
#include "app/viewmodel/Language.h"
#include "app/viewmodel/session/EmbeddedHub.h"

#include <QThread>

#include <optional>

namespace cunbao {

/// The hub inside the office's window. It needs no passcode, so it goes on while the window is locked, and
/// comes back with the program until somebody stops it.
class AppHub final : public EmbeddedHub {
    Q_OBJECT

public:
    AppHub(const Clock& clock, Random& random, QObject* parent = nullptr);
    /// Answers what the hub took; it is still one that comes back.
    ~AppHub() override;

    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] QString url() const override { return m_url; }
    [[nodiscard]] QString fingerprint() const override { return m_fingerprint; }
    [[nodiscard]] QString errorText() const override;

    void start(const QString& homeFolder, const QString& host, quint16 port) override;
    void stop() override;
    /// Starts again where it ran when the program last ended; nothing where it was stopped before.
    void resume(const QString& homeFolder);
    void setLanguage(Language language);

private:
    struct Address {
        QString url;
        QString fingerprint;
    };
    /// Work for m_thread; what it comes to is shown here. No value: it does not run.
    using Work = std::function<Result<std::optional<Address>>()>;
    void post(State meanwhile, Work work);
    void show(const Result<std::optional<Address>>& outcome);
    Result<std::optional<Address>> run(const QString& homeFolder, const QString& host, quint16 port);
    Result<std::optional<Address>> end();

    const Clock& m_clock;
    Random& m_random;
    QThread m_thread;
    QObject m_worker; ///< lives in m_thread
    // Of m_thread:
    std::unique_ptr<OfficeHub> m_hub;
    QString m_addressFile; ///< where the address is kept that it comes back to; of the hub that runs
    // Of the user interface's thread:
    State m_state = Stopped;
    QString m_url;
    QString m_fingerprint;
    std::optional<Error> m_error;
    int m_underWay = 0; ///< pieces of work that have not been shown yet
    Language m_language = languageFromEnvironment();
};

} // namespace cunbao
