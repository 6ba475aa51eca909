#include "app/viewmodel/ErrorReasons.h"
#include "app/viewmodel/ErrorSentences.h"
#include "sync/SyncError.h"

namespace cunbao {

namespace {

Sentence sentenceOf(SyncErrc code) {
    switch (code) {
    case SyncErrc::Malformed:
        return {u"收到的内容不完整或格式不对{（%1）}"
                u"，没有采用。已保存的数据没有变化；请让对方重新发送，或再同步一次。",
                u"What arrived is incomplete or in the wrong form{ (%1)} and was not used. What was saved is "
                u"unchanged; "
                u"have it sent again or sync once more."};
    case SyncErrc::VersionUnknown:
        return {u"收到的内容是更新版本的程序写的{（%1）}{（版本 "
                u"%2）}，本机看不懂，没有采用。已保存的数据没有变化；"
                u"请把程序升级到最新版再试。",
                u"A newer program wrote what arrived{ (%1)}{ (version %2)}, this one cannot read it and did "
                u"not use it. "
                u"What was saved is unchanged; update the program and try again."};
    case SyncErrc::TooLarge:
        return {u"内容太大{（%1）}{，上限 %2 字节}，没有采用。已保存的数据没有变化；请分成几份再传。",
                u"It is too large{ (%1)}{, the limit is %2 bytes} and was not used. What was saved is "
                u"unchanged; send it "
                u"in smaller parts."};
    case SyncErrc::SignatureWrong:
        return {u"签名不对{（%1）}"
                u"：内容可能被改动过，没有采用。已保存的数据没有变化；请从原来的设备重新发送，反复出现请告诉"
                u"镇办。",
                u"The signature is wrong{ (%1)}: it may have been altered and was not used. What was saved "
                u"is unchanged; "
                u"have the original device send it again, and tell the office if it keeps happening."};
    case SyncErrc::SealBroken:
        return {u"加密的内容打不开：密钥不对，或内容被改动过，没有采用。已保存的数据没有变化；请重新同步，仍"
                u"不行请告诉镇办。",
                u"The sealed content does not open: the key is wrong or it was altered, so it was not used. "
                u"What was "
                u"saved is unchanged; sync again, and tell the office if that does not help."};
    case SyncErrc::KeyMissing:
        return {u"镇办的新密钥还没有传到这台设备，暂时不能上传或打开。已记的数都在本机；请过一会儿再同步，"
                u"超过一天仍这样请联系镇办。",
                u"The office's new key has not reached this device yet, so it cannot send or open this now. "
                u"What you "
                u"recorded is safe here; sync again later, and ask the office if it takes more than a day."};
    case SyncErrc::StreamUnknown:
        return {u"收到一台还不认识的设备的内容，先没有采用。已保存的数据没有变化；请再同步一次，等镇办的设备"
                u"证明传到。",
                u"Content came from a device that is not known here yet and was not used for now. What was "
                u"saved is "
                u"unchanged; sync again so that the office's certificate can arrive."};
    case SyncErrc::NotCertified:
        return {u"这台设备还没有在本镇登记，中转服务没有收下。已记的数都在本机；请联系镇办完成登记，再同步。",
                u"This device is not enrolled in this township, so the hub took nothing. What you recorded "
                u"is safe here; "
                u"ask the office to finish enrolling it, then sync again."};
    case SyncErrc::Revoked:
        return {u"镇办已停用这台设备，不能再上传和接收。本机已记的数一条也没有删除；请联系镇政府党政办（镇办"
                u"）问明原因，"
                u"请他们重新发邀请。",
                u"The office has revoked this device; it can no longer send or receive. Nothing that you "
                u"recorded was "
                u"deleted; ask the township office (党政办) why, and for a new invite."};
    case SyncErrc::AudienceForbidden:
        return {u"这台设备的身份无权读写这个单位的数据，没有传输。已保存的数据没有变化；如果确实需要，请联系"
                u"镇办调整权限。",
                u"This device's role may not read or write this unit's data, so nothing was exchanged. What "
                u"was saved is "
                u"unchanged; if you need it, ask the office to change the role."};
    case SyncErrc::ChainBroken:
        return {
            u"收到的记录与前面的接不上，没有采用。已保存的数据没有变化；请再同步一次，补齐前面的部分。",
            u"The records that arrived do not follow those before them and were not used. What was saved is "
            u"unchanged; sync again to fetch the missing part."};
    case SyncErrc::Forked:
        return {
            u"这台设备有两份互相矛盾的记录，多半是从旧备份恢复过；本机又不知道该向哪台镇办主机申请新密钥。"
            u"两份都没有丢；请停用这台设备录入，并告诉镇办处理。",
            u"This device has two records that contradict each other, most likely because it was restored "
            u"from an older copy, and it knows no main office device to ask for new keys. Neither is lost; "
            u"stop recording on it and tell the office."};
    case SyncErrc::BeyondCut:
        return {u"这些记录是设备被停用之后的，没有计入。原记录仍在那台设备上；如果属实，请在新登记的设备上重"
                u"新录入，或联系镇办。",
                u"These records come from after the device was revoked and were not counted. They are still "
                u"on that "
                u"device; if they are right, record them on a newly enrolled device, or ask the office."};
    case SyncErrc::ClockBackwards:
        return {u"一台设备的时间倒退了，这些记录没有采用。已保存的数据没有变化；请把那台设备的日期和时间改成"
                u"自动，再同步。",
                u"A device's clock went backwards, so these records were not used. What was saved is "
                u"unchanged; set that "
                u"device's date and time to automatic, then sync again."};
    case SyncErrc::TownshipUnknown:
        return {u"这个中转服务不为本镇服务，没有上传。已记的数都在本机；请核对中转服务地址，或请镇办把本镇加"
                u"到服务里。",
                u"This hub does not serve this township, so nothing was sent. What you recorded is safe "
                u"here; check the "
                u"hub's address or ask the office to have the township added."};
    case SyncErrc::QuotaExceeded:
        return {
            u"达到上限了{（%1）}，这一次没有收下。已记的数都在本机；请过一会儿再同步，反复出现请告诉镇办。",
            u"A limit was reached{ (%1)}, so this was not taken. What you recorded is safe here; sync again "
            u"later, "
            u"and tell the office if it keeps happening."};
    case SyncErrc::InviteWrong:
        return {u"这份邀请对不上，可能已用过、已过期或抄错了，没有登记成功。本机没有变化；请联系镇办要一份新"
                u"邀请。",
                u"This invite does not match: it may be used, expired or copied wrongly, so the device did "
                u"not join. "
                u"Nothing here changed; ask the office for a new invite."};
    case SyncErrc::TransportFailed:
        return {
            u"网络不通，没有传完{（%1）}。已记的数都在本机，可以照常录入；有信号时请再同步，也可以用文件传。",
            u"The network failed before everything was sent{ (%1)}. What you recorded is safe here and you "
            u"can go on "
            u"recording; sync again when there is a signal, or send it as a file."};
    case SyncErrc::TimedOut:
        return {u"等了太久没有回应，没有传完。已记的数都在本机，可以照常录入；请换个信号好的地方再同步，会接"
                u"着传。",
                u"There was no answer for too long, so not everything was sent. What you recorded is safe "
                u"here; sync "
                u"again where the signal is better, it goes on where it stopped."};
    case SyncErrc::PinMismatch:
        return {u"警告：对方不是原来的中转服务，可能有人冒充，已停止连接，什么都没有传出（原指纹 %1，现指纹 "
                u"%2）。"
                u"已记的数都在本机；请不要强行连接，马上打电话问镇办是否换过。",
                u"Warning: this is not the hub known so far, somebody may be posing as it; the connection "
                u"was stopped "
                u"and nothing was sent (known fingerprint %1, found %2). What you recorded is safe here; do "
                u"not force "
                u"it, call the office and ask whether the hub was changed."};
    case SyncErrc::HubRefused:
        return {u"中转服务没有接受（状态 %1{，编号 "
                u"%2}{：%3}）。已记的数都在本机；请过一会儿再同步，仍不行就把括号里的内容告诉镇办。",
                u"The hub refused (status %1{, code %2}{: %3}). What you recorded is safe here; sync again "
                u"later, and if "
                u"that does not help, tell the office what stands in the brackets."};
    case SyncErrc::NoProgress:
        return {u"与中转服务来回多次仍没有进展，已停下。已记的数都在本机；请过一会儿再同步，仍不行请告诉镇办"
                u"检查中转服务。",
                u"Exchanging with the hub led nowhere and was stopped. What you recorded is safe here; sync "
                u"again later, "
                u"and if that does not help, ask the office to check the hub."};
    case SyncErrc::CutOff:
        return {u"传到一半连接断了。已传的算数，没传的都在本机，不会重复；有信号时请再同步，会接着传。",
                u"The connection broke in the middle. What arrived counts, the rest is safe here and nothing "
                u"counts "
                u"twice; sync again when there is a signal, it goes on where it stopped."};
    }
    return {};
}

/// Who reads it has joined nothing yet: nothing of theirs is stored, and there is nothing to sync.
constexpr Sentence noInvite{
    u"这不是完整的邀请，没有采用，什么都没有改动。请重新扫码或粘贴，或请镇办再发一次。",
    u"This invite is not complete. It was not used and nothing was changed; scan or paste "
    u"it again, or ask the office to send it once more."};

} // namespace

QString syncErrorText(const Error& error, Language language) {
    const auto code = static_cast<SyncErrc>(error.code());
    if (code == SyncErrc::Malformed && error.detail(0) == QLatin1String("invite"))
        return compose(noInvite, {}, language);
    const Sentence sentence = sentenceOf(code);
    if (sentence.zh.isEmpty()) return unknownErrorText(error, language);
    QStringList details = error.details();
    if (code == SyncErrc::TransportFailed)
        details = {networkText(details, language)};
    else if (!details.isEmpty())
        details[0] = code == SyncErrc::QuotaExceeded ? quotaText(details[0], language)
                                                     : messageText(details[0], language);
    // The hub gave no code of the list: its number says nothing.
    if (code == SyncErrc::HubRefused && error.detail(1) == QLatin1String("0")) details[1].clear();
    return compose(sentence, details, language);
}

} // namespace cunbao
