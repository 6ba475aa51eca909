#pragma once

#include "app/viewmodel/session/EmbeddedHub.h"
#include "app/viewmodel/session/LedgerThread.h"
#include "app/viewmodel/session/Preferences.h"
#include "app/viewmodel/session/SyncLoop.h"
#include "platform/api/Platform.h"

#include <QTimer>

namespace cunbao {

/// One person's time with one device: which home it is, whether it is unlocked, what the device is in its
/// township, and the threads that work for it. Everything on screen belongs to one. Lives in the user
/// interface's thread.
class Session final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(cunbao::Session::Face face READ face NOTIFY changed)
    Q_PROPERTY(QString officeName READ officeName NOTIFY changed)
    Q_PROPERTY(QString unitName READ unitName NOTIFY changed)
    Q_PROPERTY(QString unitCode READ unitCode NOTIFY changed)
    Q_PROPERTY(QString roleText READ roleText NOTIFY changed)
    Q_PROPERTY(bool mainOffice READ mainOffice NOTIFY changed)
    Q_PROPERTY(bool mainOfficeHome READ mainOfficeHome NOTIFY changed)
    Q_PROPERTY(bool member READ member NOTIFY changed)
    Q_PROPERTY(QString standing READ standing NOTIFY changed)
    Q_PROPERTY(QString programVersion READ programVersion CONSTANT)
    Q_PROPERTY(cunbao::Preferences* preferences READ preferences CONSTANT)
    Q_PROPERTY(cunbao::SyncLoop* sync READ sync CONSTANT)
    Q_PROPERTY(cunbao::EmbeddedHub* hub READ hub CONSTANT)

public:
    enum Face {
        Welcome, ///< no home yet: join an office or make one
        Locked,  ///< a home that wants its passcode
        Village, ///< the phone's pages
        Office   ///< the desktop's pages
    };
    Q_ENUM(Face)

    struct Parts {
        QString folder; ///< of the home
        QString preferencesFile;
        Home::Context context;
        Platform* platform = nullptr;
        EmbeddedHub* hub = nullptr; ///< null on phones
        SyncWorker::MakeTransport makeTransport;
        bool syncsByItself = true;
        QString programVersion;
        std::chrono::minutes idleTime{5}; ///< until it locks by itself; 0: never
    };

    explicit Session(const Parts& parts, QObject* parent = nullptr);
    ~Session() override;

    [[nodiscard]] Face face() const { return m_face; }
    [[nodiscard]] QString officeName() const { return m_facts.office; }
    [[nodiscard]] QString unitName() const { return m_facts.unitName; }
    /// 12 digits; empty while no certificate has arrived.
    [[nodiscard]] QString unitCode() const {
        return m_facts.unit.isNull() ? QString() : m_facts.unit.toString();
    }
    [[nodiscard]] QString roleText() const;
    [[nodiscard]] bool mainOffice() const { return m_facts.mainOffice; }
    /// The same, known while it is locked too. Other devices of the office are known when they are unlocked.
    [[nodiscard]] bool mainOfficeHome() const { return Home::isMainOffice(m_parts.folder); }
    /// Certified, not revoked, not restored: may record.
    [[nodiscard]] bool member() const { return m_facts.member; }
    /// Why it is no member, in words; empty where it is one.
    [[nodiscard]] QString standing() const;
    [[nodiscard]] QString programVersion() const { return m_parts.programVersion; }
    [[nodiscard]] Preferences* preferences() { return &m_preferences; }
    [[nodiscard]] SyncLoop* sync() { return &m_sync; }
    [[nodiscard]] EmbeddedHub* hub() const { return m_parts.hub; }

    // For view models -------------------------------------------------------------------------------------
    [[nodiscard]] LedgerThread& ledger() { return m_ledger; }
    [[nodiscard]] Platform& platform() const { return *m_parts.platform; }
    [[nodiscard]] const QString& folder() const { return m_parts.folder; }
    [[nodiscard]] const Home::Context& context() const { return m_parts.context; }
    [[nodiscard]] OrgCode unit() const { return m_facts.unit; }

    /// Unlocks the home; `then` gets the outcome after face and facts are set.
    void unlock(const QString& passcode, QObject* context, std::function<void(const Result<void>&)> then);
    /// Closes the ledger and hides everything behind the passcode.
    Q_INVOKABLE void lock();
    /// Something was written here: what is on screen is loaded anew, and the sync loop starts.
    void wrote();
    /// Somebody touched a key or the screen.
    void noteActivity();

Q_SIGNALS:
    void changed();
    /// What the store holds may be different now.
    void ledgerChanged();

private:
    struct Facts {
        QString office;
        QString unitName;
        OrgCode unit;
        std::optional<Role> role;
        bool mainOffice = false;
        bool member = false;
        std::optional<Error> standing;
        SyncLoop::Stored sync;
    };
    static Result<Facts> readFacts(Ledger& ledger);
    void show(const Facts& facts);
    void workInBackground();
    void watchNetwork();
    void giveBackMemory();
    void refresh();

    Parts m_parts;
    Preferences m_preferences;
    LedgerThread m_ledger;
    SyncLoop m_sync;
    QTimer m_idle;
    std::shared_ptr<const UnlockedHome> m_home;
    Facts m_facts;
    Face m_face;
};

} // namespace cunbao
