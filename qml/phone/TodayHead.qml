// Qt 6.4 loads no component that is bound to its file, so what this makes later names it unbound.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The round, how far it is, and what the office has: above the list.
ColumnLayout {
    id: head

    required property TodayModel model
    required property SyncLoop sync

    required property bool searching
    readonly property int asked: model.owing + model.answered
    readonly property bool compact: width < Theme.bodySize * 14
    readonly property string progress: qsTr("%1/%2").arg(model.answered).arg(asked)
    readonly property int dueTone: model.daysLeft < 0 ? Tone.Wrong : model.daysLeft < 4 ? Tone.Doubt : Tone.Neutral
    readonly property string timeLeft: {
        if (model.daysLeft < 0)
            return qsTr("Overdue by %n days", "", -model.daysLeft);
        return model.daysLeft === 0 ? qsTr("Due today") : qsTr("%n days left", "", model.daysLeft);
    }

    readonly property string uploads: {
        if (sync.pending > 0)
            return qsTr("The office has received %1, %2 still to upload").arg(model.officeHolds).arg(sync.pending);
        return model.recordedHere ? qsTr("The office has received %1, nothing left to upload").arg(model.officeHolds)
                                  : qsTr("Nothing has been recorded on this device yet.");
    }

    spacing: Theme.s12

    // With large words the list begins on the first screen; what the office has is behind the bar's notice.
    AppText {
        visible: !head.searching && head.compact
        strong: true
        fit: true
        minimumPixelSize: Math.floor(Theme.captionSize * 0.8)
        color: head.dueTone === Tone.Neutral ? Theme.ink : Theme.toneInk(head.dueTone)
        text: head.model.hasDue ? qsTr("%1 · %2").arg(head.progress).arg(head.timeLeft) : head.progress
    }
    AppText {
        visible: !head.searching && head.compact
        kind: AppText.Small
        secondary: true
        text: head.model.hasRound ? head.model.periodText : qsTr("No round is open. You can record all the same.")
        Layout.topMargin: -Theme.s8
    }
    Card {
        visible: !head.searching && !head.compact

        GridLayout {
            columns: 2
            columnSpacing: Theme.s16
            rowSpacing: Theme.s12
            Layout.fillWidth: true

            ProgressRing {
                value: head.asked === 0 ? 0 : head.model.answered / head.asked
                text: head.progress
                label: qsTr("%1 of %2 answered").arg(head.model.answered).arg(head.asked)
            }
            ColumnLayout {
                spacing: Theme.s4
                Layout.fillWidth: true

                AppText {
                    kind: AppText.Title
                    text: head.model.periodText
                }
                AppText {
                    secondary: true
                    text: head.model.hasRound ? head.model.roundName
                                              : qsTr("No round is open. You can record all the same.")
                }
                AppText {
                    visible: head.model.hasDue
                    secondary: true
                    text: qsTr("Due %1").arg(head.model.dueText)
                }
                StateChip {
                    visible: head.model.hasDue
                    tone: head.dueTone
                    iconName: "hourglass-split"
                    text: head.timeLeft
                }
            }
        }
        AppText {
            kind: AppText.Small
            secondary: true
            text: head.uploads
                  + (head.model.lastHeardText === "" ? ""
                     : "\n" + qsTr("Last heard from the office: %1").arg(head.model.lastHeardText))
        }
    }
    Loader {
        visible: active
        active: head.model.withholding
        Layout.fillWidth: true
        sourceComponent: Banner {
            tone: Tone.Doubt
            text: qsTr("The hub offers less than the office has confirmed. Nothing is lost here; please tell the office.")
        }
    }
    Loader {
        visible: active
        active: head.searching
        focus: active
        Layout.fillWidth: true
        onLoaded: (item as Field).forceActiveFocus()
        sourceComponent: Field {
            focus: true
            label: qsTr("Find an indicator")
            text: head.model.items.search
            onEdited: text => head.model.items.search = text
        }
    }
    AppText {
        visible: head.searching && head.model.items.search !== "" && head.model.items.found > 0
        kind: AppText.Small
        secondary: true
        text: qsTr("%n found", "", head.model.items.found)
    }
    Choice {
        visible: !head.searching
        segmented: true
        options: [qsTr("Owed %1").arg(head.model.owing), qsTr("All %1").arg(head.asked)]
        currentIndex: head.model.items.all ? 1 : 0
        Accessible.name: qsTr("Show")
        onChosen: index => head.model.items.all = index === 1
    }
}
