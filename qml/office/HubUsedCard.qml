import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The hub that this device itself syncs with, and that invites name.
Card {
    id: card

    required property HubModel hub

    AppText {
        text: qsTr("The hub that this office uses")
        kind: AppText.Title
        Accessible.role: Accessible.Heading
    }
    AppText {
        visible: card.hub.usedUrl === ""
        text: qsTr("None yet. Without a hub everything goes in and out by files.")
        secondary: true
    }
    ColumnLayout {
        visible: card.hub.usedUrl !== ""
        spacing: Theme.s12

        HubFact {
            label: qsTr("Address")
            value: card.hub.usedUrl
            stateText: card.hub.usesThis ? qsTr("On this computer") : ""
        }
        HubFact {
            label: qsTr("Fingerprint of its key")
            value: card.hub.usedFingerprint
            halved: true
        }
    }
    QuietButton {
        visible: card.hub.usedUrl !== ""
        text: qsTr("Sync now")
        iconName: "arrow-repeat"
        shortcut: "F5"
        busy: card.hub.session.sync.state === SyncLoop.Running
        onClicked: card.hub.session.sync.syncNow()
    }
    QuietButton {
        visible: card.hub.state === EmbeddedHub.Running && !card.hub.usesThis && !card.hub.onlyHere
        text: qsTr("Use the hub on this computer")
        busy: card.hub.busy
        onClicked: card.hub.useThis()
    }
}
