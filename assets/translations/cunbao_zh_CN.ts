<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
</context>
<context>
    <name>AboutProgram</name>
    <message>
        <source>Cunbao</source>
        <translation>村报</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>A figure is recorded once in the village, and fills every report that asks for it.</source>
        <translation>村里记一次数，要用它的报告都填好。</translation>
    </message>
    <message>
        <source>Your figures</source>
        <translation>您的数据</translation>
    </message>
    <message>
        <source>They are kept encrypted on this device. Only your office and your village&apos;s own devices can read them, whatever server carries them.</source>
        <translation>数据加密存放在本机。不论经过哪台服务器，只有镇办和本村自己的设备能看。</translation>
    </message>
    <message>
        <source>The program asks for no rosters and no ID numbers, and reports nothing to its makers.</source>
        <translation>本程序不要花名册，不要身份证号，也不向开发者上报任何内容。</translation>
    </message>
    <message>
        <source>They are kept encrypted on this computer. Only the office and the village that a figure belongs to can read it, whatever server carries it.</source>
        <translation>数据加密存放在这台电脑上。不论经过哪台服务器，只有镇办和数据所属的村能看。</translation>
    </message>
</context>
<context>
    <name>AddVillageSheet</name>
    <message>
        <source>Add a village</source>
        <translation>添加村</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Division code</source>
        <translation>区划代码</translation>
    </message>
    <message>
        <source>Only for a village that is new, for example 2020-07-01. Else it stays empty.</source>
        <translation>只有新设的村才填，例如 2020-07-01；原来就有的留空。</translation>
    </message>
    <message>
        <source>Add the village</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>12 digits. The last three are the village&apos;s own, mostly from 200 on.</source>
        <translation>12 位数字。最后三位是村自己的，村一般从 200 起。</translation>
    </message>
    <message>
        <source>This division code is already that of %1, please check it.</source>
        <translation>这个区划代码已经是%1的，请核对。</translation>
    </message>
    <message>
        <source>Founded on</source>
        <translation>设立日期</translation>
    </message>
</context>
<context>
    <name>AnswerPage</name>
    <message>
        <source>Is this right?</source>
        <translation>这样对吗？</translation>
    </message>
    <message numerus="yes">
        <source>%n ticked</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>下一步</translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n answers</source>
        <translation>
            <numerusform>确认 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回清单</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message numerus="yes">
        <source>%n answers are recorded on this phone.</source>
        <translation>
            <numerusform>%n 项已记在本机。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is open in this section</source>
        <translation>这一部分没有待报的</translation>
    </message>
    <message>
        <source>Tick what never applies here, or where there was none. Leave the rest.</source>
        <translation>本村没有的选“不涉及”，这次没有的选 0，其余的不用动。</translation>
    </message>
    <message>
        <source>Set all to not applicable</source>
        <translation>全部选“不涉及”</translation>
    </message>
    <message>
        <source>Take all back</source>
        <translation>全部取消</translation>
    </message>
</context>
<context>
    <name>AnswerRow</name>
    <message>
        <source>Not applicable</source>
        <translation>不涉及</translation>
    </message>
    <message>
        <source>None (0)</source>
        <translation>没有（0）</translation>
    </message>
    <message>
        <source>Last year: not applicable</source>
        <translation>上年：不涉及</translation>
    </message>
</context>
<context>
    <name>AppBar</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>AppearanceSettings</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>较大</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>特大</translation>
    </message>
    <message>
        <source>Elder mode</source>
        <translation>长辈模式</translation>
    </message>
    <message>
        <source>Large words and large keys everywhere</source>
        <translation>处处大字大按键</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>BigFigure</name>
    <message>
        <source>Added now</source>
        <translation>本次新增</translation>
    </message>
    <message>
        <source>In all, as of that day</source>
        <translation>截至当日共有</translation>
    </message>
    <message>
        <source>= %1</source>
        <translation>= %1</translation>
    </message>
</context>
<context>
    <name>ChooseFigureSheet</name>
    <message>
        <source>Choose a figure</source>
        <translation>选一个指标</translation>
    </message>
</context>
<context>
    <name>CorrectSheet</name>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>保存更正</translation>
    </message>
    <message>
        <source>What is right</source>
        <translation>应该是</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不涉及</translation>
    </message>
    <message>
        <source>Not yet known</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>= %1</source>
        <translation>= %1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>The note seems to hold an ID or phone number. A figure never needs it; please leave it out.</source>
        <translation>备注里好像有身份证号或手机号。报数用不着，请去掉。</translation>
    </message>
    <message>
        <source>Why it is corrected</source>
        <translation>更正原因</translation>
    </message>
    <message>
        <source>Everybody who may see the entry can read this.</source>
        <translation>能看到这一条的人都能看到原因。</translation>
    </message>
    <message>
        <source>Write the reason first</source>
        <translation>先写原因</translation>
    </message>
</context>
<context>
    <name>CreateOfficePage</name>
    <message>
        <source>New township office</source>
        <translation>新建镇办</translation>
    </message>
    <message>
        <source>Step %1 of 4</source>
        <translation>第 %1 步，共 4 步</translation>
    </message>
    <message>
        <source>Set up the office</source>
        <translation>建立镇办</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>I have it safe, open the office</source>
        <translation>已抄好收好，打开镇办</translation>
    </message>
</context>
<context>
    <name>DayStepper</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>A month earlier</source>
        <translation>前一个月</translation>
    </message>
    <message>
        <source>A day earlier</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>A day later</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>A month later</source>
        <translation>后一个月</translation>
    </message>
</context>
<context>
    <name>DecisionsCard</name>
    <message numerus="yes">
        <source>%n doubts</source>
        <translation>
            <numerusform>%n 个疑点</numerusform>
        </translation>
    </message>
    <message>
        <source>No doubts</source>
        <translation>没有疑点</translation>
    </message>
    <message>
        <source>Suspected duplicates, conflicts, broken rules</source>
        <translation>疑似重复、冲突、不符合审核规则</translation>
    </message>
    <message numerus="yes">
        <source>%n villages have not begun</source>
        <translation>
            <numerusform>%n 个村还没有报</numerusform>
        </translation>
    </message>
    <message>
        <source>Every village has begun</source>
        <translation>各村都已开始报</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需要留意</translation>
    </message>
    <message>
        <source>Nothing needs attention</source>
        <translation>没有需要留意的</translation>
    </message>
</context>
<context>
    <name>DeviceRow</name>
    <message>
        <source>device %1</source>
        <translation>设备 %1</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>已注销</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>本机</translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message numerus="yes">
        <source>%n in use</source>
        <translation>
            <numerusform>%n 台在用</numerusform>
        </translation>
    </message>
    <message>
        <source>Invite a device…</source>
        <translation>邀请设备…</translation>
    </message>
    <message>
        <source>No village has a device yet</source>
        <translation>各村还没有设备</translation>
    </message>
    <message>
        <source>Invite one: the new phone scans the code, and may record after the next sync.</source>
        <translation>请邀请一台：新手机扫码，下次同步后就能录入。</translation>
    </message>
    <message>
        <source>Devices are invited on the main office device.</source>
        <translation>设备要在镇办主机上邀请。</translation>
    </message>
    <message>
        <source>Invites that nobody has used yet</source>
        <translation>还没有人用的邀请</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Devices of this township</source>
        <translation>本镇的设备</translation>
    </message>
    <message>
        <source>First, the villages</source>
        <translation>第一步：录入各村</translation>
    </message>
    <message>
        <source>A device belongs to a village, so the villages are entered first.</source>
        <translation>设备属于某个村，所以请先录入各村。</translation>
    </message>
    <message>
        <source>To the villages</source>
        <translation>去录入村</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>至%1</translation>
    </message>
</context>
<context>
    <name>DoubtDecision</name>
    <message>
        <source>Keep what the office recorded</source>
        <translation>留镇办代录的</translation>
    </message>
    <message>
        <source>Keep what the village recorded</source>
        <translation>留村里录的</translation>
    </message>
    <message>
        <source>Why is it doubtful again?</source>
        <translation>为什么重新列为疑点？</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>For example: called the village and asked</source>
        <translation>例如：打电话问过村里</translation>
    </message>
    <message>
        <source>The reason stays with the decision and is signed by this device.</source>
        <translation>原因与处理结果一起保存，由本机签名。</translation>
    </message>
    <message>
        <source>Take what the entries come to</source>
        <translation>改用按条目算出的数</translation>
    </message>
</context>
<context>
    <name>DoubtFilters</name>
    <message>
        <source>All kinds</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>有冲突</translation>
    </message>
    <message>
        <source>Suspected duplicates</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>迟报</translation>
    </message>
    <message>
        <source>Broken rules</source>
        <translation>不符合审核规则</translation>
    </message>
    <message>
        <source>Changed since the office set it</source>
        <translation>镇办核定后原数有变化</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>报告期</translation>
    </message>
    <message>
        <source>Choose which kind is listed</source>
        <translation>选择列出哪一类</translation>
    </message>
    <message>
        <source>Show decided ones too</source>
        <translation>已处理的也列出</translation>
    </message>
    <message>
        <source>Far from the other villages</source>
        <translation>与其他村相差很大</translation>
    </message>
