#include "app/viewmodel/session/Session.h"

#include "app/domain/AppError.h"
#include "app/store/Identity.h"
#include "app/store/KnownHubs.h"
#include "app/usecase/Enrolment.h"
#include "app/usecase/SyncNow.h"
#include "app/viewmodel/ErrorText.h"
#include "app/viewmodel/Terms.h"
#include "platform/base/Memory.h"

namespace cunbao {

Session::Session(const Parts& parts, QObject* parent)
    : QObject(parent), m_parts(parts), m_preferences(parts.preferencesFile),
      m_sync(*parts.context.clock, parts.makeTransport),
      m_face(Home::exists(parts.folder) ? Locked : Welcome) {
    m_sync.setLanguage(m_preferences.spoken());
    connect(&m_preferences, &Preferences::languageChanged, this, [this] {
        m_sync.setLanguage(m_preferences.spoken());
        Q_EMIT changed();
    });
    connect(&m_sync, &SyncLoop::moved, this, [this] {
        refresh();
        Q_EMIT ledgerChanged();
    });
    connect(&m_sync, &SyncLoop::changed, this, [this] {
        if (m_home) m_preferences.setOnlyHere(quint64(m_sync.pending()));
    });
    // Nothing waits for the network before an exchange has ended, and to ask for it takes time at the start.
    connect(&m_sync, &SyncLoop::moved, this, &Session::watchNetwork, Qt::SingleShotConnection);
    m_idle.setSingleShot(true);
    m_idle.setInterval(parts.idleTime);
    connect(&m_idle, &QTimer::timeout, this, &Session::lock);
}

Session::~Session() {
    m_parts.platform->connectivity->onChange({});
    m_parts.platform->backgroundWork->disable();
    m_sync.stop();
}

QString Session::roleText() const {
    return m_facts.role ? atStart(term(*m_facts.role, m_preferences.spoken())) : QString();
}

QString Session::standing() const {
    return m_facts.standing ? errorText(*m_facts.standing, m_preferences.spoken()) : QString();
}

void Session::unlock(const QString& passcode, QObject* context,
                     std::function<void(const Result<void>&)> then) {
    struct Opened {
        std::shared_ptr<const UnlockedHome> home;
        Facts facts;
    };
    m_ledger.run(
        this,
        [this, passcode]() -> Result<Opened> {
            TRY_LET(UnlockedHome home, Home::unlock(m_parts.folder, passcode, m_parts.context));
            Opened opened{std::make_shared<const UnlockedHome>(std::move(home)), {}};
            TRY_LET(auto ledger, opened.home->ledger());
            TRY_LET(opened.facts, readFacts(*ledger));
            m_ledger.setLedger(std::move(ledger));
            return opened;
        },
        [this, context = QPointer<QObject>(context), then = std::move(then)](const Result<Opened>& opened) {
            if (!opened.ok()) {
                if (context) then(opened.error());
                return;
            }
            m_home = opened->home;
            workInBackground();
            noteActivity();
            // Hashing, opening and the first page needed more than what follows will.
            connect(&m_ledger, &LedgerThread::idle, this, &Session::giveBackMemory, Qt::SingleShotConnection);
            show(opened->facts);
            const auto interval = m_face == Office ? tuning::OfficeInterval : tuning::PhoneInterval;
            m_sync.start(m_home, m_parts.syncsByItself ? interval : std::chrono::seconds(0));
            if (context) then({});
        });
}

void Session::workInBackground() {
    // Where a system can't hide the app among the recent ones, it stays visible there: nothing to be told of.
    static_cast<void>(m_parts.platform->screenPrivacy->setHidden(true));
    BackgroundWork& background = *m_parts.platform->backgroundWork;
    if (!background.isAvailable()) return;
    const auto enabled = background.enable([this](const BackgroundWork::Done& done) {
        if (!m_home) {
            done();
            return;
        }
        m_sync.syncNow();
        auto* ended = new QObject(this);
        connect(&m_sync, &SyncLoop::changed, ended, [this, ended, done] {
            if (m_sync.state() == SyncLoop::Running) return;
            m_sync.disconnect(ended);
            ended->deleteLater();
            done();
        });
    });
    // Switched off by the person, who then exchanges while the app is open.
    if (!enabled.ok()) background.disable();
}

void Session::watchNetwork() {
    m_parts.platform->connectivity->onChange([this] {
        if (m_parts.platform->connectivity->network() != Connectivity::Network::Offline)
            m_sync.networkReturned();
    });
}

void Session::giveBackMemory() {
    m_ledger.run(
        this,
        []() -> Result<void> {
            cunbao::giveBackMemory();
            return {};
        },
        [](const Result<void>&) {});
}

void Session::lock() {
    if (!m_home) return;
    m_idle.stop();
    m_sync.stop();
    m_home.reset();
    m_ledger.run(
        this,
        [this]() -> Result<void> {
            m_ledger.setLedger(nullptr);
            return {};
        },
        [](const Result<void>&) {});
    m_facts = {};
    m_face = Locked;
    Q_EMIT changed();
}

void Session::wrote() {
    m_sync.recorded();
    refresh();
    Q_EMIT ledgerChanged();
}

void Session::noteActivity() {
    if (m_home && m_parts.idleTime.count() > 0) m_idle.start();
}

void Session::refresh() {
    if (!m_home) return;
    m_ledger.ask(
        this, [](Ledger& ledger) { return readFacts(ledger); },
        [this](const Result<Facts>& facts) {
            if (facts.ok() && m_home) show(*facts);
        });
}

void Session::show(const Facts& facts) {
    m_facts = facts;
    m_sync.setStored(facts.sync);
    m_face = facts.mainOffice || (facts.role && isOfficeRole(*facts.role)) ? Office : Village;
    Q_EMIT changed();
}

Result<Session::Facts> Session::readFacts(Ledger& ledger) {
    Facts facts;
    facts.mainOffice = ledger.isMainOffice();
    TRY_LET(const Authority* authority, ledger.authority());
    if (const CertifiedDevice* device = authority->device(ledger.identity().device())) {
        for (const Grant& grant : device->grants) {
            facts.unit = OrgCode(grant.unit);
            facts.role = grant.role;
        }
    }
    if (const auto self = ledger.self(); self.ok())
        facts.member = true;
    else
        facts.standing = self.error();
    // For a certificate, or for new keys: as an exchange reports it.
    TRY_LET(const auto asked, pendingJoin(ledger));
    const bool restored = facts.standing && facts.standing->is(AppErrc::DeviceRestored);
    facts.sync.waiting = asked || (restored && !facts.mainOffice);
    TRY_LET(facts.sync.pending, pendingOperations(ledger));
    TRY_LET(const auto hub, KnownHubs(ledger).find(QString()));
    facts.sync.hub = hub.has_value();
    TRY_LET(const QByteArray office, readMeta(ledger.db(), "office-name"));
    TRY_LET(const QByteArray unit, readMeta(ledger.db(), "unit-name"));
    facts.office = QString::fromUtf8(office);
    facts.unitName = QString::fromUtf8(unit);
    const auto catalogue = ledger.currentCatalogue();
    if (!catalogue.ok()) return facts;
    if (const OrgUnit* township = (*catalogue)->unit((*catalogue)->township())) facts.office = township->name;
    if (facts.mainOffice && facts.unit.isNull()) facts.unit = (*catalogue)->township();
    if (const OrgUnit* own = (*catalogue)->unit(facts.unit)) facts.unitName = own->name;
    return facts;
}

} // namespace cunbao
