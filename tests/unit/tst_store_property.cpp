#include "app/store/CanonicalDump.h"
#include "app/store/FigureReader.h"
#include "app/store/PositionReader.h"
#include "app/store/Rebuild.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/unit/TownshipLife.h"

using namespace cunbao;

class tst_store_property : public QObject {
    Q_OBJECT

    /// With its flags: what is doubtful now was doubtful at a position that holds the same.
    static QByteArray flagged(const Figure& figure) {
        return written(figure) + ' ' +
               QStringList(figure.flags.begin(), figure.flags.end()).join(QLatin1Char(',')).toUtf8();
    }

    static void compare(const FigureBook& book, const FigureModel& model, const Period& period) {
        const char* const all[] = {"f", "g", "s", "p", "t", "k", "r"};
        for (const char* name : all) {
            const QString id = QString::fromLatin1(name);
            const Figure* township = book.find(id, MadeTownship);
            QCOMPARE(written(*township),
                     written(model.ofTownship(id, period), id, MadeTownship, township->expected));
            for (int v = 1; v <= TownshipLife::Villages && id != QLatin1String("k"); ++v) {
                const OrgCode unit = madeVillage(v);
                ModelFigure expected =
                    id == QLatin1String("r") ? model.ratioAt(unit, period) : model.ofUnit(id, unit, period);
                expected.reportedUnits = expected.reported ? 1 : 0;
                if (expected.isCarried)
                    expected.carried = {unit};
                else if (!expected.reported)
                    expected.missing = {unit};
                QCOMPARE(written(*book.find(id, unit)), written(expected, id, unit, 1));
            }
        }
    }

    static void hold(std::uint64_t seed) {
        TownshipLife life(seed);
        OK(life.begin());
        const int steps = 60;
        const int revokedAt = seed % 2 == 0 ? steps / 2 : -1;
        for (int i = 0; i < steps; ++i) {
            if (i == revokedAt) OK(life.revokeOne());
            OK(life.step());
        }
        OK(life.finish());
        const auto model = life.model();
        OK(model);

        const auto dump = canonicalDump(life.town.office());
        OK(dump);
        const auto clerks = canonicalDump(*life.clerk->ledger);
        OK(clerks);
        if (*dump != *clerks) {
            // The first lines that differ tell more than the whole.
            const auto a = dump->split('\n');
            const auto b = clerks->split('\n');
            for (const QByteArray& line : a)
                if (!b.contains(line)) qWarning("office only: %s", line.constData());
            for (const QByteArray& line : b)
                if (!a.contains(line)) qWarning("clerk only: %s", line.constData());
        }
        QVERIFY2(*dump == *clerks, "two office devices disagree");

        PositionReader positions(life.town.office());
        const auto position = positions.now();
        OK(position);
        for (const char* name : TownshipLife::Periods) {
            const auto period = Period::parse(QString::fromLatin1(name));
            FigureReader reader(life.town.office());
            const auto now = reader.figures(*period);
            OK(now);
            const FigureBook* live = &now->book;
            compare(*live, *model, *period);
            if (QTest::currentTestFailed()) {
                qWarning("period %s", name);
                return;
            }
            const auto asOf = positions.figures(*position, *period);
            OK(asOf);
            const FigureBook* then = &asOf->book;
            QCOMPARE(then->ofTownship().size(), live->ofTownship().size());
            for (std::size_t i = 0; i < live->ofTownship().size(); ++i)
                QCOMPARE(flagged(then->ofTownship()[i]), flagged(live->ofTownship()[i]));
            for (int v = 1; v <= TownshipLife::Villages; ++v)
                for (std::size_t i = 0; i < live->ofVillage(madeVillage(v)).size(); ++i)
                    QCOMPARE(flagged(then->ofVillage(madeVillage(v))[i]),
                             flagged(live->ofVillage(madeVillage(v))[i]));
        }

        for (const auto& device : life.town.devices()) {
            const auto before = canonicalDump(*device->ledger);
            OK(before);
            OK(checkStore(*device->ledger));
            OK(rebuildProjections(*device->ledger));
            const auto after = canonicalDump(*device->ledger);
            OK(after);
            QVERIFY2(*before == *after, "the rebuild makes something else");
        }
    }

private Q_SLOTS:
    /// Figures depend on the set of operations, never on the order or number of their arrivals.
    void figuresAreAFunctionOfTheSet_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 48; ++seed)
            QTest::newRow(QByteArray::number(seed).constData()) << seed;
    }
    void figuresAreAFunctionOfTheSet() {
        QFETCH(quint64, seed);
        hold(seed);
    }
};

CUNBAO_TEST(tst_store_property)
#include "tst_store_property.moc"
