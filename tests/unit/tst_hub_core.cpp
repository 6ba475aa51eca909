#include "sync/SyncError.h"
#include "sync/hub/HubCore.h"
#include "sync/net/ProblemAnswer.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/MemoryHubStore.h"
#include "tests/support/TestTownship.h"

using namespace cunbao;

namespace {

const Instant Now = fromMillis(1'600'000'000'000);
constexpr auto Minute = std::chrono::minutes(1);
const Audience VillageA = Audience::ofUnit(TestTownship::VillageA);
const Audience VillageB = Audience::ofUnit(TestTownship::VillageB);

struct Hub {
    TestTownship township{42};
    MemoryHubStore store;
    HubLimits limits;
    std::unique_ptr<HubCore> core;
    TestDevice office = township.device(TestTownship::Township, Role::MainOffice);
    TestDevice phone = township.device(TestTownship::VillageA, Role::Lead);
    TestDevice neighbour = township.device(TestTownship::VillageB, Role::Recorder);
    TestDevice viewer = township.device(TestTownship::Township, Role::Viewer);

    Result<void> begin() {
        core = std::make_unique<HubCore>(store, limits);
        TRY(core->load());
        TRY(core->accept(township.card()));
        ExchangeRequest introduction;
        introduction.statements = township.statements();
        TRY(ask(office, introduction));
        return {};
    }
    Result<ExchangeAnswer> ask(const TestDevice& device, const ExchangeRequest& request, Instant now = Now) {
        return send(ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Exchange, township.id(),
                                                ExchangeCodec::encode(request), device.signing),
                    now);
    }
    Result<ExchangeAnswer> join(const TestDevice& device, int invite, Instant now = Now,
                                const QByteArray& source = {}) {
        QByteArray id(InviteId::Size, static_cast<char>(invite));
        return send(ExchangeCodec::signEnvelope(
                        RequestEnvelope::Kind::Join, township.id(),
                        ExchangeCodec::encode(JoinRequest{*InviteId::from(id), "sealed"}), device.signing),
                    now, source);
    }
    Result<ExchangeAnswer> send(const QByteArray& request, Instant now = Now, const QByteArray& source = {}) {
        const auto replies = core->handle(std::span(&request, 1), now, std::span(&source, 1));
        if (replies.at(0).status != 200) return errorFromAnswer(replies[0].status, replies[0].body);
        return ExchangeCodec::decodeAnswer(replies[0].body);
    }
    Result<ExchangeAnswer> upload(const TestDevice& device, const std::vector<TestSegment>& segments) {
        ExchangeRequest request;
        for (const TestSegment& segment : segments)
            request.segments.push_back(segment.bytes);
        return ask(device, request);
    }
    /// Segments behind sequence 0 that the hub gives to `device`.
    Result<std::vector<QByteArray>> download(const TestDevice& device, const StreamId& stream) {
        ExchangeRequest request;
        request.wants = {{stream, 0}};
        TRY_LET(const ExchangeAnswer answer, ask(device, request));
        return answer.segments;
    }
    /// Invites whose requests to join the main office is shown by one answer.
    std::set<InviteId> joinsShown() {
        std::set<InviteId> out;
        const auto answer = ask(office, {});
        if (!answer.ok()) return out;
        for (const JoinRequest& request : answer->joinRequests)
            out.insert(request.invite);
        return out;
    }
    bool keeps(const TestSegment& segment) {
        return *store.holds(township.id(), segment.stream, segment.link);
    }
};

} // namespace