</context>
<context>
    <name>DoubtFoot</name>
    <message>
        <source>Take the decision back</source>
        <translation>撤销处理</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>First choose what shall count.</source>
        <translation>请先选按哪一个计。</translation>
    </message>
    <message>
        <source>Now say why.</source>
        <translation>再写明原因。</translation>
    </message>
</context>
<context>
    <name>DoubtRow</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>DoubtSideCard</name>
    <message>
        <source>Side %1: %2 %3</source>
        <translation>第 %1 方：%2 %3</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>%1的数</translation>
    </message>
    <message>
        <source>device %1</source>
        <translation>设备 %1</translation>
    </message>
    <message>
        <source>%1, device %2</source>
        <translation>%1，设备 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Recorded by the office</source>
        <translation>镇办代录</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>备注：%1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>留这一条</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>留这一条</translation>
    </message>
    <message>
        <source>As the office set it</source>
        <translation>镇办核定的数</translation>
    </message>
</context>
<context>
    <name>DoubtView</name>
    <message>
        <source>Decided</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>What the entries come to now</source>
        <translation>按条目现在算出的数</translation>
    </message>
</context>
<context>
    <name>DoubtWords</name>
    <message>
        <source>One entry was corrected in different ways at the same time. The later one counts for now.</source>
        <translation>同一条同时有不同的更正，现在按较晚的一条计。</translation>
    </message>
    <message>
        <source>Two devices recorded different totals for the same day. The later one counts for now.</source>
        <translation>两台设备同一天记了不同的数，现在按较晚的一条计。</translation>
    </message>
    <message>
        <source>The office set this figure twice at the same time. The later one counts.</source>
        <translation>镇办同时核定了两次，按较晚的一次计。</translation>
    </message>
    <message>
        <source>The same value was recorded twice for one day. Both count for now.</source>
        <translation>同一天、同一个数记了两次，现在都计入。</translation>
    </message>
    <message>
        <source>The office recorded for the village, and the village recorded too. Both count for now.</source>
        <translation>镇办代录过，村里也录了，现在都计入。</translation>
    </message>
    <message>
        <source>It came after the round was frozen. The frozen report does not hold it; today&apos;s figures do.</source>
        <translation>定稿后才到。已定稿的报告里没有它，现在的汇总数里有。</translation>
    </message>
    <message>
        <source>The figures break a rule. They count all the same.</source>
        <translation>这些数不符合审核规则，但照样计入。</translation>
    </message>
    <message>
        <source>What the entries come to has changed since the office set this figure. The set one counts.</source>
        <translation>镇办核定之后，按条目算出的数变了。现在按核定的数计。</translation>
    </message>
    <message>
        <source>Both are real</source>
        <translation>两条都是真的，都计入</translation>
    </message>
    <message>
        <source>Checked: the figures are right</source>
        <translation>核对过，数没有错</translation>
    </message>
    <message>
        <source>Seen: what the office set still holds</source>
        <translation>看过，仍按镇办核定的数</translation>
    </message>
    <message>
        <source>Seen: it stays as it is</source>
        <translation>看过，就这样</translation>
    </message>
    <message>
        <source>This village&apos;s figure is far from those of the others: perhaps a slip of the unit or a digit. It counts all the same.</source>
        <translation>这个村的数与其他村相差很大，可能是单位填错或位数不对，但照样计入。</translation>
    </message>
    <message>
        <source>Checked: the figure is right</source>
        <translation>核对过，这个数没错</translation>
    </message>
</context>
<context>
    <name>DoubtsPage</name>
    <message>
        <source>Doubts</source>
        <translation>疑点</translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n 个待处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is doubtful here</source>
        <translation>这里没有疑点</translation>
    </message>
    <message>
        <source>Conflicts, suspected duplicates, late entries, broken rules and figures far from the other villages&apos; appear here when devices sync.</source>
        <translation>设备同步后，有冲突、疑似重复、迟报、不符合审核规则和与其他村相差很大的会出现在这里。</translation>
    </message>
    <message>
        <source>No conflicts</source>
        <translation>没有冲突的</translation>
    </message>
    <message>
        <source>No suspected duplicates</source>
        <translation>没有疑似重复的</translation>
    </message>
    <message>
        <source>Nothing is late</source>
        <translation>没有迟报的</translation>
    </message>
    <message>
        <source>No broken rules</source>
        <translation>没有不符合审核规则的</translation>
    </message>
    <message>
        <source>Nothing is far from the other villages</source>
        <translation>没有与其他村相差很大的数</translation>
    </message>
    <message>
        <source>Nothing has changed since the office set it</source>
        <translation>没有镇办核定后又变化的</translation>
    </message>
    <message>
        <source>Show all (%1)</source>
        <translation>看全部（%1）</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>Two people corrected this entry at the same time. One value counts for now; a correction settles it.</source>
        <translation>有两个人同时更正了这一条，暂时按其中一个数计。再更正一次就定下来。</translation>
    </message>
    <message>
        <source>Recorded by the office, %1</source>
        <translation>镇办代录，%1</translation>
    </message>
    <message>
        <source>Recorded %1</source>
        <translation>%1 录入</translation>
    </message>
    <message>
        <source>Recorded by %1, %2</source>
        <translation>%1 录入，%2</translation>
    </message>
</context>
<context>
    <name>EntryLook</name>
    <message>
        <source>The office has it</source>
        <translation>镇办已收到</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>已上传</translation>
    </message>
    <message>
        <source>On this device only</source>
        <translation>只在本机</translation>
    </message>
</context>
<context>
    <name>EntryPage</name>
    <message>
        <source>Entry</source>
        <translation>台账条目</translation>
    </message>
    <message>
        <source>This entry can&apos;t be corrected or withdrawn here.</source>
        <translation>这条不能在这里更正或撤回。</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>History</source>
        <translation>更正记录</translation>
    </message>
</context>
<context>
    <name>FeedbackPage</name>
    <message>
        <source>Complaints and suggestions</source>
        <translation>投诉与建议</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>What is wrong, or should be better? Write it here, copy it, and paste it into a message to the office. The program itself sends it nowhere.</source>
        <translation>哪里不对，哪里可以更好？写在这里，复制后粘贴到给镇办的消息里。程序自己不会把它发到任何地方。</translation>
    </message>
    <message>
        <source>Your words</source>
        <translation>您的话</translation>
    </message>
    <message>
        <source>Copied, with your village and the app&apos;s version. Paste it into a message to the office.</source>
        <translation>已复制，附上了您的单位和程序版本。请粘贴到给镇办的消息里。</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Hide what is typed</source>
        <translation>隐藏输入</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入</translation>
    </message>
</context>
<context>
    <name>FigureMark</name>
    <message>
        <source>Complete</source>
        <translation>已报齐</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>不全</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺报</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不涉及</translation>
    </message>
    <message>
        <source>Set by the office</source>
        <translation>镇办核定</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>有疑点</translation>
    </message>
</context>
<context>
    <name>FileRoads</name>
    <message>
        <source>The file is written, with all that is here. Take it to the office; importing it twice counts once.</source>
        <translation>文件已写好，含本机全部条目。请交给镇办；重复导入也只算一次。</translation>
    </message>
    <message>
        <source>The file is ready, with all that is here. Send it to the office; importing it twice counts once.</source>
        <translation>文件已备好，含本机全部条目。请发给镇办；重复导入也只算一次。</translation>
    </message>
    <message>
        <source>Imported. New here: %1</source>
        <translation>已导入，新增 %1 条</translation>
    </message>
    <message>
        <source>Imported. Everything in it was known already.</source>
        <translation>已导入，里面的内容这里都有了。</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>已停止，没有写出文件。</translation>
    </message>
    <message>
        <source>Stopped. New here until then: %1. Import the file again for the rest.</source>
        <translation>已停止。停止前新增 %1 条；再导入一次这个文件，就能补齐其余的。</translation>
    </message>
    <message>
        <source>Stopped. Nothing new was imported.</source>
        <translation>已停止，没有导入新的内容。</translation>
    </message>
    <message>
        <source>Without a network</source>
        <translation>没有网络时</translation>
    </message>
    <message>
        <source>A file carries the same as the network, by chat, Bluetooth or USB stick. Only the office and your village&apos;s devices can read it.</source>
        <translation>文件和网络一样能传，可以用聊天、蓝牙或 U 盘。只有镇办和本村的设备能看。</translation>
    </message>
    <message>
        <source>Importing the file…</source>
        <translation>正在导入文件…</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>正在写文件…</translation>
    </message>
    <message>
        <source>The file also held receipts that are not genuine or not for this device; they were left out: %1</source>
        <translation>文件里还有不真实或不是给本机的回执，没有采用：%1 份</translation>
    </message>
    <message>
        <source>Send as a file…</source>
        <translation>用文件发送…</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>存为文件…</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>存为文件</translation>
    </message>
    <message>
        <source>Sync files (*.bundle)</source>
        <translation>交换文件 (*.bundle)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
