import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// One invite: first for whom, then the invite itself, on the screen, as a file, or on paper.
Sheet {
    id: panel

    required property Session session

    title: qsTr("Invite a device")
    side: true
    first: form.first

    function show(unit: string): void {
        if (unit !== "")
            invite.unitCode = unit;
        open = true;
    }

    onOpenChanged: {
        invite.forget();
        invite.clearError();
        invite.person = "";
    }

    InviteModel {
        id: invite

        session: panel.session
        onChanged: if (made) panel.showTop()
    }

    Banner {
        visible: invite.error !== ""
        tone: Tone.Wrong
        text: invite.error
    }
    InviteForm {
        id: form

        visible: !invite.made
        invite: invite
    }
    InviteView {
        visible: invite.made
        room: panel.room
        invite: invite
    }

    actions: [
        PrimaryButton {
            visible: !invite.made
            text: qsTr("Make the invite")
            shortcut: panel.open ? "Ctrl+Return" : ""
            busy: invite.busy
            enabled: invite.unitIndex >= 0
            onClicked: invite.make()
        },
        QuietButton {
            visible: invite.made
            text: qsTr("Another invite")
            onClicked: {
                invite.forget();
                invite.person = "";
            }
        }
    ]
}
