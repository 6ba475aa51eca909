#include "tests/bench/BenchTownship.h"

#include "app/domain/BuiltInCatalogue.h"
#include "app/domain/Payload.h"
#include "app/store/OperationWriter.h"
#include "app/usecase/CreateOffice.h"
#include "app/usecase/Enrolment.h"
#include "app/usecase/OfficeDesk.h"
#include "sync/codec/SegmentCodec.h"

#include <QDir>

namespace cunbao::bench {

namespace {

constexpr std::int64_t StartMs = 1'452'787'200'000; // 2016-01-15 in China
constexpr std::chrono::hours TenYears{24 * 3652};

QByteArray bareKey() {
    return QByteArray(Database::KeySize, '\x5a');
}

std::int64_t bounded(const Indicator& indicator, std::int64_t number) {
    if (indicator.valueType == ValueType::YesNo) return number % 2;
    if (!indicator.max) return number;
    return std::min(number, static_cast<std::int64_t>(indicator.max->units() / Decimal::Unit));
}

} // namespace

EntryMaker::EntryMaker(const Catalogue& catalogue, std::uint64_t seed)
    : m_catalogue(catalogue), m_version(catalogue.version()), m_chance(seed) {
    for (std::size_t i = 0; i < catalogue.indicators().size(); ++i) {
        const Indicator& indicator = catalogue.indicators()[i];
        if (indicator.byVillages() && !indicator.isText() && !indicator.fromRegister)
            m_indicators.push_back(static_cast<int>(i));
    }
}

MadeEntry EntryMaker::make(Instant at, int daysBack) {
    MadeEntry made;
    const std::size_t chosen =
        m_shuffled ? m_chance.below(m_indicators.size()) : m_at++ % m_indicators.size();
    made.indicator = m_indicators[chosen];
    made.time = HybridTime{toMillis(at), 0};
    made.on =
        chinaDate(at).addDays(-static_cast<qint64>(m_chance.below(static_cast<std::uint64_t>(daysBack))));
    std::uint64_t bound = 10;
    for (auto digits = m_chance.below(5); digits > 0; --digits)
        bound *= 10;
    made.number = bounded(m_catalogue.indicators()[static_cast<std::size_t>(made.indicator)],
                          static_cast<std::int64_t>(m_chance.below(bound)));
    return made;
}

Result<SealedRun> EntryMaker::seal(Author& author, int count, Instant start, std::chrono::milliseconds step,
                                   int daysBack, Random& random) {
    SealedRun run;
    SegmentHeader header;
    header.stream = author.stream;
    header.first = author.next;
    header.count = static_cast<quint64>(count);
    header.key = idOf(author.key);
    header.previous = author.previous;
    SegmentBody body;
    body.context = m_version;
    for (int i = 0; i < count; ++i) {
        const std::chrono::milliseconds within(m_chance.below(static_cast<std::uint64_t>(step.count())));
        MadeEntry made = make(start + i * step + within, daysBack);
        made.sequence = author.next++;
        EntryRecorded recorded;
        recorded.indicator = made.indicator;
        recorded.on = made.on;
        recorded.value = EntryValue::ofNumber(Decimal::fromInteger(made.number));
        Operation operation;
        operation.sequence = made.sequence;
        operation.time = made.time;
        operation.kind = static_cast<quint8>(OpKind::EntryRecorded);
        operation.fields = PayloadCodec::encode(recorded, made.time);
        body.operations.push_back(std::move(operation));
        run.entries.push_back(made);
    }
    TRY_LET(run.bytes, SegmentCodec::sealSegment(header, body, author.key, author.signing, random));
    author.previous = SegmentCodec::hashOf(run.bytes);
    run.link = {header.first, header.count, author.previous, header.previous};
    return run;
}

BenchTownship::BenchTownship(const QString& folder) : m_folder(folder), m_clock(fromMillis(StartMs)) {}

Result<std::unique_ptr<BenchTownship>> BenchTownship::create(const QString& folder) {
    std::unique_ptr<BenchTownship> out(new BenchTownship(folder));
    NewOffice office;
    office.name = QStringLiteral("清溪镇");
    office.unit = township();
    TRY_LET(BuiltInCatalogue builtIn, BuiltInCatalogue::annualReport());
    office.indicators = std::move(builtIn.indicators);
    office.rules = std::move(builtIn.rules);
    for (int v = 0; v < Villages; ++v)
        office.units.push_back(
            {unitOf(v), QStringLiteral("第%1村").arg(v + 1), office.unit, QDate(), QDate(), OrgCode()});
    TRY_LET(out->m_office, createOffice(folder + QStringLiteral("/office"), passcode(), office,
                                        {&out->m_clock, &out->m_random, Cost}));
    for (const auto& [field, value] :
         {std::pair("town", "清溪镇"), std::pair("market_town", "清溪集镇"), std::pair("return_place", "汉")})
        TRY(setProfileField(*out->m_office, QString::fromLatin1(field), QString::fromUtf8(value)));
    // The year that follows the ten which stores are filled with: measured entries fall into an open round.
    TRY(openRound(*out->m_office, QStringLiteral("annual-report"), Period::year(2026), QDate(2026, 12, 31)));
    TRY_LET(const Catalogue* catalogue, out->m_office->currentCatalogue());
    out->m_maker = std::make_unique<EntryMaker>(*catalogue, 20260101);
    return out;
}

Result<std::unique_ptr<Ledger>> BenchTownship::phone(int village) {
    InviteRequest request;
    request.unit = unitOf(village);
    request.role = Role::Lead;
    TRY_LET(const Invite invite, createInvite(*m_office, request));
    TRY_LET(auto ledger, joinOffice(m_folder + QStringLiteral("/phone-%1").arg(m_phones++), passcode(),
                                    invite, {&m_clock, &m_random, Cost}));
    TRY_LET(const auto plea, pendingJoin(*ledger));
    if (plea) TRY(EnrolmentDesk(*m_office).settle({*plea}));
    Replica office(*m_office), own(*ledger);
    TRY(office.sealOpenOperations());
    TRY_LET(const auto ids, office.statementIds());
    TRY_LET(const auto statements, office.statements(ids));
    TRY(own.takeStatements(statements));
    TRY_LET(const VersionVector published, office.vector());
    TRY_LET(const Authority* authority, ledger->authority());
    for (const auto& [stream, head] : published) {
        const KnownStream* known = authority->stream(stream);
        if (!known || known->audience.kind != Audience::Kind::Township) continue;
        TRY_LET(const auto segments, office.segmentsAfter(stream, 0, ExchangeCodec::MaxAnswerBytes));
        TRY(own.takeSegments(segments));
    }
    return ledger;
}

Result<Author> BenchTownship::author(int village) {
    SigningKey signing = SigningKey::generate(m_random);
    const BoxKey box = BoxKey::generate(m_random);
    const Certificate certificate{signing.publicKey(), box.publicKey(), unitOf(village).number(), Role::Lead};
    Replica office(*m_office);
    TRY(office.takeStatements({StatementCodec::sign(certificate, *m_office->identity().rootKey)}));
    const Audience audience = Audience::ofUnit(unitOf(village).number());
    TRY_LET(const Authority* authority, m_office->authority());
    TRY_LET(EpochKey key, m_office->epochKey(authority->audiences().at(audience).newestKey));
    const StreamId stream = streamIdOf(signing.publicKey(), audience);
    return Author{std::move(signing), std::move(key), unitOf(village), stream, 1, Hash32()};
}

Result<std::vector<Author>> BenchTownship::fillOffice(int entries) {
    std::vector<Author> authors;
    for (int v = 0; v < Villages; ++v) {
        TRY_LET(Author one, author(v));
        authors.push_back(std::move(one));
    }
    Replica office(*m_office);
    const int each = std::max(1, entries / Villages);
    const int size = std::clamp(each / 10, 1, 500);
    const int windows = (each + size - 1) / size;
    const auto window = std::chrono::duration_cast<std::chrono::milliseconds>(TenYears) / windows;
    for (int w = 0; w < windows; ++w) {
        std::vector<QByteArray> segments;
        const Instant start = m_clock.now();
        const int days = static_cast<int>(window / std::chrono::hours(24)) + 1;
        for (Author& author : authors) {
            TRY_LET(const SealedRun run, m_maker->seal(author, size, start, window / size, days, m_random));
            segments.push_back(run.bytes);
        }
        m_clock.advance(window);
        TRY(office.takeSegments(segments));
    }
    return authors;
}

Result<void> BenchTownship::fillPhone(Ledger& phone, OrgCode unit, int entries) {
    constexpr int AtOnce = 2000;
    const auto step = std::chrono::duration_cast<std::chrono::milliseconds>(TenYears) / std::max(1, entries);
    const Audience audience = Audience::ofUnit(unit.number());
    std::map<int, QDate> lastStock; // A stock recorded twice on a day would correct the first.
    for (int done = 0; done < entries; done += AtOnce) {
        TRY(phone.transact([&]() -> Result<void> {
            OperationWriter writer(phone);
            for (int i = done; i < std::min(entries, done + AtOnce);) {
                const MadeEntry made = m_maker->make(m_clock.now(), 1);
                const Indicator& indicator =
                    m_maker->catalogue().indicators()[static_cast<std::size_t>(made.indicator)];
                if (indicator.nature == Nature::Stock &&
                    std::exchange(lastStock[made.indicator], made.on) == made.on)
                    continue;
                EntryRecorded recorded;
                recorded.indicator = made.indicator;
                recorded.on = made.on;
                recorded.value = EntryValue::ofNumber(Decimal::fromInteger(made.number));
                TRY(writer.append(audience, recorded));
                m_clock.advance(step);
                ++i;
            }
            return {};
        }));
    }
    return {};
}

Result<Database> openBare(const QString& path) {
    return Database::open(path, bareKey());
}

Result<Database> copyBare(Ledger& of, const QString& path) {
    TRY(of.db().copyTo(path, bareKey()));
    return openBare(path);
}

} // namespace cunbao::bench