</context>
<context>
    <name>HeatLegend</name>
    <message>
        <source>What the signs mean</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>报了一部分</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>已报齐</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已审核</translation>
    </message>
    <message>
        <source>Not owed</source>
        <translation>不需填报</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>还没有报</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>Villages by section</source>
        <translation>各村各部分填报情况</translation>
    </message>
    <message>
        <source>%1 (office)</source>
        <translation>%1（镇办）</translation>
    </message>
    <message>
        <source>%1: %2 of %3 answered</source>
        <translation>%1：已报 %2 项，共 %3 项</translation>
    </message>
</context>
<context>
    <name>HeatRow</name>
    <message>
        <source>%1: nothing to fill in</source>
        <translation>%1：不需填报</translation>
    </message>
    <message>
        <source>%1: %2 of %3 answered</source>
        <translation>%1：已报 %2 项，共 %3 项</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>HubElsewhereCard</name>
    <message>
        <source>A hub elsewhere</source>
        <translation>别处的中转服务</translation>
    </message>
    <message>
        <source>For example the county&apos;s. Its people need this office&apos;s card first, and tell you its address and the fingerprint of its key.</source>
        <translation>例如县里的。请先把本镇办的名片给对方，再向对方要地址和密钥指纹。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>This is no address of a hub. Write it like the example.</source>
        <translation>这不是中转服务的地址，请照例子填写。</translation>
    </message>
    <message>
        <source>Asking the hub for its key</source>
        <translation>正在读取对方的密钥</translation>
    </message>
    <message>
        <source>Its key is the one known here</source>
        <translation>密钥与本机记住的相同</translation>
    </message>
    <message>
        <source>Compare the fingerprint, digit by digit</source>
        <translation>请逐位核对指纹</translation>
    </message>
    <message>
        <source>This office now uses %1. New invites name it.</source>
        <translation>镇办现在使用 %1，新的邀请也用它。</translation>
    </message>
    <message>
        <source>Ask for its key</source>
        <translation>读取密钥</translation>
    </message>
    <message>
        <source>Use this hub</source>
        <translation>使用这个中转服务</translation>
    </message>
    <message>
        <source>The fingerprint is the same: use this hub</source>
        <translation>指纹一致，使用它</translation>
    </message>
    <message>
        <source>It is another one</source>
        <translation>指纹不一致</translation>
    </message>
    <message>
        <source>Save this office&apos;s card…</source>
        <translation>保存本镇办的名片…</translation>
    </message>
    <message>
        <source>The card is saved; nothing in it is secret</source>
        <translation>名片已保存，里面没有秘密</translation>
    </message>
    <message>
        <source>Save this office&apos;s card</source>
        <translation>保存本镇办的名片</translation>
    </message>
    <message>
        <source>Office card (*.card)</source>
        <translation>镇办名片 (*.card)</translation>
    </message>
</context>
<context>
    <name>HubHereCard</name>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>没有运行</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>This computer has another address now</source>
        <translation>这台电脑的地址变了</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>这台电脑的地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Fingerprint of its key</source>
        <translation>密钥指纹</translation>
    </message>
    <message>
        <source>Stored on this computer</source>
        <translation>占用本机空间</translation>
    </message>
    <message>
        <source>Stop the hub</source>
        <translation>停止中转服务</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在这台电脑上</translation>
    </message>
    <message>
        <source>A hub can run on the main office device.</source>
        <translation>中转服务可以在镇办主机上运行。</translation>
    </message>
    <message>
        <source>Phones can&apos;t reach it</source>
        <translation>手机连不到它</translation>
    </message>
    <message>
        <source>It runs on an address that only this computer itself can use. Stop it, choose another address, and start it again.</source>
        <translation>它用的地址只有本机自己能用。请先停止，换一个地址，再启动。</translation>
    </message>
    <message>
        <source>Phones look for it at %1. Give this computer a fixed address in the network, or they sync by files.</source>
        <translation>手机仍按 %1 找它。请给这台电脑设一个固定的网络地址，否则手机只能用文件同步。</translation>
    </message>
    <message>
        <source>Phones in the same network sync with it whenever this program is open. It carries sealed pieces only and can read none of them.</source>
        <translation>只要本程序开着，同一网络里的手机就能与它同步。它只传送密封的内容，一条也读不了。</translation>
    </message>
    <message>
        <source>Devices that may sync</source>
        <translation>可以同步的设备</translation>
    </message>
    <message numerus="yes">
        <source>%n devices</source>
        <translation>
            <numerusform>%n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>Only for this computer itself</source>
        <translation>只供本机自己使用</translation>
    </message>
</context>
<context>
    <name>HubPage</name>
    <message>
        <source>Hub</source>
        <translation>中转服务</translation>
    </message>
    <message>
        <source>It carries sealed pieces between the devices and can read none of them.</source>
        <translation>在设备之间传送密封的内容，一条也读不了。</translation>
    </message>
    <message>
        <source>Start the hub here</source>
        <translation>在本机启动</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
</context>
<context>
    <name>HubUsedCard</name>
    <message>
        <source>The hub that this office uses</source>
        <translation>镇办使用的中转服务</translation>
    </message>
    <message>
        <source>None yet. Without a hub everything goes in and out by files.</source>
        <translation>还没有。没有中转服务时，都用文件同步。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在这台电脑上</translation>
    </message>
    <message>
        <source>Fingerprint of its key</source>
        <translation>密钥指纹</translation>
    </message>
    <message>
        <source>Use the hub on this computer</source>
        <translation>改用这台电脑上的中转服务</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
</context>
<context>
    <name>ImportVillagesSheet</name>
    <message>
        <source>Import villages</source>
        <translation>导入村名单</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>换一个文件…</translation>
    </message>
    <message>
        <source>The file is being looked at</source>
        <translation>正在查看文件</translation>
    </message>
    <message>
        <source>The file says what is in force already.</source>
        <translation>文件内容与现在的名单相同，不用更改。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有变化</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Publish to all devices</source>
        <translation>发布到全部设备</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>A CSV file with the columns code, name, level, parent, and if you like start, end, successor; Chinese names of the columns are read too. It holds all villages: one that it leaves out is removed, unless something was recorded there.</source>
        <translation>请选 CSV 表格，列名为：代码、名称、级别、上级；还可以有设立日期、撤销日期、接续。表中要有全部的村：漏掉的村会被移除，除非那里已经有记录。</translation>
    </message>
</context>
<context>
    <name>InviteForm</name>
    <message>
        <source>The device belongs to this village or to the office. Press to choose another.</source>
        <translation>设备属于这个村或镇办。点这里另选。</translation>
    </message>
    <message>
        <source>Where does the device belong?</source>
        <translation>设备属于哪里？</translation>
    </message>
    <message>
        <source>The person&apos;s name</source>
        <translation>使用人姓名</translation>
    </message>
    <message>
        <source>Shown beside what is recorded there. Only the office and the village can read it.</source>
        <translation>显示在录入的条目旁边，只有镇办和本村看得到。</translation>
    </message>
    <message>
        <source>How long is the invite valid?</source>
        <translation>邀请多久有效？</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>There is no hub yet</source>
        <translation>还没有中转服务</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>中转服务</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>The new device would sync with the office by files only. Start a hub first, under Hub.</source>
        <translation>新设备只能用文件与镇办同步。请先到“中转服务”里启动一个。</translation>
    </message>
</context>
<context>
    <name>InvitePanel</name>
    <message>
        <source>Invite a device</source>
        <translation>邀请设备</translation>
    </message>
    <message>
        <source>Make the invite</source>
        <translation>生成邀请</translation>
    </message>
    <message>
        <source>Another invite</source>
        <translation>再邀请一台</translation>
    </message>
</context>
<context>
    <name>InviteView</name>
    <message>
        <source>For %1, %2</source>
        <translation>给%1，%2</translation>
    </message>
    <message>
        <source>One use, until %1</source>
        <translation>只能用一次，%1前有效</translation>
    </message>
    <message>
        <source>QR code of the invite, to be scanned with the new phone</source>
        <translation>邀请的二维码，用新手机扫</translation>
    </message>
    <message>
        <source>Scan it with the new phone. Whoever has it can join once, so hand it over yourself.</source>
        <translation>请用新手机扫码。谁拿到它都能加入一次，请当面交给本人。</translation>
    </message>
    <message>
        <source>The same as text</source>
        <translation>同样内容的文字</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>存为文件…</translation>
    </message>
    <message>
        <source>Save a page to print…</source>
        <translation>保存为打印页…</translation>
    </message>
    <message>
        <source>Saved, readable by you alone</source>
        <translation>已保存，只有您能打开</translation>
    </message>
    <message>
        <source>Save the invite</source>
        <translation>保存邀请</translation>
    </message>
    <message>
        <source>Invite (*.cunbao)</source>
        <translation>邀请 (*.cunbao)</translation>
    </message>
    <message>
        <source>Save a page to print</source>
        <translation>保存打印页</translation>
    </message>
    <message>
        <source>Page (*.pdf)</source>
        <translation>打印页 (*.pdf)</translation>
    </message>
    <message>
        <source>Invite to %1</source>
        <translation>%1邀请</translation>
    </message>
    <message>
        <source>Install Cunbao on the phone and open it.</source>
        <translation>在手机上安装并打开“村报”。</translation>
    </message>
    <message>
        <source>Choose a passcode of your own and tell it to nobody.</source>
        <translation>设置自己的口令，不要告诉别人。</translation>
    </message>
    <message>
        <source>Destroy this page after use.</source>
        <translation>用过后请销毁这张纸。</translation>
    </message>
    <message>
        <source>Choose &quot;Join with an invite&quot; and scan this code.</source>
        <translation>选择“凭邀请加入”，扫这个二维码。</translation>
    </message>
