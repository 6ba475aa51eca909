#pragma once

#include "app/viewmodel/session/PageModel.h"
#include "sync/crypto/Hash.h"

namespace cunbao {

/// Taking a hub elsewhere into use: its address, then the fingerprint of its key, which a person compares
/// with what the hub's own people say; only then it is trusted, and this device syncs there from then on.
class HubLookup : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(cunbao::HubLookup::Step step READ step NOTIFY changed)
    Q_PROPERTY(QString url READ url NOTIFY changed)
    Q_PROPERTY(QString fingerprint READ fingerprint NOTIFY changed)
    Q_PROPERTY(bool knownBefore READ knownBefore NOTIFY changed)

public:
    enum Step {
        AskAddress,
        AddressWrong, ///< what was typed is no https address
        Asking,       ///< the hub is being asked for its key
        CompareKey,   ///< a person compares
        InUse         ///< trusted, and the one that this device uses
    };
    Q_ENUM(Step)

    explicit HubLookup(QObject* parent = nullptr) : PageModel(parent) {}

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] QString url() const { return m_url; }
    /// In groups of four digits; from CompareKey on.
    [[nodiscard]] QString fingerprint() const;
    /// This device has trusted this very key before.
    [[nodiscard]] bool knownBefore() const { return m_knownBefore; }

    /// Asks the hub at this address for its key. Nothing else is sent.
    Q_INVOKABLE void look(const QString& address);
    /// The fingerprint is the right one.
    Q_INVOKABLE void trust();
    /// Back to the address; an answer that is still to come is not looked at.
    Q_INVOKABLE void forget();

Q_SIGNALS:
    void changed();

protected:
    void load() override {}

private:
    void show(Step step);
    void take(const Result<QByteArray>& key);

    Step m_step = AskAddress;
    QString m_url;
    std::optional<Hash32> m_pin;
    bool m_knownBefore = false;
    quint64 m_question = 0; ///< the one asked last
};

} // namespace cunbao
