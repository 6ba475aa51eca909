import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The recovery kit once more, for an office where nobody has confirmed it yet.
Sheet {
    id: sheet

    required property RecoveryKitModel kit
    required property string officeName

    title: qsTr("The recovery kit")
    side: true

    onOpenChanged: {
        view.clear();
        if (open)
            kit.show();
        else
            kit.forget();
    }

    Banner {
        visible: sheet.kit.error !== ""
        tone: Tone.Wrong
        text: sheet.kit.error
    }
    RecoveryKitView {
        id: view

        kit: sheet.kit
        officeName: sheet.officeName
        Layout.fillWidth: true
    }

    actions: [
        PrimaryButton {
            text: qsTr("I have it safe")
            busy: sheet.kit.busy
            enabled: view.typed !== ""
            onClicked: sheet.kit.confirm(view.typed)
        }
    ]
}
