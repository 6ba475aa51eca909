#include "app/domain/EntryHistory.h"
#include "platform/base/Random.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"

using namespace cunbao;

namespace {

constexpr OrgCode Unit{500101103201};
constexpr OrgCode OtherUnit{500101103202};

EntryName nameOf(int number) {
    QByteArray bytes(StreamId::Size, '\0');
    bytes[0] = static_cast<char>(number);
    return {*StreamId::from(bytes), static_cast<quint64>(number)};
}

/// A recording of `value`; its number is its name and its place in the order.
EntryNode recording(int number, int value, std::vector<int> origin = {}) {
    EntryNode node;
    node.name = nameOf(number);
    node.order = {{1'000 + number, 0}, DeviceId(), 1};
    node.on = QDate(2020, 3, 1);
    node.value = EntryValue::ofNumber(Decimal::fromInteger(value));
    node.indicator = 7;
    node.unit = Unit;
    for (const int parent : origin)
        node.parents.push_back(nameOf(parent));
    return node;
}

EntryNode correction(int number, int value, std::vector<int> parents) {
    EntryNode node = recording(number, value, std::move(parents));
    node.kind = OpKind::EntryCorrected;
    node.indicator = -1;
    node.unit = OrgCode();
    return node;
}

EntryNode withdrawal(int number, std::vector<int> parents) {
    EntryNode node = correction(number, 0, std::move(parents));
    node.kind = OpKind::EntryWithdrawn;
    return node;
}

EntryNode cut(EntryNode node) {
    node.accepted = false;
    return node;
}

EntryNode keyed(EntryNode node, char key) {
    node.importKey = Hash16::from(QByteArray(Hash16::Size, key));
    return node;
}

/// A copy of an operation that is not here.
EntryNode copied(EntryNode node, char key) {
    node.copyKey = Hash16::from(QByteArray(Hash16::Size, key));
    return node;
}

EntryNode of(EntryNode node, OrgCode unit) {
    node.unit = unit;
    return node;
}

/// "recording=value", a withdrawn one "recording=-", with "!" and its heads where there are several.
QString written(const std::vector<EffectiveEntry>& entries) {
    QStringList out;
    for (const EffectiveEntry& entry : entries) {
        QString one = QString::number(entry.name.sequence) + QLatin1Char('=');
        one += entry.withdrawn ? QStringLiteral("-") : entry.value.number.toString();
        if (entry.conflict) {
            one += QLatin1Char('!');
            for (const EntryName& head : entry.heads)
                one += QString::number(head.sequence);
        }
        out.append(one);
    }
    return out.join(QLatin1Char(' '));
}

} // namespace

Q_DECLARE_METATYPE(std::vector<cunbao::EntryNode>)

class tst_entry_history : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesTo_data() {
        QTest::addColumn<std::vector<EntryNode>>("nodes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const std::vector<EntryNode>& nodes, const char* expected) {
            QTest::newRow(name) << nodes << QString::fromLatin1(expected);
        };
        row("nothing", {}, "");
        row("a recording", {recording(1, 5)}, "1=5");
        row("two recordings", {recording(1, 5), recording(2, 6)}, "1=5 2=6");
        row("corrected", {recording(1, 5), correction(2, 6, {1})}, "1=6");
        row("corrected twice", {recording(1, 5), correction(2, 6, {1}), correction(3, 7, {2})}, "1=7");
        row("withdrawn", {recording(1, 5), withdrawal(2, {1})}, "1=-");
        row("concurrent corrections: the greatest counts",
            {recording(1, 5), correction(2, 6, {1}), correction(3, 7, {1})}, "1=7!23");
        row("corrected against withdrawn", {recording(1, 5), withdrawal(3, {1}), correction(2, 6, {1})},
            "1=-!23");
        row("withdrawn against corrected", {recording(1, 5), withdrawal(2, {1}), correction(3, 6, {1})},
            "1=6!23");
        row("resolved by naming all heads",
            {recording(1, 5), correction(2, 6, {1}), correction(3, 7, {1}), correction(4, 8, {2, 3})}, "1=8");
        row("one that names only one head leaves the other",
            {recording(1, 5), correction(2, 6, {1}), correction(3, 7, {1}), correction(4, 8, {2})}, "1=8!34");
        row("an older stamp does not win against a child", {recording(4, 5), correction(2, 6, {4})}, "4=6");
        row("the heads of two entries: one replaces both",
            {recording(1, 5), recording(2, 6), correction(3, 7, {1, 2})}, "2=7");
        row("withdrawing what was made of two",
            {recording(1, 5), recording(2, 6), correction(3, 7, {1, 2}), withdrawal(4, {3})}, "2=-");
        row("the one that made one of two was cut off",
            {recording(1, 5), recording(2, 6), cut(correction(3, 7, {1, 2}))}, "1=5 2=6");

        row("a recording that was cut off", {cut(recording(1, 5))}, "");
        row("a revision of what was cut off does not count", {cut(recording(1, 5)), correction(2, 6, {1})},
            "");
        row("nor does a revision of that",
            {cut(recording(1, 5)), correction(2, 6, {1}), correction(3, 7, {2})}, "");
        row("a revision that was cut off", {recording(1, 5), cut(correction(2, 6, {1}))}, "1=5");
        row("behind a revision that was cut off",
            {recording(1, 5), cut(correction(2, 6, {1})), correction(3, 7, {2})}, "1=5");
        row("one parent counts, the other was cut off",
            {recording(1, 5), cut(correction(2, 6, {1})), correction(3, 7, {1, 2})}, "1=7");
        row("the parent is not there", {correction(3, 7, {1})}, "");

        row("a copy is its origin", {recording(1, 5), recording(2, 5, {1})}, "1=5");
        row("a copy says what counts", {recording(1, 5), recording(2, 9, {1})}, "1=9");
        row("both were corrected",
            {recording(1, 5), recording(2, 5, {1}), correction(3, 6, {1}), correction(4, 7, {2})}, "1=7!34");
        row("a copy of what was cut off stands alone", {cut(recording(1, 5)), recording(2, 5, {1})}, "2=5");
        row("a copy of what never came", {recording(2, 5, {1})}, "2=5");

        row("two copies of what never came", {copied(recording(1, 5), 'c'), copied(recording(2, 5), 'c')},
            "1=5");
        row("copies of two things", {copied(recording(1, 5), 'c'), copied(recording(2, 5), 'd')}, "1=5 2=5");
        row("copies of one thing in two units",
            {copied(recording(1, 5), 'c'), of(copied(recording(2, 5), 'c'), OtherUnit)}, "1=5 2=5");
        row("the first of two copies was corrected",
            {copied(recording(1, 5), 'c'), copied(recording(2, 5), 'c'), correction(3, 6, {1})}, "1=6");
        row("the second of two copies was corrected",
            {copied(recording(1, 5), 'c'), copied(recording(2, 5), 'c'), correction(3, 6, {2})}, "1=6");
        row("both copies were corrected",
            {copied(recording(1, 5), 'c'), copied(recording(2, 5), 'c'), correction(3, 6, {1}),
             correction(4, 7, {2})},
            "1=7!34");
        row("one of two copies was cut off",
            {cut(copied(recording(1, 5), 'c')), copied(recording(2, 5), 'c')}, "2=5");
        row("two copies of one correction",
            {recording(1, 5), copied(correction(2, 6, {1}), 'c'), copied(correction(3, 6, {1}), 'c')}, "1=6");
        row("two copies of one withdrawal",
            {recording(1, 5), copied(withdrawal(2, {1}), 'c'), copied(withdrawal(3, {1}), 'c')}, "1=-");
        row("a correction that claims to be another entry's copy",
            {recording(1, 5), recording(2, 7), copied(correction(3, 6, {1}), 'c'),
             copied(correction(4, 8, {2}), 'c')},
            "1=6 2=8");

        row("one import key, one entry", {keyed(recording(1, 5), 'k'), keyed(recording(2, 5), 'k')},
            "2=5!12");
        row("different keys", {keyed(recording(1, 5), 'k'), keyed(recording(2, 5), 'l')}, "1=5 2=5");
        row("one key in two units", {keyed(recording(1, 5), 'k'), of(keyed(recording(2, 5), 'k'), OtherUnit)},
            "1=5 2=5");
        row("one key, one of them corrected",
            {keyed(recording(1, 5), 'k'), keyed(recording(2, 5), 'k'), correction(3, 6, {1})}, "2=6!23");
        row("one key, one of them cut off", {keyed(recording(1, 5), 'k'), cut(keyed(recording(2, 5), 'k'))},
            "1=5");
    }
    void comesTo() {
        QFETCH(std::vector<EntryNode>, nodes);
        QFETCH(QString, expected);
        QCOMPARE(written(effectiveEntries(nodes)), expected);
    }

    /// Random histories, each in many orders.
    void theOrderOfNodesNeverMatters() {
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            SeededRandom random(seed);
            const auto below = [&](int bound) {
                return static_cast<int>(random.below(static_cast<std::uint64_t>(bound)));
            };
            std::vector<EntryNode> nodes;
            const int count = 2 + below(12);
            for (int i = 1; i <= count; ++i) {
                // Stamps grow on one device only; parents are always older in the log all the same.
                std::vector<int> parents;
                if (i > 1)
                    for (int p = below(3); p >= 0; --p)
                        parents.push_back(1 + below(i - 1));
                const int kind = below(6);
                EntryNode node = recording(i, below(9), kind == 5 && i > 1 ? parents : std::vector<int>());
                if (i > 1 && kind < 3) node = correction(i, below(9), parents);
                if (i > 1 && kind == 3) node = withdrawal(i, parents);
                if (kind == 4) node = keyed(node, static_cast<char>('k' + below(2)));
                if (below(4) == 0) node = copied(node, static_cast<char>('c' + below(2)));
                if (below(6) == 0) node = cut(node);
                node.order.time.ms = 1'000 + below(40);
                nodes.push_back(node);
            }
            const auto once = effectiveEntries(nodes);
            for (int shuffle = 0; shuffle < 10; ++shuffle) {
                for (std::size_t i = nodes.size(); i > 1; --i)
                    std::swap(nodes[i - 1], nodes[random.below(i)]);
                for (EntryNode& node : nodes)
                    std::reverse(node.parents.begin(), node.parents.end());
                const auto again = effectiveEntries(nodes);
                QVERIFY2(written(again) == written(once), QByteArray::number(seed).constData());
                for (std::size_t i = 0; i < once.size(); ++i) {
                    QCOMPARE(again[i].name, once[i].name);
                    QCOMPARE(again[i].head, once[i].head);
                    QCOMPARE(again[i].on, once[i].on);
                    QCOMPARE(again[i].heads, once[i].heads);
                    QVERIFY(again[i].order == once[i].order);
                }
            }
        }
    }

    void whereAndWhenItStands() {
        EntryNode moved = correction(2, 6, {1});
        moved.on = QDate(2020, 4, 2);
        moved.note = QStringLiteral("moved");
        auto entries = effectiveEntries({recording(1, 5), moved});
        QCOMPARE(entries.size(), std::size_t(1));
        QCOMPARE(entries[0].on, QDate(2020, 4, 2));
        QCOMPARE(entries[0].note, QStringLiteral("moved"));
        QCOMPARE(entries[0].indicator, 7);
        QCOMPARE(entries[0].unit, Unit);
        // The place in the log is the recording's, not the revision's.
        QCOMPARE(entries[0].order.time.ms, 1'001);
        entries = effectiveEntries({recording(1, 5), moved, withdrawal(3, {2})});
        QCOMPARE(entries[0].on, QDate(2020, 3, 1));
    }
};

CUNBAO_TEST(tst_entry_history)
#include "tst_entry_history.moc"
