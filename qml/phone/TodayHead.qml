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

    spacing: Theme.s12

    Card {
        GridLayout {
            columns: width < Theme.bodySize * 14 ? 1 : 2
            columnSpacing: Theme.s16
            rowSpacing: Theme.s12
            Layout.fillWidth: true

            ProgressRing {
                value: head.asked === 0 ? 0 : head.model.answered / head.asked
                text: qsTr("%1/%2").arg(head.model.answered).arg(head.asked)
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
                StateChip {
                    visible: head.model.hasDue
                    tone: head.model.daysLeft < 0 ? Tone.Wrong : head.model.daysLeft < 4 ? Tone.Doubt : Tone.Neutral
                    iconName: "hourglass-split"
                    text: {
                        if (head.model.daysLeft < 0)
                            return qsTr("Overdue by %n days", "", -head.model.daysLeft);
                        if (head.model.daysLeft === 0)
                            return qsTr("Due today");
                        return qsTr("Due %1, %2").arg(head.model.dueText).arg(qsTr("%n days left", "", head.model.daysLeft));
                    }
                }
            }
        }
        AppText {
            kind: AppText.Small
            secondary: true
            text: qsTr("The office has received %1, %2 still to upload").arg(head.model.officeHolds).arg(head.sync.pending)
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
        sourceComponent: Field {
            focus: true
            label: qsTr("Find an indicator")
            text: head.model.items.search
            onEdited: text => head.model.items.search = text
        }
    }
    Choice {
        segmented: true
        options: [qsTr("Owed (%1)").arg(head.model.owing), qsTr("All (%1)").arg(head.asked)]
        currentIndex: head.model.items.all ? 1 : 0
        Accessible.name: qsTr("Show")
        onChosen: index => head.model.items.all = index === 1
    }
}