</context>
<context>
    <name>JoinCheck</name>
    <message>
        <source>This invite has expired. Nothing was stored. Ask the office for a new one.</source>
        <translation>这个邀请已经过期，什么都没有保存。请向镇办要一个新的。</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>镇办</translation>
    </message>
    <message>
        <source>Your village</source>
        <translation>您的村</translation>
    </message>
    <message>
        <source>You are</source>
        <translation>您的身份</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期到</translation>
    </message>
    <message>
        <source>Is something wrong here? Go back and ask the office. Nothing has been stored yet.</source>
        <translation>有不对的吗？请返回并询问镇办。现在还什么都没有保存。</translation>
    </message>
    <message>
        <source>This invite names no hub: figures will travel as files. Nothing has been stored yet.</source>
        <translation>这个邀请没有写中转服务，数要用文件传送。现在还什么都没有保存。</translation>
    </message>
</context>
<context>
    <name>JoinInvite</name>
    <message>
        <source>The township office gives each phone its own invite. It works once.</source>
        <translation>镇办给每部手机单独发邀请，只能用一次。</translation>
    </message>
    <message>
        <source>Stop the camera</source>
        <translation>关闭相机</translation>
    </message>
    <message>
        <source>Scan the QR code</source>
        <translation>扫二维码</translation>
    </message>
    <message>
        <source>Open a file or picture</source>
        <translation>打开文件或图片</translation>
    </message>
    <message>
        <source>The invite as a file, or a picture of its QR code.</source>
        <translation>邀请文件，或邀请二维码的图片。</translation>
    </message>
    <message>
        <source>Paste the invite</source>
        <translation>粘贴邀请</translation>
    </message>
    <message>
        <source>It begins with CUNBAO</source>
        <translation>以 CUNBAO 开头</translation>
    </message>
    <message>
        <source>Use this invite</source>
        <translation>用这个邀请</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Who invites you</source>
        <translation>谁邀请您</translation>
    </message>
    <message>
        <source>Choose a passcode</source>
        <translation>设置口令</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>You have joined</source>
        <translation>已经加入</translation>
    </message>
    <message>
        <source>Your invite</source>
        <translation>您的邀请</translation>
    </message>
    <message>
        <source>Step %1 of 3</source>
        <translation>第 %1 步，共 3 步</translation>
    </message>
    <message>
        <source>Yes, this is my village</source>
        <translation>对，这是我们村</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Everything on this phone is encrypted under it. Nobody can look it up, not even the office.</source>
        <translation>本机的一切都用它加密。谁也查不到它，镇办也查不到。</translation>
    </message>
    <message>
        <source>Making keys and encrypting</source>
        <translation>正在生成密钥、加密</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>需要几秒钟。</translation>
    </message>
    <message>
        <source>This phone waits for the answer of %1. You need not wait with it.</source>
        <translation>本机在等%1答复，您不用守着。</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Entries that count: %1</source>
        <translation>计入的条目：%1 条</translation>
    </message>
    <message>
        <source>No entries yet</source>
        <translation>还没有条目</translation>
    </message>
    <message>
        <source>Record a figure under Today. It then stands here, by date, and can be corrected or withdrawn.</source>
        <translation>在“今日”里记下一个数，它就按日期排在这里，可以更正或撤回。</translation>
    </message>
    <message>
        <source>Hide withdrawn ones</source>
        <translation>不看已撤回的</translation>
    </message>
    <message>
        <source>Show withdrawn ones</source>
        <translation>也看已撤回的</translation>
    </message>
    <message>
        <source>It comes to %1</source>
        <translation>现计 %1</translation>
    </message>
</context>
<context>
    <name>LedgerRow</name>
    <message>
        <source>recorded by the office</source>
        <translation>镇办代录</translation>
    </message>
</context>
<context>
    <name>LicenceList</name>
    <message>
        <source>Cunbao itself is free software under the Apache License 2.0. It is built from:</source>
        <translation>村报本身是自由软件，采用 Apache 2.0 许可证。它由以下部分构成：</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <comment>a program and its lowest version</comment>
        <translation>%1，%2 起</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Cunbao · %1</source>
        <translation>村报 · %1</translation>
    </message>
    <message>
        <source>Cunbao</source>
        <translation>村报</translation>
    </message>
</context>
<context>
    <name>NamesCard</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>NextStepCard</name>
    <message>
        <source>First, the villages</source>
        <translation>第一步：录入各村</translation>
    </message>
    <message>
        <source>Next, invite the villages&apos; phones</source>
        <translation>下一步：邀请各村的手机</translation>
    </message>
    <message>
        <source>Next, open a round</source>
        <translation>下一步：开始填报期</translation>
    </message>
    <message>
        <source>Enter the villages of the township or take them from a file.</source>
        <translation>录入本镇的村，或者从文件导入。</translation>
    </message>
    <message>
        <source>Each recorder gets an invite of their own, as a QR code or a file.</source>
        <translation>每位录入员一份邀请，用二维码或文件发给本人。</translation>
    </message>
    <message>
        <source>A round tells the villages which report is due, for which period and until when.</source>
        <translation>填报期告诉各村：报哪份报告、哪个报告期、什么时候截止。</translation>
    </message>
    <message>
        <source>Add villages</source>
        <translation>添加村</translation>
    </message>
    <message>
        <source>Invite a device</source>
        <translation>邀请设备</translation>
    </message>
    <message>
        <source>Open a round</source>
        <translation>开始填报期</translation>
    </message>
</context>
<context>
    <name>NoteWarning</name>
    <message>
        <source>The note seems to hold an ID number. A figure never needs one: please take it out.</source>
        <translation>备注里好像有身份证号。填数用不着它，请删去。</translation>
    </message>
    <message>
        <source>The note seems to hold a phone number. A figure never needs one: please take it out.</source>
        <translation>备注里好像有手机号。填数用不着它，请删去。</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Keypad</source>
        <translation>数字键盘</translation>
    </message>
    <message>
        <source>Erase; hold to clear</source>
        <translation>删除一位；按住清空</translation>
    </message>
    <message>
        <source>ten thousand</source>
        <translation>万</translation>
    </message>
    <message>
        <source>point</source>
        <translation>点</translation>
    </message>
</context>
<context>
    <name>OfficeHoldsCard</name>
    <message>
        <source>With the office</source>
        <translation>镇办</translation>
    </message>
    <message>
        <source>Received, by its signed receipt: %1</source>
        <translation>镇办已收到（有签名回执）：%1 条</translation>
    </message>
    <message>
        <source>Not confirmed by it yet: %1</source>
        <translation>镇办还没有确认：%1 条</translation>
    </message>
    <message>
        <source>The office confirms when it syncs itself.</source>
        <translation>镇办自己同步时就会确认。</translation>
    </message>
    <message>
        <source>Nothing has been recorded on this device yet.</source>
        <translation>本机还没有录入过。</translation>
    </message>
    <message>
        <source>Nothing has been heard from the office yet.</source>
        <translation>还没有收到过镇办的消息。</translation>
    </message>
    <message>
        <source>Last heard from the office: %1</source>
        <translation>上次收到镇办消息：%1</translation>
    </message>
    <message>
        <source>The hub holds something back</source>
        <translation>中转服务没有给全</translation>
    </message>
    <message>
        <source>It offers less than the office has confirmed. Your entries are safe on this device. Tell the office, and sync by file meanwhile.</source>
        <translation>它给出的比镇办已确认的少。您的条目都在本机，没有丢。请告诉镇办，这期间先用文件同步。</translation>
    </message>
</context>
<context>
    <name>OfficeNameStep</name>
    <message>
        <source>This computer becomes the main office device. It holds the key that everything in the township hangs on, so it should stay in the office.</source>
        <translation>这台电脑将成为镇办主机，全镇的数据都靠它的密钥，应当留在办公室。</translation>
    </message>
    <message>
        <source>Township&apos;s name</source>
        <translation>乡镇名称</translation>
    </message>
    <message>
        <source>for example Qingxi Town</source>
        <translation>例如：清溪镇</translation>
    </message>
    <message>
        <source>Division code</source>
        <translation>区划代码</translation>
    </message>
    <message>
        <source>12 digits, as the statistical bureau publishes it; a township&apos;s ends in 000.</source>
        <translation>12 位，统计局公布的区划代码；乡镇的以 000 结尾。</translation>
    </message>
    <message>
        <source>This is no township&apos;s code. It has 12 digits, the last three are 000.</source>
        <translation>这不是乡镇的代码。乡镇代码有 12 位，最后三位是 000。</translation>
    </message>
    <message>
        <source>The indicators of the annual report come with it: nothing needs to be drawn up.</source>
        <translation>年度报告的指标已经备好，不用自己编。</translation>
    </message>
