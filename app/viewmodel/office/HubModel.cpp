#include "app/viewmodel/office/HubModel.h"

#include "app/usecase/ListDevices.h"
#include "app/viewmodel/HubAddress.h"
#include "app/viewmodel/NumberText.h"
#include "platform/base/AtomicFile.h"
#include "sync/authority/OfficeCard.h"

#include <QDirIterator>

#include <algorithm>
#include <set>
#include <utility>

#include <QHostAddress>

namespace cunbao {

namespace {

constexpr int MaxPort = 65535;

qint64 bytesIn(const QString& folder) {
    qint64 bytes = 0;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

} // namespace

Result<HubModel::Facts> HubModel::readFacts(Ledger& ledger, const QString& folder) {
    Facts facts;
    facts.mainOffice = ledger.isMainOffice();
    TRY_LET(facts.used, KnownHubs(ledger).find(QString()));
    TRY_LET(const auto devices, listDevices(ledger));
    std::set<DeviceId> active;
    for (const ListedDevice& device : devices)
        if (!device.revoked) active.insert(device.id);
    facts.devices = static_cast<int>(active.size());
    facts.addresses = addressesOfThisComputer();
    facts.storage = bytesIn(Home::hubFolder(folder));
    return facts;
}

void HubModel::load() {
    if (EmbeddedHub* here = hub())
        connect(here, &EmbeddedHub::changed, this, &HubModel::follow, Qt::UniqueConnection);
    read([folder = session()->folder()](Ledger& ledger) { return readFacts(ledger, folder); },
         [this](Facts facts) { show(std::move(facts)); });
}

void HubModel::show(Facts facts) {
    m_facts = std::move(facts);
    // What it runs on, or what it ran on last, is what it would be started on again.
    const QUrl last(url().isEmpty() ? usedUrl() : url());
    const auto at = static_cast<int>(m_facts.addresses.indexOf(last.host()));
    if (!m_chosen && at >= 0) {
        m_addressIndex = at;
        m_port = last.port(m_port);
    }
    m_addressIndex = std::clamp(m_addressIndex, 0, static_cast<int>(m_facts.addresses.size()) - 1);
    Q_EMIT changed();
}

void HubModel::follow() {
    if (state() == EmbeddedHub::Running && std::exchange(m_useOnceUp, false)) useThis();
    if (state() == EmbeddedHub::Failed) m_useOnceUp = false;
    Q_EMIT changed();
    reload();
}

QString HubModel::fingerprint() const {
    return hub() ? fingerprintText(hub()->fingerprint()) : QString();
}

bool HubModel::onlyHere() const {
    return QHostAddress(QUrl(url()).host()).isLoopback();
}

QString HubModel::usedFingerprint() const {
    return m_facts.used ? fingerprintText(m_facts.used->pin.toHex()) : QString();
}

void HubModel::setAddressIndex(int index) {
    if (index == m_addressIndex || index < 0 || index >= static_cast<int>(m_facts.addresses.size())) return;
    m_addressIndex = index;
    m_chosen = true;
    Q_EMIT changed();
}

void HubModel::setPort(int port) {
    if (port == m_port || port < 1 || port > MaxPort) return;
    m_port = port;
    m_chosen = true;
    Q_EMIT changed();
}

bool HubModel::addressGone() const {
    return state() == EmbeddedHub::Running && !m_facts.addresses.isEmpty() &&
           !m_facts.addresses.contains(QUrl(url()).host());
}

QString HubModel::storageText() const {
    return session() ? dataSizeText(m_facts.storage, language()) : QString();
}

void HubModel::start() {
    if (!canRun() || m_facts.addresses.isEmpty()) return;
    clearError();
    m_useOnceUp = true;
    hub()->start(session()->folder(), m_facts.addresses[m_addressIndex], static_cast<quint16>(m_port));
}

void HubModel::stop() {
    if (!hub()) return;
    m_useOnceUp = false;
    hub()->stop();
}

void HubModel::useThis() {
    if (state() != EmbeddedHub::Running) return;
    const auto pin = Hash32::from(QByteArray::fromHex(hub()->fingerprint().toLatin1()));
    if (!pin) {
        fail(cunbao::fail(AppErrc::PinSyntax, {hub()->fingerprint()}));
        return;
    }
    act([url = url(), pin = *pin](Ledger& ledger) { return KnownHubs(ledger).remember(url, pin); },
        [](std::monostate) {});
}

void HubModel::saveCard(const QUrl& file) {
    clearError();
    const QString path = file.toLocalFile();
    ask(
        [path, card = Home::cardPath(session()->folder())](Ledger&) -> Result<void> {
            TRY_LET(const QByteArray bytes, AtomicFile::read(card, OfficeCard::MaxBytes));
            return AtomicFile::write(path, bytes);
        },
        [this, path](std::monostate) { Q_EMIT cardSaved(path); });
}

} // namespace cunbao
