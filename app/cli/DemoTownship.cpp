#include "app/cli/DemoTownship.h"

#include "app/domain/AppError.h"
#include "app/domain/BuiltInCatalogue.h"
#include "app/domain/NumberInput.h"
#include "app/store/KnownHubs.h"
#include "app/usecase/CreateOffice.h"
#include "app/usecase/Enrolment.h"
#include "app/usecase/MakeReport.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"
#include "app/usecase/SyncNow.h"
#include "platform/base/AtomicFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QUrl>

namespace cunbao::cli {

namespace {

/// Protects made-up figures on this machine only.
const QString DemoPasscode = QStringLiteral("demo-passcode");
constexpr int ToolTimeout = 60'000;

Result<QByteArray> demoAsset(const char* name) {
    QFile file(QStringLiteral(":/assets/demo/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly))
        return fail(PlatformErrc::FileUnreadable, {file.fileName(), file.errorString()});
    return file.readAll();
}

} // namespace

DemoTownship::~DemoTownship() {
    if (m_hub.state() == QProcess::NotRunning) return;
    m_hub.terminate();
    if (!m_hub.waitForFinished(ToolTimeout)) m_hub.kill();
}

Result<QJsonDocument> DemoTownship::runTool(const QString& home, const QStringList& words) const {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("CUNBAO_PASSCODE"), DemoPasscode);
    environment.insert(QStringLiteral("CUNBAO_HOME"), home);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), words + QStringList{QStringLiteral("--json")});
    if (!process.waitForFinished(ToolTimeout) || process.exitCode() != 0)
        return fail(AppErrc::DocumentFailed, {QStringLiteral("cunbaoctl ") + words.join(QLatin1Char(' '))});
    return QJsonDocument::fromJson(process.readAllStandardOutput());
}

Result<void> DemoTownship::startHub() {
    m_hub.setProcessChannelMode(QProcess::SeparateChannels);
    m_hub.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("hub"), QStringLiteral("--home"), m_folder + QStringLiteral("/office"),
                 QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    const QByteArray marker("listening on ");
    QByteArray said;
    while (!said.contains('\n')) {
        if (!m_hub.waitForReadyRead(ToolTimeout))
            return fail(AppErrc::DocumentFailed, {QString::fromUtf8(m_hub.readAllStandardError())});
        said += m_hub.readAllStandardOutput();
    }
    m_hubUrl = QString::fromLatin1(said.trimmed().mid(marker.size()));
    TRY_LET(const QByteArray pin, probePin(QUrl(m_hubUrl)));
    const auto fixed = Hash32::from(pin);
    if (!fixed) return fail(AppErrc::HubUnknown, {m_hubUrl});
    m_hubPin = *fixed;
    return {};
}

Result<void> DemoTownship::setUp() {
    m_today = chinaDate(m_command.clock().now());
    TRY_LET(const QByteArray plan, demoAsset("annual-report.csv"));
    TRY_LET(m_plan, CsvTable::read(plan));
    TRY_LET(const QByteArray namesText, demoAsset("villages.txt"));
    const QStringList names = QString::fromUtf8(namesText).split(QLatin1Char('\n'), Qt::SkipEmptyParts);

    NewOffice office;
    office.name = QStringLiteral("清溪镇");
    office.unit = OrgCode(TownshipCode);
    TRY_LET(BuiltInCatalogue builtIn, BuiltInCatalogue::annualReport());
    office.indicators = std::move(builtIn.indicators);
    office.rules = std::move(builtIn.rules);
    for (int v = 0; v < m_villages; ++v) {
        // Beyond the list of names the villages are numbered.
        const QString name = v < names.size() ? names[v] : QStringLiteral("第%1村").arg(v + 1);
        office.units.push_back({unitOf(v), name, office.unit, QDate(), QDate(), OrgCode()});
    }
    TRY_LET(m_office,
            createOffice(m_folder + QStringLiteral("/office"), DemoPasscode, office, m_command.context()));
    for (const auto& [field, value] :
         {std::pair("town", "清溪镇"), std::pair("market_town", "清溪集镇"), std::pair("return_place", "汉")})
        TRY(setProfileField(*m_office, QString::fromLatin1(field), QString::fromUtf8(value)));
    TRY(openRound(*m_office, annualReport(), Period::year(m_today.year()), QDate(m_today.year(), 12, 31)));
    TRY(startHub());
    m_officeTransport = std::make_unique<HttpsTransport>(QUrl(m_hubUrl), m_hubPin.toBytes());
    return KnownHubs(*m_office).remember(m_hubUrl, m_hubPin);
}

