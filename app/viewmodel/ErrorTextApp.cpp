#include "app/domain/AppError.h"
#include "app/viewmodel/ErrorReasons.h"
#include "app/viewmodel/ErrorSentences.h"

namespace cunbao {

namespace {

Sentence sentenceOf(AppErrc code) {
    switch (code) {
    // Numbers and input
    case AppErrc::NumberSyntax:
        return {u"“%1”不是一个数，没有保存。请只填数字，例如 12 或 12.5。",
                u"\"%1\" is not a number and was not saved. Type digits only, such as 12 or 12.5."};
    case AppErrc::NumberOverflow:
        return {u"这个数{“%1”}太大，算不下，没有保存。以前的数没有变化；请检查是不是多打了 0，或单位填错了。",
                u"The number{ \"%1\"} is too large to reckon with and was not saved. Earlier figures are "
                u"unchanged; check "
                u"for zeros too many or a wrong unit."};
    case AppErrc::DivisionByZero:
        return {u"除数是 0，算不出结果。原来的数没有变化；请检查作分母的指标是否填对。",
                u"There is no result, because it would divide by 0. The figures are unchanged; check the "
                u"indicator that "
                u"is divided by."};
    case AppErrc::TooManyPlaces:
        return {
            u"“%1”的小数位太多，没有保存。这里最多 %2 位小数；请改好再保存。",
            u"\"%1\" has too many decimal places and was not saved. At most %2 are allowed here; change it "
            u"and save "
            u"again."};
    case AppErrc::GroupingWrong:
        return {u"“%1”里的逗号或空格分得不对，怕认错数，没有保存。请去掉分隔，只写数字，例如 12000。",
                u"The commas or spaces in \"%1\" stand in the wrong places; so that no figure is misread, it "
                u"was not "
                u"saved. Write digits only, such as 12000."};
    case AppErrc::UnitUnknown:
        return {
            u"单位“%1”与这个指标不符，没有保存。{这个指标按“%2”填；}请换算好，只填数字。",
            u"The unit \"%1\" does not fit this indicator, so nothing was saved. {It is recorded in \"%2\". "
            u"}Convert the "
            u"value and type the number alone."};
    case AppErrc::ChineseNumeral:
        return {u"“%1”是汉字数字，没有保存。请改用阿拉伯数字，例如 12 或 3.5万。",
                u"\"%1\" is written in Chinese numerals and was not saved. Write it in digits, such as 12 or "
                u"3.5万."};
    case AppErrc::NotExact:
        return {u"“%1”不是准确的数，没有保存。请填一个准确的数；还不清楚就选“待核实”。",
                u"\"%1\" is not an exact number and was not saved. Give one exact number; if it is not known "
                u"yet, choose "
                u"\"not yet known\"."};
    case AppErrc::BelowMinimum:
        return {
            u"%1 太小，没有保存。这个指标最小是 %2；请核对后再填。",
            u"%1 is too small and was not saved. The smallest allowed is %2; check it and type it again."};
    case AppErrc::AboveMaximum:
        return {u"%1 太大，没有保存。这个指标最大是 %2；请核对后再填。",
                u"%1 is too large and was not saved. The largest allowed is %2; check it and type it again."};
    case AppErrc::YesNoExpected:
        return {u"“%1”在这里不能用，没有保存。这一项只填“是”或“否”。",
                u"\"%1\" cannot stand here and was not saved. Answer this one with yes or no."};
    case AppErrc::TextEmpty:
        return {u"还没有填内容，没有保存。请填上文字；确实没有就选“不涉及”。",
                u"Nothing was filled in, so nothing was saved. Type the text; if there is none, choose \"not "
                u"applicable\"."};
    case AppErrc::TextTooLong:
        return {u"文字太长，没有保存。最多 %1 个字；请删短一些再保存。",
                u"The text is too long and was not saved. At most %1 characters are allowed; shorten it and "
                u"save again."};
    case AppErrc::DateSyntax:
        return {u"日期{“%1”}看不懂，什么都没有改动。请写成 2020-03-15 这样，再试一次。",
                u"The date{ \"%1\"} cannot be read, so nothing was changed. Write it like 2020-03-15 and try "
                u"again."};
    case AppErrc::DateInFuture:
        return {u"日期 %1 还没到，没有保存。请改成今天或以前的日期。",
                u"The date %1 is still to come, so nothing was saved. Choose today or an earlier day."};
    case AppErrc::DateOutsideUnit:
        return {u"%1 这一天单位 %2 还没有设立或已经撤并，没有保存。请核对日期{，或改记到接续的单位 %3}。",
                u"On %1 the org unit %2 did not exist, so nothing was saved. Check the date{, or record it "
                u"for the unit "
                u"that followed, %3}."};
    case AppErrc::DateAmbiguous:
        return {u"看不出这个数是哪一天的，没有保存。请指明日期（命令行用 --on，例如 --on 2020-03-15）。",
                u"It is not clear which day this figure is of, so nothing was saved. Give the date (on the "
                u"command line "
                u"--on, such as --on 2020-03-15)."};
    case AppErrc::ClockDoubtful:
        return {u"本机的日期与中转服务相差约 %1 "
                u"天，怕记错日子，没有保存。请先校准手机时间，或指明日期（命令行用 --on）。",
                u"This device's date differs from the hub's by about %1 days; so that no day is mistaken, "
                u"nothing was "
                u"saved. Set the clock, or give the date (on the command line --on)."};
    case AppErrc::PeriodSyntax:
        return {u"报告期“%1”看不懂，什么都没有改动。请写成 "
                u"2020（年）、2020S1（半年）、2020Q1（季）、202003（月）或 "
                u"20200315（日）。",
                u"The period \"%1\" cannot be read; nothing was changed. Write 2020 (year), 2020S1 (half), "
                u"2020Q1 "
                u"(quarter), 202003 (month) or 20200315 (day)."};
    case AppErrc::ScaleMisplaced:
        return {u"“%1”里的百、千、万、亿放得不对，没有保存。只能有一个，并且放在最后，例如 1.2万。",
                u"百, 千, 万 or 亿 stands in the wrong place in “%1”, so it was not saved. Use one of them, "
                u"at the end, such "
                u"as 1.2万."};
    case AppErrc::ExponentNotation:
        return {
            u"“%1”用了科学记数法，没有保存。请写成普通的数，例如 1000。",
            u"\"%1\" is in scientific notation and was not saved. Write it as a plain number, such as 1000."};

    // Catalogue
    case AppErrc::CsvSyntax:
        return {
            u"表格第 %1 行{第 %2 列}有问题：%3。后面的还没有检查。整个文件都没有导入，原数据没有变化；"
            u"请改好再导入。",
            u"Row %1{, column %2} of the file: %3. What follows was not checked yet. Nothing was imported "
            u"and the data is unchanged; correct the file and import it again."};
    case AppErrc::CsvColumnUnknown:
        return {
            u"表格里有不认识的列“%1”。整个文件都没有导入，原数据没有变化；请删去这一列或改正列名，再导入。",
            u"The file has a column \"%1\" that is not known. Nothing was imported and the data is "
            u"unchanged; "
            u"remove "
            u"the column or correct its name, then import again."};
    case AppErrc::CsvColumnMissing:
        return {
            u"表格里缺少“%1”这一列。整个文件都没有导入，原数据没有变化；请补上再导入。",
            u"The file lacks the column \"%1\". Nothing was imported and the data is unchanged; add it and "
            u"import "
            u"again."};
    case AppErrc::CsvField:
        return {
            u"表格第 %1 "
            u"行“%2”列有问题：%3{（填的是“%4”）}。整个文件都没有导入，原数据没有变化；请改好再导入。",
            u"Row %1, column \"%2\" of the file: %3{ (it says \"%4\")}. Nothing was imported and the data is "
            u"unchanged; "
            u"correct it and import again."};
    case AppErrc::CsvDuplicate:
        return {u"表格第 %1 行的“%2”前面已经有了。整个文件都没有导入，原数据没有变化；请删去重复的再导入。",
                u"\"%2\" in row %1 of the file has appeared before. Nothing was imported and the data is "
                u"unchanged; remove "
                u"the repeated one and import again."};
    case AppErrc::CsvRows:
        return {
            u"表格有 %1 行有问题。整个文件都没有导入，原数据没有变化；请改好再导入。",
            u"%1 rows of the file are wrong. Nothing was imported and the data is unchanged; correct them "
            u"and import again."};
    case AppErrc::VillageLine:
        return {u"第 %1 行的%2有问题：%3{（填的是“%4”）}。什么都还没有保存；请改好这一行再继续。",
                u"In line %1 the %2 is not right: %3{ (it says \"%4\")}. Nothing was saved yet; correct that "
                u"line and go on."};
    case AppErrc::ExpressionSyntax:
        return {
            u"算式“%1”{在第 %3 个字符处}看不懂：%2。目录没有变化；请改好算式再试。",
            u"The formula \"%1\" cannot be read{ at character %3}: %2. The catalogue is unchanged; correct "
            u"the formula "
            u"and try again."};
    case AppErrc::ExpressionCycle:
        return {
            u"派生指标的算式绕成了一个圈{：%1}，无法计算。目录没有变化；请改掉其中一个算式，再导入。",
            u"The formulas of derived indicators lead round in a circle{: %1} and cannot be worked out. The "
            u"catalogue is unchanged; change one of them and import again."};
    case AppErrc::ExpressionUnknownId:
        return {u"算式“%1”用了目录里没有的指标“%2”。目录没有变化；请改正编号，或先加上这个指标。",
                u"The formula \"%1\" uses the indicator \"%2\", which the catalogue does not have. The "
                u"catalogue is "
                u"unchanged; correct the id or add the indicator first."};
    case AppErrc::IndicatorUnknown:
        return {
            u"没有编号为“%1”的指标，什么都没有改动。请核对编号（命令行 indicators list "
            u"可以查），或同步后再试。",
            u"There is no indicator \"%1\"; nothing was changed. Check the id (indicators list shows them) "
            u"or sync and "
            u"try again."};
    case AppErrc::UnitNotKnown:
        return {u"名单里没有代码为 %1 的单位，什么都没有改动。请核对 12 "
                u"位区划代码，或请镇办把它加进组织机构名单。",
                u"There is no org unit %1 on the list; nothing was changed. Check the 12-digit code, or ask "
                u"the office "
                u"to add the unit."};
    case AppErrc::OrgUnitInvalid:
        return {
            u"组织机构“%1”{的“%2”列}有问题：%3。名单没有变化；请改好再试。",
            u"The org unit \"%1\" is not right{ in the column \"%2\"}: %3. The list is unchanged; correct it "
            u"and try "
            u"again."};
    case AppErrc::CatalogueMissing:
        return {u"这台设备还没有收到指标目录，暂时不能办理。已记的数都在；请先同步一次，再试。",
                u"This device has not received the catalogue yet, so this cannot be done. What you recorded "
                u"is safe; "
                u"sync first, then try again."};
    case AppErrc::RuleInvalid:
        return {
            u"审核规则“%1”的“%2”列有问题：%3。目录没有变化；请改好再导入。",
            u"The rule \"%1\" is not right in the column \"%2\": %3. The catalogue is unchanged; correct it "
            u"and import "
            u"again."};
    case AppErrc::IndicatorInvalid:
        return {u"指标“%1”的“%2”列有问题：%3。目录没有变化；请改好再导入。",
                u"The indicator \"%1\" is not right in the column \"%2\": %3. The catalogue is unchanged; "
                u"correct it and "
                u"import again."};
    case AppErrc::CatalogueInvalid:
        return {u"指标目录不能用：%1。现在用的目录没有变化；请检查文件，或请镇办重新发布。",
                u"The catalogue cannot be used: %1. The present one is unchanged; check the files or have "
                u"the office "
                u"publish it again."};

    // Recording
    case AppErrc::WrongLevel:
        return {u"指标“%1”由%2录入，不在这一级填，没有保存。请换一个单位，或交给应填的人录入。",
                u"The indicator \"%1\" is recorded by %2, not at this level, so nothing was saved. Choose "
                u"another org unit "
                u"or leave it to those who record it."};
    case AppErrc::NotRecorded:
        return {u"指标“%1”由程序自动得出，不用录入，没有保存。请录入它所依据的指标；镇办的基本信息用 office "
                u"profile 填。",
                u"The indicator \"%1\" comes from others and is not recorded by hand, so nothing was saved. "
                u"Record those "
                u"it is made of; the office's own facts are set with office profile."};
    case AppErrc::UnitRequired:
        return {u"这台设备可以为几个单位录入，不知道记给哪一个，没有保存。请选定单位（命令行用 --org 加 12 "
                u"位代码）。",
                u"This device may record for several org units and none was chosen, so nothing was saved. "
                u"Choose one (on "
                u"the command line --org with the 12-digit code)."};
    case AppErrc::EntryUnknown:
        return {u"找不到条目“%1”，什么都没有改动。请核对条目编号，或同步后再试。",
                u"There is no entry \"%1\" here; nothing was changed. Check its id, or sync and try again."};
    case AppErrc::EntryWithdrawn:
        return {u"条目“%1”已经撤回，不能再更正。原来的值留在历史里；需要的话请重新录入一条。",
                u"The entry \"%1\" was withdrawn and can no longer be corrected. Its old value stays in the "
                u"history; "
                u"record a new entry if it is needed."};
    case AppErrc::EntryRefused:
        return {u"条目“%1”没有被接受，也没有计入，不能更正。它留在记录里备查；请按要求重新录入一条。",
                u"The entry \"%1\" was refused and never counted, so it cannot be corrected. It is kept on "
                u"record; record "
                u"it again as required."};
    case AppErrc::ReasonRequired:
        return {u"还没有写理由，什么都没有改动。请用一句话写明原因（命令行用 --why），再试。",
                u"No reason was given, so nothing was changed. Say why in a sentence (on the command line "
                u"--why), then "
                u"try again."};
    case AppErrc::RoundUnknown:
        return {u"没有模板“%1”在 %2 的填报期，什么都没有改动。请核对模板和报告期，或先由镇办主机开始填报期。",
                u"There is no round of the template \"%1\" for %2; nothing was changed. Check both, or have "
                u"the main "
                u"office device open the round first."};
    case AppErrc::RoundFrozen:
        return {
            u"模板“%1”在 %2 的填报期已经定稿，没有改动。定稿的数都在；确需修改，请镇办主机先重开填报期。",
            u"The round of the template \"%1\" for %2 is frozen and was not changed. Its figures are safe; "
            u"if they "
            u"must change, have the main office device reopen it first."};
    case AppErrc::RoundExists:
        return {u"模板“%1”在 %2 的填报期已经有了，没有重复建立。原来的没有变化；请直接使用，或选别的报告期。",
                u"There is a round of the template \"%1\" for %2 already; no second one was made. It is "
                u"unchanged; use it "
                u"or choose another period."};
    case AppErrc::TemplateUnknown:
        return {u"没有编号为“%1”的报告模板，什么都没有改动。请核对编号；自带的模板是 annual-report。",
                u"There is no report template \"%1\"; nothing was changed. Check its id; the built-in one is "
                u"annual-report."};
    case AppErrc::DoubtUnknown:
        return {
            u"找不到疑点“%1”，可能已经处理过，什么都没有改动。请刷新疑点清单（命令行 doubts）再选。",
            u"There is no doubt \"%1\", it may be resolved already; nothing was changed. Look at the list "
            u"again "
            u"(command line: doubts)."};
    case AppErrc::DoubtChoice:
        return {
            u"疑点“%1”不能这样处理，什么都没有改动。请在这些当中选一个保留（命令行用 --keep）：%2。",
            u"The doubt \"%1\" cannot be resolved like this; nothing was changed. Choose what to keep (on "
            u"the command "
            u"line --keep) among: %2."};
    case AppErrc::CursorUnknown:
        return {u"本机没有位点“%1”，算不出当时的数。现有数据没有变化；请核对位点，或在镇办的设备上查。",
                u"The position \"%1\" is not known on this device, so the figures of that moment cannot be "
                u"made. The data "
                u"is unchanged; check it, or ask on an office device."};
    case AppErrc::PositionIncomplete:
        return {u"位点“%1”里的数据还没有全部到达本机，算不出当时的数。已有的数据没有变化；请先同步，再试。",
                u"Not everything of the position \"%1\" has arrived on this device, so the figures of that "
                u"moment "
                u"cannot be made. The data is unchanged; sync and try again."};
    case AppErrc::OverrideUnknown:
        return {
            u"“待核实”不是一个数，不能作为核定数，什么都没有改动。请填核定的数，或等核实以后再核定。",
            u"\"Not yet known\" is no figure, so nothing was set or changed. Give the figure, or wait until "
            u"it is known."};
    case AppErrc::OverrideMissing:
        return {
            u"指标“%1”在单位 %2、报告期 %3 没有核定数，没有什么可撤销，什么都没有改动。请核对指标、单位"
            u"和报告期。",
            u"No figure of \"%1\" is set for org unit %2 and period %3, so there is nothing to take back and "
            u"nothing was changed. Check indicator, unit and period."};
    case AppErrc::OverrideIdle:
        return {
            u"没有哪个数会用到指标“%1”在单位 %2 的核定数，没有保存。请核定镇一级的数，或换成村里填报的指标。",
            u"No figure would use \"%1\" set for org unit %2, so nothing was saved. Set the township's "
            u"figure, or choose an indicator that villages record."};
    case AppErrc::CatalogueBreaks:
        return {
            u"“%1”已经有录入的数据，这样改（%2）会让它们丢失或变了意思，没有发布，原来的目录照旧。指标请"
            u"用新编号另立；单位请保留，填上终止日期。",
            u"There are entries of \"%1\" already, and this change (%2) would drop them or give them another "
            u"meaning, so nothing was published and the catalogue stands as it was. Give a changed "
            u"indicator a new id; keep the org unit and give it an end date."};
    case AppErrc::FormatUnknown:
        return {u"不会写“%1”这种格式的文件，没有生成报告。数据没有变化；请把文件名的结尾改成 .docx、.txt 或 "
                u".csv。",
                u"Files like \"%1\" cannot be written, so no report was made. The data is unchanged; let the "
                u"file's name "
                u"end in .docx, .txt or .csv."};
    case AppErrc::FieldUnknown:
        return {u"镇办基本信息里没有“%1”这一项，什么都没有改动。{可以填的有：%2。}",
                u"The office profile has no field \"%1\"; nothing was changed.{ Its fields are: %2.}"};
    case AppErrc::NotePersonal:
        return {u"备注里有一串数字像是%1，没有保存。村报不需要个人信息：请删去这串数字再保存；"
                u"确实不是的，命令行加 --keep-note。",
                u"A number in the note looks like %1, so nothing was saved. Cunbao needs no personal data: "
                u"leave the number out and save again; if it is something else, add --keep-note on the "
                u"command line."};
    case AppErrc::PlaceSyntax:
        return {
            u"地点“%1”看不懂，没有保存。请写成纬度和经度，例如 30.89,111.43。",
            u"The place \"%1\" cannot be read, so nothing was saved. Write latitude and longitude, such as "
            u"30.89,111.43."};
    case AppErrc::DocumentFailed:
        return {u"文档没有处理成功{（%1）}。数据没有变化；请关掉正打开它的程序，再试一次，或换一个文件名。",
                u"The document could not be handled{ (%1)}. The data is unchanged; close whatever program "
                u"has it open "
                u"and try again, or choose another file name."};
    case AppErrc::TemplateSyntax:
        return {u"报告模板{第 %1 行}看不懂：%2。原来的模板没有变化；请改好再导入。",
                u"The report template cannot be read{ in line %1}: %2. The present templates are unchanged; "
                u"correct it "
                u"and import again."};

    // People, devices, homes
    case AppErrc::HomeExists:
        return {
            u"文件夹“%1”里已经有东西，没有动它。里面的数据都在；请换一个空文件夹，或直接打开原来的。",
            u"The folder \"%1\" holds something already and was left alone. What is in it is safe; choose "
            u"an empty "
            u"folder or open the existing one."};
    case AppErrc::DurationSyntax:
        return {u"有效时长“%1”看不懂，什么都没有做。请写成 7d（天）或 12h（小时），再试一次。",
                u"The duration \"%1\" cannot be read, so nothing was done. Write it as days or hours, such "
                u"as 7d or "
                u"12h, and try again."};
    case AppErrc::HubUrlSyntax:
        return {
            u"“%1”不是中转服务的地址，什么都没有做。请写成 https://主机:端口，例如 https://192.0.2.1:8443。",
            u"\"%1\" is no address of a hub, so nothing was done. Write https://HOST:PORT, such as "
            u"https://192.0.2.1:8443."};
    case AppErrc::HomeUnnamed:
        return {u"没有指明本机数据在哪个文件夹，什么都没有做。请用 --home 文件夹，或环境变量 CUNBAO_HOME。",
                u"It was not said in which folder this device's data is, so nothing was done. Give --home "
                u"FOLDER, or "
                u"set CUNBAO_HOME."};
    case AppErrc::AlreadyJoined:
        return {u"本机已经登记{在 %1}{ · %2}，没有改动，邀请也没有用掉。要登记另一台设备，请在那台设备上用；"
                u"要在本机另建一份，请用新的文件夹。",
                u"This device already belongs{ to %1}{ · %2}; nothing was changed and the invite is unused. "
                u"Use it "
                u"on the device that it is meant for, or in a new folder here."};
    case AppErrc::HomeMissing:
        return {
            u"文件夹“%1”里没有本程序的数据，什么都没有改动。请核对位置；新设备请先建立镇办，或用邀请登记。",
            u"The folder \"%1\" holds no data of this program; nothing was changed. Check the place; on a "
            u"new "
            u"device "
            u"create an office or join with an invite."};
    case AppErrc::HomeDamaged:
        return {u"本机数据{“%1”}不完整或已损坏{（%2）}"
                u"，没有打开，也没有改动。请不要删除，先复制一份，再请镇办协助恢复。",
                u"This device's data{ in \"%1\"} is incomplete or damaged{ (%2)}; it was neither opened nor "
                u"changed. "
                u"Delete nothing, make a copy, then ask the office to help restore it."};
    case AppErrc::PasscodeMissing:
        return {u"没有给出口令，数据没有打开，也没有变化。请输入口令（命令行用 --passcode-file 或环境变量 "
                u"CUNBAO_PASSCODE）。",
                u"No passcode was given, so the data was not opened and is unchanged. Give it (on the "
                u"command line "
                u"--passcode-file or the environment variable CUNBAO_PASSCODE)."};
    case AppErrc::PasscodeTooShort:
        return {u"口令太短，没有采用。至少要 %1 位；请换一个自己记得住、别人猜不到的。",
                u"The passcode is too short and was not taken. It needs at least %1 characters; choose one "
                u"that you can "
                u"remember and others cannot guess."};
    case AppErrc::PasscodeWrong:
        return {
            u"口令不对，数据没有打开，也没有变化。请{等 %1后}再试一次；忘记口令请联系镇办，要一份新邀请。",
            u"The passcode is wrong; the data was not opened and is unchanged. Try again{ after %1}; if "
            u"you forgot it, ask the office for a new invite."};
    case AppErrc::PasscodeWait:
        return {
            u"口令错得太多，为了安全要等 %1才能再试。数据都在，没有变化；忘记口令请联系镇办，要一份新邀请。",
            u"The passcode was wrong too often; to be safe, wait %1 before the next try. The data is safe "
            u"and "
            u"unchanged; if you forgot it, ask the office for a new invite."};
    case AppErrc::NotAllowed:
        return {u"{“%1”}这个身份无权办理{：%2}"
                u"，什么都没有改动。如果确实需要，请联系镇办调整权限，或由有权的人办理。",
                u"The role{ \"%1\"} does not allow this{: %2}; nothing was changed. If it is needed, ask the "
                u"office to "
                u"change the role, or leave it to somebody who may."};
    case AppErrc::NotOffice:
        return {u"这件事只能在镇办的设备上办，什么都没有改动。请到镇办的设备上办理，或联系镇办。",
                u"This can be done on the office's devices only; nothing was changed. Do it there or ask the "
                u"office."};
    case AppErrc::NotMainDevice:
        return {u"这件事只能在镇办主机上办，什么都没有改动。请到镇办主机上办理。",
                u"This can be done on the main office device only; nothing was changed. Do it there."};
    case AppErrc::NotEnrolled:
        return {
            u"这台设备还在等镇办确认登记，暂时不能录入。请等镇办主机同步后，在本机再同步一次。"
            u"镇办同步过了还是这样，邀请就是被别的设备用掉了：请要一份新的邀请。",
            u"This device is still waiting for the office to confirm it and cannot record yet. Once the main "
            u"office device has synced, sync here again. If that changes nothing, another device has used "
            u"the "
            u"invite: ask the office for a new one."};
    case AppErrc::DeviceRestored:
        return {
            u"这台设备的数据是从旧的备份恢复的，旧密钥已不能再用，程序正在向镇办申请新的。本机和镇办的数都在"
            u"，"
            u"不会丢也不会重复；请先同步，等镇办主机同步以后在本机再同步一次，就能接着记，没收到的会自动补上"
            u"。",
            u"This device's data came back from an older copy: its old keys are of no more use, and it is "
            u"asking the office for new ones. What is here and what the office has is safe, and nothing will "
            u"count twice; sync now, and once more after the main office device has synced. Then recording "
            u"goes on, and what the office had not received is sent by itself."};
    case AppErrc::DeviceRevoked:
        return {
            u"镇办已停用这台设备，不能再录入和上传。本机已记的数一条也没有删除，没有被收下的可以在本机查看；"
            u"请联系镇政府党政办（镇办）问明原因，请他们重新发邀请，在本机重新加入后会一起带过去。",
            u"The office has revoked this device; it can no longer record or send. Nothing that was "
            u"recorded on it was deleted, and what was not accepted can be looked up here; ask the "
            u"township office (党政办) why, and for a new invite: joining again on this device brings that "
            u"along."};
    case AppErrc::DeviceUnknown:
        return {u"没有编号为“%1”的设备，什么都没有改动。请核对编号（命令行 devices list 可以查）。",
                u"There is no device \"%1\"; nothing was changed. Check its id (devices list shows them)."};
    case AppErrc::InviteInvalid:
        return {
            u"这份邀请不完整或抄错了，没有登记。本机没有变化；请重新扫码或打开邀请文件，仍不行请镇办重发。",
            u"This invite is incomplete or copied wrongly, so the device did not join. Nothing here changed; "
            u"scan or "
            u"open it again, or ask the office for a new one."};
    case AppErrc::InviteExpired:
        return {u"这份邀请已{于 %1 }过期，没有登记。本机没有变化；请联系镇办要一份新邀请。",
                u"This invite expired{ at %1}, so the device did not join. Nothing here changed; ask the "
                u"office for a new "
                u"one."};
    case AppErrc::AddressSyntax:
        return {u"“%1”不是监听地址，没有启动，数据没有变化。请写成 主机:端口，例如 127.0.0.1:8443（端口 0 "
                u"由系统选）。",
                u"\"%1\" is no address to listen on, so nothing was started and the data is unchanged. Write "
                u"HOST:PORT, such as 127.0.0.1:8443 (port 0 takes a free one)."};
    case AppErrc::PinSyntax:
        return {u"“%1”不是密钥指纹，什么都没有改动。指纹是 64 位十六进制数，中转服务启动时会显示，请照抄。",
                u"\"%1\" is no key fingerprint; nothing was changed. A fingerprint is 64 hexadecimal digits, "
                u"which "
                u"the hub shows when it starts; copy it from there."};
    case AppErrc::BundleForeign:
        return {u"文件“%"
                u"1”是别的乡镇的，没有导入，本机数据没有变化。请核对文件，要本镇镇办或本村设备导出的那一份。",
                u"The file \"%1\" belongs to another township, so nothing was imported and the data is "
                u"unchanged. "
                u"Ask for the one that your own office, or a device of your village, exported."};
    case AppErrc::HubUnknown:
        return {u"这台设备还不知道中转服务的地址，没有同步。已记的数都在本机；请填上地址（命令行用 "
                u"--hub），或用文件传。",
                u"This device does not know any hub yet, so nothing was synced. What was recorded is safe "
                u"here; give the "
                u"hub's address (on the command line --hub) or send it as a file."};
    case AppErrc::HubPinChanged:
        return {u"警告：中转服务 %1 的指纹变了，可能有人冒充，已停止连接，什么都没有传出（原指纹 %2，现指纹 "
                u"%3）。"
                u"已记的数都在本机；请先打电话核实中转服务是否换过，不要强行连接。",
                u"Warning: the fingerprint of the hub %1 has changed, somebody may be posing as it; the "
                u"connection was "
                u"stopped and nothing was sent (known %2, found %3). What was recorded is safe here; call "
                u"those who run "
                u"the hub and ask whether it was changed, do not force it."};
    case AppErrc::StoreInconsistent:
        return {u"本机数据前后对不上{（%1）}"
                u"，这一步没有做。镇办已收到的数不受影响；请先备份，再运行检查（命令行 check），"
                u"并联系镇办。",
                u"This device's data does not agree with itself{ (%1)}, so this step was not done. What the "
                u"office has "
                u"received is safe; make a backup, run check, and tell the office."};
    case AppErrc::OperationInvalid:
        return {u"这条操作不合规定{（%1）}，没有计入。它留在记录里备查；请把程序升级到最新版，再重新办理。",
                u"This operation breaks the rules{ (%1)} and was not counted. It is kept on record; update "
                u"the program "
                u"and do it again."};
    case AppErrc::HubNotStarted:
        return {
            u"中转服务没有启动，用不了地址 "
            u"%1{（%2）}。数据都在，没有变化；请换一个端口，或先停掉占用它的程序，再启动。",
            u"The hub was not started: it cannot use the address %1{ (%2)}. All data is safe and unchanged; "
            u"choose another port, or end the program that uses this one, then start it again."};
    case AppErrc::InviteForeign:
        return {u"这份邀请是另一个镇办{（%1）}发的，本机没有变化。要加入另一个镇办，请用新的文件夹；"
                u"要重新加入原来的镇办，请向原来的镇办要邀请。",
                u"This invite comes from another office{ (%1)}; nothing here was changed. Use a new folder "
                u"to join that office, or ask the one that this device belongs to for an invite."};
    case AppErrc::PassphraseMissing:
        return {u"没有给出备份口令，什么都没有做。请放在环境变量 CUNBAO_BACKUP_PASSPHRASE 里，"
                u"或用 --passphrase-file 指定文件；不要写在命令里。",
                u"No backup passphrase was given, so nothing was done. Put it into the environment's "
                u"CUNBAO_BACKUP_PASSPHRASE or name a file with --passphrase-file; never write it into the "
                u"command."};
    case AppErrc::PassphraseTooShort:
        return {u"备份口令太短，至少要 %1 个字，什么都没有做。请换一个长一些、记得住的，再试一次。",
                u"The backup passphrase is too short: it needs at least %1 characters, so nothing was "
                u"done. Choose a longer one that you will remember, then try again."};
    case AppErrc::PassphraseWrong:
        return {u"备份口令不对，没有打开，文件没有变化。请核对后再试：它是做备份时另设的口令，不是打开程序的"
                u"口令。",
                u"The backup passphrase is wrong, so the file was not opened and is unchanged. Check it "
                u"and try again: it is the one that was chosen for the backup, not the passcode that opens "
                u"the program."};
    case AppErrc::BackupInvalid:
        return {
            u"文件“%1”不是备份，或者不完整、被改动过，没有恢复，什么都没有改动。请换一份备份再试。",
            u"The file \"%1\" is no backup, or not a whole one, or it was altered; nothing was restored or "
            u"changed. Try another copy."};
    case AppErrc::KitInvalid:
        return {
            u"这不是有效的恢复码，可能抄错了一个字母或数字，什么都没有改动。请对照原件逐组核对，再试一次。",
            u"This is no valid recovery kit; a letter or digit may be wrong. Nothing was changed: compare "
            u"it with the original group by group, then try again."};
    case AppErrc::InviteUsed:
        return {u"这份邀请已被别的设备用过，没有登记。已登记的设备不受影响；请联系镇办要一份新邀请。",
                u"Another device has used this invite, so this one did not join. Those that joined are not "
                u"affected; ask the office for a new one."};
    case AppErrc::SinceSyntax:
        return {u"“%1”不是能用的起点，什么都没有列出。请写成 2020-03-15（日期）、30d（30 天前）、12h（12 "
                u"小时前）或 2020-03-15T08:00:00Z。",
                u"\"%1\" is no point in time, so nothing was listed. Write a date like 2020-03-15, how long "
                u"ago like 30d (days) or 12h (hours), or an instant like 2020-03-15T08:00:00Z."};
    case AppErrc::NewPasscodeMissing:
        return {
            u"没有给出新口令，口令没有更换。请用 --new-passcode-file 指定存有新口令的文件，或放在环境变量 "
            u"CUNBAO_NEW_PASSCODE 里；不要写在命令里。",
            u"No new passcode was given, so the old one stays. Name a file that holds it with "
            u"--new-passcode-file, or put it into the environment's CUNBAO_NEW_PASSCODE; never write it into "
            u"the command."};
    case AppErrc::KitForeign:
        return {u"这份恢复码是另一个镇办的，没有采用，什么都没有改动。请找出本镇办的恢复码再试。",
                u"This recovery kit belongs to another office and was not used; nothing was changed. Look "
                u"for the kit of the office that this device belongs to, then try again."};
    }
    return {};
}

/// The words that are the program's own become words for people, and each detail gets the place that its
/// sentence looks for.
QStringList inWords(AppErrc code, QStringList details, Language language) {
    const auto translate = [&](qsizetype at, QString (*words)(const QString&, Language)) {
        if (at < details.size()) details[at] = words(details[at], language);
    };
    if (code == AppErrc::CsvSyntax) {
        if (details.value(1) == QLatin1String("0")) details[1].clear();
        translate(2, reasonText);
    } else if (code == AppErrc::CsvField || code == AppErrc::RuleInvalid ||
               code == AppErrc::IndicatorInvalid) {
        translate(2, reasonText);
    } else if (code == AppErrc::VillageLine) {
        translate(1, villagePartText);
        translate(2, reasonText);
    } else if (code == AppErrc::ExpressionSyntax) {
        translate(1, reasonText);
    } else if (code == AppErrc::ExpressionCycle) {
        details = {details.join(QStringLiteral(" → "))};
    } else if (code == AppErrc::OrgUnitInvalid) {
        if (details.size() == 2) details.insert(1, QString());
        translate(2, reasonText);
    } else if (code == AppErrc::CatalogueInvalid) {
        translate(0, cataloguePartText);
    } else if (code == AppErrc::NotePersonal) {
        translate(0, personalText);
    } else if (code == AppErrc::FieldUnknown) {
        details = {details.value(0), details.mid(1).join(QLatin1Char(' '))};
    } else if (code == AppErrc::WrongLevel) {
        translate(1, levelText);
    } else if (code == AppErrc::PasscodeWrong || code == AppErrc::PasscodeWait) {
        translate(0, durationText);
    } else if (code == AppErrc::TemplateSyntax) {
        if (details.value(0) == QLatin1String("0")) details[0].clear();
    } else if (code == AppErrc::NotAllowed) {
        translate(0, roleText);
        translate(1, forbiddenText);
    } else if (code == AppErrc::OperationInvalid) {
        translate(0, forbiddenText);
    } else if (code == AppErrc::HubNotStarted) {
        details = {details.value(0), networkText(details.mid(1), language)};
    }
    return details;
}

/// The wrong rows of a file (AppErrc::CsvRows), one after the other: a list has no place in a sentence, whose
/// details are short.
QString wrongRowsText(const QStringList& details, Language language) {
    constexpr qsizetype OfRow = 4;
    static constexpr Sentence row{u"第 %1 行“%2”列：%3{（填的是“%4”）}",
                                  u"row %1, column \"%2\": %3{ (it says \"%4\")}"};
    static constexpr Sentence more{u"另有 %1 行", u"and %1 more"};
    static constexpr Sentence list{u"有问题的是：", u" They are: "};
    const bool chinese = language == Language::Chinese;
    QStringList rows;
    for (qsizetype at = 1; at < details.size(); at += OfRow) {
        QStringList words = details.mid(at, OfRow);
        if (words.size() > 2) words[2] = reasonText(words[2], language);
        rows.append(compose(row, words, language));
    }
    if (rows.isEmpty()) return {};
    const qsizetype left = details[0].toLongLong() - rows.size();
    if (left > 0) rows.append(compose(more, {QString::number(left)}, language));
    return list.in(language).toString() + rows.join(chinese ? QStringLiteral("；") : QStringLiteral("; ")) +
           (chinese ? QStringLiteral("。") : QStringLiteral("."));
}

} // namespace

QString appErrorText(const Error& error, Language language) {
    const auto code = static_cast<AppErrc>(error.code());
    const Sentence sentence = sentenceOf(code);
    if (sentence.zh.isEmpty()) return unknownErrorText(error, language);
    const QString text = compose(sentence, inWords(code, error.details(), language), language);
    return code == AppErrc::CsvRows ? text + wrongRowsText(error.details(), language) : text;
}

} // namespace cunbao
