#include "app/viewmodel/ErrorReasons.h"

#include "app/viewmodel/Sentence.h"
#include "app/viewmodel/Terms.h"

#include <algorithm>
#include <iterator>

namespace cunbao {

namespace {

struct Word {
    QStringView word;
    Sentence text;
};

template <std::size_t Size>
QString lookUp(const Word (&words)[Size], const QString& word, Language language) {
    const auto* found = std::find_if(std::begin(words), std::end(words),
                                     [&](const Word& candidate) { return candidate.word == word; });
    return found == std::end(words) ? word : found->text.in(language).toString();
}

constexpr Word reasons[] = {
    // The form of a file
    {u"empty", {u"是空的", u"it is empty"}},
    {u"too-long", {u"太长", u"it is too long"}},
    {u"utf-8",
     {u"文字编码不是 UTF-8，请另存为“CSV UTF-8”格式", u"it is not UTF-8; save it as \"CSV UTF-8\""}},
    {u"quote", {u"引号位置不对", u"a quotation mark stands in the wrong place"}},
    {u"quote-open", {u"引号没有配成对", u"a quotation mark is never closed"}},
    {u"character", {u"有不该出现的字符", u"a character does not belong there"}},
    {u"fields", {u"格子数与表头不一致", u"it has not as many fields as the header"}},
    {u"rows", {u"行数太多，请分成几个文件", u"there are too many rows; split the file"}},
    {u"columns", {u"列数太多", u"there are too many columns"}},
    // A field
    {u"required", {u"不能为空", u"it must not be empty"}},
    {u"characters", {u"含有这里不能用的字符", u"it has characters that cannot stand there"}},
    {u"not-allowed",
     {u"与这一行的其他内容不相符，或这里不允许这样填",
      u"it does not go together with the rest, or is not allowed there"}},
    {u"out-of-range", {u"超出了允许的范围", u"it is outside the allowed range"}},
    {u"expression", {u"算式看不懂", u"the formula cannot be read"}},
    {u"word", {u"不是规定的用词", u"it is not one of the fixed words"}},
    {u"number", {u"不是正确的数", u"it is not a proper number"}},
    {u"date", {u"不是正确的日期，请写成 2020-03-15 这样", u"it is no proper date; write it like 2020-03-15"}},
    {u"future", {u"日期晚于今天", u"the date is after today"}},
    {u"code", {u"不是 12 位区划代码", u"it is not a 12-digit division code"}},
    {u"level", {u"级别不对，或与区划代码不符", u"the level is wrong or does not match the code"}},
    {u"other-township", {u"不是本乡镇的村代码", u"it is not the code of a village of this township"}},
    {u"value",
     {u"数值不对，请按该指标的单位只填一个数",
      u"the value is wrong; give one number in the indicator's unit"}},
    {u"unknown", {u"名单里没有", u"it is not on the list"}},
    {u"key-used",
     {u"这个键已经用在另一条内容不同的数上；改旧数请用“更正”，新数请换一个键",
      u"this key is another entry's, with other content; correct that one, or give this one another key"}},
    {u"id-number",
     {u"里面像有身份证号；确实不是的，命令行加 --keep-note",
      u"it looks like it holds an ID card number; if it does not, add --keep-note on the command line"}},
    {u"phone-number",
     {u"里面像有手机号；确实不是的，命令行加 --keep-note",
      u"it looks like it holds a phone number; if it does not, add --keep-note on the command line"}},
    {u"duplicate", {u"重复出现", u"it appears twice"}},
    {u"cycle", {u"绕成了一个圈", u"it leads round in a circle"}},
    {u"second-township",
     {u"只能有一个乡镇，请填上级代码", u"there can be only one township; give the parent's code"}},
    {u"township", {u"不是乡镇一级的代码", u"it is not the code of a township"}},
    {u"township-not-given",
     {u"抄写的恢复码不含乡镇的 12 位代码，要在这里给出",
      u"a recovery kit that was written down does not hold the township's 12-digit code, so give it here"}},
    {u"12 digits", {u"应是 12 位数字", u"it must have 12 digits"}},
    // An expression
    {u"too-deep", {u"括号套得太多", u"too many parentheses within one another"}},
    {u"operand-expected", {u"这里应是一个数或指标", u"a number or an indicator is expected"}},
    {u"operator-expected", {u"这里应是 + - * /", u"one of + - * / is expected"}},
    {u"bracket-open", {u"方括号没有配成对", u"a bracket is never closed"}},
    {u"id-empty", {u"方括号里没有指标编号", u"the brackets hold no indicator's id"}},
    {u"parenthesis-open", {u"括号没有配成对", u"a parenthesis is never closed"}},
    {u"text-operand", {u"文字类指标不能参加计算", u"a text indicator cannot be reckoned with"}},
};

constexpr Word personalNumbers[] = {
    {u"id-number", {u"身份证号", u"an ID card number"}},
    {u"phone-number", {u"手机号", u"a phone number"}},
};

constexpr Word villageParts[] = {
    {u"code", {u"代码", u"code"}},
    {u"name", {u"名称", u"name"}},
};

constexpr Word catalogueParts[] = {
    {u"indicators", {u"指标的内容不对或太多", u"its indicators are wrong or too many"}},
    {u"rules", {u"审核规则的内容不对或太多", u"its rules are wrong or too many"}},
    {u"units", {u"组织机构的内容不对或太多", u"its org units are wrong or too many"}},
    {u"township", {u"组织机构里没有乡镇", u"its org units have no township"}},
    {u"too-long", {u"太大", u"it is too large"}},
    {u"format", {u"格式不对", u"its format is wrong"}},
    {u"version", {u"是另一版程序写的", u"another version of the program wrote it"}},
    {u"not-canonical", {u"写法不规范", u"it is not written in the one proper form"}},
};

constexpr Word messages[] = {
    {u"segment", {u"日志段", u"segment"}},
    {u"segment body", {u"日志段内容", u"content of a segment"}},
    {u"operation", {u"操作记录", u"operation"}},
    {u"invite", {u"邀请", u"invite"}},
    {u"join request", {u"登记申请", u"join request"}},
    {u"renewal", {u"换新身份的申请", u"request for new keys"}},
    {u"office card", {u"镇办名片", u"office card"}},
    {u"statement", {u"设备证明", u"device statement"}},
    {u"request", {u"传输请求", u"request"}},
    {u"bundle", {u"交换文件", u"bundle file"}},
    {u"key file", {u"密钥文件", u"key file"}},
    {u"cell", {u"汇总记录", u"tally"}},
    {u"bytes", {u"数据", u"data"}},
};

constexpr Word quotas[] = {
    {u"storage", {u"存储空间", u"storage"}},
    {u"join requests", {u"等待登记的申请数", u"join requests waiting"}},
    {u"branches", {u"同一设备的分叉记录数", u"branches of one device's log"}},
    {u"unexplained", {u"来历不明、暂存待查的日志段数", u"segments kept until their origin is known"}},
};

constexpr Word fileReasons[] = {
    {u"Permission denied", {u"没有权限", u"permission denied"}},
    {u"No such file or directory", {u"没有这个文件或文件夹", u"no such file or folder"}},
    {u"Is a directory", {u"这是一个文件夹", u"it is a folder"}},
    {u"Read-only file system", {u"这个位置只能读取", u"this place is read-only"}},
    {u"No space left on device", {u"存储空间满了", u"the storage is full"}},
    {u"not there", {u"没有这个文件", u"it is not there"}},
    {u"already there", {u"已有同名的文件", u"it is already there"}},
};

constexpr Word networkReasons[] = {
    {u"refused",
     {u"中转服务没有开着，或者不接受连接", u"the hub is not running there, or takes no connections"}},
    {u"host-unknown", {u"找不到中转服务的地址", u"the hub's address is not found"}},
    {u"unreachable", {u"到不了中转服务所在的网络", u"the hub's network is not reached"}},
    {u"tls", {u"加密连接没有建立起来", u"the encrypted connection did not come about"}},
    {u"proxy", {u"网络代理不通", u"the network's proxy does not let it through"}},
    {u"address", {u"地址不是 https 开头的", u"the address does not begin with https"}},
    {u"no-certificate", {u"中转服务没有出示密钥", u"the hub showed no key"}},
    {u"no-hub", {u"没有中转服务", u"there is no hub"}},
    {u"address-in-use", {u"这个端口已被别的程序占用", u"another program uses this port"}},
    {u"address-denied", {u"本机不许用这个端口", u"this machine does not allow this port"}},
    {u"address-elsewhere", {u"这个地址不是本机的", u"the address is not one of this machine"}},
};

constexpr Word levels[] = {
    {u"village", {u"村", u"the villages"}},
    {u"township", {u"镇办", u"the township office"}},
};

} // namespace

QString reasonText(const QString& word, Language language) {
    return lookUp(reasons, word, language);
}

QString personalText(const QString& word, Language language) {
    return lookUp(personalNumbers, word, language);
}

QString villagePartText(const QString& word, Language language) {
    return lookUp(villageParts, word, language);
}

QString cataloguePartText(const QString& word, Language language) {
    return lookUp(catalogueParts, word, language);
}

QString messageText(const QString& word, Language language) {
    return lookUp(messages, word, language);
}

QString quotaText(const QString& word, Language language) {
    return lookUp(quotas, word, language);
}

QString networkText(const QStringList& details, Language language) {
    const QString word = details.value(0);
    if (const QString text = lookUp(networkReasons, word, language); text != word) return text;
    if (language == Language::Chinese) return {};
    QStringList told = details;
    told.removeAll(QString());
    return told.join(QStringLiteral(": "));
}

QString fileText(const QString& word, Language language) {
    const QString text = lookUp(fileReasons, word, language);
    return text == word && language == Language::Chinese ? QString() : text;
}

QString forbiddenText(const QString& word, Language language) {
    constexpr qsizetype orgCodeDigits = 12;
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    if (isNumber && word.size() < orgCodeDigits) {
        const QString kind = term(static_cast<OpKind>(number), language);
        return kind.isEmpty() ? word : kind;
    }
    if (word == QLatin1String("main"))
        return language == Language::Chinese ? QStringLiteral("停用镇办主机")
                                             : QStringLiteral("revoke the main office device");
    if (word.size() == orgCodeDigits && word.toLongLong(&isNumber) > 0 && isNumber)
        return compose({u"为单位 %1 办理", u"act for the org unit %1"}, {word}, language);
    return word;
}

QString roleText(const QString& number, Language language) {
    bool isNumber = false;
    const int value = number.toInt(&isNumber);
    if (!isNumber || value < 1 || value > static_cast<int>(Role::Recorder)) return number;
    return term(static_cast<Role>(value), language);
}

QString levelText(const QString& word, Language language) {
    return lookUp(levels, word, language);
}

QString durationText(const QString& seconds, Language language) {
    bool isNumber = false;
    const qlonglong all = seconds.toLongLong(&isNumber);
    if (!isNumber) return seconds;
    if (all <= 0) return {};
    const bool chinese = language == Language::Chinese;
    const auto part = [&](qlonglong count, const QString& zh, const QString& en) {
        if (count == 0) return QString();
        return chinese ? QString::number(count) + QChar(u' ') + zh
                       : QString::number(count) + QChar(u' ') + en +
                             (count == 1 ? QString() : QStringLiteral("s"));
    };
    // Whoever waits for hours needs no seconds.
    QStringList parts;
    if (all < 3600)
        parts = {part(all / 60, QStringLiteral("分钟"), QStringLiteral("minute")),
                 part(all % 60, QStringLiteral("秒"), QStringLiteral("second"))};
    else
        parts = {part(all / 3600, QStringLiteral("小时"), QStringLiteral("hour")),
                 part(all % 3600 / 60, QStringLiteral("分钟"), QStringLiteral("minute"))};
    parts.removeAll(QString());
    return parts.join(QChar(u' '));
}

} // namespace cunbao