Result<void> DemoTownship::enrol() {
    for (int v = 0; v < m_villages; ++v) {
        for (int d = 0; d < m_devices; ++d) {
            InviteRequest request;
            request.unit = unitOf(v);
            request.role = d == 0 ? Role::Lead : Role::Recorder;
            request.name = QStringLiteral("%1%2")
                               .arg(d == 0 ? QStringLiteral("村负责人") : QStringLiteral("录入员"))
                               .arg(v + 1);
            request.hubUrl = m_hubUrl;
            request.hubPin = m_hubPin;
            TRY_LET(const Invite invite, createInvite(*m_office, request));
            Phone phone;
            phone.unit = request.unit;
            phone.ordinal = d;
            phone.folder = m_folder + QStringLiteral("/phones/%1-%2").arg(v + 1).arg(d + 1);
            phone.byProcess = static_cast<int>(m_phones.size()) < RealProcesses;
            TRY_LET(phone.ledger, joinOffice(phone.folder, DemoPasscode, invite, m_command.context()));
            phone.transport = std::make_unique<HttpsTransport>(QUrl(m_hubUrl), m_hubPin.toBytes());
            m_phones.push_back(std::move(phone));
        }
        progress(Command::choose("  邀请并加入：%1/%2 村", "  invited and asked to join: village %1 of %2")
                     .arg(v + 1)
                     .arg(m_villages));
        // Connections are kept, so the phones that wait let go of theirs.
        for (Phone& phone : m_phones) {
            if (phone.unit != unitOf(v)) continue;
            TRY_LET(const SyncOutcome outcome, syncNow(*phone.ledger, *phone.transport));
            if (!outcome.waiting) return fail(AppErrc::StoreInconsistent, {QStringLiteral("enrolment")});
            phone.transport.reset();
        }
    }
    TRY(syncOffice());
    for (Phone& phone : m_phones)
        TRY(syncPhone(phone));
    return {};
}

Result<void> DemoTownship::syncPhone(Phone& phone) {
    if (phone.byProcess) {
        TRY(runTool(phone.folder, {QStringLiteral("sync")}));
        return {};
    }
    HttpsTransport transport(QUrl(m_hubUrl), m_hubPin.toBytes());
    TRY_LET(const SyncOutcome outcome, syncNow(*phone.ledger, transport));
    if (outcome.waiting || outcome.pending > 0)
        return fail(AppErrc::StoreInconsistent, {QStringLiteral("sync")});
    return {};
}

Result<quint64> DemoTownship::syncOffice() {
    TRY_LET(const SyncOutcome outcome, syncNow(*m_office, *m_officeTransport));
    return outcome.report.receivedOperations;
}

QDate DemoTownship::dayOfYear() {
    const auto days = static_cast<std::uint64_t>(m_today.dayOfYear());
    return QDate(m_today.year(), 1, 1).addDays(static_cast<qint64>(m_chance.below(days)));
}

Result<EntryName> DemoTownship::recordOne(Phone& phone, const Indicator& indicator, QDate on,
                                          std::int64_t number, bool notApplicable) {
    ++m_recorded;
    if (phone.byProcess) {
        TRY_LET(
            const QJsonDocument made,
            runTool(phone.folder, {QStringLiteral("record"), indicator.id,
                                   notApplicable ? QStringLiteral("not-applicable") : QString::number(number),
                                   QStringLiteral("--on"), on.toString(Qt::ISODate)}));
        const auto name = EntryName::parse(made.object().value(QStringLiteral("id")).toString());
        if (!name) return fail(AppErrc::StoreInconsistent, {QStringLiteral("record")});
        return *name;
    }
    RecordRequest request;
    request.indicator = indicator.id;
    request.on = on;
    request.value =
        notApplicable ? EntryValue::notApplicable() : EntryValue::ofNumber(Decimal::fromInteger(number));
    return recordEntry(*phone.ledger, request);
}

Result<void> DemoTownship::recordOn(Phone& phone, const Indicator& indicator, const QStringList& row,
                                    int times) {
    const auto low = row[1].toLongLong();
    const auto spread = static_cast<std::uint64_t>(row[2].toLongLong() - low + 1);
    for (int i = 0; i < times; ++i) {
        const QDate on = dayOfYear();
        const std::int64_t number = low + static_cast<std::int64_t>(m_chance.below(spread));
        const bool notApplicable = m_chance.below(60) == 0;
        const DemoModel::Entry entry{phone.unit, on, number * Decimal::Unit, notApplicable, false};
        TRY_LET(const EntryName name, recordOne(phone, indicator, on, number, notApplicable));
        // The same stock recorded again on one phone for one day corrects the first.
        const bool corrects = std::any_of(phone.made.begin(), phone.made.end(),
                                          [&](const Phone::Made& made) { return made.name == name; });
        const std::size_t at = m_model.record(indicator.id, entry);
        if (!corrects) phone.made.push_back({name, indicator.id, at});
    }
    return {};
}

Result<void> DemoTownship::recordTownship(const Indicator& indicator, const QStringList& row) {
    RecordRequest request;
    request.indicator = indicator.id;
    request.unit = OrgCode(TownshipCode);
    request.on = dayOfYear();
    if (indicator.isText()) {
        request.value = EntryValue::ofText(row[4]);
    } else {
        const auto low = row[1].toLongLong();
        const std::int64_t number = low + static_cast<std::int64_t>(m_chance.below(
                                              static_cast<std::uint64_t>(row[2].toLongLong() - low + 1)));
        request.value = EntryValue::ofNumber(Decimal::fromInteger(number));
        m_model.record(indicator.id, {*request.unit, *request.on, number * Decimal::Unit, false, false});
    }
    ++m_recorded;
    TRY(recordEntry(*m_office, request));
    return {};
}

