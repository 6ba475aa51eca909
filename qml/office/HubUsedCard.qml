import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The hub that this device itself exchanges with, and that invites name.
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
        spacing: 0

        ListRow {
            title: qsTr("Address")
            subtitle: card.hub.usedUrl
            stateText: card.hub.usesThis ? qsTr("On this computer") : ""
            stateTone: Tone.Good
            interactive: false
        }
        ListRow {
            title: qsTr("Fingerprint of its key")
            subtitle: card.hub.usedFingerprint
            interactive: false
        }
    }
    QuietButton {
        visible: card.hub.usedUrl !== ""
        text: qsTr("Exchange now")
        iconName: "arrow-repeat"
        shortcut: "F5"
        busy: card.hub.session.sync.state === SyncLoop.Running
        onClicked: card.hub.session.sync.syncNow()
    }
    QuietButton {
        visible: card.hub.state === EmbeddedHub.Running && !card.hub.usesThis
        text: qsTr("Use the hub on this computer")
        busy: card.hub.busy
        onClicked: card.hub.useThis()
    }
}
