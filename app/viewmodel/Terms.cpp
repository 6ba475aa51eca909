#include "app/viewmodel/Terms.h"

#include "app/viewmodel/Sentence.h"

namespace cunbao {

namespace {

QString say(Language language, QStringView zh, QStringView en) {
    return (language == Language::Chinese ? zh : en).toString();
}

} // namespace

QString term(Role role, Language language) {
    switch (role) {
    case Role::MainOffice: return say(language, u"镇办主机", u"main office device");
    case Role::Clerk: return say(language, u"党政办经办人", u"office clerk");
    case Role::Reviewer: return say(language, u"审核人（分管领导、站所）", u"section reviewer");
    case Role::Viewer: return say(language, u"查阅人", u"viewer");
    case Role::Lead: return say(language, u"村负责人", u"village lead");
    case Role::Recorder: return say(language, u"录入员", u"recorder");
    }
    return {};
}

QString term(Nature nature, Language language) {
    switch (nature) {
    case Nature::Flow: return say(language, u"时期", u"flow");
    case Nature::Stock: return say(language, u"时点", u"stock");
    case Nature::Derived: return say(language, u"派生", u"derived");
    case Nature::Text: return say(language, u"文字", u"text");
    }
    return {};
}

QString term(ValueType type, Language language) {
    switch (type) {
    case ValueType::Integer: return say(language, u"整数", u"whole number");
    case ValueType::Decimal: return say(language, u"小数", u"decimal number");
    case ValueType::Money: return say(language, u"金额", u"money");
    case ValueType::Percent: return say(language, u"百分比", u"percentage");
    case ValueType::YesNo: return say(language, u"是或否", u"yes or no");
    case ValueType::Text: return say(language, u"文字", u"text");
    }
    return {};
}

QString term(RecordedBy recorder, Language language) {
    switch (recorder) {
    case RecordedBy::Village: return say(language, u"村录入", u"recorded by villages");
    case RecordedBy::Township: return say(language, u"镇办录入", u"recorded by the township");
    case RecordedBy::VillageAndTownship:
        return say(language, u"村和镇办录入", u"recorded by villages and township");
    case RecordedBy::Profile: return say(language, u"镇办基本信息", u"office profile");
    case RecordedBy::Nobody: return say(language, u"自动计算", u"worked out, not recorded");
    }
    return {};
}

QString term(FigureState state, Language language) {
    switch (state) {
    case FigureState::Value: return say(language, u"已有数", u"has a value");
    case FigureState::Missing: return say(language, u"缺报", u"missing");
    case FigureState::NotApplicable: return say(language, u"不涉及", u"not applicable");
    }
    return {};
}

QString whyMissingTerm(const QString& why, Language language) {
    if (why == QLatin1String("division-by-zero")) return say(language, u"分母为零", u"the divisor is zero");
    if (why == QLatin1String("overflow")) return say(language, u"数太大", u"too large to reckon with");
    if (why == QLatin1String("previous-missing"))
        return say(language, u"没有上年的数", u"there is no figure of the year before");
    if (why == QLatin1String("previous-incomplete"))
        return say(language, u"上年的数不全", u"the figure of the year before is incomplete");
    if (why == QLatin1String("operand-missing"))
        return say(language, u"用到的数还没有", u"a figure that it needs is missing");
    if (why == QLatin1String("not-held"))
        return say(language, u"这台设备上没有", u"this device does not hold it");
    return {};
}

QString term(RoundState state, Language language) {
    switch (state) {
    case RoundState::Open: return say(language, u"填报中", u"open");
    case RoundState::Closed: return say(language, u"已截止", u"closed");
    case RoundState::Frozen: return say(language, u"已定稿", u"frozen");
    }
    return {};
}

QString term(DoubtKind kind, Language language) {
    switch (kind) {
    case DoubtKind::Revisions:
        return say(language, u"同一条目有不同的更正", u"different revisions of one entry");
    case DoubtKind::StockDay:
        return say(language, u"同一天有不同的时点数", u"different values of a stock on one day");
    case DoubtKind::Duplicate: return say(language, u"疑似重复", u"suspected duplicate");
    }
    return {};
}

QString term(EntryValue::Kind kind, Language language) {
    switch (kind) {
    case EntryValue::Kind::Number: return say(language, u"数", u"number");
    case EntryValue::Kind::NotApplicable: return say(language, u"不涉及", u"not applicable");
    case EntryValue::Kind::Unknown: return say(language, u"待核实", u"not yet known");
    case EntryValue::Kind::Text: return say(language, u"文字", u"text");
    }
    return {};
}

QString term(OpKind kind, Language language) {
    switch (kind) {
    case OpKind::EntryRecorded: return say(language, u"录入条目", u"record an entry");
    case OpKind::EntryCorrected: return say(language, u"更正条目", u"correct an entry");
    case OpKind::EntryWithdrawn: return say(language, u"撤回条目", u"withdraw an entry");
    case OpKind::EvidenceAttached: return say(language, u"附上佐证", u"attach evidence");
    case OpKind::SectionSubmitted: return say(language, u"提交章节", u"submit a section");
    case OpKind::SectionReviewed: return say(language, u"审核章节", u"review a section");
    case OpKind::Reminder: return say(language, u"发送催报", u"send a reminder");
    case OpKind::DoubtResolved: return say(language, u"处理疑点", u"resolve a doubt");
    case OpKind::FigureOverridden: return say(language, u"核定汇总数", u"override a figure");
    case OpKind::CataloguePublished: return say(language, u"发布指标目录", u"publish the catalogue");
    case OpKind::TemplatePublished: return say(language, u"发布报告模板", u"publish a report template");
    case OpKind::RoundOpened: return say(language, u"开始填报期", u"open a round");
    case OpKind::RoundClosed: return say(language, u"截止填报期", u"close a round");
    case OpKind::RoundFrozen: return say(language, u"填报期定稿", u"freeze a round");
    case OpKind::RoundReopened: return say(language, u"重开填报期", u"reopen a round");
    case OpKind::DeviceDescribed: return say(language, u"登记设备说明", u"describe a device");
    case OpKind::ProfileSet: return say(language, u"设置镇办基本信息", u"set the office profile");
    case OpKind::RoundFrozenNotice: return say(language, u"通知填报期已定稿", u"announce a frozen round");
    }
    return {};
}

QString revisionTerm(OpKind kind, Language language) {
    switch (kind) {
    case OpKind::EntryRecorded: return say(language, u"录入", u"Recorded");
    case OpKind::EntryCorrected: return say(language, u"更正", u"Corrected");
    case OpKind::EntryWithdrawn: return say(language, u"撤回", u"Withdrawn");
    case OpKind::FigureOverridden: return say(language, u"镇办核定", u"Set by the office");
    default: return term(kind, language);
    }
}

QString atStart(QString words) {
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    return words;
}

QString entryStateTerm(const QString& state, Language language) {
    if (state == QLatin1String("active")) return say(language, u"有效", u"active");
    if (state == QLatin1String("conflict"))
        return say(language, u"有冲突，待定", u"in conflict, to be decided");
    if (state == QLatin1String("withdrawn")) return say(language, u"已撤回", u"withdrawn");
    if (state == QLatin1String("waiting"))
        return say(language, u"等待相关资料", u"waiting for what it builds on");
    if (state == QLatin1String("refused")) return say(language, u"未被接受，不计入", u"refused, not counted");
    return state;
}

QString flagTerm(const QString& flag, Language language) {
    static const QString rulePrefix = QStringLiteral("rule:");
    if (flag.startsWith(rulePrefix))
        return compose({u"不符合审核规则 %1", u"breaks the rule %1"}, {flag.mid(rulePrefix.size())},
                       language);
    if (flag == QLatin1String("conflict")) return say(language, u"有冲突", u"conflict");
    if (flag == QLatin1String("duplicate")) return say(language, u"疑似重复", u"suspected duplicate");
    if (flag == QLatin1String("late")) return say(language, u"迟报", u"late");
    if (flag == QLatin1String("carried"))
        return say(language, u"沿用以前的数", u"carried from before the period");
    if (flag == QLatin1String("outlier"))
        return say(language, u"与其他村相差很大", u"far from the other villages");
    if (flag == QLatin1String("overridden")) return say(language, u"镇办核定", u"set by the office");
    return flag;
}

QString doubtTerm(const QString& kind, Language language) {
    if (kind == QLatin1String("rule")) return say(language, u"不符合审核规则", u"broken rule");
    if (kind == QLatin1String("overridden"))
        return say(language, u"镇办核定后原数有变化", u"changed since the office set it");
    return flagTerm(kind, language);
}

QString doubtDetailTerm(const QString& detail, Language language) {
    if (detail == QLatin1String("same-value"))
        return say(language, u"同一天、同一个数记了两次", u"the same value twice on one day");
    if (detail == QLatin1String("office-and-village"))
        return say(language, u"镇办代录和村里自录都有", u"recorded both by the office and by the village");
    if (detail == QLatin1String("revisions"))
        return say(language, u"同一条目有不同的更正", u"different revisions of one entry");
    if (detail == QLatin1String("stock-day"))
        return say(language, u"同一天有不同的时点数", u"different values of a stock on one day");
    if (detail == QLatin1String("overrides"))
        return say(language, u"镇办同时核定了两次", u"set twice by the office at the same time");
    return detail;
}

} // namespace cunbao
