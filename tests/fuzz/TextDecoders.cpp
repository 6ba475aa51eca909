#include "app/domain/Catalogue.h"
#include "app/domain/CatalogueBytes.h"
#include "app/domain/CatalogueCsv.h"
#include "app/domain/Csv.h"
#include "app/domain/Expression.h"
#include "app/domain/NumberInput.h"
#include "app/domain/OrgCode.h"
#include "app/domain/Payload.h"
#include "app/domain/Period.h"
#include "app/domain/PersonalData.h"
#include "app/report/ReportTemplate.h"
#include "app/store/Position.h"
#include "app/store/TallyCodec.h"
#include "app/usecase/KitFile.h"
#include "app/viewmodel/HubAddress.h"
#include "sync/codec/SegmentCodec.h"
#include "tests/fuzz/Decoder.h"
#include "tests/fuzz/Seeds.h"

namespace cunbao::fuzz {

namespace {

/// A kind, a time, and the fields of an operation.
bool readPayload(const QByteArray& bytes) {
    constexpr qsizetype head = 2;
    if (bytes.size() < head) return false;
    const auto fields = decodeFields(bytes.sliced(head));
    if (!fields.ok()) return false;
    const auto read = decodeFields(encodeFields(*fields));
    if (!read.ok() || *read != *fields) brokenWord("fields", encodeFields(*fields));
    Operation operation;
    operation.kind = static_cast<quint8>(bytes[0]);
    operation.time = HybridTime::unpacked(qint64(static_cast<quint8>(bytes[1])) << 50);
    operation.fields = *fields;
    const auto payload = PayloadCodec::decode(operation);
    if (!payload.ok()) return false;
    Operation again = operation;
    again.fields = PayloadCodec::encode(*payload, operation.time);
    const auto second = PayloadCodec::decode(again);
    if (!second.ok() || PayloadCodec::encode(*second, operation.time) != again.fields)
        brokenWord("payload", encodeFields(again.fields));
    return true;
}

std::vector<QByteArray> payloadSeeds() {
    std::vector<QByteArray> seeds;
    for (const auto& [header, columns] : goldenColumns()) {
        const auto body = ColumnCodec::decode(columns, header.first, header.count);
        if (!body.ok()) qFatal("fuzz: golden columns are refused");
        for (const Operation& operation : body->operations)
            seeds.push_back(QByteArray(1, static_cast<char>(operation.kind)) +
                            static_cast<char>(operation.time.packed() >> 50) +
                            encodeFields(operation.fields));
    }
    return seeds;
}

bool readPosition(const QByteArray& bytes) {
    const auto position = Position::decode(bytes);
    if (position.ok() && position->encode() != bytes) brokenWord("a second spelling", position->encode());
    return position.ok();
}

bool readCatalogueBytes(const QByteArray& bytes) {
    (void)readTwice(bytes, &Catalogue::fromBytes, [](const Catalogue& built) { return built.toBytes(); });
    return readTwice(bytes, &readCatalogue, &writeCatalogue);
}

bool readCsv(const QByteArray& bytes) {
    return readTwice(
        bytes, [](const QByteArray& csv) { return CsvTable::read(csv); },
        [](const CsvTable& table) {
            std::vector<QStringList> rows;
            for (const CsvRow& row : table.rows)
                rows.push_back(row.fields);
            return writeCsv(table.header, rows);
        });
}

bool readIndicators(const QByteArray& bytes) {
    return readTwice(bytes, &indicatorsFromCsv,
                     [](const std::vector<Indicator>& indicators) { return indicatorsToCsv(indicators); });
}

bool readRules(const QByteArray& bytes) {
    return readTwice(bytes, &rulesFromCsv, [](const std::vector<Rule>& rules) { return rulesToCsv(rules); });
}

bool readUnits(const QByteArray& bytes) {
    return readTwice(bytes, &orgUnitsFromCsv,
                     [](const std::vector<OrgUnit>& units) { return orgUnitsToCsv(units); });
}

std::vector<QByteArray> csvSeeds() {
    return {"a,b\r\n1,\"x, \"\"y\"\"\r\nz\"\r\n", projectFile("assets/demo/annual-report.csv").left(3000)};
}

/// The head and a few rows: short seeds mutate to more.
std::vector<QByteArray> firstRows(const char* path) {
    const QByteArrayList lines = projectFile(path).split('\n');
    std::vector<QByteArray> seeds;
    for (qsizetype at = 1; at + 3 < lines.size(); at += 3)
        seeds.push_back(lines.front() + '\n' + lines.mid(at, 3).join('\n') + '\n');
    return seeds;
}

bool readExpression(const QByteArray& bytes) {
    const auto expression = Expression::parse(QString::fromUtf8(bytes));
    if (!expression.ok()) return false;
    for (const OperandValue& everywhere :
         {OperandValue::missing(), OperandValue::notApplicable(), OperandValue::of({}),
          OperandValue::of(Fraction(Decimal::fromInteger(INT64_MAX)))})
        (void)expression->evaluate([&](const Operand&) { return Result<OperandValue>(everywhere); });
    return true;
}

std::vector<QByteArray> expressionSeeds() {
    return {"[a.b]", "[a] + [b] * 2 - 0.5 / [c]", "100 * ([a] - previous([a])) / previous([a])", "-(-([x]))",
            "([a]+[b])/([c]-[d])"};
}

bool readTyped(const QByteArray& bytes) {
    if (bytes.isEmpty()) return false;
    Indicator indicator;
    indicator.unitZh = QStringLiteral("万元");
    indicator.unitEn = QStringLiteral("10,000 yuan");
    indicator.valueType =
        static_cast<ValueType>(static_cast<quint8>(bytes[0]) % (static_cast<int>(ValueType::Text) + 1));
    indicator.places = static_cast<quint8>(bytes[0]) / 16 % 5;
    const QString typed = QString::fromUtf8(bytes.sliced(1));
    const auto number = readNumber(typed, indicator);
    // What is shown of it can be typed again.
    if (number.ok() && readNumber(number->toString(), indicator).ok() &&
        *readNumber(number->toString(), indicator) != *number)
        brokenWord("another number", number->toString().toUtf8());
    if (number.ok()) (void)scaledReading(*number, indicator);
    (void)readText(typed);
    (void)Decimal::parse(typed);
    (void)findPersonalData(typed);
    const auto period = Period::parse(typed);
    if (period.ok() && !(*Period::parse(period->toString()) == *period))
        brokenWord("another period", period->toString().toUtf8());
    const auto code = OrgCode::parse(typed);
    if (code.ok() && !(*OrgCode::parse(code->toString()) == *code))
        brokenWord("another unit", code->toString().toUtf8());
    const auto hub = hubUrlOf(typed);
    if (hub && hubUrlOf(*hub) != hub) brokenWord("another hub", hub->toUtf8());
    return number.ok() || period.ok() || code.ok() || hub;
}

std::vector<QByteArray> typedSeeds() {
    return {" 12.5",
            "\x01\x31,250",
            "012.5万",
            "3十二万三千",
            "03,000,000.50 元",
            "2是",
            "11e5",
            " 2020-Q3",
            "02020",
            "0330127102201",
            "0https://hub.example:8443",
            "0[::1]:443",
            "0110101199003078515 13800138000"};
}

bool readTemplate(const QByteArray& bytes) {
    const auto text = ReportTemplate::parse(bytes);
    if (text.ok()) (void)text->indicators();
    return text.ok();
}

bool readTally(const QByteArray& bytes) {
    return readTwice(
        bytes, [](const QByteArray& cell) { return TallyCodec::decode(cell); }, &TallyCodec::encode);
}

std::vector<QByteArray> tallySeeds() {
    Tally tally;
    std::vector<QByteArray> seeds{TallyCodec::encode(tally)};
    for (int i = 1; i < 4; ++i) {
        CountedEntry entry;
        entry.on = QDate(2020, i, 1);
        entry.order.sequence = static_cast<quint64>(i);
        entry.value = i == 3 ? EntryValue::unknown() : EntryValue::ofNumber(Decimal::fromInteger(i * 1000));
        if (!tally.add(entry).ok()) qFatal("fuzz: a tally refuses an entry");
        seeds.push_back(TallyCodec::encode(tally));
    }
    return seeds;
}

/// Without a passphrase: what it takes time to open is not opened.
bool readKit(const QByteArray& bytes) {
    return openKit(bytes, QString()).ok();
}

constexpr Decoder Text[] = {
    {"payload", readPayload, payloadSeeds},
    {"position", readPosition, [] { return vectorsOf("position.json"); }},
    {"catalogue", readCatalogueBytes, [] { return vectorsOf("catalogue.json"); }},
    {"csv", readCsv, csvSeeds},
    {"indicators", readIndicators, [] { return firstRows("assets/catalogue/annual-report.csv"); }},
    {"rules", readRules, [] { return firstRows("assets/catalogue/annual-report-rules.csv"); }},
    {"units", readUnits,
     [] {
         return std::vector<QByteArray>{
             "code,name,level,parent,start,end,successor\n"
             "330127102000,Town,township,,,,\n"
             "330127102201,A,village,330127102000,2010-01-01,2019-12-31,330127102202\n"
             "330127102202,B,village,330127102000,,,\n"};
     }},
    {"expression", readExpression, expressionSeeds},
    {"typed", readTyped, typedSeeds},
    {"template", readTemplate,
     [] { return std::vector{projectFile("assets/templates/annual-report.template")}; }},
    {"tally", readTally, tallySeeds},
    {"kit", readKit, [] { return vectorsOf("recovery-kit.json"); }},
};

} // namespace

std::span<const Decoder> textDecoders() {
    return Text;
}

} // namespace cunbao::fuzz
