import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The invite itself: to be scanned from the screen, saved, or printed.
ColumnLayout {
    id: view

    required property InviteModel invite
    required property real room ///< the height that is in sight without scrolling, in px
    property string savedTo: ""

    readonly property list<string> facts: [
        invite.person === "" ? invite.unitName : qsTr("For %1, %2").arg(invite.person).arg(invite.unitName),
        invite.roleText,
        qsTr("One use, until %1").arg(invite.expiresText)
    ]

    spacing: Theme.s12

    Connections {
        target: view.invite
        function onSaved(path: string): void { view.savedTo = path; }
        function onChanged(): void {
            if (!view.invite.made)
                view.savedTo = "";
        }
    }

    AppText {
        text: view.facts[0]
        strong: true
    }
    AppText {
        id: instruction

        text: qsTr("Scan it with the new phone. Whoever has it can join once, so hand it over yourself.")
    }
    // As large as is read well across a desk, and all of it in sight together with what to do with it. Whole pixels a
    // module, so that nothing but the code's own quiet zone stands around it: a long invite takes more than 320.
    QrCodeItem {
        id: code

        readonly property real most: Math.min(view.width, 400, view.room - instruction.y - instruction.height - view.spacing)
        readonly property real side: modules > 0 ? Math.max(2, Math.floor(most / modules)) * modules : 1

        text: view.invite.text
        implicitWidth: side
        implicitHeight: side
        Layout.alignment: Qt.AlignHCenter
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("QR code of the invite, to be scanned with the new phone")
    }
    Repeater {
        model: view.facts.slice(1)

        AppText {
            required property string modelData

            text: modelData
            secondary: true
        }
    }
    QuietButton {
        text: qsTr("Save as a file…")
        iconName: "file-earmark-text"
        busy: view.invite.busy
        onClicked: fileDialog.open()
    }
    QuietButton {
        text: qsTr("Save a page to print…")
        iconName: "file-earmark-text"
        busy: view.invite.busy
        onClicked: pageDialog.open()
    }
    Banner {
        visible: view.savedTo !== ""
        tone: Tone.Good
        title: qsTr("Saved, readable by you alone")
        text: view.savedTo
    }
    NoteField {
        label: qsTr("The same as text")
        text: view.invite.text
        readOnly: true
        lines: 2
    }

    FileDialog {
        id: fileDialog

        title: qsTr("Save the invite")
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("Invite (*.cunbao)")]
        defaultSuffix: "cunbao"
        onAccepted: view.invite.save(selectedFile)
    }
    FileDialog {
        id: pageDialog

        title: qsTr("Save a page to print")
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("Page (*.pdf)")]
        defaultSuffix: "pdf"
        onAccepted: view.invite.savePage(selectedFile, qsTr("Invite to %1").arg(view.invite.officeName),
                                         view.facts, [
            qsTr("Install Cunbao on the phone and open it."),
            qsTr("Choose \"Join with an invite\" and scan this code."),
            qsTr("Choose a passcode of your own and tell it to nobody."),
            qsTr("Destroy this page after use.")
        ])
    }
}
