#include "app/viewmodel/Unbroken.h"
#include "tests/runner/RegisteredTest.h"

#include <QTest>

using namespace cunbao;

/// What the end of a line does not part. In the tables ~ is a space that does not break, + a joiner.
class tst_unbroken : public QObject {
    Q_OBJECT

    static QString shown(QString words) {
        return words.replace(QChar(0x2060), QChar(u'+')).replace(QChar(QChar::Nbsp), QChar(u'~'));
    }

private Q_SLOTS:
    void words_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("kept");
        const auto row = [](const char* words, const char* kept) {
            QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(kept);
        };
        row("2020年3月2日", "2020+年+3+月+2+日");
        row("2020年第1季度", "2020+年+第+1+季+度");
        row("2 Mar 2020", "2~Mar~2020");
        row("2020", "2020");
        row("", "");
    }
    void words() {
        QFETCH(QString, words);
        QFETCH(QString, kept);
        QCOMPARE(shown(unbroken(words)), kept);
    }

    void units() {
        QCOMPARE(shown(withUnit(QStringLiteral("12"), QStringLiteral("people"))),
                 QStringLiteral("12~people"));
        QCOMPARE(withUnit(QStringLiteral("12"), QString()), QStringLiteral("12"));
    }

    void counts_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("bound");
        const auto row = [](const char* pattern, const char* bound) {
            QTest::newRow(pattern) << QString::fromUtf8(pattern) << QString::fromUtf8(bound);
        };
        row("%n days left", "%n~days left");
        row("Due on %1, %n days left", "Due on %1, %n~days left");
        row("已报 %1 项，共 %2 项", "已报~%1~项，共~%2~项");
        row("第 %1 步，共 4 步", "第~%1~步，共 4 步");
        row("%1 %2", "%1~%2");
        row("Record %1 · %2: %3", "Record %1~· %2: %3");
        row("Reason: %1", "Reason: %1");
        row("Merge %1 into", "Merge %1 into");
        row("100 % of it", "100 % of it");
        row("", "");
    }
    void counts() {
        QFETCH(QString, pattern);
        QFETCH(QString, bound);
        QCOMPARE(shown(withBoundCounts(pattern)), bound);
    }
};

CUNBAO_TEST(tst_unbroken)
#include "tst_unbroken.moc"