</context>
<context>
    <name>OfficePasscodeStep</name>
    <message>
        <source>Everything on this computer is encrypted. The passcode opens it; nobody can reset it for you.</source>
        <translation>这台电脑上的数据全部加密，用口令打开；口令没有人能替您重设。</translation>
    </message>
</context>
<context>
    <name>OfficeSettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Change the passcode…</source>
        <translation>修改口令…</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Change the passcode</source>
        <translation>修改口令</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
</context>
<context>
    <name>OfficeShell</name>
    <message>
        <source>No hub yet</source>
        <translation>还没有中转服务</translation>
    </message>
    <message>
        <source>The hub was not reached</source>
        <translation>没有连上中转服务</translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n 条待上传</numerusform>
        </translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Villages</source>
        <translation>村</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>疑点</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>中转服务</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <source>All synced</source>
        <translation>已全部同步</translation>
    </message>
</context>
<context>
    <name>OfficeVillagesStep</name>
    <message>
        <source>Villages</source>
        <translation>村</translation>
    </message>
    <message>
        <source>One a line: code, then name. They can also be added later.</source>
        <translation>一行一个：先代码，后村名。也可以以后再添加。</translation>
    </message>
    <message>
        <source>500101103201 Shiqiao Village</source>
        <translation>500101103201 石桥村</translation>
    </message>
    <message>
        <source>From a file (CSV)…</source>
        <translation>从文件导入（CSV）…</translation>
    </message>
    <message numerus="yes">
        <source>%n villages</source>
        <translation>
            <numerusform>%n 个村</numerusform>
        </translation>
    </message>
    <message>
        <source>Villages from a file</source>
        <translation>从文件导入村</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>OpenRoundSheet</name>
    <message>
        <source>Open a round</source>
        <translation>开始填报期</translation>
    </message>
    <message>
        <source>The phones of the villages then show what is owed, and until when.</source>
        <translation>开始以后，各村的手机上会显示要填什么、什么时候截止。</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>报告期</translation>
    </message>
    <message>
        <source>A year, for example 2020</source>
        <translation>年份，例如 2020</translation>
    </message>
    <message>
        <source>Due date</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Year-month-day, for example 2020-12-31. It may stay empty.</source>
        <translation>年-月-日，例如 2020-12-31；也可以不填。</translation>
    </message>
    <message>
        <source>Open the round</source>
        <translation>开始填报</translation>
    </message>
</context>
<context>
    <name>OverrideForm</name>
    <message>
        <source>Set by the office</source>
        <translation>镇办核定</translation>
    </message>
    <message>
        <source>%1: %2 in place of %3</source>
        <translation>%1：%2，原来是 %3</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Change or take back…</source>
        <translation>更改或撤销核定…</translation>
    </message>
    <message>
        <source>Set the figure…</source>
        <translation>核定这个数…</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>汇总数</translation>
    </message>
    <message>
        <source>The villages&apos; entries stay as they are.</source>
        <translation>各村的台账不变。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Set it</source>
        <translation>核定</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤销核定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The entries come to %1 now; they stay as they are.</source>
        <translation>现在按台账是 %1。各村的台账不变。</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Open a round</source>
        <translation>开始填报期</translation>
    </message>
    <message>
        <source>The recovery kit is not written down yet</source>
        <translation>恢复码还没有抄好</translation>
    </message>
    <message>
        <source>If this computer is lost, only the recovery kit brings the office back.</source>
        <translation>这台电脑要是丢了、坏了，只有恢复码能找回镇办。</translation>
    </message>
    <message>
        <source>Show the recovery kit</source>
        <translation>显示恢复码</translation>
    </message>
</context>
<context>
    <name>OwedList</name>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Nothing is owed</source>
        <translation>都报齐了</translation>
    </message>
    <message>
        <source>No indicator of that name</source>
        <translation>没有这个名称的指标</translation>
    </message>
    <message>
        <source>More can be recorded at any time: show all.</source>
        <translation>随时可以再记：点“全部”。</translation>
    </message>
    <message>
        <source>Try a shorter word.</source>
        <translation>换一个短一点的词试试。</translation>
    </message>
</context>
<context>
    <name>OwedRow</name>
    <message numerus="yes">
        <source>%n owed</source>
        <translation>
            <numerusform>%n 项待报</numerusform>
        </translation>
    </message>
    <message>
        <source>complete</source>
        <translation>已报齐</translation>
    </message>
    <message>
        <source>Answer together</source>
        <translation>一起填</translation>
    </message>
    <message>
        <source>Typed, not saved yet</source>
        <translation>已填写，还没有保存</translation>
    </message>
    <message>
        <source>Last year: not applicable</source>
        <translation>上年：不涉及</translation>
    </message>
    <message>
        <source>Not yet known</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不涉及</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已报</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>待报</translation>
    </message>
</context>
<context>
    <name>PasscodeFields</name>
    <message>
        <source>Passcode</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Easy to guess. Mix letters and digits, or make it longer.</source>
        <translation>容易被猜到。请混用字母和数字，或再长一些。</translation>
    </message>
    <message>
        <source>Good enough</source>
        <translation>可以</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>很安全</translation>
    </message>
    <message>
        <source>At least %1 characters</source>
        <translation>至少 %1 位</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>The two are not the same</source>
        <translation>两次不一样</translation>
    </message>
</context>
<context>
    <name>PasscodeForm</name>
    <message>
        <source>If you forget the new passcode, only a new invite from the office opens the way again.</source>
        <translation>忘了新口令，就只能向镇办要一份新邀请。</translation>
    </message>
    <message>
        <source>Current passcode</source>
        <translation>当前口令</translation>
    </message>
    <message>
        <source>New passcode</source>
        <translation>新口令</translation>
    </message>
</context>
<context>
    <name>PasscodePage</name>
    <message>
        <source>Change the passcode</source>
        <translation>修改口令</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Type the current passcode first</source>
        <translation>先填当前口令</translation>
    </message>
</context>
<context>
    <name>PhoneTabs</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>What is recorded, and who reads it</source>
        <translation>记什么，给谁看</translation>
    </message>
    <message>
        <source>I understand, go on</source>
        <translation>我知道了，继续</translation>
    </message>
    <message>
        <source>Nothing has been stored on this phone yet.</source>
        <translation>本机现在还没有存任何东西。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>记什么</translation>
    </message>
    <message>
        <source>Figures of your village, their dates and notes, and when this device recorded them. No names of residents, no ID numbers, no whereabouts.</source>
        <translation>本村的数、日期和备注，以及本机录入的时间。不记村民姓名，不记身份证号，不记行踪。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>For the township&apos;s reports. Each indicator says which ones it serves.</source>
        <translation>用于镇里的报告。每个指标都写明用在哪份报告。</translation>
    </message>
    <message>
        <source>Who reads it</source>
        <translation>谁能看</translation>
    </message>
    <message>
        <source>Your township office and your own village&apos;s phones. No other village.</source>
        <translation>镇办和本村自己的手机。别的村看不到。</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>传到哪里</translation>
    </message>
    <message>
        <source>Sealed, to the office. The hub between you sees unit codes, times and sizes, never a figure.</source>
        <translation>加密传给镇办。中转服务只看得到单位代码、时间和大小，看不到任何数。</translation>
    </message>
    <message>
        <source>On this phone</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>Encrypted under your passcode. The name of the person who uses this phone is given by the office with the invite.</source>
        <translation>用您的口令加密保存。使用人的姓名由镇办在邀请时填写。</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>You can correct or withdraw what you recorded. The old value stays in the history.</source>
        <translation>记过的数可以更正、撤回，原来的值留在历史里。</translation>
    </message>
</context>
<context>
    <name>ProfileField</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>ProfileFields</name>
    <message>
        <source>The report writes these names wherever the text needs them.</source>
        <translation>报告里凡是用到的地方，都写这里的名称。</translation>
    </message>
</context>
<context>
    <name>ProfileSheet</name>
    <message>
        <source>Names in the text</source>
        <translation>文中的名称</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RecordActions</name>
    <message>
        <source>Added: %1
%2: %3</source>
        <translation>新增 %1
%2共 %3</translation>
    </message>
    <message>
        <source>Total: %1
Record %2</source>
        <translation>总数 %1
记 %2</translation>
    </message>
    <message>
        <source>Record %1…</source>
        <translation>记下 %1…</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>改数</translation>
    </message>
</context>
<context>
    <name>RecordDateSheet</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Counts for %1</source>
        <translation>计入%1</translation>
    </message>
    <message>
        <source>Or type it</source>
        <translation>也可以直接填</translation>
    </message>
    <message>
        <source>A day from %1 to %2, written like 2020-03-15</source>
        <translation>请填 %1 到 %2 之间的一天，写成 2020-03-15 这样</translation>
    </message>
    <message>
        <source>Use this day</source>
        <translation>用这一天</translation>
    </message>
    <message>
        <source>From %1 to %2, written like 2020-03-15</source>
        <translation>从 %1 到 %2，写成 2020-03-15 这样</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>其他日期</translation>
    </message>
    <message>
        <source>Choose a date</source>
        <translation>请选日期</translation>
    </message>
