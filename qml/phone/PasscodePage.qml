import QtQuick
import Cunbao.Controls
import Cunbao.Settings
import Cunbao.ViewModel

/// Changing the passcode.
PageFrame {
    id: page

    required property Session session

    signal done()

    title: qsTr("Change the passcode")
    canGoBack: true
    note: passcode.current === "" ? qsTr("Type the current passcode first") : "" // the fields say the rest
    actions: PrimaryButton {
        text: qsTr("Change")
        enabled: passcode.changeable
        busy: passcode.busy
        onClicked: passcode.change()
    }
    onBack: done()

    PasscodeModel {
        id: passcode

        session: page.session
        onChanged: page.done()
    }
    PasscodeForm {
        model: passcode
        focus: true
    }
}
