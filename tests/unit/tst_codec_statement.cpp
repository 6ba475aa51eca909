#include "sync/SyncError.h"
#include "sync/authority/Authority.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/unit/RawBytes.h"

using namespace cunbao;

namespace {

constexpr std::int64_t Village = 500101103201;

QByteArray fromHex(const char* hex) {
    return QByteArray::fromHex(hex);
}

QByteArray number(quint64 value) {
    return cbor([&](CborWriter& out) { out.unsignedInteger(value); });
}

/// An array of these raw items.
QByteArray list(const std::vector<QByteArray>& items) {
    QByteArray out =
        items.size() < 24 ? QByteArray(1, static_cast<char>(0x80 + items.size())) : longHead(4, items.size());
    for (const QByteArray& item : items)
        out += item;
    return out;
}

struct Township {
    SeededRandom random{11};
    SigningKey root = SigningKey::generate(random);
    SigningKey device = SigningKey::generate(random);
    BoxKey box = BoxKey::generate(random);

    [[nodiscard]] QByteArray stated(const QByteArray& body) const {
        return body + root.sign("cunbao statement 1", body).toBytes();
    }
    [[nodiscard]] Result<Statement> read(const QByteArray& bytes) const {
        return StatementCodec::read(bytes, root.publicKey());
    }
    /// What becomes of a body that the root signed.
    [[nodiscard]] Result<Statement> judge(const QByteArray& body) const { return read(stated(body)); }

    [[nodiscard]] QByteArray certificate(quint64 unit = Village, quint64 role = 6,
                                         std::optional<BoxPublicKey> key = {}) const {
        return list({number(1), rawBytes(device.publicKey().toBytes()),
                     rawBytes(key.value_or(box.publicKey()).toBytes()), number(unit), number(role)});
    }
    [[nodiscard]] std::vector<Statement> samples() const {
        const Epoch epoch{Audience::ofUnit(Village),
                          3,
                          EpochKeyId(),
                          {{DeviceId(), QByteArray(80, 'k')}, {DeviceId(), QByteArray(80, 'l')}}};
        return {Certificate{device.publicKey(), box.publicKey(), Village, Role::Lead},
                Revocation{DeviceId(), {{StreamId(), INT64_MAX, Hash32()}}, {epoch}},
                EpochGrant{{epoch, {Audience::township(), 1, EpochKeyId(), {}}}},
                HubMoved{QStringLiteral("https://村.example"), Hash32(), 2'147'483'647}};
    }
};

QByteArray cut(char stream, quint64 sequence) {
    return list({rawBytes(QByteArray(16, stream)), number(sequence), rawBytes(32)});
}

QByteArray epoch(quint64 kind, quint64 unit, quint64 count, const QByteArray& wrapped = list({})) {
    return list({number(kind), number(unit), number(count), rawBytes(16), wrapped});
}

QByteArray wrapped(qsizetype size = 80) {
    return list({rawBytes(16), rawBytes(size)});
}

QByteArray moved(const QByteArray& url, quint64 count = 1, qsizetype pin = 32) {
    return list(
        {number(4), longHead(3, static_cast<quint64>(url.size())) + url, rawBytes(pin), number(count)});
}

QByteArray many(quint64 count, const QByteArray& item) {
    return longHead(4, count) + item.repeated(static_cast<qsizetype>(count));
}

} // namespace

/// Statements of the root, read as if an enemy had written them, and those of a newer program.
class tst_codec_statement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTypeComesBack() {
        const Township township;
        for (const Statement& statement : township.samples()) {
            const QByteArray bytes = StatementCodec::sign(statement, township.root);
            const auto read = township.read(bytes);
            OK(read);
            QVERIFY(*read == statement);
            QVERIFY(*StatementCodec::readVerified(bytes) == statement);
        }
    }

    void nothingIsTakenThatTheRootDidNotSign() {
        const Township township;
        for (const Statement& statement : township.samples()) {
            const QByteArray bytes = StatementCodec::sign(statement, township.root);
            const auto read = [&](const QByteArray& b) { return township.read(b); };
            QCOMPARE(acceptedPrefix(bytes, read), -1);
            QCOMPARE(acceptedFlip(bytes, read), -1);
            FAILS(read(bytes + '\0'), SyncErrc::SignatureWrong);
            FAILS(StatementCodec::read(bytes, township.device.publicKey()), SyncErrc::SignatureWrong);
            const QByteArray body = bytes.chopped(64);
            FAILS(read(body + township.root.sign("cunbao card 1", body).toBytes()), SyncErrc::SignatureWrong);
            // What the root did sign, and should not have.
            QCOMPARE(cborFault(body, [&](const QByteArray& b) { return township.judge(b); }), QString());
        }
    }

