#include "app/viewmodel/Terms.h"
#include "tests/runner/RegisteredTest.h"

using namespace cunbao;

class tst_terms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyReasonForNoValueHasWords_data() {
        QTest::addColumn<QString>("why");
        for (const char* why :
             {"division-by-zero", "overflow", "previous-missing", "previous-incomplete", "operand-missing"})
            QTest::newRow(why) << QString::fromLatin1(why);
    }
    void everyReasonForNoValueHasWords() {
        QFETCH(QString, why);
        const QString chinese = whyMissingTerm(why, Language::Chinese);
        const QString english = whyMissingTerm(why, Language::English);
        QVERIFY(!chinese.isEmpty() && chinese.at(0).script() == QChar::Script_Han);
        QVERIFY(!english.isEmpty() && english.at(0).script() == QChar::Script_Latin);
    }
    /// Where only reports lack, the state says all.
    void noReasonHasNone() { QCOMPARE(whyMissingTerm(QString(), Language::English), QString()); }
};

CUNBAO_TEST(tst_terms)
#include "tst_terms.moc"
