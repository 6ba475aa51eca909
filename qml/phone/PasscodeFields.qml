import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// A passcode, typed twice, and a word on how good it is.
ColumnLayout {
    id: fields

    required property PasscodeChoice choice
    signal accepted()

    spacing: Theme.s12
    Layout.fillWidth: true

    AppText {
        text: qsTr("Everything on this phone is encrypted under it. Nobody can look it up, the office neither.")
    }
    Field {
        focus: true
        password: true
        label: qsTr("Passcode")
        text: fields.choice.passcode
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
        helper: {
            switch (fields.choice.strength) {
            case PasscodeChoice.Weak: return qsTr("Easy to guess. Mix letters and digits, or make it longer.");
            case PasscodeChoice.Fair: return qsTr("Good enough");
            case PasscodeChoice.Strong: return qsTr("Strong");
            default: return qsTr("At least %1 characters").arg(fields.choice.shortest);
            }
        }
        onEdited: text => fields.choice.passcode = text
        onAccepted: repeated.forceActiveFocus()
    }
    Field {
        id: repeated

        password: true
        label: qsTr("The same again")
        text: fields.choice.repeated
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
        error: fields.choice.differs ? qsTr("The two are not the same") : ""
        onEdited: text => fields.choice.repeated = text
        onAccepted: if (fields.choice.acceptable) fields.accepted()
    }
}