</context>
<context>
    <name>RecordExtras</name>
    <message>
        <source>Choose a date</source>
        <translation>请选日期</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>今天，%1</translation>
    </message>
    <message>
        <source>%1, counts for %2</source>
        <translation>%1，计入%2</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note: yes</source>
        <translation>备注：有</translation>
    </message>
</context>
<context>
    <name>RecordFigure</name>
    <message>
        <source>Not yet known</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>Name or words</source>
        <translation>名称或文字</translation>
    </message>
    <message>
        <source>Several are parted by 、</source>
        <translation>几个之间用、隔开</translation>
    </message>
    <message>
        <source>Same as last time</source>
        <translation>与上次相同</translation>
    </message>
    <message>
        <source>None new</source>
        <translation>没有新增</translation>
    </message>
    <message>
        <source>No figure…</source>
        <translation>没有数…</translation>
    </message>
    <message>
        <source>No
figure</source>
        <comment>key</comment>
        <translation>不涉及</translation>
    </message>
    <message>
        <source>Not
known</source>
        <comment>key</comment>
        <translation>待核实</translation>
    </message>
    <message>
        <source>Same</source>
        <comment>key: as last time</comment>
        <translation>与上次
相同</translation>
    </message>
    <message>
        <source>None
new</source>
        <comment>key</comment>
        <translation>没有
新增</translation>
    </message>
</context>
<context>
    <name>RecordHead</name>
    <message>
        <source>How to count</source>
        <translation>怎么算</translation>
    </message>
    <message>
        <source>All of last year</source>
        <translation>上年全年</translation>
    </message>
    <message>
        <source>A year ago</source>
        <translation>上年同期</translation>
    </message>
</context>
<context>
    <name>RecordKnown</name>
    <message>
        <source>Check this number</source>
        <translation>请核对这个数</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>还没有保存</translation>
    </message>
</context>
<context>
    <name>RecordMoreSheet</name>
    <message>
        <source>Note and more</source>
        <translation>备注及其他</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>No names of residents, no ID numbers, no phone numbers.</source>
        <translation>不要写村民姓名、身份证号、手机号。</translation>
    </message>
    <message>
        <source>Entries so far</source>
        <translation>已有台账</translation>
    </message>
    <message>
        <source>See, correct or withdraw them</source>
        <translation>查看、更正、撤回</translation>
    </message>
    <message>
        <source>How to count</source>
        <translation>怎么算</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Choose a date</source>
        <translation>请选日期</translation>
    </message>
</context>
<context>
    <name>RecordNothingSheet</name>
    <message>
        <source>There is no figure</source>
        <translation>没有数可填</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不涉及</translation>
    </message>
    <message>
        <source>The village has nothing of the kind. It counts as reported and adds nothing.</source>
        <translation>本村没有这一项。算已报，不计数。</translation>
    </message>
    <message>
        <source>Not yet known</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>It is still being found out. This item stays owed until a figure follows.</source>
        <translation>还在核实。补上数之前，这一项仍算待报。</translation>
    </message>
    <message>
        <source>None new (0)</source>
        <translation>没有新增（0）</translation>
    </message>
    <message>
        <source>There could have been some, and there were none.</source>
        <translation>本来可能有，这次没有。</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Back to the list</source>
        <translation>返回清单</translation>
    </message>
    <message>
        <source>See or correct the entries</source>
        <translation>查看台账、更正</translation>
    </message>
</context>
<context>
    <name>RecordRuleSheet</name>
    <message>
        <source>How to count</source>
        <translation>怎么算</translation>
    </message>
    <message>
        <source>There is no special rule for this one.</source>
        <translation>这个指标没有特别的算法。</translation>
    </message>
    <message>
        <source>Record what was added since last time; the app adds it up.</source>
        <translation>只填这一次新增的数，程序自己累加。</translation>
    </message>
    <message>
        <source>Record how many there are in all on that day; it replaces the last value.</source>
        <translation>填到当日一共有多少，它会取代上次的数。</translation>
    </message>
    <message>
        <source>Why it is asked</source>
        <translation>为什么要填</translation>
    </message>
    <message>
        <source>No report prints it; rules and other figures need it.</source>
        <translation>报告里不直接写它，审核和计算其他数要用。</translation>
    </message>
</context>
<context>
    <name>RecordSaved</name>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1共 %2</translation>
    </message>
    <message>
        <source>It is safe on this phone and will be sent when it can.</source>
        <translation>已存在本机，能传时自动上传。</translation>
    </message>
</context>
<context>
    <name>RecordWarnings</name>
    <message>
        <source>Usually it is about %1.</source>
        <translation>平时大约是 %1。</translation>
    </message>
    <message>
        <source>Last year it was %1.</source>
        <translation>上年是 %1。</translation>
    </message>
    <message>
        <source>Last time it was %1.</source>
        <translation>上次是 %1。</translation>
    </message>
    <message>
        <source>More than %1 times as much. Is the unit right?</source>
        <translation>大了 %1 倍以上，单位填对了吗？</translation>
    </message>
    <message>
        <source>Less than a %1th. Is the unit right?</source>
        <translation>不到 %1 分之一，单位填对了吗？</translation>
    </message>
    <message>
        <source>Is there a digit too many?</source>
        <translation>是不是多打了一位？</translation>
    </message>
    <message>
        <source>Is a digit missing?</source>
        <translation>是不是少打了一位？</translation>
    </message>
    <message>
        <source>Clear it</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Typed on %1, not saved</source>
        <translation>%1 填的，未保存</translation>
    </message>
    <message>
        <source>%1&#x2002;%2</source>
        <comment>a question, then the value it comes from</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>RecordWords</name>
    <message>
        <source>This year</source>
        <translation>本年</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation>不涉及</translation>
    </message>
    <message>
        <source>not yet known</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>记下 %1</translation>
    </message>
    <message>
        <source>Choose a date</source>
        <translation>请选日期</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1&#xa0;%2</translation>
    </message>
    <message>
        <source>Record %1 · %2: %3</source>
        <translation>记下 %1，%2共 %3</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1已有</translation>
    </message>
    <message>
        <source>Last time</source>
        <translation>上次</translation>
    </message>
    <message>
        <source>Last time, %1</source>
        <translation>上次（%1）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>New or total?</source>
        <translation>新增还是总数？</translation>
    </message>
    <message>
        <source>Record %1 → %2</source>
        <translation>记下 %1 → %2</translation>
    </message>
    <message>
        <source>So far: %1</source>
        <translation>已有：%1</translation>
    </message>
    <message>
        <source>Last: %1</source>
        <translation>上次：%1</translation>
    </message>
</context>
<context>
    <name>RecoveryKitSheet</name>
    <message>
        <source>The recovery kit</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>I have it safe</source>
        <translation>已抄好收好</translation>
    </message>
</context>
<context>
    <name>RecoveryKitView</name>
    <message>
        <source>Write this down now. Once that is confirmed it is not shown again.</source>
        <translation>现在就抄下来，确认以后不再显示。</translation>
    </message>
    <message>
        <source>If this computer is lost, only the recovery kit brings the office back. Make two copies and lock them away apart. Whoever holds it can become the office.</source>
        <translation>这台电脑要是丢了、坏了，只有恢复码能找回镇办。抄两份，分开锁好。谁拿到它，谁就能成为镇办。</translation>
    </message>
    <message>
        <source>The recovery kit</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Group %1: %2</source>
        <translation>第 %1 组：%2</translation>
    </message>
    <message>
        <source>Saved. Save again…</source>
        <translation>已保存，再存一份…</translation>
    </message>
    <message>
        <source>Save a page to print…</source>
        <translation>保存为打印页…</translation>
    </message>
    <message>
        <source>Print the page, then delete the file: it lies there unencrypted.</source>
        <translation>打印以后请删除文件：它没有加密。</translation>
    </message>
    <message>
        <source>Last group of the kit</source>
        <translation>恢复码的最后一组</translation>
    </message>
    <message>
        <source>That is not the last group. Look at your copy.</source>
        <translation>这不是最后一组。请对照您抄下的恢复码。</translation>
    </message>
    <message>
        <source>Save the recovery kit</source>
        <translation>保存恢复码</translation>
    </message>
    <message>
        <source>Page (*.pdf)</source>
        <translation>打印页 (*.pdf)</translation>
    </message>
    <message>
        <source>Recovery kit of %1</source>
        <translation>%1恢复码</translation>
    </message>
    <message>
        <source>Print this page twice, then delete the file.</source>
        <translation>把这一页打印两份，然后删除文件。</translation>
    </message>
    <message>
        <source>Lock the two copies away in different places.</source>
        <translation>两份分开锁好，不放在一处。</translation>
    </message>
    <message>
        <source>Show them to nobody: whoever holds this page can become the office.</source>
        <translation>不给任何人看：谁拿到这一页，谁就能成为镇办。</translation>
    </message>
    <message>
        <source>If the office&apos;s computer is lost, this page brings the office back.</source>
        <translation>镇办的电脑丢了、坏了，凭这一页找回镇办。</translation>
    </message>
    <message>
        <source>Type the %1 characters of group %2, from your copy.</source>
        <translation>填第 %2 组的 %1 个字符，照您抄下的填。</translation>
    </message>
