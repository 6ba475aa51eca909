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
    note: {
        if (passcode.changeable)
            return "";
        if (passcode.current === "")
            return qsTr("Type the current passcode first");
        return passcode.fresh.differs ? qsTr("The two are not the same")
                                      : qsTr("At least %1 characters, the same both times").arg(passcode.fresh.shortest);
    }
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