    void certificatesKeepTheirLimits() {
        const Township township;
        OK(township.judge(township.certificate()));
        OK(township.judge(township.certificate(999'999'999'999, 1)));
        FAILS(township.judge(township.certificate(0)), SyncErrc::Malformed);
        FAILS(township.judge(township.certificate(1'000'000'000'000)), SyncErrc::Malformed);
        FAILS(township.judge(township.certificate(UINT64_MAX)), SyncErrc::Malformed);
        FAILS(township.judge(township.certificate(Village, 0)), SyncErrc::Malformed);
        for (const BoxPublicKey& key : unusableKeys())
            FAILS(township.judge(township.certificate(Village, 6, key)), SyncErrc::Malformed);
        const QByteArray key = rawBytes(32);
        for (const QByteArray& wrong :
             {list({number(1), rawBytes(31), key, number(1), number(1)}),
              list({number(1), rawBytes(33), key, number(1), number(1)}),
              list({number(1), key, fromHex("6161"), number(1), number(1)}),
              list({number(1), key, rawBytes(township.box.publicKey().toBytes()), fromHex("20"), number(1)})})
            FAILS(township.judge(wrong), SyncErrc::Malformed);
    }

    void integersMayBeLong() {
        // What was signed counts, not what a writer would have written.
        const Township township;
        QByteArray body = township.certificate();
        body = body.chopped(1) + fromHex("1b0000000000000006");
        body = fromHex("851801") + body.sliced(2);
        const auto read = township.judge(body);
        OK(read);
        QVERIFY(*read == *township.judge(township.certificate()));
        QVERIFY(StatementCodec::idOf(township.stated(body)) !=
                StatementCodec::idOf(township.stated(township.certificate())));
    }

    void cutsKeepTheirLimits() {
        const Township township;
        const auto revocation = [&](const QByteArray& cuts, const QByteArray& epochs) {
            return township.judge(list({number(2), rawBytes(16), cuts, epochs}));
        };
        OK(revocation(list({}), list({})));
        OK(revocation(list({cut(2, INT64_MAX), cut(1, 0)}), list({})));
        for (const QByteArray& wrong :
             {list({cut(1, 1), cut(1, 1)}), list({cut(1, 1), cut(2, 1), cut(1, 0)}),
              list({cut(1, quint64(INT64_MAX) + 1)}), list({list({rawBytes(16), number(1)})}),
              list({list({rawBytes(16), number(1), rawBytes(16)})}), number(0)})
            FAILS(revocation(wrong, list({})), SyncErrc::Malformed);
        QByteArray cuts = longHead(4, 10'000);
        const auto one = [](quint64 i) {
            ByteWriter stream;
            stream.bigEndian64(0);
            stream.bigEndian64(i);
            return list({rawBytes(stream.take()), number(1), rawBytes(32)});
        };
        for (quint64 i = 0; i < 10'000; ++i)
            cuts += one(i);
        OK(revocation(cuts, list({})));
        FAILS(revocation(longHead(4, 10'001) + cuts.sliced(9) + one(10'000), list({})), SyncErrc::Malformed);
    }

    void epochsKeepTheirLimits() {
        const Township township;
        const auto grant = [&](const QByteArray& epochs) {
            return township.judge(list({number(3), epochs}));
        };
        OK(grant(
            list({epoch(1, Village, 1), epoch(2, 0, 2'147'483'647), epoch(3, 0, 1, list({wrapped()}))})));
        for (const QByteArray& wrong :
             {epoch(0, 0, 1), epoch(4, 0, 1), epoch(1, 0, 1), epoch(2, Village, 1), epoch(3, Village, 1),
              epoch(1, 1'000'000'000'000, 1), epoch(1, Village, 0), epoch(1, Village, 2'147'483'648),
              epoch(1, Village, 1, list({wrapped(79)})), epoch(1, Village, 1, list({wrapped(81)})),
              epoch(1, Village, 1, list({rawBytes(80)})), epoch(1, Village, 1, list({list({rawBytes(16)})})),
              list({number(1), number(Village), number(1), rawBytes(16)}),
              list({number(1), number(Village), number(1), rawBytes(15), list({})})})
            FAILS(grant(list({wrong})), SyncErrc::Malformed);
        OK(grant(many(10'000, epoch(2, 0, 1))));
        FAILS(grant(many(10'001, epoch(2, 0, 1))), SyncErrc::Malformed);
        OK(grant(list({epoch(2, 0, 1, many(10'000, wrapped()))})));
        FAILS(grant(list({epoch(2, 0, 1, many(10'001, wrapped()))})), SyncErrc::Malformed);
        FAILS(grant(list({epoch(2, 0, 1, many(10'000, wrapped())), epoch(2, 0, 1, many(10'000, wrapped())),
                          epoch(2, 0, 1, many(10'000, wrapped()))})),
              SyncErrc::TooLarge);
    }

    void hubsKeepTheirLimits() {
        const Township township;
        OK(township.judge(moved(QByteArray(500, 'a'))));
        OK(township.judge(moved(QByteArray(), 2'147'483'647)));
        for (const QByteArray& wrong :
             {moved(QByteArray(501, 'a')), moved(fromHex("ff")), moved(fromHex("eda080")), moved("a", 0),
              moved("a", 2'147'483'648), moved("a", 1, 31), moved("a", 1, 33)})
            FAILS(township.judge(wrong), SyncErrc::Malformed);
    }

    void whatANewerProgramStates() {
        const Township township;
        const auto isFuture = [&](const QByteArray& body, quint64 type) {
            const auto read = township.judge(body);
            return read.ok() && *read == Statement(FutureStatement{type});
        };
        QVERIFY(isFuture(list({number(5)}), 5));
        QVERIFY(isFuture(list({number(0), number(1)}), 0));
        QVERIFY(
            isFuture(list({number(UINT64_MAX), nested(7), fromHex("f6"), fromHex("a16161f5")}), UINT64_MAX));
        QVERIFY(isFuture(list(std::vector<QByteArray>(64, number(77))), 77));
        // A known type with fewer or more items, a role beyond those that are known.
        for (const quint64 type : {1, 2, 3, 4}) {
            QVERIFY(isFuture(list({number(type)}), type));
            QVERIFY(isFuture(list(std::vector<QByteArray>(9, number(type))), type));
        }
        QVERIFY(isFuture(township.certificate(Village, 7), 1));
        QVERIFY(isFuture(township.certificate(Village, UINT64_MAX), 1));
        for (const QByteArray& wrong :
             {list({}), list({fromHex("20")}), list({fromHex("6161")}), number(5),
              list(std::vector<QByteArray>(65, number(77))), list({number(5)}) + '\0',
              list({number(5), nested(100)}), fromHex("9f05ff"), fromHex("8205"), fromHex("a10500")})
            FAILS(township.judge(wrong), SyncErrc::Malformed);
        const QByteArray future = list({number(9), rawBytes(20), nested(3)});
        QCOMPARE(cborFault(future, [&](const QByteArray& b) { return township.judge(b); }), QString());
        const QByteArray bytes = township.stated(future);
        const auto read = [&](const QByteArray& b) { return township.read(b); };
        QCOMPARE(acceptedFlip(bytes, read), -1);
    }

    void whatANewerProgramStatesIsHandedOnWithoutEffect() {
        const Township township;
        Authority authority(township.root.publicKey());
        OK(authority.add(township.stated(township.certificate())));
        const auto before = authority.digest();
        const auto devices = authority.devices().size();
        const std::vector<QByteArray> future{
            township.stated(list({number(9), rawBytes(20)})), township.stated(list({number(2)})),
            township.stated(township.certificate(Village, 7)),
            township.stated(list({number(3), list({epoch(2, 0, 1)}), number(0)})),
            township.stated(list({number(4), fromHex("6161"), rawBytes(32), number(9), number(0)}))};
        std::set<Hash16> digests{before};
        for (const QByteArray& statement : future) {
            QCOMPARE(*authority.add(statement), true);
            QCOMPARE(*authority.add(statement), false);
            QVERIFY(digests.insert(authority.digest()).second);
            const StatementId id = StatementCodec::idOf(statement);
            QVERIFY(authority.find(id) && *authority.find(id) == statement);
            const auto ids = authority.ids();
            QVERIFY(std::find(ids.begin(), ids.end(), id) != ids.end());
        }
        QCOMPARE(authority.devices().size(), devices);
        QVERIFY(authority.audiences().empty());
        QVERIFY(!authority.hubMoved());
        QCOMPARE(authority.devices().begin()->second.grants.size(), 1U);
        QVERIFY(!authority.devices().begin()->second.revoked);
        QByteArray forged = future[0];
        forged.back() = static_cast<char>(forged.back() ^ 1);
        FAILS(authority.add(forged), SyncErrc::SignatureWrong);
        QCOMPARE(authority.ids().size(), future.size() + 1);
    }
};

CUNBAO_TEST(tst_codec_statement)
#include "tst_codec_statement.moc"