Result<void> DemoTownship::recordOffline() {
    TRY_LET(const Catalogue* catalogue, m_office->currentCatalogue());
    for (const CsvRow& row : m_plan.rows) {
        const Indicator* indicator = catalogue->find(row.fields[0]);
        if (indicator && indicator->byTownship()) TRY(recordTownship(*indicator, row.fields));
    }
    int done = 0;
    for (Phone& phone : m_phones) {
        for (const CsvRow& row : m_plan.rows) {
            const Indicator* indicator = catalogue->find(row.fields[0]);
            if (!indicator || !indicator->byVillages()) continue;
            constexpr int every = 4;
            if (m_leavesOwed && phone.unit == unitOf(0) && row.number % every == 0) continue;
            const int times = row.fields[3].toInt();
            // What is recorded several times is shared between the village's phones, the rest is the first
            // one's.
            const int own = times / m_devices + (phone.ordinal < times % m_devices ? 1 : 0);
            TRY(recordOn(phone, *indicator, row.fields, own));
        }
        if (phone.ordinal == m_devices - 1)
            progress(Command::choose("  离线记录：%1/%2 村", "  recorded offline: village %1 of %2")
                         .arg(++done)
                         .arg(m_villages));
    }
    return {};
}

Result<void> DemoTownship::correct() {
    TRY_LET(const Catalogue* catalogue, m_office->currentCatalogue());
    for (Phone& phone : m_phones) {
        if (phone.byProcess) phone.ledger.reset();
        if (phone.made.empty()) continue;
        const Phone::Made& made = phone.made[m_chance.below(phone.made.size())];
        DemoModel::Entry& entry = m_model.entry(made.indicator, made.at);
        const bool withdraw = m_chance.below(4) == 0;
        const Indicator* indicator = catalogue->find(made.indicator);
        const std::int64_t recorded = entry.units / Decimal::Unit;
        // One more, where there may be: a yes is looked at again and stays.
        const bool more =
            recorded > 0 && indicator && checkNumber(Decimal::fromInteger(recorded + 1), *indicator).ok();
        const std::int64_t number = recorded + (more ? 1 : 0);
        const QString why = QStringLiteral("复核后更正");
        if (phone.byProcess) {
            if (withdraw)
                TRY(runTool(phone.folder, {QStringLiteral("withdraw"), made.name.toString(),
                                           QStringLiteral("--why"), why}));
            else
                TRY(runTool(phone.folder, {QStringLiteral("correct"), made.name.toString(),
                                           QString::number(number), QStringLiteral("--why"), why}));
        } else {
            Revision revision;
            revision.withdrawn = withdraw;
            revision.value = EntryValue::ofNumber(Decimal::fromInteger(number));
            revision.why = why;
            TRY(reviseEntry(*phone.ledger, made.name, revision));
        }
        entry.withdrawn = withdraw;
        entry.notApplicable = false;
        entry.units = number * Decimal::Unit;
        ++m_recorded;
    }
    return {};
}

Result<quint64> DemoTownship::synchronise() {
    for (Phone& phone : m_phones)
        TRY(syncPhone(phone));
    return syncOffice();
}

Result<QStringList> DemoTownship::compare() {
    TRY_LET(const Catalogue* catalogue, m_office->currentCatalogue());
    TRY_LET(const Figures made, figuresOf(*m_office, Period::year(m_today.year()), QString()));
    const FigureBook& book = made.book;
    QStringList differences;
    for (const Indicator& indicator : catalogue->indicators()) {
        if (indicator.isText() || indicator.nature == Nature::Derived) continue;
        const Figure* figure = book.find(indicator.id, catalogue->township());
        const auto expected = m_model.township(indicator, m_today.year());
        const bool same =
            figure->hasValue() == expected.hasValue &&
            (figure->state == FigureState::NotApplicable) == expected.notApplicable &&
            figure->reported == expected.reported &&
            (!expected.hasValue || figure->value == Fraction(Decimal::fromUnits(expected.units)));
        ++m_compared;
        if (!same) differences.append(indicator.id);
    }
    return differences;
}

Result<void> DemoTownship::writeHubAddress() {
    return AtomicFile::write(m_folder + QStringLiteral("/hub.address"), m_hubUrl.toLatin1() + '\n',
                             AtomicFile::Access::OwnerOnly);
}

Result<void> DemoTownship::writeReports() {
    for (const char* ending : {"docx", "txt", "csv"}) {
        ReportRequest request;
        request.period = Period::year(m_today.year());
        request.path = m_folder + QStringLiteral("/report.") + QString::fromLatin1(ending);
        TRY(makeReport(*m_office, request));
        m_reports.append(request.path);
    }
    return {};
}

} // namespace cunbao::cli
