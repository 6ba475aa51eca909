#include "sync/SyncError.h"
#include "sync/authority/Authority.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"

using namespace cunbao;

namespace {

const Audience VillageA = Audience::ofUnit(500101103201);
const Audience VillageB = Audience::ofUnit(500101103202);
constexpr std::int64_t Township = 500101103000;

/// The signing keys and box keys of one made-up township, few enough that statements collide.
struct Cast {
    SeededRandom random;
    SigningKey root = SigningKey::generate(random);
    std::vector<SigningKey> signing;
    std::vector<BoxKey> boxes;
    std::vector<DeviceId> devices;
    std::vector<StreamId> streams;
    std::vector<EpochKeyId> keys;
    const std::vector<Audience> audiences{VillageA, VillageB, Audience::township(), Audience::office()};

    explicit Cast(std::uint64_t seed) : random(seed) {
        for (int i = 0; i < 3; ++i)
            signing.push_back(SigningKey::generate(random));
        for (int i = 0; i < 2; ++i)
            boxes.push_back(BoxKey::generate(random));
        for (const SigningKey& key : signing) {
            for (const BoxKey& box : boxes)
                devices.push_back(deviceIdOf(key.publicKey(), box.publicKey()));
            for (const Audience& audience : audiences)
                streams.push_back(streamIdOf(key.publicKey(), audience));
        }
        for (int i = 0; i < 3; ++i)
            keys.push_back(*EpochKeyId::from(random.bytes(16)));
    }
    template <class T>
    const T& any(const std::vector<T>& from) {
        return from[random.below(from.size())];
    }
    Epoch epoch() {
        Epoch out{any(audiences), 1 + random.below(3), any(keys), {}};
        for (auto readers = random.below(3); readers > 0; --readers)
            out.wrapped.push_back({any(devices), QByteArray(80, static_cast<char>(random.below(4)))});
        return out;
    }
    QByteArray statement() {
        switch (random.below(5)) {
        case 0:
        case 1: {
            const std::int64_t unit = any(std::vector<std::int64_t>{Township, VillageA.unit, VillageB.unit});
            return StatementCodec::sign(Certificate{any(signing).publicKey(), any(boxes).publicKey(), unit,
                                                    static_cast<Role>(1 + random.below(6))},
                                        root);
        }
        case 2: {
            Revocation out{any(devices), {}, {}};
            std::set<StreamId> named;
            for (auto cuts = random.below(4); cuts > 0; --cuts) {
                const Cut cut{any(streams), random.below(3),
                              *Hash32::from(QByteArray(32, static_cast<char>(random.below(3))))};
                if (named.insert(cut.stream).second) out.cuts.push_back(cut);
            }
            for (auto epochs = random.below(2); epochs > 0; --epochs)
                out.epochs.push_back(epoch());
            return StatementCodec::sign(out, root);
        }
        case 3: {
            EpochGrant out;
            for (auto epochs = 1 + random.below(3); epochs > 0; --epochs)
                out.epochs.push_back(epoch());
            return StatementCodec::sign(out, root);
        }
        default:
            return StatementCodec::sign(HubMoved{random.below(2) ? QStringLiteral("a") : QStringLiteral("b"),
                                                 *Hash32::from(QByteArray(32, char(random.below(2)))),
                                                 1 + random.below(2)},
                                        root);
        }
    }
};

/// Everything that can be asked of a set of statements, as text.
QString meaningOf(const Cast& cast, const Authority& authority) {
    QStringList out{authority.digest().toHex()};
    for (const StatementId& id : authority.ids())
        out << id.toHex() << QString::fromLatin1(authority.find(id)->toHex());
    for (const DeviceId& id : cast.devices) {
        const CertifiedDevice* device = authority.device(id);
        out << id.toHex() << (device ? QStringLiteral("known") : QStringLiteral("unknown"));
        const QByteArray* revocation = authority.revocationOf(id);
        out << (revocation ? StatementCodec::idOf(*revocation).toHex() : QString());
        if (!device) continue;
        out << device->signing.toHex() << device->box.toHex() << QString::number(device->revoked)
            << QString::number(authority.isActive(id));
        for (const Grant& grant : device->grants)
            out << QString::number(grant.unit) << QString::number(static_cast<int>(grant.role));
        for (const Audience& audience : cast.audiences)
            out << QString::number(authority.mayRead(id, audience))
                << QString::number(authority.mayWrite(id, audience));
        auto readable = authority.streamsReadableBy(id);
        std::sort(readable.begin(), readable.end());
        for (const StreamId& stream : readable)
            out << stream.toHex();
    }
    for (const SigningKey& key : cast.signing)
        out << authority.deviceSigningWith(key.publicKey()).value_or(DeviceId()).toHex();
    for (const StreamId& id : cast.streams) {
        const KnownStream* stream = authority.stream(id);
        out << id.toHex() << (stream ? stream->device.toHex() : QString());
        if (stream) out << QString::number(static_cast<int>(stream->audience.kind));
        const auto cut = authority.cutOf(id);
        out << (cut ? QString::number(cut->sequence) + u',' + cut->hash.toHex() : QString());
    }
    for (const auto& [audience, state] : authority.audiences()) {
        out << QString::number(audience.unit) << QString::number(state.newestNumber)
            << state.newestKey.toHex();
        for (const auto& [key, number] : state.keys)
            out << key.toHex() << QString::number(number);
        auto streams = state.streams;
        std::sort(streams.begin(), streams.end());
        for (const StreamId& stream : streams)
            out << stream.toHex();
    }
    for (const EpochKeyId& key : cast.keys)
        for (const DeviceId& reader : cast.devices) {
            const QByteArray* wrapped = authority.wrapped(key, reader);
            out << (wrapped ? QString::fromLatin1(wrapped->toHex()) : QString());
        }
    if (const auto hub = authority.hubMoved())
        out << hub->url << hub->pin.toHex() << QString::number(hub->number);
    return out.join(u' ');
}

/// Verified once is enough for so many orders.
QString meaningOf(const Cast& cast, const std::vector<QByteArray>& statements) {
    Authority authority(cast.root.publicKey());
    for (const QByteArray& statement : statements)
        if (!authority.addVerified(statement).ok()) return QStringLiteral("refused");
    return meaningOf(cast, authority);
}

/// The first order of these statements that means something else than they do; empty where none does.
QString differentOrder(const Cast& cast, std::vector<QByteArray> statements) {
    const QString meaning = meaningOf(cast, statements);
    std::sort(statements.begin(), statements.end());
    do {
        const QString other = meaningOf(cast, statements);
        if (other != meaning) return other;
    } while (std::next_permutation(statements.begin(), statements.end()));
    return {};
}

ChainLink link(quint64 first, quint64 count, char hash, char previous) {
    return {first, count, *Hash32::from(QByteArray(32, hash)), *Hash32::from(QByteArray(32, previous))};
}

/// The first bytes of the hashes on the main chain.
QByteArray chain(std::vector<ChainLink> links, std::optional<ChainCut> cut = {}) {
    QByteArray out;
    for (const ChainLink& each : mainChain(links, cut))
        out += each.hash.view()[0];
    // No order of the links matters.
    std::reverse(links.begin(), links.end());
    QByteArray reversed;
    for (const ChainLink& each : mainChain(links, cut))
        reversed += each.hash.view()[0];
    return out == reversed ? out : QByteArray("the order matters");
}

ChainCut cutAt(quint64 sequence, char hash) {
    return {sequence, *Hash32::from(QByteArray(32, hash))};
}

} // namespace

