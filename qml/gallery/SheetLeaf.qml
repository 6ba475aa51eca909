import QtQuick
import Cunbao.Controls

/// A sheet over a page.
Item {
    PageFrame {
        anchors.fill: parent
        title: qsTr("A page")
        actions: PrimaryButton {
            text: qsTr("How it is counted")
            onClicked: sheet.open = true
        }

        EmptyState {
            iconName: "inbox"
            title: qsTr("Nothing sent back")
            text: qsTr("What the office sends back will stand here.")
        }
    }
    Sheet {
        id: sheet

        title: qsTr("How it is counted")
        open: true
        onClosed: open = false
        actions: QuietButton {
            text: qsTr("Understood")
            onClicked: sheet.open = false
        }

        AppText {
            text: qsTr("Every leaflet that reached a household in this village, whoever printed it.")
        }
        ListRow {
            title: qsTr("Asked by")
            value: qsTr("Annual report, section one")
            interactive: false
        }
    }
}
