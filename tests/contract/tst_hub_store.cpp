#include "sync/hub/SqlHubStore.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/MemoryHubStore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace cunbao;

namespace {

template <class Fixed>
Fixed fixed(int mark) {
    QByteArray bytes(Fixed::Size, '\0');
    bytes[0] = static_cast<char>(mark);
    bytes[Fixed::Size - 1] = '\1';
    return *Fixed::from(bytes);
}

const auto Town = fixed<TownshipId>(1);
const auto OtherTown = fixed<TownshipId>(2);
const auto Stream = fixed<StreamId>(3);
const auto OtherStream = fixed<StreamId>(4);
const auto Device = fixed<DeviceId>(5);

ChainLink link(quint64 first, quint64 count, int hash, int previous) {
    return {first, count, fixed<Hash32>(hash), previous ? fixed<Hash32>(previous) : Hash32()};
}

QByteArray bytesOf(const ChainLink& l) {
    return QByteArray(100, '.') + l.hash.toBytes();
}

} // namespace

/// What HubCore relies on, whichever store stands behind it.
class tst_hub_store : public QObject {
    Q_OBJECT

    struct Subject {
        QTemporaryDir dir;
        SystemRandom random;
        std::unique_ptr<HubStore> store;
        bool durable = false;

        /// A restart: only what was committed is there afterwards.
        Result<void> restart() {
            if (!durable) return {};
            store.reset();
            TRY_LET(store, SqlHubStore::open(dir.filePath(QStringLiteral("hub")), random));
            return {};
        }
    };

    static std::unique_ptr<Subject> subject() {
        QFETCH(bool, sql);
        auto out = std::make_unique<Subject>();
        out->durable = sql;
        if (sql) {
            if (!out->restart().ok()) return nullptr;
        } else {
            out->store = std::make_unique<MemoryHubStore>();
        }
        return out;
    }

    static void kinds() {
        QTest::addColumn<bool>("sql");
        QTest::newRow("memory") << false;
        QTest::newRow("sqlcipher") << true;
    }

    static Result<void> put(HubStore& store, const ChainLink& l, bool onMain,
                            const StreamId& stream = Stream) {
        return store.putSegment(Town, stream, l, bytesOf(l), onMain);
    }

private Q_SLOTS:
    void cardsAndStatements_data() { kinds(); }
    void cardsAndStatements() {
        const auto s = subject();
        QVERIFY(s);
        OK(s->store->begin());
        OK(s->store->putCard(Town, "card one"));
        OK(s->store->putCard(OtherTown, "card two"));
        OK(s->store->putCard(OtherTown, "card two"));
        OK(s->store->putStatement(Town, "first"));
        OK(s->store->putStatement(Town, "first"));
        OK(s->store->putStatement(Town, "second"));
        OK(s->store->commit());
        OK(s->restart());
        QCOMPARE(*s->store->cards(), (std::vector<QByteArray>{"card one", "card two"}));
        QCOMPARE(s->store->statements(Town)->size(), 2U);
        QVERIFY(s->store->statements(OtherTown)->empty());
    }

    void aRollbackLeavesNothing_data() { kinds(); }
    void aRollbackLeavesNothing() {
        const auto s = subject();
        QVERIFY(s);
        const auto first = link(1, 2, 10, 0);
        OK(s->store->begin());
        OK(put(*s->store, first, true));
        OK(s->store->putStatement(Town, "first"));
        OK(s->store->addStoredBytes(Town, Device, 7));
        s->store->rollback();
        QVERIFY(s->store->heads(Town)->empty());
        QVERIFY(s->store->links(Town, Stream)->empty());
        QVERIFY(s->store->statements(Town)->empty());
        QCOMPARE(*s->store->storedBytes(Town, Device), 0);
        // The stream that the rolled-back transaction saw first can be written again.
        OK(s->store->begin());
        OK(put(*s->store, first, true, OtherStream));
        OK(put(*s->store, first, true));
        OK(s->store->commit());
        QCOMPARE(s->store->heads(Town)->size(), 2U);
    }

    void aChainAndItsHead_data() { kinds(); }
    void aChainAndItsHead() {
        const auto s = subject();
        QVERIFY(s);
        const auto a = link(1, 2, 10, 0), b = link(3, 1, 11, 10), c = link(4, 7, 12, 11);
        OK(s->store->begin());
        for (const auto& l : {a, b, c})
            OK(put(*s->store, l, true));
        OK(put(*s->store, a, true, OtherStream));
        OK(s->store->commit());
        OK(s->restart());
        QCOMPARE(*s->store->heads(Town), (std::map<StreamId, ChainLink>{{Stream, c}, {OtherStream, a}}));
        QVERIFY(s->store->heads(OtherTown)->empty());
        QCOMPARE(*s->store->links(Town, Stream), (std::vector<ChainLink>{a, b, c}));
        QVERIFY(*s->store->holds(Town, Stream, b));
        QVERIFY(!*s->store->holds(Town, OtherStream, b));
        QVERIFY(!*s->store->holds(Town, Stream, link(3, 1, 99, 10)));
        QVERIFY(!s->store->linkUpTo(Town, Stream, 1)->has_value());
        QCOMPARE(**s->store->linkUpTo(Town, Stream, 2), a);
        QCOMPARE(**s->store->linkUpTo(Town, Stream, 9), b);
        QCOMPARE(**s->store->linkUpTo(Town, Stream, 10), c);
    }

