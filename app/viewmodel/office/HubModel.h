#pragma once

#include "app/store/KnownHubs.h"
#include "app/viewmodel/session/PageModel.h"

#include <QUrl>

namespace cunbao {

/// The hub (中转服务): the one that this computer can run itself, and the one that this device uses.
class HubModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool canRun READ canRun NOTIFY changed)
    Q_PROPERTY(cunbao::EmbeddedHub::State state READ state NOTIFY changed)
    Q_PROPERTY(QString stateError READ stateError NOTIFY changed)
    Q_PROPERTY(QString url READ url NOTIFY changed)
    Q_PROPERTY(QString fingerprint READ fingerprint NOTIFY changed)
    Q_PROPERTY(QList<QString> addresses READ addresses NOTIFY changed)
    Q_PROPERTY(int addressIndex READ addressIndex WRITE setAddressIndex NOTIFY changed)
    Q_PROPERTY(int port READ port WRITE setPort NOTIFY changed)
    Q_PROPERTY(bool onlyHere READ onlyHere NOTIFY changed)
    Q_PROPERTY(bool addressGone READ addressGone NOTIFY changed)
    Q_PROPERTY(QString storageText READ storageText NOTIFY changed)
    Q_PROPERTY(int devices READ devices NOTIFY changed)
    Q_PROPERTY(QString usedUrl READ usedUrl NOTIFY changed)
    Q_PROPERTY(QString usedFingerprint READ usedFingerprint NOTIFY changed)
    Q_PROPERTY(bool usesThis READ usesThis NOTIFY changed)

public:
    explicit HubModel(QObject* parent = nullptr) : PageModel(parent) {}

    /// This computer is the main office device, and the program has a hub in it.
    [[nodiscard]] bool canRun() const { return hub() && m_facts.mainOffice; }
    [[nodiscard]] EmbeddedHub::State state() const { return hub() ? hub()->state() : EmbeddedHub::Stopped; }
    /// Why it failed, in words.
    [[nodiscard]] QString stateError() const { return hub() ? hub()->errorText() : QString(); }
    /// Of the hub that runs here; empty while none does. The fingerprint in groups of four digits.
    [[nodiscard]] QString url() const { return hub() ? hub()->url() : QString(); }
    [[nodiscard]] QString fingerprint() const;
    /// By which phones may reach this computer; the last one by which only itself does.
    [[nodiscard]] QStringList addresses() const { return m_facts.addresses; }
    [[nodiscard]] int addressIndex() const { return m_addressIndex; }
    void setAddressIndex(int index);
    /// 1 to 65535.
    [[nodiscard]] int port() const { return m_port; }
    void setPort(int port);
    /// It runs where nothing but this computer itself reaches it.
    [[nodiscard]] bool onlyHere() const;
    /// It runs, but this computer no longer has the address that invites name.
    [[nodiscard]] bool addressGone() const;
    /// What the hub here keeps on disk: 1.2 MB.
    [[nodiscard]] QString storageText() const;
    /// Active devices of the township: those that may exchange with it.
    [[nodiscard]] int devices() const { return m_facts.devices; }
    /// The hub that this device itself exchanges with; empty: none is known.
    [[nodiscard]] QString usedUrl() const { return m_facts.used ? m_facts.used->url : QString(); }
    [[nodiscard]] QString usedFingerprint() const;
    /// It is the one that runs here.
    [[nodiscard]] bool usesThis() const { return m_facts.used && !url().isEmpty() && usedUrl() == url(); }

    /// Starts the hub here; once it runs, this device uses it and invites name it.
    Q_INVOKABLE void start();
    Q_INVOKABLE void stop();
    /// From now on this device uses the hub that runs here.
    Q_INVOKABLE void useThis();
    /// The office's public card, which a hub elsewhere needs to serve it. Nothing in it is secret.
    Q_INVOKABLE void saveCard(const QUrl& file);

Q_SIGNALS:
    void changed();
    void cardSaved(const QString& path);

protected:
    void load() override;

private:
    struct Facts {
        bool mainOffice = false;
        std::optional<KnownHub> used;
        QStringList addresses;
        qint64 storage = 0; ///< bytes
        int devices = 0;
    };
    [[nodiscard]] static Result<Facts> readFacts(Ledger& ledger, const QString& folder);
    [[nodiscard]] EmbeddedHub* hub() const { return session() ? session()->hub() : nullptr; }
    void show(Facts facts);
    void follow();

    Facts m_facts;
    int m_addressIndex = 0;
    int m_port = 8443;
    bool m_chosen = false;    ///< a person has chosen address or port
    bool m_useOnceUp = false; ///< it was started from here
};

} // namespace cunbao
