import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// What is collected, why, where it goes and who reads it: told before anything is stored.
PageFrame {
    id: page

    required property Session session
    signal accepted()

    title: qsTr("What is recorded, and who reads it")
    canGoBack: true

    actions: PrimaryButton {
        text: qsTr("I understand, go on")
        onClicked: page.accepted()
    }

    Banner {
        text: qsTr("Nothing has been stored on this phone yet.")
    }
    Card {
        ListRow {
            interactive: false
            iconName: "journal-text"
            title: qsTr("What")
            subtitle: qsTr("Figures of your village, their dates and notes, and when this device recorded them. No names of residents, no ID numbers, no whereabouts.")
        }
        ListRow {
            interactive: false
            iconName: "file-earmark-text"
            title: qsTr("Why")
            subtitle: qsTr("For the township's reports. Each indicator says which ones it serves.")
        }
        ListRow {
            interactive: false
            iconName: "houses"
            title: qsTr("Who reads it")
            subtitle: qsTr("Your township office and your own village's phones. No other village.")
        }
        ListRow {
            interactive: false
            iconName: "send"
            title: qsTr("Where it goes")
            subtitle: qsTr("Sealed, to the office. The hub between you sees unit codes, times and sizes, never a figure.")
        }
        ListRow {
            interactive: false
            iconName: "phone"
            title: qsTr("On this phone")
            subtitle: qsTr("Encrypted under your passcode. The name of the person who uses this phone is given by the office with the invite.")
        }
        ListRow {
            interactive: false
            iconName: "arrow-return-left"
            title: qsTr("Corrections")
            subtitle: qsTr("You can correct or withdraw what you recorded. The old value stays in the history.")
        }
    }
}
