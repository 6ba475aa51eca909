#include "app/domain/AppError.h"
#include "app/domain/PersonalData.h"
#include "platform/base/Random.h"
#include "tests/runner/RegisteredTest.h"
#include "tests/support/Check.h"

using namespace cunbao;

class tst_personal_data : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data() {
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("found"); // kind and text, one after the other
        const auto row = [](const char* note, const char* found) {
            QTest::newRow(note) << QString::fromUtf8(note) << QString::fromUtf8(found);
        };
        // Made-up numbers: the check characters were worked out, the people do not exist.
        row("身份证11010119000307007X。", "id:11010119000307007X ");
        row("11010119000307007x", "id:11010119000307007x ");
        row("１１０１０１１９０００３０７００７Ｘ", "id:１１０１０１１９０００３０７００７Ｘ ");
        row("110101 19000307 007X", "id:110101 19000307 007X ");
        row("110101190003070071", "");
        row("110101190013070073", "");
        row("1101011900030700701", "");
        row("请打13800138000找他", "phone:13800138000 ");
        row("１３８００１３８０００", "phone:１３８００１３８０００ ");
        row("138 0013 8000", "phone:138 0013 8000 ");
        row("138-0013-8000", "phone:138-0013-8000 ");
        row("+8613800138000", "phone:8613800138000 ");
        row("+86 138 0013 8000", "phone:86 138 0013 8000 ");
        row("0086-13800138000", "phone:0086-13800138000 ");
        row("500 13800138000", "phone:13800138000 ");
        row("13800138000、13900139000", "phone:13800138000 phone:13900139000 ");
        row("12800138000", "");
        row("138001380001", "");
        row("23800138000", "");
        row("0717-2888888", "");
        row("420528102201", "");
        row("2020-03-02", "");
        row("12 500 000", "");
        row("发到一、二组，共500份", "");
        row("", "");
    }
    void finds() {
        QFETCH(QString, note);
        QFETCH(QString, found);
        QString text;
        for (const PersonalDataFinding& finding : findPersonalData(note))
            text += (finding.kind == PersonalDataKind::IdNumber ? QStringLiteral("id:")
                                                                : QStringLiteral("phone:")) +
                    note.mid(finding.offset, finding.length) + QLatin1Char(' ');
        QCOMPARE(text, found);
    }

    /// One wrong character is always noticed: that is what the check character is for.
    void knowsAWrongCharacter() {
        const QString number = QStringLiteral("11010119000307007X");
        for (qsizetype at = 0; at < 17; ++at) {
            for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
                QString changed = number;
                changed[at] = QChar(digit);
                if (changed == number) continue;
                QVERIFY2(findPersonalData(changed).empty(), qPrintable(changed));
            }
        }
    }

    void aNoteIsRefusedForWhatItHolds() {
        OK(checkNote(QStringLiteral("2020年3月15日发到村口，共 120 户")));
        const auto phone = checkNote(QStringLiteral("找 138 0013 8000"));
        FAILS(phone, AppErrc::NotePersonal);
        QCOMPARE(phone.error().details(), QStringList{QStringLiteral("phone-number")});
        const auto id = checkNote(QStringLiteral("11010519491231002X"));
        FAILS(id, AppErrc::NotePersonal);
        QCOMPARE(id.error().details(), QStringList{QStringLiteral("id-number")});
    }

    void survivesAnything() {
        static const QString alphabet = QStringLiteral("0113456789xX -－１ 村");
        for (std::uint64_t seed = 1; seed <= 5'000; ++seed) {
            SeededRandom random(seed);
            QString note;
            for (auto left = random.below(60); left > 0; --left)
                note += alphabet[static_cast<qsizetype>(
                    random.below(static_cast<std::uint64_t>(alphabet.size())))];
            qsizetype end = 0;
            for (const PersonalDataFinding& finding : findPersonalData(note)) {
                QVERIFY(finding.offset >= end);
                end = finding.offset + finding.length;
                QVERIFY(end <= note.size());
            }
        }
    }
};

CUNBAO_TEST(tst_personal_data)
#include "tst_personal_data.moc"