</context>
<context>
    <name>ReportLegend</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>已报齐</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>不全</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺报</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不涉及</translation>
    </message>
    <message>
        <source>Set by the office</source>
        <translation>镇办核定</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>有疑点</translation>
    </message>
</context>
<context>
    <name>ReportNamesCard</name>
    <message>
        <source>Names in the report</source>
        <translation>报告里的名称</translation>
    </message>
</context>
<context>
    <name>ReportNotices</name>
    <message>
        <source>The report is written</source>
        <translation>报告已导出</translation>
    </message>
    <message numerus="yes">
        <source>%n places are still incomplete; they are marked in the text.</source>
        <translation>
            <numerusform>还有 %n 处数据不全，文中已标出。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>在文件夹中查看</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Names in the text…</source>
        <translation>文中的名称…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Word 文档 (*.docx)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Table of figures (*.csv)</source>
        <translation>数据表 (*.csv)</translation>
    </message>
</context>
<context>
    <name>RevisionCard</name>
    <message>
        <source>For %1</source>
        <translation>计入日期：%1</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>备注：%1</translation>
    </message>
</context>
<context>
    <name>RevokeSheet</name>
    <message>
        <source>Revoke this device?</source>
        <translation>注销这台设备？</translation>
    </message>
    <message>
        <source>Revoke the device of %1?</source>
        <translation>注销%1的设备？</translation>
    </message>
    <message>
        <source>%1, device %2</source>
        <translation>%1，设备 %2</translation>
    </message>
    <message>
        <source>Revoke a device that is lost, was given away, or whose person has left.</source>
        <translation>设备丢失、转给别人，或使用人离岗时，请注销。</translation>
    </message>
    <message>
        <source>What has been received from it until now stays and counts.</source>
        <translation>到现在为止收到的都保留，照样计入。</translation>
    </message>
    <message>
        <source>Whatever it sends later is kept apart and never counts.</source>
        <translation>它以后再传来的另外存放，不会计入。</translation>
    </message>
    <message>
        <source>It can read nothing that is recorded from now on: all others get new keys with their next sync.</source>
        <translation>以后录入的它都看不到：其他设备下次同步时换新密钥。</translation>
    </message>
    <message>
        <source>What it holds already stays there, behind its passcode.</source>
        <translation>它里面已有的仍在，由口令保护。</translation>
    </message>
    <message>
        <source>This can&apos;t be taken back. The person can join again with a new invite.</source>
        <translation>注销后不能撤销。使用人可以凭新的邀请重新加入。</translation>
    </message>
    <message>
        <source>Revoke the device</source>
        <translation>注销这台设备</translation>
    </message>
</context>
<context>
    <name>RoundCard</name>
    <message>
        <source>No due date</source>
        <translation>没有截止日期</translation>
    </message>
    <message>
        <source>Was due on %1</source>
        <translation>截止日期 %1</translation>
    </message>
    <message numerus="yes">
        <source>Was due on %1, %n days ago</source>
        <translation>
            <numerusform>%1 已截止，过了 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天截止</translation>
    </message>
    <message numerus="yes">
        <source>Due on %1, %n days left</source>
        <translation>
            <numerusform>%1 截止，还有 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Annual report, %1</source>
        <translation>%1年度报告</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>已报 %1 项，共 %2 项</translation>
    </message>
    <message>
        <source>%1 of %2 villages have begun, %3 are complete</source>
        <translation>%2 个村中 %1 个已开始，%3 个已报齐</translation>
    </message>
    <message>
        <source>Close the round</source>
        <translation>截止填报</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>重开填报期</translation>
    </message>
    <message>
        <source>Open another round…</source>
        <translation>再开一个填报期…</translation>
    </message>
    <message>
        <source>The reminders have ended. What still arrives counts until the round is frozen.</source>
        <translation>不再提醒。定稿以前收到的仍然计入。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Change the passcode</source>
        <translation>修改口令</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>It opens again with the passcode.</source>
        <translation>要用口令才能再打开。</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Complaints and suggestions</source>
        <translation>投诉与建议</translation>
    </message>
    <message>
        <source>To the office</source>
        <translation>向镇办反映</translation>
    </message>
    <message>
        <source>About and licences</source>
        <translation>关于与许可证</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>The last sync failed</source>
        <translation>上次同步没有成功</translation>
    </message>
    <message>
        <source>Exchanging…</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <source>Recording goes on meanwhile.</source>
        <translation>同步时照样可以录入。</translation>
    </message>
    <message>
        <source>Waiting to be uploaded: %1</source>
        <translation>待上传：%1 条</translation>
    </message>
    <message>
        <source>Nothing waits to be uploaded</source>
        <translation>没有待上传的条目</translation>
    </message>
    <message>
        <source>No sync since the app was opened</source>
        <translation>这次打开后还没有同步过</translation>
    </message>
    <message>
        <source>Last sync: %1</source>
        <translation>上次同步：%1</translation>
    </message>
    <message>
        <source>This device knows of no hub. What it records goes to the office as a file, see below.</source>
        <translation>这台设备没有中转服务可用。记下的数请用文件交给镇办，见下。</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>Syncing</source>
        <translation>正在同步</translation>
    </message>
    <message numerus="yes">
        <source>%n to upload</source>
        <translation>
            <numerusform>%n 条待上传</numerusform>
        </translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>未能同步</translation>
    </message>
    <message>
        <source>Waiting for the office</source>
        <translation>等待镇办答复</translation>
    </message>
    <message>
        <source>All uploaded</source>
        <translation>已全部上传</translation>
    </message>
    <message>
        <source>Nothing to upload</source>
        <translation>没有待上传的</translation>
    </message>
</context>
<context>
    <name>TextSample</name>
    <message>
        <source>This is how it looks:</source>
        <translation>看起来是这样：</translation>
    </message>
    <message>
        <source>Handbooks and leaflets handed out</source>
        <translation>宣传手册活页发放数</translation>
    </message>
    <message>
        <source>2 March, Shiqiao village</source>
        <translation>3月2日，石桥村</translation>
    </message>
    <message>
        <source>1 240 copies</source>
        <translation>1 240 份</translation>
    </message>
</context>
<context>
    <name>TodayHead</name>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 of %2 answered</source>
        <translation>已报 %1 项，共 %2 项</translation>
    </message>
    <message>
        <source>No round is open. You can record all the same.</source>
        <translation>现在没有填报期，也可以录入。</translation>
    </message>
    <message numerus="yes">
        <source>Overdue by %n days</source>
        <translation>
            <numerusform>已过期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天截止</translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>还剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>The office has received %1, %2 still to upload</source>
        <translation>镇办已收到 %1 条，还有 %2 条待上传</translation>
    </message>
    <message>
        <source>Last heard from the office: %1</source>
        <translation>上次收到镇办消息：%1</translation>
    </message>
    <message>
        <source>The hub offers less than the office has confirmed. Nothing is lost here; please tell the office.</source>
        <translation>中转服务给出的比镇办确认过的少。本机的数都在；请告诉镇办。</translation>
    </message>
    <message>
        <source>Find an indicator</source>
        <translation>查找指标</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>%1截止</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Owed %1</source>
        <translation>待报 %1</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>The office has received %1, nothing left to upload</source>
        <translation>镇办已收到 %1 条，没有待上传的</translation>
    </message>
    <message>
        <source>Nothing has been recorded on this device yet.</source>
        <translation>本机还没有录入过。</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Waiting for the office</source>
        <translation>等待镇办答复</translation>
    </message>
    <message>
        <source>Not recording now</source>
        <translation>现在不能录入</translation>
    </message>
    <message>
        <source>To the sync page</source>
        <translation>去同步页</translation>
    </message>
    <message>
        <source>The indicators have not arrived yet</source>
        <translation>指标目录还没有收到</translation>
    </message>
    <message>
        <source>They come from the office by the next sync, or as a file.</source>
        <translation>下次同步时由镇办传来，也可以用文件导入。</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>Find an indicator</source>
        <translation>查找指标</translation>
    </message>
</context>
<context>
    <name>TraceEntryView</name>
    <message>
        <source>%1, device %2</source>
        <translation>%1，设备 %2</translation>
    </message>
    <message>
        <source>Counts for %1</source>
        <translation>计入%1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>备注：%1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>History of this entry</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>未计入</translation>
    </message>
</context>
<context>
    <name>TraceFigureView</name>
    <message>
        <source>Rule</source>
        <translation>计算规则</translation>
    </message>
    <message>
        <source>Worked out from</source>
        <translation>由这些数算出</translation>
    </message>
    <message>
        <source>%1, the year before</source>
        <translation>%1（上年）</translation>
    </message>
    <message>
        <source>%1, units that reported</source>
        <translation>%1（已报单位数）</translation>
    </message>
    <message>
        <source>Villages</source>
        <translation>村</translation>
    </message>
    <message numerus="yes">
        <source>%n</source>
        <comment>count of villages</comment>
        <translation>
            <numerusform>%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 条台账</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraceHead</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 of %2 have reported</source>
        <translation>%2 个单位中 %1 个已报</translation>
    </message>
