import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What went wrong, what is to be asked, and what looks wrong, while typing.
ColumnLayout {
    id: warnings

    required property RecordModel record
    readonly property EntryOutcome outcome: record.outcome

    readonly property string compared: {
        switch (outcome.slipAgainst) {
        case EntryOutcome.UsualValue: return qsTr("Usually it is about %1.").arg(outcome.slipCompared);
        case EntryOutcome.YearBefore: return qsTr("Last year it was %1.").arg(outcome.slipCompared);
        default: return qsTr("Last time it was %1.").arg(outcome.slipCompared);
        }
    }
    readonly property string slipped: {
        switch (outcome.slip) {
        case EntryOutcome.TooGreat: return qsTr("More than %1 times as much. Is the unit right?").arg(outcome.slipFactor);
        case EntryOutcome.TooSmall: return qsTr("Less than a %1th. Is the unit right?").arg(outcome.slipFactor);
        case EntryOutcome.DigitTooMany: return qsTr("Is there a digit too many?");
        case EntryOutcome.DigitTooFew: return qsTr("Is a digit missing?");
        default: return "";
        }
    }

    /// There is more to say than that the number is an old one.
    readonly property bool doubts: implicitHeight > (restored.visible ? restored.implicitHeight : 0)

    spacing: Theme.s8
    Layout.fillWidth: true

    Banner {
        visible: warnings.record.error !== ""
        tone: Tone.Wrong
        text: warnings.record.error
        dismissable: true
        onDismissed: warnings.record.clearError()
    }
    Banner {
        visible: warnings.record.noDateText !== "" && warnings.record.date.missing
        tone: Tone.Doubt
        text: warnings.record.noDateText
    }
    Banner {
        visible: warnings.outcome.errorText !== ""
        tone: Tone.Doubt
        text: warnings.outcome.errorText
    }
    Banner {
        visible: warnings.outcome.slip !== EntryOutcome.NoSlip
        tone: Tone.Doubt
        // An en space: the line may end between two sentences, which it may not between a number and its unit.
        text: qsTr("%1\u2002%2", "a question, then the value it comes from").arg(warnings.slipped).arg(warnings.compared)
    }
    Repeater {
        model: warnings.outcome.brokenRules

        Banner {
            required property string modelData

            tone: Tone.Doubt
            text: modelData
        }
    }
    NoteWarning {
        record: warnings.record
    }
    Banner {
        id: restored

        visible: warnings.record.restoredText !== ""
        text: qsTr("Typed on %1, not saved").arg(warnings.record.restoredText)
        actionText: qsTr("Clear it")
        onActionClicked: warnings.record.discard()
    }
}