/// What the hub lets in and gives out.
class tst_hub_core : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSegmentIsAcknowledgedAndServed() {
        Hub hub;
        OK(hub.begin());
        const auto one = hub.township.segment(hub.phone, VillageA, std::nullopt, 5);
        const auto two = hub.township.segment(hub.phone, VillageA, one.link, 2);
        const auto answer = hub.upload(hub.phone, {one, two});
        OK(answer);
        QCOMPARE(answer->acknowledged, (VersionVector{{one.stream, {7, shortHash(two.link.hash)}}}));
        QCOMPARE(*hub.download(hub.office, one.stream), (std::vector<QByteArray>{one.bytes, two.bytes}));
        QCOMPARE(*hub.download(hub.viewer, one.stream), (std::vector<QByteArray>{one.bytes, two.bytes}));
        FAILS(hub.download(hub.neighbour, one.stream), SyncErrc::AudienceForbidden);
        const auto vector = hub.ask(hub.neighbour, {});
        OK(vector);
        QVERIFY(!vector->vector || !vector->vector->contains(one.stream));
    }

    void equalDigestsNeedNoVector() {
        Hub hub;
        OK(hub.begin());
        const auto one = hub.township.segment(hub.phone, VillageA, std::nullopt);
        ExchangeRequest request;
        request.segments = {one.bytes};
        request.vectorDigest = digestOf({{one.stream, {1, shortHash(one.link.hash)}}});
        Authority authority(hub.township.root().publicKey());
        for (const QByteArray& statement : hub.township.statements())
            OK(authority.add(statement));
        request.authorityDigest = authority.digest();
        const auto answer = hub.ask(hub.phone, request);
        OK(answer);
        QVERIFY(!answer->vector);
        QVERIFY(!answer->statementIds);
    }

    void strangersAndForgersAreRefused() {
        Hub hub;
        OK(hub.begin());
        const auto stranger = hub.township.stranger(TestTownship::VillageA, Role::Lead);
        const auto own = hub.township.segment(stranger, VillageA, std::nullopt);
        FAILS(hub.upload(stranger, {own}), SyncErrc::NotCertified);
        // Carried by somebody else it can't be placed, and is left out.
        OK(hub.upload(hub.office, {own}));
        QVERIFY(!hub.keeps(own));
        TestTownship elsewhere(43);
        const auto foreign = elsewhere.device(TestTownship::VillageA, Role::MainOffice);
        ExchangeRequest smuggled;
        smuggled.statements = elsewhere.statements();
        FAILS(hub.ask(foreign, smuggled), SyncErrc::SignatureWrong);
    }

    void nobodyWritesForAnotherVillage() {
        Hub hub;
        OK(hub.begin());
        const auto foreign = hub.township.segment(hub.phone, VillageB, std::nullopt);
        OK(hub.upload(hub.phone, {foreign}));
        QVERIFY(!hub.keeps(foreign));
        const auto theirs = hub.township.segment(hub.neighbour, VillageB, std::nullopt);
        FAILS(hub.upload(hub.phone, {theirs}), SyncErrc::AudienceForbidden);
        QVERIFY(!hub.keeps(theirs));
        const auto townshipWide = hub.township.segment(hub.phone, Audience::township(), std::nullopt);
        OK(hub.upload(hub.phone, {townshipWide}));
        QVERIFY(!hub.keeps(townshipWide));
        const auto viewers = hub.township.segment(hub.viewer, VillageA, std::nullopt);
        OK(hub.upload(hub.viewer, {viewers}));
        QVERIFY(!hub.keeps(viewers));
    }

    void everyChangedByteIsNoticed() {
        Hub hub;
        OK(hub.begin());
        const auto one = hub.township.segment(hub.phone, VillageA, std::nullopt, 3);
        for (qsizetype at = 0; at < one.bytes.size(); ++at) {
            TestSegment changed = one;
            changed.bytes[at] = static_cast<char>(changed.bytes[at] ^ 0x40);
            const auto answer = hub.upload(hub.phone, {changed});
            QVERIFY(!answer.ok() || answer->acknowledged.empty());
        }
        QVERIFY(hub.store.links(hub.township.id(), one.stream)->empty());
        OK(hub.upload(hub.phone, {one}));
        QVERIFY(hub.keeps(one));
    }

    void aReplayChangesNothingAndAGapIsLeftOut() {
        Hub hub;
        OK(hub.begin());
        const auto one = hub.township.segment(hub.phone, VillageA, std::nullopt);
        const auto two = hub.township.segment(hub.phone, VillageA, one.link);
        const auto three = hub.township.segment(hub.phone, VillageA, two.link);
        auto answer = hub.upload(hub.phone, {three, two});
        OK(answer);
        QVERIFY(answer->acknowledged.empty());
        QVERIFY(!hub.keeps(three) && !hub.keeps(two));
        OK(hub.upload(hub.phone, {one, three}));
        QVERIFY(hub.keeps(one) && !hub.keeps(three));
        for (int i = 0; i < 3; ++i)
            OK(hub.upload(hub.phone, {one, two, three}));
        answer = hub.upload(hub.phone, {one});
        OK(answer);
        QCOMPARE(answer->acknowledged.at(one.stream).sequence, 3U);
        QCOMPARE(hub.store.links(hub.township.id(), one.stream)->size(), 3U);
        QCOMPARE(*hub.store.storedBytes(hub.township.id(), hub.phone.id),
                 one.bytes.size() + two.bytes.size() + three.bytes.size());
    }

    void ofAForkTheSmallerHashCounts() {
        for (const bool smallerFirst : {true, false}) {
            Hub hub;
            OK(hub.begin());
            const auto root = hub.township.segment(hub.phone, VillageA, std::nullopt);
            auto a = hub.township.segment(hub.phone, VillageA, root.link, 2, QStringLiteral("a"));
            auto b = hub.township.segment(hub.phone, VillageA, root.link, 1, QStringLiteral("b"));
            if ((a.link.hash < b.link.hash) != smallerFirst) std::swap(a, b);
            OK(hub.upload(hub.phone, {root, a}));
            const auto answer = hub.upload(hub.phone, {b});
            OK(answer);
            const auto& smaller = smallerFirst ? a : b;
            QCOMPARE(answer->acknowledged.at(root.stream),
                     (StreamHead{smaller.link.last(), shortHash(smaller.link.hash)}));
            // Both branches are kept and shown, to the one who brought the second at once.
            const auto shown = std::set<QByteArray>(answer->segments.begin(), answer->segments.end());
            QCOMPARE(shown, (std::set<QByteArray>{a.bytes, b.bytes}));
            QCOMPARE(hub.download(hub.office, root.stream)->size(), 3U);
            OK(hub.core->load());
            QCOMPARE(hub.store.heads(hub.township.id())->at(root.stream), smaller.link);
        }
    }

    void branchesAreBoundedWithoutARefusal() {
        Hub hub;
        hub.limits.branchSegments = 3;
        OK(hub.begin());
        const auto root = hub.township.segment(hub.phone, VillageA, std::nullopt);
        OK(hub.upload(hub.phone, {root}));
        for (int i = 0; i < 10; ++i)
            OK(hub.upload(hub.phone,
                          {hub.township.segment(hub.phone, VillageA, root.link, 1, QString::number(i))}));
        QCOMPARE(hub.store.links(hub.township.id(), root.stream)->size(), 5U);
    }

    void aRevokedDeviceIsToldAndItsCutHolds() {
        Hub hub;
        OK(hub.begin());
        const auto one = hub.township.segment(hub.phone, VillageA, std::nullopt);
        const auto two = hub.township.segment(hub.phone, VillageA, one.link);
        const auto three = hub.township.segment(hub.phone, VillageA, two.link);
        OK(hub.upload(hub.phone, {one, two}));
        ExchangeRequest request;
        const QByteArray revocation =
            hub.township.revocation(hub.phone, {{one.stream, one.link.last(), one.link.hash}});
        request.statements = {revocation};
        OK(hub.ask(hub.office, request));
        const auto refused = hub.upload(hub.phone, {three});
        FAILS(refused, SyncErrc::Revoked);
        QCOMPARE(refused.error().detail(0), QString::fromLatin1(revocation.toHex()));
        OK(hub.upload(hub.office, {three}));
        QVERIFY(!hub.keeps(three));
        const auto answer = hub.ask(hub.office, {});
        OK(answer);
        QCOMPARE(answer->vector->at(one.stream), (StreamHead{1, shortHash(one.link.hash)}));
    }

    void storageIsBounded() {
        Hub hub;
        hub.limits.bytesPerDevice = 700;
        OK(hub.begin());
        std::optional<ChainLink> previous;
        Result<ExchangeAnswer> last = ExchangeAnswer{};
        int taken = 0;
        while (last.ok() && taken < 20) {
            const auto segment = hub.township.segment(hub.phone, VillageA, previous);
            last = hub.upload(hub.phone, {segment});
            previous = segment.link;
            taken += last.ok() ? 1 : 0;
        }
        FAILS(last, SyncErrc::QuotaExceeded);
        QVERIFY(taken > 1);
        OK(hub.upload(hub.neighbour, {hub.township.segment(hub.neighbour, VillageB, std::nullopt)}));
    }

    void storageIsTheWriters() {
        Hub hub;
        OK(hub.begin());
        const auto one = hub.township.segment(hub.phone, VillageA, std::nullopt);
        const auto theirs = hub.township.segment(hub.neighbour, VillageB, std::nullopt);
        OK(hub.upload(hub.office, {one, theirs}));
        QCOMPARE(*hub.store.storedBytes(hub.township.id(), hub.office.id), 0);
        QCOMPARE(*hub.store.storedBytes(hub.township.id(), hub.phone.id), one.bytes.size());
        hub.limits.bytesPerDevice = one.bytes.size() + 50;
        hub.core = std::make_unique<HubCore>(hub.store, hub.limits);
        OK(hub.core->load());
        // Nobody who carries what finds no room is held up by it.
        const auto two = hub.township.segment(hub.phone, VillageA, one.link);
        const auto offices = hub.township.segment(hub.office, VillageA, std::nullopt);
        const auto carried = hub.upload(hub.office, {two, offices});
        OK(carried);
        QVERIFY(!hub.keeps(two) && hub.keeps(offices));
        // The writer itself is told, after the rest was taken.
        hub.limits.bytesPerDevice = one.bytes.size() * 3 / 2;
        hub.core = std::make_unique<HubCore>(hub.store, hub.limits);
        OK(hub.core->load());
        const auto reviewer = hub.township.device(TestTownship::Township, Role::Reviewer);
        ExchangeRequest certified;
        certified.statements = hub.township.statements();
        OK(hub.ask(hub.office, certified));
        const auto reviewers = hub.township.segment(reviewer, VillageA, std::nullopt);
        FAILS(hub.upload(hub.phone, {two, reviewers}), SyncErrc::QuotaExceeded);
        QVERIFY(!hub.keeps(two) && hub.keeps(reviewers));
    }

    void oneAnswerHasOneBound() {
        Hub hub;
        hub.limits.answerBytes = 1500;
        OK(hub.begin());
        std::vector<TestSegment> segments;
        for (int i = 0; i < 20; ++i)
            segments.push_back(hub.township.segment(hub.phone, VillageA,
                                                    i ? std::optional(segments.back().link) : std::nullopt));
        OK(hub.upload(hub.phone, segments));
        for (int i = 0; i < 40; ++i)
            OK(hub.join(hub.township.stranger(TestTownship::VillageA, Role::Lead), i));
        qsizetype largest = segments[1].bytes.size();
        ExchangeRequest greedy;
        greedy.wants = {{segments[0].stream, 0}};
        for (const QByteArray& statement : hub.township.statements()) {
            greedy.wantedStatements.push_back(StatementCodec::idOf(statement));
            largest = std::max(largest, statement.size());
        }
        std::set<QByteArray> seen;
        for (int round = 0; round < 40 && !greedy.wants.empty(); ++round) {
            const auto answer = hub.ask(hub.office, greedy);
            OK(answer);
            qsizetype size = 0;
            for (const auto* list : {&answer->segments, &answer->statements})
                for (const QByteArray& bytes : *list)
                    size += bytes.size();
            for (const JoinRequest& request : answer->joinRequests)
                size += request.sealed.size();
            QVERIFY(size > 0 && size <= 1500 + largest);
            for (const QByteArray& statement : answer->statements)
                std::erase(greedy.wantedStatements, StatementCodec::idOf(statement));
            for (const QByteArray& segment : answer->segments) {
                seen.insert(segment);
                greedy.wants[0].after = SegmentCodec::readHeader(segment)->last();
            }
            if (!answer->more) greedy.wants.clear();
        }
        QCOMPARE(seen.size(), segments.size());
        QVERIFY(greedy.wantedStatements.empty());
    }

    void theAnswersOfAGroupAreBounded() {
        Hub hub;
        OK(hub.begin());
        const auto one = hub.township.segment(hub.phone, VillageA, std::nullopt);
        OK(hub.upload(hub.phone, {one}));
        hub.limits.groupBytes = 3 * one.bytes.size();
        hub.core = std::make_unique<HubCore>(hub.store, hub.limits);
        ExchangeRequest want;
        want.wants = {{one.stream, 0}};
        const std::vector<QByteArray> requests(
            10, ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Exchange, hub.township.id(),
                                            ExchangeCodec::encode(want), hub.office.signing));
        const auto replies = hub.core->handle(requests, Now);
        QVERIFY(!replies.empty() && replies.size() <= 3);
        for (const HubReply& reply : replies)
            QCOMPARE(reply.status, 200);
    }

    void segmentsThatEndTogetherFitIntoOneAnswer() {
        Hub hub;
        OK(hub.begin());
        const auto root = hub.township.segment(hub.phone, VillageA, std::nullopt);
        std::vector<TestSegment> ties;
        for (int i = 0; i < 10; ++i)
            ties.push_back(hub.township.segment(hub.phone, VillageA, root.link, 3, QString::number(i)));
        // A branch that gets ahead and is then followed to the same end must not grow the pile either.
        hub.limits.tieBytes = 3 * ties[0].bytes.size() + 10;
        hub.core = std::make_unique<HubCore>(hub.store, hub.limits);
        OK(hub.core->load());
        OK(hub.upload(hub.phone, {root}));
        for (const TestSegment& tie : ties)
            OK(hub.upload(hub.phone, {tie}));
        QVERIFY(*hub.store.bytesEndingAt(hub.township.id(), root.stream, 4) <= hub.limits.tieBytes);
        for (int i = 0; i < 10; ++i) {
            const auto shorter = hub.township.segment(hub.phone, VillageA, root.link, 1, QString::number(i));
            OK(hub.upload(hub.phone, {shorter}));
            const auto rest = hub.township.segment(hub.phone, VillageA, shorter.link, 2);
            OK(hub.upload(hub.phone, {rest}));
            QVERIFY(*hub.store.bytesEndingAt(hub.township.id(), root.stream, 4) <= hub.limits.tieBytes);
        }
    }

    /// However long a stream is, what does not extend it costs the same.
    void branchesAreLookedUpNotSearched() {
        Hub hub;
        OK(hub.begin());
        const auto root = hub.township.segment(hub.phone, VillageA, std::nullopt);
        const auto next = hub.township.segment(hub.phone, VillageA, root.link, 5);
        OK(hub.upload(hub.phone, {root, next}));
        std::vector<TestSegment> branch;
        for (int i = 0; i < 6; ++i)
            branch.push_back(hub.township.segment(hub.phone, VillageA, root.link, 1, QString::number(i)));
        hub.store.wholeStreamsRead = 0;
        OK(hub.upload(hub.phone, branch));
        QCOMPARE(hub.store.wholeStreamsRead, 1);
        // Again, and what follows nothing.
        const auto hanging =
            hub.township.segment(hub.phone, VillageA, ChainLink{3, 1, branch[0].link.hash, {}});
        for (int i = 0; i < 5; ++i) {
            OK(hub.upload(hub.phone, branch));
            OK(hub.upload(hub.phone, {hanging}));
        }
        QCOMPARE(hub.store.wholeStreamsRead, 1);
        // A request brings only so many.
        hub.limits.branchSegmentsAtOnce = 2;
        hub.core = std::make_unique<HubCore>(hub.store, hub.limits);
        branch.clear();
        for (int i = 10; i < 16; ++i)
            branch.push_back(hub.township.segment(hub.phone, VillageA, root.link, 1, QString::number(i)));
        OK(hub.upload(hub.phone, branch));
        QCOMPARE(std::count_if(branch.begin(), branch.end(), [&](const auto& s) { return hub.keeps(s); }), 2);
    }

    void aForkIsDecidedThoughTheRequestIsRefused() {
        Hub hub;
        OK(hub.begin());
        const auto root = hub.township.segment(hub.phone, VillageA, std::nullopt);
        auto a = hub.township.segment(hub.phone, VillageA, root.link, 1, QStringLiteral("a"));
        auto b = hub.township.segment(hub.phone, VillageA, root.link, 1, QStringLiteral("b"));
        if (a.link.hash < b.link.hash) std::swap(a, b);
        OK(hub.upload(hub.phone, {root, a}));
        const auto foreign = hub.township.segment(hub.neighbour, VillageB, std::nullopt);
        FAILS(hub.upload(hub.phone, {b, foreign}), SyncErrc::AudienceForbidden);
        QVERIFY(hub.keeps(b));
        QCOMPARE(hub.store.heads(hub.township.id())->at(root.stream), b.link);
    }

    void whatARevocationAcceptedFindsRoom() {
        Hub hub;
        hub.limits.branchSegments = 0;
        OK(hub.begin());
        const auto root = hub.township.segment(hub.phone, VillageA, std::nullopt);
        auto a = hub.township.segment(hub.phone, VillageA, root.link, 1, QStringLiteral("a"));
        auto b = hub.township.segment(hub.phone, VillageA, root.link, 1, QStringLiteral("b"));
        if (b.link.hash < a.link.hash) std::swap(a, b);
        OK(hub.upload(hub.phone, {root, a}));
        OK(hub.upload(hub.phone, {b}));
        QVERIFY(!hub.keeps(b));
        ExchangeRequest request;
        request.statements = {hub.township.revocation(hub.phone, {{root.stream, 2, b.link.hash}})};
        request.segments = {b.bytes};
        // Others stay within the limits: they may hold the revoked key.
        OK(hub.ask(hub.viewer, request));
        QVERIFY(!hub.keeps(b));
        const auto answer = hub.ask(hub.office, request);
        OK(answer);
        QVERIFY(hub.keeps(b));
        QCOMPARE(answer->acknowledged.at(root.stream), (StreamHead{2, shortHash(b.link.hash)}));
    }

    void joinRequestsReachTheMainOfficeAlone() {
        Hub hub;
        hub.limits.joinRequests = 2;
        OK(hub.begin());
        const auto newcomer = hub.township.stranger(TestTownship::VillageA, Role::Lead);
        const auto waiting = hub.join(newcomer, 1);
        OK(waiting);
        QVERIFY(waiting->statements.empty());
        OK(hub.join(hub.township.stranger(TestTownship::VillageA, Role::Lead), 2));
        QVERIFY(hub.ask(hub.viewer, {})->joinRequests.empty());
        const auto seen = hub.ask(hub.office, {});
        QCOMPARE(seen->joinRequests.size(), 2U);
        ExchangeRequest settle;
        settle.settledInvites = {seen->joinRequests[0].invite};
        settle.statements = {hub.township.certificateFor(newcomer)};
        QCOMPARE(hub.ask(hub.office, settle)->joinRequests.size(), 1U);
        const auto joined = hub.join(newcomer, 1);
        OK(joined);
        QCOMPARE(joined->statements.size(), hub.township.statements().size() + 1);
        // What nobody answers goes after a while.
        QVERIFY(hub.ask(hub.office, {}, Now + std::chrono::hours(24 * 31))->joinRequests.empty());
    }

    void joinRequestsComeInTurns() {
        Hub hub;
        hub.limits.joinBytes = 2 * qsizetype(qstrlen("sealed"));
        OK(hub.begin());
        for (int i = 0; i < 5; ++i)
            OK(hub.join(hub.township.stranger(TestTownship::VillageA, Role::Lead), i, Now + Minute * i));
        // Nobody settles any, and still every one is reached, again and again.
        for (int turn = 0; turn < 3; ++turn) {
            std::set<InviteId> seen;
            for (int i = 0; i < 3; ++i) {
                const auto shown = hub.joinsShown();
                QVERIFY(!shown.empty() && shown.size() <= 2);
                seen.insert(shown.begin(), shown.end());
            }
            QCOMPARE(seen.size(), 5U);
        }
    }

    void aFloodOfJoinRequestsDrownsItself() {
        Hub hub;
        hub.limits.joinRequests = 10;
        OK(hub.begin());
        const auto newcomer = hub.township.stranger(TestTownship::VillageA, Role::Lead);
        OK(hub.join(newcomer, 1, Now, "village"));
        for (int i = 0; i < 40; ++i)
            OK(hub.join(hub.township.stranger(TestTownship::VillageA, Role::Lead), 100 + i, Now + Minute * i,
                        "flood"));
        QCOMPARE(*hub.store.joinRequestCount(hub.township.id()), 10);
        QVERIFY(hub.joinsShown().contains(*InviteId::from(QByteArray(InviteId::Size, '\1'))));
        // One who comes after it finds room as well, and asking again takes nobody's.
        for (int i = 0; i < 20; ++i)
            OK(hub.join(newcomer, 1, Now + Minute * i, "village"));
        const auto late = hub.township.stranger(TestTownship::VillageA, Role::Lead);
        for (int i = 0; i < 20; ++i)
            OK(hub.join(late, 3, Now + Minute * 100 + Minute * i, "school"));
        const auto shown = hub.joinsShown();
        QVERIFY(shown.contains(*InviteId::from(QByteArray(InviteId::Size, '\1'))));
        QVERIFY(shown.contains(*InviteId::from(QByteArray(InviteId::Size, '\3'))));
    }

    void aNewDevicesOwnCertificateComesFirst() {
        Hub hub;
        OK(hub.begin());
        for (int i = 0; i < 20; ++i)
            (void)hub.township.device(TestTownship::VillageB, Role::Recorder);
        const auto newcomer = hub.township.device(TestTownship::VillageA, Role::Lead);
        ExchangeRequest request;
        request.statements = hub.township.statements();
        OK(hub.ask(hub.office, request));
        hub.limits.answerBytes = 1;
        hub.core = std::make_unique<HubCore>(hub.store, hub.limits);
        const auto joined = hub.join(newcomer, 1);
        OK(joined);
        QCOMPARE(joined->statements, (std::vector<QByteArray>{hub.township.certificateFor(newcomer)}));
        QCOMPARE(joined->statementIds->size(), hub.township.statements().size());
    }

    void anAnswerWithoutATimeIsNone() {
        FAILS(ExchangeCodec::decodeAnswer(QByteArray("\xa0", 1)), SyncErrc::Malformed);
        ExchangeAnswer answer;
        answer.hubTime = Now;
        OK(ExchangeCodec::decodeAnswer(ExchangeCodec::encode(answer)));
    }

    void aGroupIsOneCommit() {
        Hub hub;
        OK(hub.begin());
        std::vector<QByteArray> requests;
        std::vector<TestSegment> segments;
        for (const TestDevice* device : {&hub.phone, &hub.neighbour}) {
            segments.push_back(hub.township.segment(*device, Audience::ofUnit(device->unit), std::nullopt));
            ExchangeRequest request;
            request.segments = {segments.back().bytes};
            requests.push_back(ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Exchange, hub.township.id(),
                                                           ExchangeCodec::encode(request), device->signing));
        }
        requests.emplace_back("garbage");
        hub.store.diskFull = true;
        for (const HubReply& reply : hub.core->handle(requests, Now))
            QCOMPARE(reply.status, 503);
        hub.store.diskFull = false;
        QVERIFY(hub.store.heads(hub.township.id())->empty());
        const auto replies = hub.core->handle(requests, Now);
        QCOMPARE(replies[0].status, 200);
        QCOMPARE(replies[1].status, 200);
        QCOMPARE(replies[2].status, 400);
        QVERIFY(hub.keeps(segments[0]) && hub.keeps(segments[1]));
    }

    void anOfficeWithoutItsCardHereIsNotServed() {
        Hub hub;
        OK(hub.begin());
        TestTownship other(44);
        const auto device = other.device(TestTownship::Township, Role::MainOffice);
        const QByteArray request =
            ExchangeCodec::signEnvelope(RequestEnvelope::Kind::Exchange, other.id(),
                                        ExchangeCodec::encode(ExchangeRequest{}), device.signing);
        FAILS(hub.send(request), SyncErrc::TownshipUnknown);
        QByteArray forged = other.card();
        forged[5] = static_cast<char>(forged[5] ^ 1);
        QVERIFY(!hub.core->accept(forged).ok());
        OK(hub.core->accept(other.card()));
        FAILS(hub.send(request), SyncErrc::NotCertified);
        QCOMPARE(hub.core->townships().size(), 2U);
    }
};

CUNBAO_TEST(tst_hub_core)
#include "tst_hub_core.moc"
