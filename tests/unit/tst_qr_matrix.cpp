#include "app/domain/AppError.h"
#include "app/report/QrMatrix.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"

using namespace cunbao;

namespace {

/// The finder pattern of a corner: three nested squares, seven modules wide (ISO/IEC 18004).
bool hasFinder(const QrMatrix& code, int left, int top) {
    for (int y = 0; y < 7; ++y)
        for (int x = 0; x < 7; ++x) {
            const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
            if (code.isDark(left + x, top + y) != (ring != 2)) return false;
        }
    return true;
}

} // namespace

class tst_qr_matrix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itsCornersAreThoseOfACode() {
        const auto code = QrMatrix::of("CUNBAO1.made-up");
        OK(code);
        // A code has 21 modules a side, or four more for each version.
        QVERIFY(code->side() >= 21);
        QCOMPARE((code->side() - 21) % 4, 0);
        QVERIFY(hasFinder(*code, 0, 0));
        QVERIFY(hasFinder(*code, code->side() - 7, 0));
        QVERIFY(hasFinder(*code, 0, code->side() - 7));
        QVERIFY(!hasFinder(*code, code->side() - 7, code->side() - 7));
        // Between the finders light and dark take turns.
        for (int at = 8; at < code->side() - 8; ++at) {
            QCOMPARE(code->isDark(at, 6), at % 2 == 0);
            QCOMPARE(code->isDark(6, at), at % 2 == 0);
        }
    }

    void aroundItAllIsLight() {
        const auto code = QrMatrix::of("1");
        OK(code);
        for (int at = -QrMatrix::QuietZone; at < code->side() + QrMatrix::QuietZone; ++at) {
            QVERIFY(!code->isDark(at, -1));
            QVERIFY(!code->isDark(-1, at));
            QVERIFY(!code->isDark(at, code->side()));
            QVERIFY(!code->isDark(code->side(), at));
        }
        QVERIFY(!QrMatrix().isDark(0, 0));
        QCOMPARE(QrMatrix().side(), 0);
    }

    void moreTextAndMoreCorrectionTakeMoreRoom() {
        const QByteArray text(300, 'a');
        const auto low = QrMatrix::of(text);
        const auto medium = QrMatrix::of(text, QrMatrix::Correction::Medium);
        const auto shorter = QrMatrix::of(text.first(100));
        OK(low);
        OK(medium);
        OK(shorter);
        QVERIFY(medium->side() > low->side());
        QVERIFY(shorter->side() < low->side());
    }

    void whatNoCodeCanHoldIsRefused() {
        FAILS(QrMatrix::of(QByteArray()), AppErrc::DocumentFailed);
        FAILS(QrMatrix::of(QByteArray(3000, 'a')), AppErrc::DocumentFailed);
        OK(QrMatrix::of(QByteArray(2900, 'a')));
    }
};

CUNBAO_TEST(tst_qr_matrix)
#include "tst_qr_matrix.moc"
