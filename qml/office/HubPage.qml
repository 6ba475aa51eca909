import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The hub, which carries sealed pieces between the devices: on this computer, or elsewhere.
FocusScope {
    id: page

    required property Session session

    readonly property bool startable: hub.state === EmbeddedHub.Stopped || hub.state === EmbeddedHub.Failed

    HubModel {
        id: hub

        session: page.session
    }

    DesktopPage {
        anchors.fill: parent
        focus: true
        scrollable: true
        title: qsTr("Hub")
        subtitle: qsTr("It carries sealed pieces between the devices and can read none of them.")

        actions: [
            PrimaryButton {
                visible: hub.loaded && hub.canRun && page.startable
                text: qsTr("Start the hub here")
                shortcut: "Ctrl+Return"
                onClicked: hub.start()
            },
            QuietButton {
                visible: hub.state === EmbeddedHub.Starting
                text: qsTr("Starting…")
                busy: true
            }
        ]

        Banner {
            visible: hub.error !== ""
            tone: Tone.Wrong
            text: hub.error
            dismissable: true
            onDismissed: hub.clearError()
        }
        GridLayout {
            visible: hub.loaded
            columns: page.width > Theme.bodySize * 50 ? 2 : 1
            columnSpacing: Theme.s24
            rowSpacing: Theme.s16
            Layout.fillWidth: true

            HubHereCard {
                hub: hub
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Theme.panelWidth
            }
            ColumnLayout {
                spacing: Theme.s16
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Theme.panelWidth

                HubUsedCard { hub: hub }
                HubElsewhereCard {
                    session: page.session
                    hub: hub
                }
            }
        }
    }
}
