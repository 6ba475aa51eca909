#include "app/viewmodel/phone/FeedbackModel.h"
#include "app/viewmodel/phone/LicencesModel.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"
#include "tests/ui/ModelSnapshot.h"
#include "tests/ui/SessionWorld.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace cunbao;

class tst_vm_about : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<SessionWorld>(1);
        OK(m_world->township().begin(QStringLiteral("f flow sum sum village\n"), QString(), madeUnits(1)));
        const auto device = m_world->township().enrol(madeVillage(1), Role::Recorder);
        OK(device);
        m_session = m_world->open(**device);
        QVERIFY(m_session);
    }
    void cleanup() {
        m_session.reset();
        m_world.reset();
    }

    void everythingItIsBuiltFromHasALicence() {
        LicencesModel model;
        SessionWorld::show(model, *m_session);
        QCOMPARE(model.error(), QString());
        RowListModel& rows = *model.dependencies();
        bool sqlcipher = false;
        for (int row = 0; row < rows.count(); ++row) {
            const QString licence = rows.at(row, "licence").toString();
            QVERIFY(!licence.isEmpty());
            QVERIFY2(!model.text(licence).isEmpty(), qPrintable(licence));
            if (rows.at(row, "name").toString() != QStringLiteral("SQLCipher")) continue;
            sqlcipher = true;
            QCOMPARE(rows.at(row, "licence").toString(), QStringLiteral("BSD-3-Clause"));
        }
        QVERIFY(sqlcipher);
        QVERIFY(model.text(QStringLiteral("MIT OR GPL-3.0-only WITH Some-exception-1.0"))
                    .contains(QStringLiteral("GNU GENERAL PUBLIC LICENSE")));
        QCOMPARE(model.error(), QString());
        QCOMPARE(model.text(QStringLiteral("None-1.0")), QString());
        QVERIFY(!model.error().isEmpty());
    }

    void feedbackIsCopiedWithWhereItComesFrom() {
        FeedbackModel model;
        SessionWorld::show(model, *m_session);
        model.setText(QStringLiteral("  "));
        QVERIFY(!model.copyable());
        model.setText(QStringLiteral("字太小\n"));
        model.copy();
        QVERIFY(model.copied());
        const QString clip = QGuiApplication::clipboard()->text();
        QVERIFY(clip.startsWith(QStringLiteral("字太小\n")));
        QVERIFY(clip.contains(m_session->unitName()));
        QVERIFY(clip.endsWith(QStringLiteral("Cunbao " CUNBAO_VERSION)));
        model.setText(QStringLiteral("字太小了"));
        QVERIFY(!model.copied());
    }

    void aSuggestionThatWasCopied() {
        FeedbackModel model;
        SessionWorld::show(model, *m_session);
        COMPARE_SNAPSHOT(snapshotOf(model), "feedback_empty");
        model.setText(QStringLiteral("字太小"));
        model.copy();
        COMPARE_SNAPSHOT(snapshotOf(model), "feedback_copied");
    }

private:
    std::unique_ptr<SessionWorld> m_world;
    std::unique_ptr<Session> m_session;
};

CUNBAO_TEST(tst_vm_about)
#include "tst_vm_about.moc"
