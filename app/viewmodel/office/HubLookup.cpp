#include "app/viewmodel/office/HubLookup.h"

#include "app/store/KnownHubs.h"
#include "app/viewmodel/HubAddress.h"
#include "sync/net/HttpsTransport.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace cunbao {

QString HubLookup::fingerprint() const {
    return m_pin ? fingerprintText(m_pin->toHex()) : QString();
}

void HubLookup::look(const QString& address) {
    forget();
    const auto url = hubUrlOf(address);
    if (!url) {
        show(AddressWrong);
        return;
    }
    m_url = *url;
    show(Asking);
    // Connecting blocks: on a thread of its own, so that neither window nor ledger waits for the network. The
    // program's end waits for it, this model's does not.
    QThreadPool::globalInstance()->start(
        [self = QPointer<HubLookup>(this), question = m_question, hub = QUrl(m_url)] {
            const auto key = probePin(hub);
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [self, question, key] {
                    if (self && self->m_question == question) self->take(key);
                },
                Qt::QueuedConnection);
        });
}

void HubLookup::take(const Result<QByteArray>& key) {
    if (!key.ok()) {
        fail(key.error());
        show(AskAddress);
        return;
    }
    const auto pin = Hash32::from(*key);
    if (!pin) {
        fail(cunbao::fail(AppErrc::HubUnknown, {m_url}));
        show(AskAddress);
        return;
    }
    session()->ledger().ask(
        this, [url = m_url](Ledger& ledger) { return KnownHubs(ledger).find(url); },
        [this, pin = *pin, question = m_question](const Result<std::optional<KnownHub>>& known) {
            if (question != m_question) return;
            const bool another = known.ok() && *known && (*known)->pin != pin;
            if (!known.ok()) fail(known.error());
            if (another)
                fail(cunbao::fail(AppErrc::HubPinChanged, {m_url, (*known)->pin.toHex(), pin.toHex()}));
            if (!known.ok() || another) {
                show(AskAddress);
                return;
            }
            m_pin = pin;
            m_knownBefore = known->has_value();
            show(CompareKey);
        });
}

void HubLookup::trust() {
    if (m_step != CompareKey) return;
    act([url = m_url, pin = *m_pin](Ledger& ledger) { return KnownHubs(ledger).remember(url, pin); },
        [this](std::monostate) { show(InUse); });
}

void HubLookup::forget() {
    ++m_question;
    clearError();
    m_url.clear();
    m_pin.reset();
    m_knownBefore = false;
    show(AskAddress);
}

void HubLookup::show(Step step) {
    m_step = step;
    Q_EMIT changed();
}

} // namespace cunbao
