import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// One more village, typed by hand.
Sheet {
    id: sheet

    required property VillagesModel villages

    title: qsTr("Add a village")
    side: true

    function add(): void {
        villages.add(code.text, name.text, start.text);
    }

    onOpenChanged: {
        if (!open)
            return;
        villages.clearError();
        name.text = "";
        code.text = villages.codeBegin;
        start.text = "";
    }

    Field {
        id: name

        label: qsTr("Name")
    }
    Field {
        id: code

        label: qsTr("Division code")
        helper: qsTr("12 digits. The last three are the village's own: 201 and up.")
        inputMethodHints: Qt.ImhDigitsOnly
        maximumLength: 12
    }
    Field {
        id: start

        label: qsTr("First day")
        helper: qsTr("Only for a village that is new, for example 2020-07-01. Else it stays empty.")
        onAccepted: sheet.add()
    }
    Banner {
        visible: sheet.villages.error !== ""
        tone: Tone.Wrong
        text: sheet.villages.error
    }

    actions: [
        PrimaryButton {
            text: qsTr("Add the village")
            busy: sheet.villages.busy
            enabled: name.text !== "" && code.text.length === 12
            onClicked: sheet.add()
        }
    ]
}
