import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What one press records. Where the number could be an addition or the total there are two ways to record it, side
/// by side, each with what comes of it: the press that saves is the answer.
ColumnLayout {
    id: actions

    required property RecordModel record
    required property RecordWords say

    readonly property bool asks: record.outcome.asksTotal
    readonly property bool mayAnswer: !record.date.missing && !record.saving

    function save(meant: int): void {
        record.mean(meant);
        record.save();
    }

    spacing: Theme.s8
    Layout.fillWidth: true

    AppText {
        visible: text !== ""
        text: actions.say.stands
        strong: actions.asks
        kind: AppText.Small
        color: actions.asks ? Theme.amber : Theme.ink2
        horizontalAlignment: Text.AlignHCenter
    }
    PrimaryButton {
        visible: !actions.asks
        enabled: actions.record.canSave
        busy: actions.record.saving
        shortcut: "Ctrl+Return"
        text: actions.say.button
        onClicked: actions.record.save()
    }
    GridLayout {
        visible: actions.asks
        columns: width < Theme.bodySize * 14 ? 1 : 2
        columnSpacing: Theme.s8
        rowSpacing: Theme.s8
        Layout.fillWidth: true

        QuietButton {
            enabled: actions.mayAnswer
            leftPadding: Theme.s4
            rightPadding: Theme.s4
            text: qsTr("Added: %1\n%2: %3").arg(actions.record.outcome.additionText)
                      .arg(actions.say.span).arg(actions.record.outcome.totalText)
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            onClicked: actions.save(EntryOutcome.Addition)
        }
        QuietButton {
            enabled: actions.mayAnswer
            leftPadding: Theme.s4
            rightPadding: Theme.s4
            text: qsTr("Total: %1\nRecord %2").arg(actions.record.typed.shown)
                      .arg(actions.record.outcome.differenceText)
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            onClicked: actions.save(EntryOutcome.Total)
        }
    }
}
