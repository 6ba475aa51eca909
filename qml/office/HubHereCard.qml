import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The hub on this computer: where it listens, started and stopped.
Card {
    id: card

    required property HubModel hub

    readonly property bool running: hub.state === EmbeddedHub.Running
    readonly property bool busy: hub.state === EmbeddedHub.Starting || hub.state === EmbeddedHub.Stopping

    function stateWords(): string {
        switch (hub.state) {
        case EmbeddedHub.Starting: return qsTr("Starting");
        case EmbeddedHub.Running: return qsTr("Running");
        case EmbeddedHub.Stopping: return qsTr("Stopping");
        case EmbeddedHub.Failed: return qsTr("Not running");
        default: return qsTr("Stopped");
        }
    }

    function stateTone(): int {
        if (running)
            return Tone.Good;
        return busy ? Tone.Way : hub.state === EmbeddedHub.Failed ? Tone.Wrong : Tone.Neutral;
    }

    function meanings(addresses: var): var {
        return addresses.map(address => address === "127.0.0.1" ? qsTr("Only for this computer itself") : "");
    }

    spacing: Theme.s16

    AppText {
        text: qsTr("On this computer")
        kind: AppText.Title
        Accessible.role: Accessible.Heading
    }
    AppText {
        visible: !card.hub.canRun
        text: qsTr("A hub can run on the main office device.")
        secondary: true
    }
    StateChip {
        visible: card.hub.canRun
        text: card.stateWords()
        tone: card.stateTone()
        iconName: card.busy ? "hourglass-split" : card.running ? "check-circle" : Theme.toneIcon(tone)
    }
    Banner {
        visible: card.hub.onlyHere
        tone: Tone.Doubt
        title: qsTr("Phones can't reach it")
        text: qsTr("It runs on an address that only this computer itself can use. Stop it, choose another address, and start it again.")
    }
    Banner {
        visible: card.hub.stateError !== ""
        tone: Tone.Wrong
        text: card.hub.stateError
    }
    Banner {
        visible: card.hub.addressGone
        tone: Tone.Doubt
        title: qsTr("This computer has another address now")
        text: qsTr("Phones look for it at %1. Give this computer a fixed address in the network, or they sync by files.").arg(card.hub.url)
    }
    ColumnLayout {
        visible: card.hub.canRun && !card.running
        spacing: Theme.s16

        AppText { text: qsTr("Phones in the same network sync with it whenever this program is open. It carries sealed pieces only and can read none of them.") }
        Choice {
            label: qsTr("Address of this computer")
            options: card.hub.addresses
            details: card.meanings(card.hub.addresses)
            currentIndex: card.hub.addressIndex
            onChosen: index => card.hub.addressIndex = index
        }
        Field {
            label: qsTr("Port")
            text: card.hub.port.toString()
            inputMethodHints: Qt.ImhDigitsOnly
            maximumLength: 5
            validator: IntValidator { bottom: 1; top: 65535 }
            onEdited: text => card.hub.port = Number(text)
        }
    }
    ColumnLayout {
        visible: card.hub.canRun
        spacing: Theme.s12

        HubFact {
            visible: card.running
            label: qsTr("Address")
            value: card.hub.url
        }
        HubFact {
            visible: card.running
            label: qsTr("Fingerprint of its key")
            value: card.hub.fingerprint
            halved: true
        }
        HubFact {
            visible: card.running
            label: qsTr("Devices that may sync")
            value: qsTr("%n devices", "", card.hub.devices)
        }
        HubFact {
            label: qsTr("Stored on this computer")
            value: card.hub.storageText
        }
    }
    QuietButton {
        visible: card.running
        text: qsTr("Stop the hub")
        onClicked: card.hub.stop()
    }
}
