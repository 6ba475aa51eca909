#include "app/domain/AppError.h"
#include "app/store/Replica.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/support/Township.h"

using namespace cunbao;

class tst_seal_waits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Two devices are revoked, and the first hears of the second's revocation first: of an epoch without a
    /// key for it. It seals nothing under the older one, and goes on exchanging until it hears of its own.
    void forTheKeyOfTheNewestEpoch() {
        Township town(3);
        OK(town.begin(QStringLiteral("f flow sum sum village"), QString(), madeUnits(1)));
        const auto first = town.enrol(madeVillage(1), Role::Recorder);
        const auto second = town.enrol(madeVillage(1), Role::Recorder);
        OK(first);
        OK(second);
        Ledger& phone = *(*first)->ledger;
        OK(Township::record(phone, "f", QDate(2020, 3, 1), 5));

        const auto statementsNow = [&] {
            Replica office(town.office());
            return *office.statements(*office.statementIds());
        };
        OK(revokeDevice(town.office(), (*first)->id()));
        const auto own = statementsNow();
        OK(revokeDevice(town.office(), (*second)->id()));
        std::vector<QByteArray> others = statementsNow();
        std::erase_if(others, [&](const QByteArray& one) {
            return std::find(own.begin(), own.end(), one) != own.end();
        });
        QCOMPARE(others.size(), std::size_t(1));

        Replica replica(phone);
        OK(replica.takeStatements(others));
        OK(replica.sealOpenOperations());
        const auto heads = replica.vector();
        OK(heads);
        const Audience village = Audience::ofUnit(madeVillage(1).number());
        QVERIFY(!heads->contains(streamIdOf(phone.identity().signing.publicKey(), village)));
        QCOMPARE(*replica.pendingOperations(), 1U);

        OK(replica.takeStatements(own));
        OK(replica.sealOpenOperations());
        FAILS(phone.self(), AppErrc::DeviceRevoked);
    }
};

CUNBAO_TEST(tst_seal_waits)
#include "tst_seal_waits.moc"
