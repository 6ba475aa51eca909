import QtQuick
import QtQuick.Dialogs
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// A hub that somebody else runs, for example the county's: its address, then its key, compared by a person.
Card {
    id: card

    required property Session session
    required property HubModel hub
    property string cardAt: "" ///< where this office's card was saved

    readonly property bool comparing: lookup.step === HubLookup.CompareKey

    HubLookup {
        id: lookup

        session: card.session
    }

    AppText {
        text: qsTr("A hub elsewhere")
        kind: AppText.Title
        Accessible.role: Accessible.Heading
    }
    AppText {
        text: qsTr("For example the county's. Its people need this office's card first, and tell you its address and the fingerprint of its key.")
        secondary: true
    }
    QuietButton {
        visible: card.session.mainOffice
        text: qsTr("Save this office's card…")
        iconName: "file-earmark-text"
        onClicked: saving.open()
    }
    Banner {
        visible: card.cardAt !== ""
        tone: Tone.Good
        title: qsTr("The card is saved; nothing in it is secret")
        text: card.cardAt
    }
    Field {
        id: address

        label: qsTr("Address")
        placeholderText: "https://hub.example.cn:8443"
        error: lookup.step === HubLookup.AddressWrong ? qsTr("This is no address of a hub. Write it like the example.") : ""
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
        readOnly: card.comparing
        onAccepted: lookup.look(text)
    }
    ProgressLine {
        visible: lookup.step === HubLookup.Asking
        indeterminate: true
        cancellable: true
        text: qsTr("Asking the hub for its key")
        onCanceled: lookup.forget()
    }
    Banner {
        visible: lookup.error !== ""
        tone: Tone.Wrong
        text: lookup.error
    }
    Banner {
        visible: card.comparing
        tone: lookup.knownBefore ? Tone.Good : Tone.Doubt
        title: lookup.knownBefore ? qsTr("Its key is the one known here") : qsTr("Compare the fingerprint, digit by digit")
        text: lookup.fingerprint
    }
    Banner {
        visible: lookup.step === HubLookup.InUse
        tone: Tone.Good
        text: qsTr("This office now uses %1. New invites name it.").arg(lookup.url)
    }
    QuietButton {
        visible: !card.comparing
        text: qsTr("Ask for its key")
        enabled: address.text !== ""
        busy: lookup.step === HubLookup.Asking
        onClicked: lookup.look(address.text)
    }
    QuietButton {
        visible: card.comparing
        text: lookup.knownBefore ? qsTr("Use this hub") : qsTr("The fingerprint is the same: use this hub")
        busy: lookup.busy
        onClicked: lookup.trust()
    }
    TextButton {
        visible: card.comparing
        text: qsTr("It is another one")
        destructive: true
        onClicked: lookup.forget()
    }

    Connections {
        target: card.hub
        function onCardSaved(path: string): void { card.cardAt = path; }
    }
    FileDialog {
        id: saving

        title: qsTr("Save this office's card")
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("Office card (*.card)")]
        defaultSuffix: "card"
        onAccepted: card.hub.saveCard(selectedFile)
    }
}
