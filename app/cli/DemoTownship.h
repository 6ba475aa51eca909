#pragma once

#include "app/cli/Command.h"
#include "app/cli/DemoModel.h"
#include "app/domain/Csv.h"
#include "sync/net/HttpsTransport.h"

#include <QProcess>

namespace cunbao::cli {

/// A made-up township on this machine: an office, a hub of its own process, villages with phones. Everything
/// that it does goes through the use cases or through this very program, over real TLS on loopback.
class DemoTownship {
public:
    DemoTownship(const Command& command, QString folder, int villages, int devices, std::uint64_t seed)
        : m_command(command), m_folder(std::move(folder)), m_villages(villages), m_devices(devices),
          m_chance(seed) {}
    /// The first village keeps some of its figures for a person to record.
    void leaveOwed() { m_leavesOwed = true; }
    ~DemoTownship();

    Result<void> setUp();
    Result<void> enrol();
    Result<void> recordOffline();
    Result<void> correct();
    /// All phones, then the office. Returns the operations that the office received.
    Result<quint64> synchronise();
    /// Figures that differ from the naive model's; empty when every one agrees.
    Result<QStringList> compare();
    Result<void> writeReports();
    /// The hub's address, for a hub that takes its place when this one has gone.
    Result<void> writeHubAddress();
    [[nodiscard]] int figuresCompared() const { return m_compared; }
    [[nodiscard]] quint64 entriesRecorded() const { return m_recorded; }
    [[nodiscard]] const QStringList& reports() const { return m_reports; }

private:
    struct Phone {
        QString folder;
        OrgCode unit;
        int ordinal = 0; ///< within its village
        std::unique_ptr<Ledger> ledger;
        std::unique_ptr<HttpsTransport> transport;
        bool byProcess = false; ///< records and syncs as a process of its own
        struct Made {
            EntryName name;
            QString indicator;
            std::size_t at = 0;
        };
        std::vector<Made> made;
    };

    Result<QJsonDocument> runTool(const QString& home, const QStringList& words) const;
    Result<void> startHub();
    Result<void> recordOn(Phone& phone, const Indicator& indicator, const QStringList& row, int times);
    Result<EntryName> recordOne(Phone& phone, const Indicator& indicator, QDate on, std::int64_t number,
                                bool notApplicable);
    Result<void> recordTownship(const Indicator& indicator, const QStringList& row);
    Result<void> syncPhone(Phone& phone);
    Result<quint64> syncOffice();
    [[nodiscard]] QDate dayOfYear();
    [[nodiscard]] OrgCode unitOf(int village) const { return OrgCode(TownshipCode + 200 + village); }
    static void progress(const QString& line) { Command::say(line); }

    static constexpr std::int64_t TownshipCode = 420921103000;
    static constexpr int RealProcesses = 3;

    const Command& m_command;
    QString m_folder;
    int m_villages;
    int m_devices;
    bool m_leavesOwed = false;
    SeededRandom m_chance;
    QDate m_today;
    std::unique_ptr<Ledger> m_office;
    std::unique_ptr<HttpsTransport> m_officeTransport;
    QProcess m_hub;
    QString m_hubUrl;
    Hash32 m_hubPin;
    std::vector<Phone> m_phones;
    CsvTable m_plan;
    DemoModel m_model;
    quint64 m_recorded = 0;
    int m_compared = 0;
    QStringList m_reports;
};

} // namespace cunbao::cli