    void segmentsComeInPagesThatMissNothing_data() { kinds(); }
    void segmentsComeInPagesThatMissNothing() {
        const auto s = subject();
        QVERIFY(s);
        // Two branches from sequence 3 on; two segments end at 6.
        const std::vector<ChainLink> all{link(1, 2, 10, 0), link(3, 1, 20, 10), link(3, 4, 11, 10),
                                         link(4, 3, 21, 20), link(7, 1, 12, 11)};
        OK(s->store->begin());
        for (const auto& l : all)
            OK(put(*s->store, l, true));
        OK(s->store->commit());

        const qsizetype size = bytesOf(all[0]).size();
        for (const qsizetype budget : {qsizetype(1), size, 2 * size, 3 * size, 100 * size}) {
            std::set<QByteArray> seen;
            quint64 after = 0;
            bool more = true;
            int pages = 0;
            while (more && ++pages < 10) {
                const auto page = s->store->segmentsAfter(Town, Stream, after, budget, more);
                OK(page);
                QVERIFY(!page->empty());
                for (const QByteArray& bytes : *page) {
                    seen.insert(bytes);
                    for (const auto& l : all)
                        if (bytesOf(l) == bytes) after = std::max(after, l.last());
                }
            }
            QVERIFY(!more);
            QCOMPARE(seen.size(), all.size());
        }
        bool more = true;
        QVERIFY(s->store->segmentsAfter(Town, Stream, 7, size, more)->empty());
        QVERIFY(!more);
        QVERIFY(s->store->segmentsAfter(Town, OtherStream, 0, size, more)->empty());
        QCOMPARE(s->store->segmentsAfter(Town, Stream, 6, size, more)->size(), 1U);
    }

    void aForkChangesWhatCounts_data() { kinds(); }
    void aForkChangesWhatCounts() {
        const auto s = subject();
        QVERIFY(s);
        const auto a = link(1, 2, 10, 0), b = link(3, 5, 12, 10), smaller = link(3, 2, 11, 10);
        OK(s->store->begin());
        OK(put(*s->store, a, true));
        OK(put(*s->store, b, true));
        OK(put(*s->store, smaller, false));
        OK(s->store->commit());
        QCOMPARE(s->store->heads(Town)->at(Stream), b);
        OK(s->store->begin());
        OK(s->store->setMainChain(Town, Stream, {a, smaller}));
        OK(s->store->commit());
        OK(s->restart());
        QCOMPARE(s->store->heads(Town)->at(Stream), smaller);
        QCOMPARE(**s->store->linkUpTo(Town, Stream, 100), smaller);
        QCOMPARE(s->store->links(Town, Stream)->size(), 3U);
        const auto beside = link(3, 5, 13, 10);
        OK(s->store->begin());
        OK(put(*s->store, beside, false));
        OK(put(*s->store, a, true, OtherStream));
        OK(s->store->commit());
        QCOMPARE(*s->store->branches(Town), (std::map<StreamId, qsizetype>{{Stream, 2}}));
        QVERIFY(s->store->branches(OtherTown)->empty());
        QCOMPARE(*s->store->bytesEndingAt(Town, Stream, 7), bytesOf(b).size() + bytesOf(beside).size());
        QCOMPARE(*s->store->bytesEndingAt(Town, Stream, 6), 0);
        QCOMPARE(*s->store->bytesEndingAt(Town, fixed<StreamId>(77), 7), 0);
    }

