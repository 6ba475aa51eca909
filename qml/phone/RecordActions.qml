import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What one press records. Where the number could be an addition or the total there are two ways to record it, each
/// with what comes of it: the press that saves is the answer. They take the place of the keys, at a press of their own.
/// Its height stays while keys are pressed: else the next press would meet another key, or an answer.
ColumnLayout {
    id: actions

    required property RecordModel record
    required property RecordWords say
    property bool cramped: false ///< hardly room for words
    property bool answering: false ///< the answers have taken the place of the keys
    signal answeringRequested(wanted: bool)

    readonly property bool asks: record.outcome.asksTotal
    readonly property bool asksNow: asks && answering
    readonly property bool mayAnswer: !record.date.missing && !record.saving
    /// The whole sentence would take more than one line.
    readonly property bool brief: widest(say.longestButton) > width - one.leftPadding - one.rightPadding
    readonly property int kind: cramped ? AppText.Caption : AppText.Body

    function save(meant: int): void {
        record.mean(meant);
        record.save();
    }
    /// The one press, where there is but one.
    function press(): void {
        if (!asks)
            record.save();
        else if (!asksNow && mayAnswer)
            answeringRequested(true);
    }

    // Measured apart: the words' own implicit width would depend on the width that it decides.
    function widest(words: string): real {
        return Math.max(...words.split("\n").map(line => metrics.advanceWidth(line)));
    }

    spacing: Theme.s8
    Layout.fillWidth: true
    onAsksChanged: if (!asks) answeringRequested(false)
    onAnsweringChanged: if (answering) change.forceActiveFocus()

    FontMetrics {
        id: metrics

        font.family: Theme.fontFamily
        font.pixelSize: actions.cramped ? Theme.captionSize : Theme.bodySize
        font.weight: Font.Bold
    }
    // As high as the words become.
    Item {
        visible: false

        AppText {
            id: longest

            text: actions.brief ? actions.say.longestBriefButton : actions.say.longestButton
            width: one.width - one.leftPadding - one.rightPadding
            kind: actions.kind
            strong: true
        }
    }
    AppText {
        visible: text !== "" && (!actions.asks || actions.asksNow || actions.record.date.missing)
        text: actions.say.stands
        strong: actions.asks
        kind: AppText.Small
        color: actions.asks ? Theme.amber : Theme.ink2
        horizontalAlignment: Text.AlignHCenter
    }
    PrimaryButton {
        id: one

        visible: !actions.asksNow
        Layout.minimumHeight: longest.text === "" ? 0 : longest.implicitHeight + topPadding + bottomPadding
        enabled: actions.asks ? actions.mayAnswer : actions.record.canSave
        busy: actions.record.saving
        shortcut: "Ctrl+Return"
        kind: actions.kind
        text: actions.asks ? qsTr("Record %1…").arg(actions.record.typed.shown)
                           : actions.brief ? actions.say.briefButton : actions.say.button
        onClicked: actions.press()
    }
    GridLayout {
        visible: actions.asksNow
        columns: 2 * (Math.max(actions.widest(added.text), actions.widest(inAll.text)) + 2 * Theme.s8) + columnSpacing
                 > width ? 1 : 2
        columnSpacing: Theme.s8
        rowSpacing: Theme.s8
        Layout.fillWidth: true

        QuietButton {
            id: added

            enabled: actions.mayAnswer
            leftPadding: Theme.s4
            rightPadding: Theme.s4
            kind: actions.kind
            text: qsTr("Added: %1\n%2: %3").arg(actions.record.outcome.additionText)
                      .arg(actions.say.span).arg(actions.record.outcome.totalText)
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            onClicked: actions.save(EntryOutcome.Addition)
        }
        QuietButton {
            id: inAll

            enabled: actions.mayAnswer
            leftPadding: Theme.s4
            rightPadding: Theme.s4
            kind: actions.kind
            text: qsTr("Total: %1\nRecord %2").arg(actions.record.typed.shown)
                      .arg(actions.record.outcome.differenceText)
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            onClicked: actions.save(EntryOutcome.Total)
        }
    }
    TextButton {
        id: change

        visible: actions.asksNow
        kind: actions.kind
        iconName: "pencil"
        text: qsTr("Change it")
        onClicked: actions.answeringRequested(false)
    }
}