/// The meaning of a set of statements (PROTOCOL.md, 3) and of a stream's segments (5): never their order.
class tst_authority : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyOrderMeansTheSame() {
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            Cast cast(seed);
            std::vector<QByteArray> statements;
            for (int i = 0; i < 14; ++i)
                statements.push_back(cast.statement());
            const QString meaning = meaningOf(cast, statements);
            for (int shuffle = 0; shuffle < 40; ++shuffle) {
                for (std::size_t i = statements.size(); i > 1; --i)
                    std::swap(statements[i - 1], statements[cast.random.below(i)]);
                std::vector<QByteArray> twice = statements;
                twice.insert(twice.end(), statements.begin(), statements.begin() + 5);
                QVERIFY2(meaningOf(cast, twice) == meaning, qPrintable(QString::number(seed)));
            }
        }
    }

    void allOrdersOfFew() {
        for (std::uint64_t seed = 100; seed < 130; ++seed) {
            Cast cast(seed);
            std::vector<QByteArray> statements;
            while (statements.size() < 5) {
                const QByteArray one = cast.statement();
                if (std::find(statements.begin(), statements.end(), one) == statements.end())
                    statements.push_back(one);
            }
            QVERIFY2(differentOrder(cast, statements).isEmpty(), qPrintable(QString::number(seed)));
        }
    }

    void statementsAreVerified() {
        Cast cast(1), other(2);
        Authority authority(cast.root.publicKey());
        FAILS(authority.add(other.statement()), SyncErrc::SignatureWrong);
        const QByteArray own = cast.statement();
        QCOMPARE(*authority.add(own), true);
        QCOMPARE(*authority.add(own), false);
        QCOMPARE(authority.ids().size(), 1U);
        QVERIFY(authority.find(StatementId()) == nullptr);
        QVERIFY(Authority(cast.root.publicKey()).digest() != authority.digest());
    }

    void ofTwoDevicesWithOneSigningKeyTheSmallerOwnsTheStreams() {
        Cast cast(5);
        const SigningKey& key = cast.signing[0];
        const DeviceId smaller = std::min(cast.devices[0], cast.devices[1]);
        const std::size_t of = smaller == cast.devices[0] ? 0 : 1;
        const auto certificate = [&](std::size_t box, std::int64_t unit, Role role) {
            return StatementCodec::sign(Certificate{key.publicKey(), cast.boxes[box].publicKey(), unit, role},
                                        cast.root);
        };
        const QByteArray epochs = StatementCodec::sign(
            EpochGrant{{{VillageA, 1, cast.keys[0], {}}, {VillageB, 1, cast.keys[1], {}}}}, cast.root);
        std::vector<QByteArray> statements{certificate(of, VillageA.unit, Role::Lead),
                                           certificate(1 - of, Township, Role::Clerk), epochs};
        QCOMPARE(differentOrder(cast, statements), QString());
        Authority authority(cast.root.publicKey());
        for (const QByteArray& statement : {statements[1], epochs})
            OK(authority.add(statement));
        const StreamId b = streamIdOf(key.publicKey(), VillageB);
        QVERIFY(authority.stream(b));
        OK(authority.add(statements[0]));
        // The smaller one may not write for B: the stream is explained by nobody any more.
        QVERIFY(!authority.stream(b));
        QCOMPARE(authority.stream(streamIdOf(key.publicKey(), VillageA))->device, smaller);
        QCOMPARE(authority.deviceSigningWith(key.publicKey()), std::optional(smaller));
    }

    void ofTwoRevocationsTheSmallerCutHolds() {
        Cast cast(6);
        const StreamId a = streamIdOf(cast.signing[0].publicKey(), VillageA);
        const StreamId b = streamIdOf(cast.signing[0].publicKey(), VillageB);
        const QByteArray certificate = StatementCodec::sign(
            Certificate{cast.signing[0].publicKey(), cast.boxes[0].publicKey(), Township, Role::Clerk},
            cast.root);
        const QByteArray epochs = StatementCodec::sign(
            EpochGrant{{{VillageA, 1, cast.keys[0], {}}, {VillageB, 1, cast.keys[1], {}}}}, cast.root);
        const Hash32 low = *Hash32::from(QByteArray(32, 1)), high = *Hash32::from(QByteArray(32, 2));
        const auto revoke = [&](std::vector<Cut> cuts) {
            return StatementCodec::sign(Revocation{cast.devices[0], std::move(cuts), {}}, cast.root);
        };
        const auto cutsOf = [&](std::vector<QByteArray> revocations) {
            // Before or after the certificate: whatever comes.
            revocations.insert(revocations.end(), {certificate, epochs});
            if (!differentOrder(cast, revocations).isEmpty()) return std::pair(ChainCut(), ChainCut());
            Authority authority(cast.root.publicKey());
            for (const QByteArray& statement : revocations)
                (void)authority.add(statement);
            return std::pair(*authority.cutOf(a), *authority.cutOf(b));
        };
        QCOMPARE(cutsOf({revoke({{a, 5, high}, {b, 4, low}})}), std::pair(cutAt(5, 2), cutAt(4, 1)));
        QCOMPARE(cutsOf({revoke({{a, 5, high}, {b, 4, low}}), revoke({{a, 5, low}, {b, 9, low}})}),
                 std::pair(cutAt(5, 1), cutAt(4, 1)));
        // A stream that one of them does not name counts for nothing.
        QCOMPARE(cutsOf({revoke({{a, 5, high}, {b, 4, low}}), revoke({{a, 3, high}})}),
                 std::pair(cutAt(3, 2), ChainCut()));
        QCOMPARE(cutsOf({revoke({}), revoke({{a, 5, high}, {b, 4, low}}), revoke({{a, 6, high}})}),
                 std::pair(ChainCut(), ChainCut()));
        Authority authority(cast.root.publicKey());
        OK(authority.add(certificate));
        OK(authority.add(epochs));
        QVERIFY(!authority.cutOf(a) && authority.isActive(cast.devices[0]));
        OK(authority.add(revoke({})));
        QVERIFY(authority.cutOf(a) && !authority.isActive(cast.devices[0]));
        // A certificate that comes later brings nobody back.
        OK(authority.add(StatementCodec::sign(
            Certificate{cast.signing[0].publicKey(), cast.boxes[0].publicKey(), Township, Role::MainOffice},
            cast.root)));
        QVERIFY(!authority.isActive(cast.devices[0]));
    }

    void theNewestKeyIsOfTheGreatestNumber() {
        Cast cast(7);
        const EpochKeyId smaller = std::min(cast.keys[0], cast.keys[1]);
        const EpochKeyId greater = std::max(cast.keys[0], cast.keys[1]);
        const auto epoch = [&](const EpochKeyId& key, quint64 number, char wrapping) {
            return StatementCodec::sign(
                EpochGrant{{{VillageA, number, key, {{cast.devices[0], QByteArray(80, wrapping)}}}}},
                cast.root);
        };
        const auto newest = [&](const std::vector<QByteArray>& statements) {
            if (!differentOrder(cast, statements).isEmpty()) return EpochKeyId();
            Authority authority(cast.root.publicKey());
            for (const QByteArray& statement : statements)
                (void)authority.add(statement);
            return authority.audiences().at(VillageA).newestKey;
        };
        QCOMPARE(newest({epoch(greater, 2, 'a'), epoch(smaller, 1, 'a')}), greater);
        QCOMPARE(newest({epoch(greater, 2, 'a'), epoch(smaller, 2, 'a')}), smaller);
        // One key under several numbers has the greatest.
        QCOMPARE(newest({epoch(greater, 1, 'a'), epoch(smaller, 2, 'a'), epoch(greater, 3, 'a')}), greater);
        QCOMPARE(newest({epoch(greater, 3, 'a'), epoch(smaller, 1, 'a'), epoch(smaller, 3, 'a')}), smaller);
        // Of two wrappings the smaller bytes, as bytes without a sign.
        Authority authority(cast.root.publicKey());
        for (const char wrapping : {'b', '\x80', 'a', 'c'})
            OK(authority.add(epoch(smaller, 1, wrapping)));
        QCOMPARE(*authority.wrapped(smaller, cast.devices[0]), QByteArray(80, 'a'));
        QCOMPARE(authority.audiences().at(VillageA).keys.size(), 1U);
        QVERIFY(!authority.wrapped(smaller, cast.devices[1]));
        QVERIFY(!authority.wrapped(greater, cast.devices[0]));
    }

    void ofTwoHubsWithOneNumberTheGreaterHolds() {
        Cast cast(8);
        const auto moved = [&](const char* url, char pin, quint64 number) {
            return StatementCodec::sign(
                HubMoved{QString::fromLatin1(url), *Hash32::from(QByteArray(32, pin)), number}, cast.root);
        };
        const std::vector<QByteArray> all{moved("a", 1, 2), moved("b", 1, 2), moved("a", '\x80', 2),
                                          moved("z", 'z', 1)};
        QCOMPARE(differentOrder(cast, all), QString());
        Authority authority(cast.root.publicKey());
        for (const QByteArray& statement : all)
            OK(authority.add(statement));
        QCOMPARE(authority.hubMoved(),
                 std::optional(HubMoved{QStringLiteral("a"), *Hash32::from(QByteArray(32, '\x80')), 2}));
    }

    void rolesReadAndWriteTheirs() {
        // As PROTOCOL.md, 2, has it: reads A, B, township, office; writes the same.
        const std::vector<std::pair<Role, QByteArray>> table{
            {Role::MainOffice, "rrrrwwww"}, {Role::Clerk, "rrrrwwww"}, {Role::Reviewer, "rrrrww-w"},
            {Role::Viewer, "rrrr----"},     {Role::Lead, "r-r-w---"},  {Role::Recorder, "r-r-w---"}};
        for (const auto& [role, expected] : table) {
            Cast cast(9);
            Authority authority(cast.root.publicKey());
            const std::int64_t unit = isOfficeRole(role) ? Township : VillageA.unit;
            OK(authority.add(StatementCodec::sign(
                Certificate{cast.signing[0].publicKey(), cast.boxes[0].publicKey(), unit, role}, cast.root)));
            QByteArray found;
            for (const Audience& audience : cast.audiences)
                found += authority.mayRead(cast.devices[0], audience) ? 'r' : '-';
            for (const Audience& audience : cast.audiences)
                found += authority.mayWrite(cast.devices[0], audience) ? 'w' : '-';
            QCOMPARE(found, expected);
        }
    }

    void theChainTakesTheSmallestHash() {
        QCOMPARE(chain({}), QByteArray());
        QCOMPARE(chain({link(1, 2, 'a', 0), link(3, 1, 'b', 'a')}), QByteArray("ab"));
        // Two forks, one in the other.
        QCOMPARE(chain({link(1, 1, 'b', 0), link(1, 9, 'c', 0), link(2, 1, 'e', 'b'), link(2, 5, 'd', 'b'),
                        link(7, 1, 'y', 'd'), link(7, 1, 'x', 'd')}),
                 QByteArray("bdx"));
        // The smaller branch counts where it is shorter, too.
        QCOMPARE(chain({link(1, 1, 'b', 0), link(1, 1, 'a', 0), link(2, 1, 'c', 'b')}), QByteArray("a"));
        // Bytes have no sign.
        QCOMPARE(chain({link(1, 1, '\x90', 0), link(1, 1, '\x10', 0)}), QByteArray("\x10"));
        // What hangs in the air waits: no predecessor, a gap, an overlap, a start that names one, a later
        // one that names none.
        QCOMPARE(chain({link(2, 1, 'b', 'a')}), QByteArray());
        QCOMPARE(chain({link(1, 1, 'a', 0), link(3, 1, 'b', 'a')}), QByteArray("a"));
        QCOMPARE(chain({link(1, 3, 'a', 0), link(3, 1, 'b', 'a')}), QByteArray("a"));
        QCOMPARE(chain({link(1, 1, 'a', 'z')}), QByteArray());
        QCOMPARE(chain({link(1, 1, 'a', 0), link(2, 1, 'b', 0)}), QByteArray("a"));
    }

    void aCutLeadsTheChainThroughItsSegment() {
        const std::vector<ChainLink> links{link(1, 1, 'm', 0),   link(2, 1, 'z', 'm'), link(2, 1, 'b', 'm'),
                                           link(3, 1, 'c', 'b'), link(3, 1, 'y', 'z'), link(3, 1, 'x', 'z'),
                                           link(1, 2, 'a', 0)};
        QCOMPARE(chain(links), QByteArray("a"));
        // Through the greater hashes, and beyond by the smallest again.
        QCOMPARE(chain(links, cutAt(2, 'z')), QByteArray("mzx"));
        QCOMPARE(chain(links, cutAt(3, 'y')), QByteArray("mzy"));
        QCOMPARE(chain(links, cutAt(1, 'm')), QByteArray("mbc"));
        QCOMPARE(chain(links, cutAt(2, 'a')), QByteArray("a"));
        // Sequence 0, a segment that is not here, one that ends elsewhere: the smallest hash.
        QCOMPARE(chain(links, ChainCut()), QByteArray("a"));
        QCOMPARE(chain(links, cutAt(0, 'z')), QByteArray("a"));
        QCOMPARE(chain(links, cutAt(2, 'q')), QByteArray("a"));
        QCOMPARE(chain(links, cutAt(3, 'z')), QByteArray("a"));
    }

    void aCutWithoutItsPredecessorsLeadsNowhere() {
        std::vector<ChainLink> links{link(1, 1, 'a', 0), link(2, 1, 'd', 'c'), link(1, 1, 'c', 'b')};
        // 'd' follows 'c', which should start the stream and names one before.
        QCOMPARE(chain(links, cutAt(2, 'd')), QByteArray("a"));
        links[2] = link(1, 2, 'c', 0);
        QCOMPARE(chain(links, cutAt(2, 'd')), QByteArray("a")); // a gap or an overlap is no chain
        links.erase(links.begin() + 2);
        QCOMPARE(chain(links, cutAt(2, 'd')), QByteArray("a")); // missing
        links.push_back(link(1, 1, 'c', 0));
        QCOMPARE(chain(links, cutAt(2, 'd')), QByteArray("cd"));
        QCOMPARE(chainUpTo(links, *Hash32::from(QByteArray(32, 'd'))).size(), 2U);
        QVERIFY(chainUpTo(links, *Hash32::from(QByteArray(32, 'e'))).empty());
    }
};

CUNBAO_TEST(tst_authority)
#include "tst_authority.moc"
