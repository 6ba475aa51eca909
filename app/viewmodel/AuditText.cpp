#include "app/viewmodel/AuditText.h"

#include "app/viewmodel/ErrorText.h"
#include "app/viewmodel/Sentence.h"
#include "app/viewmodel/Terms.h"

#include <QRegularExpression>

namespace cunbao {

namespace {

struct Spelling {
    const char* word = nullptr;
    QStringList facts;
    Sentence sentence{};
};

Spelling spellingOf(AuditEvent event) {
    switch (event) {
    case AuditEvent::SignedIn: return {"sign-in", {}, {u"用口令打开了本机数据", u"opened with the passcode"}};
    case AuditEvent::PasscodeWrong:
        return {"wrong-passcode", {}, {u"口令输错一次", u"a wrong passcode was tried"}};
    case AuditEvent::PasscodeChanged:
        return {"passcode-changed", {}, {u"换了口令", u"the passcode was changed"}};
    case AuditEvent::Refused:
        return {"refused",
                {QStringLiteral("domain"), QStringLiteral("code"), QStringLiteral("detail")},
                {u"没有允许：%1", u"not allowed: %1"}};
    case AuditEvent::OperationRefused:
        return {
            "operation-refused",
            {QStringLiteral("id"), QStringLiteral("device"), QStringLiteral("kind"), QStringLiteral("domain"),
             QStringLiteral("code")},
            {u"设备 %2 的操作 %1（%3）没有采纳{：%4}", u"operation %1 of device %2 (%3) was refused{: %4}"}};
    case AuditEvent::Exported:
        return {"exported",
                {QStringLiteral("what"), QStringLiteral("file"), QStringLiteral("org_unit")},
                {u"导出 %1 到“%2”{（单位 %3）}", u"exported %1 to \"%2\"{ (org unit %3)}"}};
    case AuditEvent::Reported:
        return {"reported",
                {QStringLiteral("template"), QStringLiteral("period"), QStringLiteral("cursor"),
                 QStringLiteral("file")},
                {u"生成报告 %1（%2，位点 %3），存为“%4”", u"made the report %1 (%2, cursor %3) as \"%4\""}};
    case AuditEvent::Decided:
        return {"decided",
                {QStringLiteral("id"), QStringLiteral("device"), QStringLiteral("kind")},
                {u"设备 %2 %3（操作 %1）", u"device %2: %3 (operation %1)"}};
    case AuditEvent::Invited:
        return {"invited",
                {QStringLiteral("invite"), QStringLiteral("org_unit"), QStringLiteral("role")},
                {u"邀请一台设备：单位 %2，身份 %3（邀请 %1）",
                 u"invited a device: org unit %2, role %3 (invite %1)"}};
    case AuditEvent::Certified:
        return {"certified",
                {QStringLiteral("certified"), QStringLiteral("org_unit"), QStringLiteral("role")},
                {u"设备 %1 获得证明：单位 %2，身份 %3", u"device %1 was certified: org unit %2, role %3"}};
    case AuditEvent::Revoked:
        return {"revoked", {QStringLiteral("revoked")}, {u"设备 %1 被停用", u"device %1 was revoked"}};
    case AuditEvent::EpochStarted:
        return {"epoch-started",
                {QStringLiteral("audience"), QStringLiteral("org_unit"), QStringLiteral("number")},
                {u"%1换第 %3 把密钥{（单位 %2）}", u"key number %3 of %1 began{ (org unit %2)}"}};
    case AuditEvent::HubMoved:
        return {"hub-moved", {QStringLiteral("hub")}, {u"中转服务迁到 %1", u"the hub moved to %1"}};
    case AuditEvent::IdentityRenewed:
        return {"identity-renewed",
                {QStringLiteral("former"), QStringLiteral("present")},
                {u"本机换新身份：原 %1，现 %2", u"this device took a new identity: it was %1, it is %2"}};
    case AuditEvent::CarriedOver:
        return {"carried-over",
                {QStringLiteral("operations")},
                {u"没有被接受的 %1 条用新身份补上",
                 u"appended again under the new identity, not accepted before: %1"}};
    case AuditEvent::BackedUp:
        return {"backed-up", {QStringLiteral("file")}, {u"做了备份“%1”", u"backed up to \"%1\""}};
    case AuditEvent::Restored:
        return {
            "restored", {QStringLiteral("made")}, {u"从 %1 的备份恢复", u"restored from the backup of %1"}};
    case AuditEvent::KitWritten:
        return {"kit-written",
                {QStringLiteral("file")},
                {u"恢复码存为“%1”", u"the recovery kit was written to \"%1\""}};
    case AuditEvent::BecameMainOffice:
        return {"became-main-office",
                {QStringLiteral("former")},
                {u"凭恢复码成为镇办主机{（原为 %1）}",
                 u"became the main office device by the recovery kit{ (it was %1)}"}};
    case AuditEvent::JoinRefused:
        return {"join-refused",
                {QStringLiteral("invite"), QStringLiteral("device"), QStringLiteral("domain"),
                 QStringLiteral("code")},
                {u"设备 %2 凭邀请 %1 登记，没有允许{：%3}",
                 u"device %2 asked to join by the invite %1 and was refused{: %3}"}};
    }
    return {"", {}, {}};
}

QString audienceText(const QString& kind, Language language) {
    const bool chinese = language == Language::Chinese;
    if (kind == QLatin1String("1")) return chinese ? QStringLiteral("村") : QStringLiteral("a village");
    if (kind == QLatin1String("2")) return chinese ? QStringLiteral("全镇") : QStringLiteral("the township");
    return chinese ? QStringLiteral("镇办") : QStringLiteral("the office");
}

QString kindText(const QString& number, Language language) {
    const QString text = term(static_cast<OpKind>(number.toInt()), language);
    return text.isEmpty() ? number : text;
}

/// What and why, without the advice: that was for whoever was told.
QString firstSentence(const QString& text) {
    static const QRegularExpression end(QStringLiteral("[。；]|[.;](?= )"));
    return text.left(text.indexOf(end));
}

QString errorOf(const QStringList& facts, qsizetype at, Language language) {
    if (facts.size() < at + 2) return {};
    const Error error(static_cast<ErrorDomain>(facts[at].toInt()), facts[at + 1].toInt(),
                      facts.sliced(at + 2));
    return firstSentence(errorText(error, language));
}

} // namespace

QString auditWord(AuditEvent event) {
    return QString::fromLatin1(spellingOf(event).word);
}

QStringList auditFactNames(AuditEvent event) {
    return spellingOf(event).facts;
}

QString auditText(const AuditLine& line, Language language) {
    QStringList details = line.facts;
    const auto put = [&](qsizetype at, QString (*words)(const QString&, Language)) {
        if (at < details.size()) details[at] = words(details[at], language);
    };
    switch (line.event) {
    case AuditEvent::Refused: details = {errorOf(line.facts, 0, language)}; break;
    case AuditEvent::OperationRefused:
        put(2, kindText);
        details = {details.value(0), details.value(1), details.value(2), errorOf(line.facts, 3, language)};
        break;
    case AuditEvent::JoinRefused:
        details = {details.value(0), details.value(1), errorOf(line.facts, 2, language)};
        break;
    case AuditEvent::Decided: put(2, kindText); break;
    case AuditEvent::Invited:
    case AuditEvent::Certified:
        if (details.size() > 2) details[2] = term(static_cast<Role>(details[2].toInt()), language);
        break;
    case AuditEvent::EpochStarted:
        put(0, audienceText);
        if (details.value(1) == QLatin1String("0")) details[1].clear();
        break;
    default: break;
    }
    const Sentence sentence = spellingOf(line.event).sentence;
    if (!sentence.zh.isEmpty()) return compose(sentence, details, language);
    return compose({u"更新版本的程序记下的事项 %1", u"something that a newer program noted (%1)"},
                   {QString::number(static_cast<int>(line.event))}, language);
}

} // namespace cunbao
