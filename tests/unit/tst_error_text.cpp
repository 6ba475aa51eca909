#include "app/domain/AppError.h"
#include "app/viewmodel/ErrorText.h"
#include "app/viewmodel/Terms.h"
#include "platform/api/DeviceError.h"
#include "sync/SyncError.h"
#include "tests/runner/RegisteredTest.h"

#include <QRegularExpression>

#include <array>
#include <set>
#include <string_view>
#include <utility>

using namespace cunbao;

namespace {

/// Whether an enum has an enumerator of this value: the compiler writes its name into the function's name,
/// and a cast in parentheses where there is none. So a code that somebody adds is tested without a list to
/// keep.
template <auto Value>
constexpr bool hasName() {
#ifdef _MSC_VER
    constexpr std::string_view function = __FUNCSIG__;
    constexpr std::string_view before = "hasName<";
#else
    constexpr std::string_view function = __PRETTY_FUNCTION__;
    constexpr std::string_view before = "Value = ";
#endif
    return function[function.find(before) + before.size()] != '(';
}

template <class Enum, std::size_t... Value>
std::vector<int> namedValues(std::index_sequence<Value...>) {
    constexpr std::array named{hasName<static_cast<Enum>(Value)>()...};
    std::vector<int> out;
    for (std::size_t value = 0; value < named.size(); ++value)
        if (named[value]) out.push_back(static_cast<int>(value));
    return out;
}

template <class Enum>
std::vector<int> valuesOf() {
    return namedValues<Enum>(std::make_index_sequence < sizeof(Enum) == 1 ? 128 : 512 > ());
}

bool hasChinese(const QString& text) {
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    return text.contains(han);
}

QString zh(const Error& error) {
    return errorText(error, Language::Chinese);
}
QString en(const Error& error) {
    return errorText(error, Language::English);
}

/// Numbers that no sentence has of itself.
const QStringList markers{QStringLiteral("70001"), QStringLiteral("80002"), QStringLiteral("90003"),
                          QStringLiteral("60004")};

std::vector<Error> everyError(const QStringList& details) {
    std::vector<Error> out;
    for (const int code : valuesOf<PlatformErrc>())
        out.emplace_back(ErrorDomain::Platform, code, details);
    for (const int code : valuesOf<DeviceErrc>())
        out.emplace_back(ErrorDomain::Platform, code, details);
    for (const int code : valuesOf<SyncErrc>())
        out.emplace_back(ErrorDomain::Sync, code, details);
    for (const int code : valuesOf<AppErrc>())
        out.emplace_back(ErrorDomain::App, code, details);
    return out;
}

QByteArray nameOf(const Error& error) {
    return QByteArray::number(static_cast<int>(error.domain())) + '-' + QByteArray::number(error.code());
}

/// How many of its details, from the first, a code's sentence shows; the lists of codes say which they are.
int detailsOf(const Error& error) {
    const auto isOneOf = [&](auto... codes) { return (error.is(codes) || ...); };
    using P = PlatformErrc;
    using D = DeviceErrc;
    using S = SyncErrc;
    using A = AppErrc;
    if (isOneOf(A::CsvField, A::VillageLine)) return 4;
    if (isOneOf(S::HubRefused, A::DateOutsideUnit, A::CsvSyntax, A::ExpressionSyntax, A::RuleInvalid,
                A::IndicatorInvalid, A::OrgUnitInvalid, A::HubPinChanged, A::OverrideMissing))
        return 3;
    if (isOneOf(D::PictureTooLarge, D::NotAPicture, D::ShareFailed, P::DatabaseFailed, P::StoreTooNew,
                S::VersionUnknown, S::TooLarge, S::PinMismatch, A::TooManyPlaces, A::UnitUnknown,
                A::BelowMinimum, A::AboveMaximum, A::CsvDuplicate, A::ExpressionUnknownId, A::WrongLevel,
                A::AlreadyJoined, A::FieldUnknown, A::RoundUnknown, A::RoundFrozen, A::RoundExists,
                A::DoubtChoice, A::HomeDamaged, A::NotAllowed, A::TemplateSyntax, A::OverrideIdle,
                A::CatalogueBreaks))
        return 2;
    if (isOneOf(D::CameraFailed, D::NoCodeFound, D::LocationUnknown, D::SecretNotFound, D::KeyStoreFailed,
                P::FileUnreadable, P::FileUnwritable, P::DiskFull, P::DatabaseCorrupt, P::CipherTooOld,
                P::InjectedFault, S::Malformed, S::SignatureWrong, S::QuotaExceeded, A::NumberSyntax,
                A::GroupingWrong, A::ChineseNumeral, A::NotExact, A::YesNoExpected, A::TextTooLong,
                A::DateSyntax, A::DateInFuture, A::ClockDoubtful, A::PeriodSyntax, A::ScaleMisplaced,
                A::ExponentNotation, A::CsvColumnUnknown, A::CsvColumnMissing, A::ExpressionCycle,
                A::IndicatorUnknown, A::UnitNotKnown, A::CatalogueInvalid, A::NotRecorded, A::EntryUnknown,
                A::EntryWithdrawn, A::EntryRefused, A::TemplateUnknown, A::DoubtUnknown, A::CursorUnknown,
                A::PositionIncomplete, A::AddressSyntax, A::PinSyntax, A::DurationSyntax, A::HubUrlSyntax,
                A::BundleForeign, A::FormatUnknown, A::NotePersonal, A::PlaceSyntax, A::SinceSyntax,
                A::DocumentFailed, A::HomeExists, A::HomeMissing, A::PasscodeTooShort, A::DeviceUnknown,
                A::InviteExpired, A::StoreInconsistent, A::OperationInvalid, A::HubNotStarted,
                A::InviteForeign, A::PassphraseTooShort, A::BackupInvalid))
        return 1;
    return 0;
}

} // namespace

