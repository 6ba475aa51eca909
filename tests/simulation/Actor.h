#pragma once

#include "app/store/Home.h"
#include "tests/simulation/Chance.h"
#include "tests/simulation/Memory.h"

namespace cunbao::simulation {

/// A device's own clock: the township's, and however wrong it goes.
class DeviceClock final : public Clock {
public:
    explicit DeviceClock(const ManualClock& right) : m_right(right) {}
    [[nodiscard]] Instant now() const override { return m_right.now() + m_ahead; }
    void goWrong(std::chrono::milliseconds ahead) { m_ahead = ahead; }

private:
    const ManualClock& m_right;
    std::chrono::milliseconds m_ahead{0};
};

/// A device and the person who uses it: a home on disk, a clock, and the process that has the home open.
class Actor {
public:
    Actor(QString name, OrgCode unit, Role role, QString folder, const ManualClock& right)
        : clock(right), m_name(std::move(name)), m_unit(unit), m_role(role), m_folder(std::move(folder)) {}

    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] OrgCode unit() const { return m_unit; }
    [[nodiscard]] Role role() const { return m_role; }
    [[nodiscard]] bool isOffice() const { return isOfficeRole(m_role); }
    [[nodiscard]] bool isMain() const { return m_role == Role::MainOffice; }
    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] Home::Context context(Chance& chance) { return {&clock, &chance, PasscodeCost{8, 1}}; }
    [[nodiscard]] static QString passcode() { return QStringLiteral("made-up"); }

    void setLedger(std::unique_ptr<Ledger> ledger) { m_ledger = std::move(ledger); }
    /// Where the person types: during an exchange a connection of its own, as the app has it.
    [[nodiscard]] Result<Ledger*> hand(Chance& chance);
    [[nodiscard]] Ledger& ledger() { return *m_ledger; }
    [[nodiscard]] DeviceId id() const { return m_ledger->identity().device(); }

    /// The process ends and another one opens the home.
    [[nodiscard]] Result<void> restart(Chance& chance);
    /// The same, over what the home was when `copy` was made of it.
    [[nodiscard]] Result<void> restartFrom(const QString& from, Chance& chance);

    void beginExchange() { m_exchanging = true; }
    void endExchange() {
        m_exchanging = false;
        m_second.reset();
    }
    [[nodiscard]] bool isExchanging() const { return m_exchanging; }

    DeviceClock clock;
    QString copy;            ///< folder of an older copy of the home; empty where there is none
    int life = 0;            ///< how often it came back from an older copy
    bool ended = false;      ///< it knows that it was revoked, or somebody else took its place
    std::vector<Wish> maybe; ///< what a failing disk refused, and may hold all the same after a restart
    std::map<StreamId, quint64> heard; ///< of its own streams: up to where the oracle knows them

private:
    QString m_name;
    OrgCode m_unit;
    Role m_role;
    QString m_folder;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<Ledger> m_second;
    bool m_exchanging = false;
};

} // namespace cunbao::simulation
