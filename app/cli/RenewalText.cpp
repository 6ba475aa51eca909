#include "app/cli/RenewalText.h"

#include "app/cli/Command.h"

namespace cunbao::cli {

QString renewalText(const RenewalOutcome& renewal) {
    if (renewal.waiting)
        return Command::choose(
            "本机要换新密钥才能接着记（数据是从旧的备份恢复的，或停用后重新加入），正在等镇办确认。"
            "本机和镇办的数都在；镇办主机同步以后，在本机再同步一次就行。",
            "This device needs new keys before it can record again (its data came back from an older copy, "
            "or it is joining again), and waits for the office. What is here and what the office has is "
            "safe; once the main office device has synced, sync here again.");
    if (renewal.carriedOver > 0)
        return Command::choose(
                   "本机已换新身份，可以接着记。镇办没有收下的 %1 条已用新身份补上：没有丢，也没有重复。",
                   "This device has a new identity and may record. Appended again under it, because the "
                   "office had not accepted it before: %1. Nothing is lost, and nothing counts twice.")
            .arg(renewal.carriedOver);
    if (renewal.renewed)
        return Command::choose("本机已换新身份，可以接着记。记过的都在，没有要补的。",
                               "This device has a new identity and may record. Nothing was missing.");
    return {};
}

} // namespace cunbao::cli
