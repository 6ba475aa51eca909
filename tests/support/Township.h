#pragma once

#include "app/store/Home.h"
#include "app/usecase/CreateOffice.h"
#include "app/usecase/Enrolment.h"
#include "platform/base/Random.h"
#include "tests/support/MadeCatalogue.h"

#include <QTemporaryDir>

namespace cunbao {

/// A township's device and its opened store.
struct TownshipDevice {
    std::unique_ptr<Ledger> ledger;
    OrgCode unit;

    [[nodiscard]] DeviceId id() const { return ledger->identity().device(); }
};

/// A whole township in one process: real stores of an office and its devices in a temporary folder, one
/// clock that only the test moves, chance from a seed. Devices exchange by hand what a hub would carry, so
/// that a test decides what arrives where, when and how often.
class Township {
public:
    explicit Township(std::uint64_t seed);

    /// The office with its main device. Indicators and rules as in MadeCatalogue.h.
    Result<void> begin(const QString& indicators, const QString& rules, std::vector<OrgUnit> units);
    /// The same with any catalogue, names and units.
    Result<void> begin(const NewOffice& office);
    /// A device that asked and was answered; it holds the authority's statements and the catalogue.
    Result<TownshipDevice*> enrol(OrgCode unit, Role role, const QString& person = {});
    /// A device that asked; `settle` answers it at the office.
    Result<TownshipDevice*> join(OrgCode unit, Role role, const QString& person = {});
    Result<void> settle(TownshipDevice& device);

    /// All statements, and all segments that `from` would show.
    static Result<void> deliver(Ledger& from, Ledger& to);
    static Result<void> deliverStatements(Ledger& from, Ledger& to);
    /// Both ways between a device and the office.
    Result<void> sync(TownshipDevice& device);
    /// Everything that `ledger` would show, sealed.
    static Result<std::vector<QByteArray>> segmentsOf(Ledger& ledger);

    static Result<EntryName> record(Ledger& ledger, const char* indicator, QDate on, std::int64_t number,
                                    std::optional<OrgCode> unit = {});
    static Result<EntryName> correct(Ledger& ledger, const EntryName& entry, std::int64_t number);
    static Result<EntryName> withdraw(Ledger& ledger, const EntryName& entry);

    [[nodiscard]] Ledger& office() { return *m_devices.front()->ledger; }
    [[nodiscard]] const std::vector<std::unique_ptr<TownshipDevice>>& devices() const { return m_devices; }
    [[nodiscard]] QString folder(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] Home::Context context() { return {&clock, &random, PasscodeCost{8, 1}}; }

    ManualClock clock;
    SeededRandom random;

private:
    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<TownshipDevice>> m_devices; ///< the main office device first
};

} // namespace cunbao