class tst_error_text : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_every_code() {
        QCOMPARE(valuesOf<Role>(), (std::vector<int>{1, 2, 3, 4, 5, 6}));
        const auto codes = valuesOf<AppErrc>();
        QCOMPARE(codes.front(), static_cast<int>(AppErrc::NumberSyntax));
        QVERIFY(codes.back() >= static_cast<int>(AppErrc::OperationInvalid));
        QVERIFY(codes.back() < 511);
    }

    void has_a_sentence_in_both_languages() {
        std::set<QString> seen;
        for (const QStringList& details : {QStringList(), markers}) {
            for (const Error& error : everyError(details)) {
                const QString chinese = zh(error);
                const QString english = en(error);
                const auto name = nameOf(error);
                QVERIFY2(hasChinese(chinese), name);
                QVERIFY2(chinese.endsWith(u'。') && english.endsWith(u'.'), name);
                QVERIFY2(chinese != english, name);
                QVERIFY2(!chinese.contains(QStringLiteral("本程序不认识")), name);
                QVERIFY2(!english.contains(QStringLiteral("does not know (number")), name);
                for (const QString& text : {chinese, english}) {
                    static const QRegularExpression leftOver(QStringLiteral("%\\d|[{}\n]|  "));
                    QVERIFY2(!text.contains(leftOver), qPrintable(text));
                    QVERIFY2(seen.insert(text).second || !details.isEmpty(), qPrintable(text));
                }
            }
        }
    }

    void english_has_no_chinese_of_its_own() {
        // The office's name and the scale characters are what they are in both languages.
        static const QRegularExpression names(QStringLiteral("党政办|[百千万亿]"));
        for (const Error& error : everyError({}))
            QVERIFY2(!hasChinese(en(error).remove(names)), qPrintable(en(error)));
    }

    void shows_its_details() {
        for (const Error& error : everyError(markers)) {
            for (int i = 0; i < detailsOf(error); ++i) {
                const QString& marker = markers[i];
                QVERIFY2(zh(error).contains(marker), qPrintable(zh(error)));
                QVERIFY2(en(error).contains(marker), qPrintable(en(error)));
            }
        }
    }

    void turns_fixed_words_into_words() {
        const char* const words[] = {"empty",
                                     "too-long",
                                     "utf-8",
                                     "quote",
                                     "quote-open",
                                     "character",
                                     "fields",
                                     "rows",
                                     "columns",
                                     "required",
                                     "characters",
                                     "not-allowed",
                                     "out-of-range",
                                     "expression",
                                     "word",
                                     "number",
                                     "date",
                                     "code",
                                     "level",
                                     "other-township",
                                     "unknown",
                                     "future",
                                     "value",
                                     "duplicate",
                                     "cycle",
                                     "too-deep",
                                     "second-township",
                                     "key-used",
                                     "id-number",
                                     "phone-number",
                                     "operand-expected",
                                     "operator-expected",
                                     "bracket-open",
                                     "id-empty",
                                     "parenthesis-open",
                                     "text-operand"};
        std::set<QString> seen;
        for (const char* plain : words) {
            const QString word = QString::fromLatin1(plain);
            const Error error =
                fail(AppErrc::CsvField, {QStringLiteral("7"), QStringLiteral("C"), word, QString()});
            const Error strange = fail(AppErrc::CsvField, {QStringLiteral("7"), QStringLiteral("C"),
                                                           QStringLiteral("?!"), QString()});
            QVERIFY2(!zh(error).contains(word) || word == u"utf-8", qPrintable(word));
            QVERIFY2(en(error).size() > en(strange).size() + 5, qPrintable(word));
            QVERIFY2(seen.insert(zh(error)).second, qPrintable(word));
            QVERIFY2(seen.insert(en(error)).second, qPrintable(word));
        }
        QVERIFY(zh(fail(AppErrc::CatalogueInvalid, {QStringLiteral("township")})).contains(u"没有乡镇"));
        QVERIFY(zh(fail(SyncErrc::Malformed, {QStringLiteral("segment")})).contains(u"日志段"));
        QVERIFY(zh(fail(AppErrc::WrongLevel, {QStringLiteral("1.1"), QStringLiteral("village")}))
                    .contains(u"由村录入"));
        const QString notAllowed = zh(fail(AppErrc::NotAllowed, {QStringLiteral("6"), QStringLiteral("13")}));
        QVERIFY2(notAllowed.contains(u"录入员") && notAllowed.contains(u"截止填报期"),
                 qPrintable(notAllowed));
        QVERIFY(en(fail(AppErrc::OrgUnitInvalid, {QStringLiteral("1"), QStringLiteral("12 digits")}))
                    .contains(QStringLiteral("must have 12 digits")));
    }

    /// Neither speaks of data, which such a phone has none of.
    void says_that_an_invite_is_no_invite() {
        const Error error = fail(SyncErrc::Malformed, {QStringLiteral("invite")});
        QVERIFY(zh(error).contains(QStringLiteral("不是完整的邀请")) &&
                !zh(error).contains(QStringLiteral("数据")));
        QVERIFY(en(error).contains(QStringLiteral("invite is not complete")) &&
                !en(error).contains(QStringLiteral("saved")));
    }

    void says_why_the_network_failed_in_its_own_words() {
        static const QRegularExpression latin(QStringLiteral("[A-Za-z]"));
        const QString systems = QStringLiteral("Connection broken");
        std::set<QString> seen;
        for (const char* reason :
             {"refused", "host-unknown", "unreachable", "tls", "proxy", "address", "no-certificate", "no-hub",
              "address-in-use", "address-denied", "address-elsewhere"}) {
            const Error error = fail(SyncErrc::TransportFailed, {QString::fromLatin1(reason), systems});
            QVERIFY2(!zh(error).remove(QStringLiteral("https")).contains(latin), reason);
            QVERIFY2(zh(error).contains(u'（') && en(error).contains(u'('), reason);
            QVERIFY2(!en(error).contains(systems), reason);
            QVERIFY2(seen.insert(zh(error)).second && seen.insert(en(error)).second, reason);
        }
        const Error other = fail(SyncErrc::TransportFailed, {QString(), systems});
        QCOMPARE(zh(other), zh(fail(SyncErrc::TransportFailed)));
        QVERIFY(en(other).contains(QStringLiteral(" (Connection broken).")));
        QCOMPARE(other.detail(1), systems);

        const auto hubFails = [](const char* reason) {
            return fail(AppErrc::HubNotStarted,
                        {QStringLiteral("127.0.0.1:8443"), QString::fromLatin1(reason),
                         QStringLiteral("Connection broken")});
        };
        QVERIFY(zh(hubFails("address-in-use"))
                    .contains(QStringLiteral("127.0.0.1:8443（这个端口已被别的程序占用）")));
        QVERIFY(!zh(hubFails("")).contains(QStringLiteral("broken")));
        QVERIFY(en(hubFails("")).contains(QStringLiteral(" (Connection broken)")));
    }

    void names_every_wrong_row_it_is_given() {
        QStringList details{QStringLiteral("23")};
        for (int row = 2; row < 22; ++row)
            details += {QString::number(row), QStringLiteral("code"), QStringLiteral("code"),
                        QStringLiteral("4.2E+%1").arg(row)};
        const Error many = fail(AppErrc::CsvRows, details);
        QVERIFY(zh(many).startsWith(QStringLiteral("表格有 23 行有问题")));
        QVERIFY(en(many).startsWith(QStringLiteral("23 rows of the file")));
        for (int row = 2; row < 22; ++row) {
            QVERIFY(zh(many).contains(
                QStringLiteral("第 %1 行“code”列：不是 12 位区划代码（填的是“4.2E+%1”）").arg(row)));
            QVERIFY(en(many).contains(QStringLiteral("row %1, column \"code\": it is not").arg(row)));
        }
        QVERIFY(zh(many).endsWith(QStringLiteral("；另有 3 行。")));
        QVERIFY(en(many).endsWith(QStringLiteral("; and 3 more.")));
        details[0] = QStringLiteral("20");
        QVERIFY(!zh(fail(AppErrc::CsvRows, details)).contains(u"另有"));
        QVERIFY(!en(fail(AppErrc::CsvRows, details)).contains(QStringLiteral("more")));
    }

    void speaks_of_no_file_where_something_was_typed() {
        const Error typed = fail(AppErrc::VillageLine, {QStringLiteral("2"), QStringLiteral("name"),
                                                        QStringLiteral("required"), QString()});
        QVERIFY(zh(typed).startsWith(QStringLiteral("第 2 行的名称有问题：不能为空。")));
        QVERIFY(
            en(typed).startsWith(QStringLiteral("In line 2 the name is not right: it must not be empty.")));
        for (const char16_t* word : {u"表格", u"文件", u"导入"})
            QVERIFY(!zh(typed).contains(QString::fromUtf16(word)));
        for (const char* word : {"file", "import", "column"})
            QVERIFY(!en(typed).contains(QLatin1String(word)));
    }

    void leaves_out_what_is_not_there() {
        const Error wholeRow =
            fail(AppErrc::CsvSyntax, {QStringLiteral("3"), QStringLiteral("0"), QStringLiteral("fields")});
        QVERIFY(zh(wholeRow).startsWith(QStringLiteral("表格第 3 行有问题")));
        QVERIFY(en(wholeRow).startsWith(QStringLiteral("Row 3 of the file")));
        // Reading ended there: whoever mends this row may come upon the next one.
        QVERIFY(zh(wholeRow).contains(QStringLiteral("后面的还没有检查")));
        QVERIFY(en(wholeRow).contains(QStringLiteral("What follows was not checked yet.")));
        const Error noReason = fail(PlatformErrc::FileUnwritable, {QStringLiteral("/a"), QString()});
        QVERIFY(!zh(noReason).contains(u"原因"));
        QVERIFY(!en(noReason).contains(QStringLiteral("reason")));
        // What the system says in English is left out in Chinese, unless it has a word.
        const auto why = [](const char* word) {
            return fail(PlatformErrc::FileUnwritable, {QStringLiteral("/a"), QString::fromLatin1(word)});
        };
        QVERIFY(zh(why("Permission denied")).contains(QStringLiteral("（原因：没有权限）")));
        QVERIFY(!zh(why("Stale file handle")).contains(u"原因"));
        QVERIFY(en(why("Stale file handle")).contains(QStringLiteral("Stale file handle")));
        // Without braces a lost detail is seen to be lost.
        QVERIFY(zh(fail(AppErrc::IndicatorUnknown)).contains(QStringLiteral("“?”")));
    }

    void says_how_long_to_wait() {
        const auto wrong = [](const char* seconds) {
            return fail(AppErrc::PasscodeWrong, {QString::fromLatin1(seconds)});
        };
        QVERIFY(zh(wrong("0")).contains(QStringLiteral("请再试一次")));
        QVERIFY(en(wrong("0")).contains(QStringLiteral("Try again;")));
        QVERIFY(zh(wrong("30")).contains(QStringLiteral("请等 30 秒后再试")));
        QVERIFY(en(wrong("61")).contains(QStringLiteral("after 1 minute 1 second;")));
        QVERIFY(
            zh(fail(AppErrc::PasscodeWait, {QStringLiteral("90")})).contains(QStringLiteral("1 分钟 30 秒")));
        QVERIFY(en(fail(AppErrc::PasscodeWait, {QStringLiteral("7200")}))
                    .contains(QStringLiteral("wait 2 hours ")));
    }

    void reassures_and_warns() {
        for (const Error& error : {fail(SyncErrc::Revoked), fail(AppErrc::DeviceRevoked)}) {
            QVERIFY(zh(error).contains(QStringLiteral("没有删除")) &&
                    zh(error).contains(QStringLiteral("党政办")));
            QVERIFY(en(error).contains(QStringLiteral("deleted")) &&
                    en(error).contains(QStringLiteral("office")));
        }
        for (const Error& error : {fail(SyncErrc::PinMismatch), fail(AppErrc::HubPinChanged)}) {
            QVERIFY(zh(error).startsWith(QStringLiteral("警告")));
            QVERIFY(en(error).startsWith(QStringLiteral("Warning")));
        }
    }

    void survives_hostile_details() {
        const QString typed = QStringLiteral("%1 %2 {x}\r\nline\u202E\u2028") + QString(5000, QChar(u'九'));
        const QString text = zh(fail(AppErrc::NumberSyntax, {typed}));
        QVERIFY(text.contains(QStringLiteral("“%1 %2 {x} line 九")));
        QVERIFY(text.size() < 300);
        QVERIFY(!text.contains(u'\n') && !text.contains(QChar(0x202E)) && !text.contains(QChar(0x2028)));
        // Half a character is never left where a long detail is cut.
        for (int shift = 0; shift < 2; ++shift) {
            const QString pairs = QString(shift, u'a') + QStringLiteral("𠮷").repeated(500);
            QVERIFY(zh(fail(AppErrc::NumberSyntax, {pairs})).isValidUtf16());
        }
    }

    void names_the_number_of_an_unknown_code() {
        for (const ErrorDomain domain : {ErrorDomain::Platform, ErrorDomain::Sync, ErrorDomain::App}) {
            const Error error(domain, 9876, {QStringLiteral("what")});
            QVERIFY(zh(error).contains(QStringLiteral("9876")) && zh(error).contains(QStringLiteral("what")));
            QVERIFY(en(error).contains(QStringLiteral("9876")) && hasChinese(zh(error)));
        }
        QVERIFY(!zh(Error(static_cast<ErrorDomain>(9), 1)).isEmpty());
    }

    void reads_the_language_from_the_environment() {
        const auto with = [](const char* own, const char* all, const char* messages, const char* lang) {
            qputenv("CUNBAO_LANG", own);
            qputenv("LC_ALL", all);
            qputenv("LC_MESSAGES", messages);
            qputenv("LANG", lang);
            return languageFromEnvironment();
        };
        QCOMPARE(with("zh", "en_US.UTF-8", "", ""), Language::Chinese);
        QCOMPARE(with("en", "zh_CN.UTF-8", "", ""), Language::English);
        QCOMPARE(with("", "zh_CN.UTF-8", "en_US", "en_US"), Language::Chinese);
        QCOMPARE(with("", "C.UTF-8", "zh_CN", "zh_CN"), Language::English);
        QCOMPARE(with("", "", "zh_TW.UTF-8", "en_US"), Language::Chinese);
        QCOMPARE(with("", "", "", "zh_CN.UTF-8"), Language::Chinese);
        QCOMPARE(with("xx", "", "", "de_DE"), Language::English);
        QCOMPARE(with("", "", "", ""), Language::English);
    }

    void has_terms_for_everything() {
        allTerms<Role>();
        allTerms<Nature>();
        allTerms<ValueType>();
        allTerms<RecordedBy>();
        allTerms<FigureState>();
        allTerms<RoundState>();
        allTerms<DoubtKind>();
        allTerms<EntryValue::Kind>();
        allTerms<OpKind>();
        const auto both = [](QString (*words)(const QString&, Language), const char* word) {
            const QString plain = QString::fromLatin1(word);
            QVERIFY2(hasChinese(words(plain, Language::Chinese)), word);
            QVERIFY2(!hasChinese(words(plain, Language::English)), word);
            QCOMPARE(words(QStringLiteral("no-such-word"), Language::Chinese),
                     QStringLiteral("no-such-word"));
        };
        for (const char* state : {"active", "conflict", "withdrawn", "waiting", "refused"})
            both(entryStateTerm, state);
        for (const char* flag :
             {"conflict", "duplicate", "late", "rule:R1", "carried", "outlier", "overridden"})
            both(flagTerm, flag);
        for (const char* kind : {"conflict", "duplicate", "late", "rule", "overridden"})
            both(doubtTerm, kind);
        for (const char* detail : {"same-value", "office-and-village"})
            both(doubtDetailTerm, detail);
        QVERIFY(flagTerm(QStringLiteral("rule:R1"), Language::Chinese).contains(QStringLiteral("R1")));
    }

private:
    template <class Enum>
    static void allTerms() {
        std::set<QString> seen;
        for (const int value : valuesOf<Enum>()) {
            const QString chinese = term(static_cast<Enum>(value), Language::Chinese);
            const QString english = term(static_cast<Enum>(value), Language::English);
            QVERIFY(hasChinese(chinese));
            QVERIFY(!english.isEmpty() && !hasChinese(english));
            QVERIFY(seen.insert(chinese).second && seen.insert(english).second);
        }
        QVERIFY(seen.size() >= 4);
        QVERIFY(term(static_cast<Enum>(99), Language::English).isEmpty());
    }
};

CUNBAO_TEST(tst_error_text)
#include "tst_error_text.moc"
