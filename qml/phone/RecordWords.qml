import QtQuick
import Cunbao.ViewModel

/// The record screen's sentences, put together from what its model states.
QtObject {
    id: words

    required property RecordModel record
    readonly property EntryOutcome outcome: record.outcome

    /// What a total is the total of: 本年.
    readonly property string span: {
        switch (record.span) {
        case RecordModel.ThisYear: return qsTr("This year");
        case RecordModel.Since: return qsTr("In all");
        default: return record.periodText;
        }
    }
    /// The value with its unit, as it would be recorded.
    readonly property string value: {
        switch (outcome.kind) {
        case EntryOutcome.Yes: return qsTr("yes");
        case EntryOutcome.No: return qsTr("no");
        case EntryOutcome.NotApplicable: return qsTr("not applicable");
        case EntryOutcome.Unknown: return qsTr("not yet known");
        default: return record.input === RecordModel.Text ? outcome.valueText
                                                          : withUnit(outcome.valueText);
        }
    }
    /// 记下 +500，本年共 1 740 份.
    readonly property string button: {
        if (outcome.kind === EntryOutcome.Nothing)
            return qsTr("Record");
        if (outcome.totalText !== "")
            return qsTr("Record %1 · %2: %3").arg(outcome.valueText).arg(span).arg(withUnit(outcome.totalText));
        if (record.input === RecordModel.Text)
            return qsTr("Record");
        return qsTr("Record %1").arg(value);
    }
    /// The same where the words have little room.
    readonly property string briefButton: outcome.totalText === "" ? button : brief(outcome.valueText, outcome.totalText)
    /// As long as both become for all but the rarest numbers.
    readonly property string longestButton: mayTotal
        ? qsTr("Record %1 · %2: %3").arg("+88\u202f888").arg(span).arg(withUnit("888\u202f888")) : ""
    readonly property string longestBriefButton: mayTotal ? brief("+88\u202f888", "888\u202f888") : ""
    readonly property bool mayTotal: record.adds && record.input === RecordModel.Number
    /// What stands in the way of saving; empty where nothing does.
    readonly property string stands: {
        if (outcome.asksTotal && !record.date.missing)
            return qsTr("New or total?");
        if (record.loaded && record.date.missing)
            return qsTr("Choose a date");
        return "";
    }

    /// What stands before a flow's running total, or before the last value.
    readonly property string soFarLabel: {
        if (record.adds)
            return qsTr("%1 so far").arg(span);
        return record.lastDayText === "" ? qsTr("Last time") : qsTr("Last time, %1").arg(record.lastDayText);
    }
    readonly property string soFarValue: known(record.adds ? record.soFarText : record.lastText)
    /// Both in one line.
    readonly property string soFarShort: (record.adds ? qsTr("So far: %1") : qsTr("Last: %1")).arg(soFarValue)
    readonly property string soFar: qsTr("%1: %2").arg(soFarLabel).arg(soFarValue)

    function brief(added: string, total: string): string {
        return qsTr("Record %1 → %2").arg(added).arg(withUnit(total));
    }
    /// A value that is known already.
    function known(number: string): string {
        if (number === "")
            return qsTr("nothing yet");
        if (record.input === RecordModel.YesNo)
            return number === "0" ? qsTr("no") : qsTr("yes");
        return withUnit(number);
    }
    function withUnit(number: string): string {
        return record.unitWord === "" ? number : qsTr("%1 %2").arg(number).arg(record.unitOf(number));
    }
}