</context>
<context>
    <name>TracePanel</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>TraceUnitView</name>
    <message>
        <source>No entries in this period</source>
        <translation>本报告期没有台账</translation>
    </message>
    <message>
        <source>Nothing was recorded, which is not the same as zero.</source>
        <translation>没有填报，不等于是零。</translation>
    </message>
    <message>
        <source>Recorded by the office: %1, %2</source>
        <translation>镇办代录：%1，%2</translation>
    </message>
    <message>
        <source>Recorded by %1, %2</source>
        <translation>%1录入，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n corrections</source>
        <translation>
            <numerusform>更正过 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Carried over</source>
        <translation>沿用上期</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Forgotten?</source>
        <translation>忘记口令？</translation>
    </message>
    <message numerus="yes">
        <source>%n entries are only on this phone so far.</source>
        <translation>
            <numerusform>还有 %n 条只在本机。</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait a moment</source>
        <translation>请稍等</translation>
    </message>
    <message>
        <source>After wrong passcodes the next try takes longer: %1.</source>
        <translation>口令输错后要等一会儿才能再试：%1。</translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Nobody can look up your passcode.</source>
        <translation>谁也查不到您的口令。</translation>
    </message>
    <message numerus="yes">
        <source>A new invite does not bring back the %n entries that are only on this phone. Try to remember first.</source>
        <translation>
            <numerusform>用新邀请重新加入，找不回只在本机的 %n 条。请先尽量回想口令。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cunbao is locked</source>
        <translation>村报已锁定</translation>
    </message>
    <message>
        <source>If it does not come back: only the recovery kit can bring the office back. Delete nothing on this computer, leave the villages&apos; phones as they are, and take the recovery kit from where it is locked away. What the villages have sent is also with the hub and on their phones.</source>
        <translation>实在想不起来：只有恢复码能找回镇办。这台电脑上什么都不要删，各村的手机照常使用，请取出锁好的恢复码。各村已上传的数据，中转服务和他们的手机上也都有。</translation>
    </message>
    <message>
        <source>If it does not come back: ask the main office device for a new invite. Put the folder %1 aside, start Cunbao again and join: what the hub and the office&apos;s other computers hold comes back.</source>
        <translation>实在想不起来：请在镇办主机上要一个新的邀请。把文件夹 %1 移到别处，再打开村报重新加入：中转服务和镇办其他电脑上有的都会回来。</translation>
    </message>
    <message>
        <source>If it does not come back: ask the office for a new invite. Clear this app&apos;s data in the system&apos;s settings, then join again: what the hub and your village&apos;s other phones hold comes back.</source>
        <translation>实在想不起来：请向镇办要一个新的邀请，在系统设置里清除本应用的数据，再重新加入：中转服务和本村其他手机上有的都会回来。</translation>
    </message>
    <message>
        <source>Nothing was deleted: all that was recorded here is still here, encrypted under it. You may try as often as you like, only the wait grows.</source>
        <translation>什么都没有丢：在这台设备上记的都还在，用口令加密着。可以一直试下去，只是每次要等得更久。</translation>
    </message>
</context>
<context>
    <name>VillageChart</name>
    <message>
        <source>The year before</source>
        <translation>上年</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>这个数从哪里来</translation>
    </message>
    <message>
        <source>Another figure…</source>
        <translation>换一项…</translation>
    </message>
</context>
<context>
    <name>VillageDevices</name>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>None yet, so nobody can record there.</source>
        <translation>还没有设备，没人能录入。</translation>
    </message>
</context>
<context>
    <name>VillageRow</name>
    <message>
        <source>until %1</source>
        <translation>至%1</translation>
    </message>
    <message>
        <source>until %1, then %2</source>
        <translation>至%1，之后并入%2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1起</translation>
    </message>
    <message numerus="yes">
        <source>%n devices</source>
        <translation>
            <numerusform>%n 台设备</numerusform>
        </translation>
    </message>
    <message>
        <source>last entry %1</source>
        <translation>最近一条 %1</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已撤并</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>已报齐</translation>
    </message>
    <message>
        <source>%1/%2 answered</source>
        <translation>%1/%2 项</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>报了一部分</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>还没有报</translation>
    </message>
</context>
<context>
    <name>VillageSections</name>
    <message>
        <source>%1 of %2 answered</source>
        <translation>已报 %1 项，共 %2 项</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>还没有报</translation>
    </message>
    <message>
        <source>Last entry on %1</source>
        <translation>最近一条 %1</translation>
    </message>
    <message>
        <source>Progress in %1</source>
        <translation>%1填报进度</translation>
    </message>
</context>
<context>
    <name>VillageSheet</name>
    <message>
        <source>Code %1</source>
        <translation>代码 %1</translation>
    </message>
    <message>
        <source>Devices are invited and villages are changed on the main office device.</source>
        <translation>邀请设备、更改村名单，要在镇办主机上办理。</translation>
    </message>
    <message>
        <source>Invite a device…</source>
        <translation>邀请设备…</translation>
    </message>
    <message>
        <source>Merge or abolish this village…</source>
        <translation>合并或撤销这个村…</translation>
    </message>
    <message>
        <source>Merge or abolish</source>
        <translation>合并或撤销</translation>
    </message>
    <message>
        <source>What was recorded stays and counts. Later days are refused here and lead to the village that takes over.</source>
        <translation>已经录入的都保留，照样计入。以后的日期在这里不能再记，会提示改记到接续的村。</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Year-month-day, for example 2020-12-31</source>
        <translation>年-月-日，例如 2020-12-31</translation>
    </message>
    <message>
        <source>Who takes over?</source>
        <translation>由哪个村接续？</translation>
    </message>
    <message>
        <source>Abolish %1</source>
        <translation>撤销%1</translation>
    </message>
    <message>
        <source>Merge into %1</source>
        <translation>并入%1</translation>
    </message>
    <message>
        <source>Merge or abolish %1</source>
        <translation>合并或撤销%1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nobody: it is abolished</source>
        <translation>没有，直接撤销</translation>
    </message>
    <message>
        <source>Copy a reminder</source>
        <translation>复制催报的话</translation>
    </message>
    <message>
        <source>Copied. Paste it into a message to the village.</source>
        <translation>已复制，请粘贴到给村里的消息里。</translation>
    </message>
</context>
<context>
    <name>VillagesPage</name>
    <message>
        <source>Villages</source>
        <translation>村</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Add a village…</source>
        <translation>添加村…</translation>
    </message>
    <message>
        <source>No villages yet</source>
        <translation>还没有村</translation>
    </message>
    <message>
        <source>Add them one by one, or import the list of villages from a CSV file.</source>
        <translation>请逐个添加，或者从 CSV 表格导入村名单。</translation>
    </message>
    <message>
        <source>They are added on the main office device and arrive with the next sync.</source>
        <translation>在镇办主机上添加后，下次同步就会出现。</translation>
    </message>
    <message>
        <source>Progress in %1</source>
        <translation>%1填报进度</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome to Cunbao</source>
        <translation>欢迎使用村报</translation>
    </message>
    <message>
        <source>Village figures, recorded once</source>
        <translation>村里的数，只填一次</translation>
    </message>
    <message>
        <source>Join with an invite</source>
        <translation>凭邀请加入</translation>
    </message>
    <message>
        <source>Set up a township office</source>
        <translation>建立镇办</translation>
    </message>
    <message>
        <source>Larger words and larger keys. You can change this later in the settings.</source>
        <translation>字更大，按键更大。以后可以在设置里改。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Record without a network</source>
        <translation>没有网络也能记</translation>
    </message>
    <message>
        <source>Type a figure and it is safe on this phone, encrypted.</source>
        <translation>填好一个数就加密存在本机，不会丢。</translation>
    </message>
    <message>
        <source>It is sent when it can</source>
        <translation>能传时自动上传</translation>
    </message>
    <message>
        <source>Over the network or as a file. Nothing counts twice.</source>
        <translation>走网络或用文件都行，不会重复计数。</translation>
    </message>
    <message>
        <source>Fill in once</source>
        <translation>一次填报</translation>
    </message>
    <message>
        <source>One figure serves every report that asks for it.</source>
        <translation>一个数，各种报表都能用。</translation>
    </message>
    <message>
        <source>Elder mode</source>
        <translation>长辈模式</translation>
    </message>
</context>
<context>
    <name>WithdrawSheet</name>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Withdraw this entry</source>
        <translation>撤回这一条</translation>
    </message>
    <message>
        <source>The entry then counts no more and can&apos;t be corrected. It stays in the history. If only the number is wrong, correct it instead.</source>
        <translation>撤回后这一条不再计入，也不能再更正，但会留在记录里。如果只是数字错了，请用更正。</translation>
    </message>
    <message>
        <source>Why it is withdrawn</source>
        <translation>撤回原因</translation>
    </message>
    <message>
        <source>Everybody who may see the entry can read this.</source>
        <translation>能看到这一条的人都能看到原因。</translation>
    </message>
    <message>
        <source>Write the reason first</source>
        <translation>先写原因</translation>
    </message>
</context>
<context>
    <name>YesNoKeys</name>
    <message>
        <source>Yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
</TS>
