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
    first: name

    readonly property bool complete: name.text !== "" && code.text.length === 12

    function add(): void {
        if (complete)
            villages.add(code.text, name.text, start.text);
    }

    onOpenChanged: {
        if (!open)
            return;
        villages.clearError();
        villages.clearCodeTaken();
        name.text = "";
        code.text = villages.codeBegin;
        start.text = "";
    }

    Banner {
        visible: sheet.villages.error !== ""
        tone: Tone.Wrong
        text: sheet.villages.error
        onTextChanged: if (text !== "") sheet.showTop()
    }
    Field {
        id: name

        label: qsTr("Name")
    }
    Field {
        id: code

        label: qsTr("Division code")
        helper: qsTr("12 digits. The last three are the village's own, mostly from 200 on.")
        error: sheet.villages.codeTakenBy === "" ? ""
             : qsTr("This division code is already that of %1, please check it.").arg(sheet.villages.codeTakenBy)
        inputMethodHints: Qt.ImhDigitsOnly
        maximumLength: 12
        onErrorChanged: if (error !== "") forceActiveFocus()
        onEdited: sheet.villages.clearCodeTaken()
        onAccepted: sheet.add()
    }
    Field {
        id: start

        label: qsTr("Founded on")
        helper: qsTr("Only for a village that is new, for example 2020-07-01. Else it stays empty.")
        onAccepted: sheet.add()
    }

    actions: [
        PrimaryButton {
            text: qsTr("Add the village")
            busy: sheet.villages.busy
            enabled: sheet.complete
            onClicked: sheet.add()
        }
    ]
}
