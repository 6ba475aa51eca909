import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// A new passcode, typed twice, and a word on how good it is.
FocusScope {
    id: fields

    required property PasscodeChoice choice
    property string label: qsTr("Passcode")

    readonly property bool good: choice.strength === PasscodeChoice.Fair || choice.strength === PasscodeChoice.Strong

    signal accepted()

    function strengthWords(): string {
        switch (choice.strength) {
        case PasscodeChoice.Weak: return qsTr("Easy to guess. Mix letters and digits, or make it longer.");
        case PasscodeChoice.Fair: return qsTr("Good enough");
        case PasscodeChoice.Strong: return qsTr("Strong");
        default: return qsTr("At least %1 characters").arg(choice.shortest);
        }
    }

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight
    Layout.fillWidth: true

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Theme.s12

        Field {
            focus: true
            password: true
            label: fields.label
            text: fields.choice.passcode
            helper: fields.good ? "" : fields.strengthWords()
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            onEdited: text => fields.choice.passcode = text
            onAccepted: repeated.forceActiveFocus()
        }
        RowLayout {
            visible: fields.good
            spacing: Theme.wordGap
            Layout.topMargin: Theme.s4 - Theme.s12 // as near as a field's note is

            Icon {
                name: "check-circle"
                color: Theme.green
                size: Theme.smallSize
            }
            AppText {
                text: fields.strengthWords()
                kind: AppText.Small
                color: Theme.green
            }
        }
        Field {
            id: repeated

            password: true
            label: qsTr("The same again")
            text: fields.choice.repeated
            error: fields.choice.differs ? qsTr("The two are not the same") : ""
            inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
            onEdited: text => fields.choice.repeated = text
            onAccepted: if (fields.choice.acceptable) fields.accepted()
        }
    }
}