    void usageAddsUp_data() { kinds(); }
    void usageAddsUp() {
        const auto s = subject();
        QVERIFY(s);
        QCOMPARE(*s->store->storedBytes(Town, Device), 0);
        OK(s->store->begin());
        OK(s->store->addStoredBytes(Town, Device, 5'000'000'000));
        OK(s->store->addStoredBytes(Town, Device, 5));
        OK(s->store->commit());
        OK(s->restart());
        QCOMPARE(*s->store->storedBytes(Town, Device), 5'000'000'005);
        QCOMPARE(*s->store->storedBytes(OtherTown, Device), 0);
    }

    void joinRequestsWaitAndGo_data() { kinds(); }
    void joinRequestsWaitAndGo() {
        const auto s = subject();
        QVERIFY(s);
        const auto one = fixed<InviteId>(1), two = fixed<InviteId>(2);
        const auto k1 = fixed<SigningPublicKey>(1), k2 = fixed<SigningPublicKey>(2),
                   k3 = fixed<SigningPublicKey>(3);
        OK(s->store->begin());
        OK(s->store->putJoinRequest(Town, k2, {one, "second"}, "a", fromMillis(20)));
        OK(s->store->putJoinRequest(Town, k1, {one, "stale"}, "a", fromMillis(5)));
        OK(s->store->putJoinRequest(Town, k1, {one, "first"}, "a", fromMillis(10)));
        OK(s->store->putJoinRequest(Town, k3, {two, "third"}, "a", fromMillis(30)));
        // The same again keeps its turn.
        OK(s->store->putJoinRequest(Town, k1, {one, "first"}, "b", fromMillis(50)));
        OK(s->store->commit());
        OK(s->restart());
        QCOMPARE(*s->store->joinRequestCount(Town), 3);
        const auto all = [&] {
            JoinPlace place;
            return *s->store->joinRequestsAfter(Town, place, INT_MAX);
        };
        QCOMPARE(all(), (std::vector<JoinRequest>{{one, "first"}, {one, "second"}, {two, "third"}}));
        // Pages, and the start again where nothing follows.
        JoinPlace place;
        for (int round = 0; round < 2; ++round) {
            QCOMPARE(*s->store->joinRequestsAfter(Town, place, 11),
                     (std::vector<JoinRequest>{{one, "first"}, {one, "second"}}));
            QCOMPARE(*s->store->joinRequestsAfter(Town, place, 1),
                     (std::vector<JoinRequest>{{two, "third"}}));
        }
        OK(s->store->begin());
        OK(s->store->dropJoinRequests(Town, fromMillis(20)));
        OK(s->store->commit());
        QCOMPARE(*s->store->joinRequestCount(Town), 2);
        OK(s->store->begin());
        OK(s->store->settleInvite(Town, one));
        OK(s->store->commit());
        QCOMPARE(all(), (std::vector<JoinRequest>{{two, "third"}}));
        QCOMPARE(*s->store->joinRequestCount(OtherTown), 0);
    }

    void theSourceWithTheMostGivesWay_data() { kinds(); }
    void theSourceWithTheMostGivesWay() {
        const auto s = subject();
        QVERIFY(s);
        const auto invite = fixed<InviteId>(1);
        const struct {
            const char* sealed;
            const char* source;
            int at;
        } requests[] = {{"a1", "a", 1}, {"b1", "b", 2}, {"b2", "b", 3}, {"b3", "b", 4}, {"c1", "", 5}};
        OK(s->store->begin());
        int key = 0;
        for (const auto& r : requests)
            OK(s->store->putJoinRequest(Town, fixed<SigningPublicKey>(++key), {invite, r.sealed}, r.source,
                                        fromMillis(r.at)));
        OK(s->store->dropCrowdedJoinRequest(OtherTown));
        QByteArrayList left;
        for (int i = 0; i < 4; ++i) {
            OK(s->store->dropCrowdedJoinRequest(Town));
            JoinPlace place;
            QByteArray names;
            const auto requestsLeft = s->store->joinRequestsAfter(Town, place, INT_MAX);
            OK(requestsLeft);
            for (const JoinRequest& request : *requestsLeft)
                names += request.sealed;
            left.append(names);
        }
        QCOMPARE(left, (QByteArrayList{"a1b2b3c1", "a1b3c1", "b3c1", "c1"}));
        OK(s->store->commit());
    }

    void oneProcessServesAFolder() {
        QTemporaryDir dir;
        SystemRandom random;
        const QString folder = dir.filePath(QStringLiteral("deep/hub"));
        {
            const auto first = SqlHubStore::open(folder, random);
            OK(first);
            FAILS(SqlHubStore::open(folder, random), PlatformErrc::DatabaseBusy);
            const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                                QFileDevice::WriteOther;
            const auto names = QDir(folder).entryList(QDir::Files);
            QVERIFY(names.size() >= 3);
            for (const QString& name : names)
                QCOMPARE(QFile::permissions(QDir(folder).filePath(name)) & others,
                         QFileDevice::Permissions());
        }
        OK(SqlHubStore::open(folder, random));
    }

    void aStoreWithoutItsKeyIsNotBegunAnew() {
        QTemporaryDir dir;
        SystemRandom random;
        const QString folder = dir.filePath(QStringLiteral("hub"));
        OK(SqlHubStore::open(folder, random));
        QVERIFY(QFile::remove(folder + QStringLiteral("/hub.key")));
        FAILS(SqlHubStore::open(folder, random), PlatformErrc::FileUnreadable);
    }
};

CUNBAO_TEST(tst_hub_store)
#include "tst_hub_store.moc"
