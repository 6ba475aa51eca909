import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// One village: how far it is, its devices; and what can be done for it: invite a device, or end it, naming who
/// takes over.
Sheet {
    id: sheet

    required property Session session
    required property VillagesModel villages
    property bool mayChange: false ///< on the main office device
    property bool ending: false

    signal inviteRequested(unit: string)

    title: ending ? qsTr("Merge or abolish %1").arg(villages.selectedName) : villages.selectedName
    side: true

    onOpenChanged: ending = false
    onEndingChanged: {
        if (!ending)
            return;
        lastDay.text = villages.today;
        successor.currentIndex = -1;
        lastDay.forceActiveFocus();
        showTop();
    }

    AppText {
        text: qsTr("Code %1").arg(sheet.villages.selected)
        secondary: true
    }
    ColumnLayout {
        visible: !sheet.ending
        spacing: Theme.s12

        VillageSections {
            session: sheet.open ? sheet.session : null
            villages: sheet.villages
        }
        QuietButton {
            visible: sheet.villages.reminder !== ""
            text: qsTr("Copy a reminder")
            iconName: "chat-left-text"
            onClicked: sheet.villages.copyReminder()
        }
        Banner {
            visible: sheet.villages.reminderCopied
            tone: Tone.Good
            title: qsTr("Copied. Paste it into a message to the village.")
            text: sheet.villages.reminder
        }
        VillageDevices {
            session: sheet.open ? sheet.session : null
            villages: sheet.villages
        }
        AppText {
            visible: !sheet.mayChange
            text: qsTr("Devices are invited and villages are changed on the main office device.")
            secondary: true
        }
        QuietButton {
            visible: sheet.mayChange && !sheet.villages.selectedEnded
            text: qsTr("Invite a device…")
            iconName: "phone"
            onClicked: sheet.inviteRequested(sheet.villages.selected)
        }
        QuietButton {
            visible: sheet.mayChange && !sheet.villages.selectedEnded
            text: qsTr("Merge or abolish this village…")
            onClicked: sheet.ending = true
        }
    }
    ColumnLayout {
        visible: sheet.ending
        spacing: Theme.s12

        AppText { text: qsTr("What was recorded stays and counts. Later days are refused here and lead to the village that takes over.") }
        Banner {
            visible: sheet.villages.error !== ""
            tone: Tone.Wrong
            text: sheet.villages.error
        }
        Field {
            id: lastDay

            label: qsTr("Last day")
            helper: qsTr("Year-month-day, for example 2020-12-31")
        }
        Choice {
            id: successor

            label: qsTr("Who takes over?")
            options: [qsTr("Nobody: it is abolished"), ...sheet.villages.successorNames]
            onChosen: index => currentIndex = index
        }
        TextButton {
            text: qsTr("Cancel")
            Layout.fillWidth: false
            onClicked: {
                sheet.villages.clearError();
                sheet.ending = false;
            }
        }
    }
    Banner {
        visible: !sheet.ending && sheet.villages.error !== ""
        tone: Tone.Wrong
        text: sheet.villages.error
    }

    actions: [
        QuietButton {
            visible: sheet.ending
            enabled: lastDay.text !== "" && successor.currentIndex >= 0
            destructive: true
            text: successor.currentIndex < 0 ? qsTr("Merge or abolish")
                : successor.currentIndex === 0 ? qsTr("Abolish %1").arg(sheet.villages.selectedName)
                : qsTr("Merge into %1").arg(successor.options[successor.currentIndex])
            busy: sheet.villages.busy
            onClicked: sheet.villages.end(lastDay.text, successor.currentIndex - 1)
        }
    ]
}
