#include "tests/ui/DemoWorld.h"

#include "app/domain/BuiltInCatalogue.h"
#include "app/usecase/OfficeDesk.h"
#include "app/usecase/OverrideFigure.h"
#include "app/usecase/RecordEntry.h"
#include "app/usecase/ReviseEntry.h"

#include <QFile>

namespace cunbao {

namespace {

const QStringList People{QStringLiteral("王秀英"), QStringLiteral("李建国"), QStringLiteral("张桂兰"),
                         QStringLiteral("刘德明"), QStringLiteral("陈玉梅"), QStringLiteral("杨志强"),
                         QStringLiteral("赵春华"), QStringLiteral("黄永福"), QStringLiteral("周丽萍"),
                         QStringLiteral("吴正平"), QStringLiteral("徐小红"), QStringLiteral("孙大山")};

Result<QByteArray> asset(const QString& name) {
    QFile file(QStringLiteral(":/assets/demo/") + name);
    if (!file.open(QIODevice::ReadOnly)) return fail(PlatformErrc::FileUnreadable, {file.fileName(), {}});
    return file.readAll();
}

} // namespace

int DemoWorld::share(int village) const {
    if (village == Villages) return 0;
    if (village >= 9) return 30 + 10 * (Villages - village);
    return village == 1 ? 92 : 100;
}

Result<void> DemoWorld::begin() {
    Township& township = m_world.township();
    township.clock.set(fromMillis(SessionWorld::TodayMs));
    TRY_LET(const QByteArray plan, asset(QStringLiteral("annual-report.csv")));
    TRY_LET(m_plan, CsvTable::read(plan));
    TRY_LET(const QByteArray namesText, asset(QStringLiteral("villages.txt")));
    const QStringList names = QString::fromUtf8(namesText).split(QLatin1Char('\n'), Qt::SkipEmptyParts);

    NewOffice office;
    office.name = QStringLiteral("清溪镇");
    office.unit = OrgCode(TownshipCode);
    TRY_LET(BuiltInCatalogue builtIn, BuiltInCatalogue::annualReport());
    office.indicators = std::move(builtIn.indicators);
    office.rules = std::move(builtIn.rules);
    for (int village = 1; village <= Villages; ++village)
        office.units.push_back({unitOf(village), names.value(village - 1), office.unit, {}, {}, {}});
    TRY(township.begin(office));
    Ledger& desk = township.office();
    TRY(setProfileField(desk, QStringLiteral("town"), QStringLiteral("清溪镇")));
    TRY(openRound(desk, QStringLiteral("annual-report"), Period::year(2020), QDate(2020, 12, 20)));

    for (int village = 1; village <= Villages; ++village) {
        TRY_LET(TownshipDevice * lead, township.enrol(unitOf(village), Role::Lead, People[village - 1]));
        m_phones.push_back(lead);
    }
    TRY_LET(m_secondPhone, township.enrol(unitOf(1), Role::Recorder, QStringLiteral("何晓燕")));

    TRY_LET(const Catalogue* catalogue, desk.currentCatalogue());
    for (const CsvRow& row : m_plan.rows) {
        const Indicator* indicator = catalogue->find(row.fields[0]);
        if (!indicator) continue;
        if (indicator->byTownship()) TRY(record(this->office(), *indicator, row.fields, 1));
        if (!indicator->byVillages()) continue;
        for (int village = 1; village <= Villages; ++village)
            if (township.random.below(100) < std::uint64_t(share(village)))
                TRY(record(phone(village), *indicator, row.fields, qMin(row.fields[3].toInt(), 4)));
    }
    TRY(makeDoubts());
    for (const auto& device : township.devices())
        if (device.get() != &this->office()) TRY(township.sync(*device));
    for (const auto& device : township.devices())
        if (device.get() != &this->office()) TRY(township.sync(*device));
    return {};
}

Result<void> DemoWorld::record(TownshipDevice& device, const Indicator& indicator, const QStringList& row,
                               int times) {
    SeededRandom& chance = m_world.township().random;
    for (int i = 0; i < times; ++i) {
        RecordRequest request;
        request.indicator = indicator.id;
        request.unit = device.unit;
        request.on = QDate(2020, 1, 6).addDays(qint64(chance.below(320)));
        if (indicator.isText()) {
            request.value = EntryValue::ofText(row[4]);
        } else {
            const std::int64_t low = row[1].toLongLong();
            const auto spread = static_cast<std::uint64_t>(row[2].toLongLong() - low + 1);
            request.value = EntryValue::ofNumber(
                Decimal::fromInteger(low + static_cast<std::int64_t>(chance.below(spread))));
        }
        TRY(recordEntry(*device.ledger, request));
    }
    return {};
}

Result<void> DemoWorld::makeDoubts() {
    Township& township = m_world.township();
    TRY_LET(const Catalogue* catalogue, township.office().currentCatalogue());
    std::vector<const Indicator*> flows;
    for (const Indicator& indicator : catalogue->indicators())
        if (indicator.nature == Nature::Flow && indicator.recordedBy == RecordedBy::Village &&
            indicator.valueType == ValueType::Integer)
            flows.push_back(&indicator);
    if (flows.size() < 3) return {};
    const QDate day(2020, 11, 18);
    const auto recordOn = [&](TownshipDevice& device, const Indicator& indicator, int number) {
        RecordRequest request;
        request.indicator = indicator.id;
        request.unit = device.unit;
        request.on = day;
        request.value = EntryValue::ofNumber(Decimal::fromInteger(number));
        return recordEntry(*device.ledger, request);
    };
    // The same thing recorded on two phones.
    TRY(recordOn(phone(1), *flows[0], 12));
    TRY(recordOn(*m_secondPhone, *flows[0], 12));
    // One entry corrected on two phones that had not heard of each other.
    TRY_LET(const EntryName entry, recordOn(phone(1), *flows[1], 35));
    TRY(township.sync(phone(1)));
    TRY(township.sync(*m_secondPhone));
    const auto correct = [&](TownshipDevice& device, int number, const QString& why) {
        Revision revision;
        revision.value = EntryValue::ofNumber(Decimal::fromInteger(number));
        revision.why = why;
        return reviseEntry(*device.ledger, entry, revision);
    };
    TRY(correct(phone(1), 53, QStringLiteral("数字写反了")));
    TRY(correct(*m_secondPhone, 36, QStringLiteral("补上漏记的一户")));
    // A figure that the office set.
    return overrideFigure(township.office(), flows[2]->id, QStringLiteral("9"), unitOf(2), Period::year(2020),
                          QStringLiteral("电话核实，纸质台账为 9"));
}

} // namespace cunbao
