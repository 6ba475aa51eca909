#include "app/viewmodel/ErrorReasons.h"
#include "app/viewmodel/ErrorSentences.h"

namespace cunbao {

namespace {

Sentence sentenceOf(PlatformErrc code) {
    switch (code) {
    case PlatformErrc::FileUnreadable:
        return {u"读不了文件“%1”{（原因：%2）}。什么都没有改动；请检查文件是否还在、能否打开，再试一次。",
                u"The file \"%1\" cannot be read{ (reason: %2)}. Nothing was changed; check that it is there "
                u"and can be "
                u"opened, then try again."};
    case PlatformErrc::FileUnwritable:
        return {
            u"写不了文件“%1”{（原因：%2）}"
            u"。以前保存的数据没有变化；请换一个位置，或检查文件夹是否允许写入，再试一次。",
            u"The file \"%1\" cannot be written{ (reason: %2)}. What was saved before is unchanged; choose "
            u"another "
            u"place or check that the folder may be written to, then try again."};
    case PlatformErrc::DiskFull:
        return {
            u"存储空间满了，这一次没有保存{（位置：%1）}。以前保存的都在；请先清理出一些空间，再保存一次。",
            u"The storage is full, so this was not saved{ (place: %1)}. Everything saved before is there; "
            u"free some "
            u"space, then save again."};
    case PlatformErrc::DatabaseFailed:
        return {
            u"数据库出错，这一步没有完成（%1{：%2}）。以前保存的数据没有变化；请再试一次，仍不行就重启程序，"
            u"并把括号里的内容告诉镇办。",
            u"The database failed, so this step was not done (%1{: %2}). What was saved before is unchanged; "
            u"try "
            u"again, then restart the program, and if it stays so, tell the office what stands in the "
            u"brackets."};
    case PlatformErrc::DatabaseKeyWrong:
        return {u"打不开加密的数据：密钥不对，或文件已损坏{（%1）}"
                u"。程序没有改动它；请不要删除，先换回原来的文件，"
                u"或请镇办协助从备份恢复。",
                u"The encrypted data does not open: the key is wrong or the file is damaged{ (%1)}. The "
                u"program has not "
                u"changed it; do not delete it, put the original file back or ask the office to restore a "
                u"backup."};
    case PlatformErrc::DatabaseCorrupt:
        return {u"数据文件有损坏{（%1）}"
                u"。镇办已收到的数不受影响；请不要再录入，也不要删除文件，先复制一份，再请镇办协助恢复。",
                u"The data file is damaged{ (%1)}. What the office has received is safe; record nothing "
                u"more, delete "
                u"nothing, make a copy of the file, then ask the office to help restore it."};
    case PlatformErrc::DatabaseBusy:
        return {
            u"另一个程序正占用着数据，这一步没有完成{（%1）}"
            u"。以前保存的数据没有变化；请关掉重复打开的窗口，过一会儿再试。",
            u"Another program is using the data, so this step was not done{ (%1)}. What was saved before is "
            u"unchanged; close other windows of this program and try again in a moment."};
    case PlatformErrc::CipherTooOld:
        return {u"本机的加密组件版本太旧（%1），为了安全没有打开数据。数据没有变化；请安装新版程序后再打开。",
                u"The encryption part on this device is too old (%1), so the data was not opened, to be "
                u"safe. The data "
                u"is unchanged; install the newer program, then open it again."};
    case PlatformErrc::StoreTooNew:
        return {u"数据是更新版本的程序写的（数据版本 %1，本程序只认到 "
                u"%2）。数据没有变化；请把程序升级到最新版再打开。",
                u"A newer program wrote this data (version %1, this program knows up to %2). The data is "
                u"unchanged; "
                u"update the program, then open it again."};
    case PlatformErrc::InjectedFault:
        return {
            u"测试故意制造的故障（%1）。正式使用时不会出现；如果出现，数据没有变化，请重新安装正式版程序。",
            u"A fault made on purpose by a test (%1). It never happens in real use; if it does, the data is "
            u"unchanged, and the released program should be installed again."};
    }
    return {};
}

} // namespace

QString platformErrorText(const Error& error, Language language) {
    const Sentence sentence = sentenceOf(static_cast<PlatformErrc>(error.code()));
    if (sentence.zh.isEmpty()) return deviceErrorText(error, language);
    QStringList details = error.details();
    if ((error.is(PlatformErrc::FileUnreadable) || error.is(PlatformErrc::FileUnwritable)) &&
        details.size() > 1)
        details[1] = fileText(details[1], language);
    return compose(sentence, details, language);
}

} // namespace cunbao
