import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme

/// One line of text to be typed, with its name above and what helps or is wrong below.
FocusScope {
    id: field

    required property string label
    property alias text: input.text
    property string placeholderText: ""
    property string helper: ""
    property string error: ""
    property string unit: ""
    property bool password: false
    property alias readOnly: input.readOnly
    property alias inputMethodHints: input.inputMethodHints
    property alias maximumLength: input.maximumLength
    property alias validator: input.validator

    signal edited(text: string)
    signal accepted()

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight
    Layout.fillWidth: true

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Theme.s4

        AppText {
            text: field.label
            kind: AppText.Small
            secondary: true
            Accessible.ignored: true
        }
        T.TextField {
            id: input

            focus: true
            implicitWidth: Theme.bodySize * 12
            implicitHeight: Math.max(Theme.target, contentHeight + 2 * Theme.s8)
            Layout.fillWidth: true
            leftPadding: Theme.s12
            rightPadding: Theme.s12 + (unitText.visible ? unitText.width + Theme.s8 : 0)
                          + (eye.visible ? eye.width - Theme.s8 : 0)
            verticalAlignment: TextInput.AlignVCenter
            font.family: Theme.fontFamily
            font.pixelSize: Theme.bodySize
            color: Theme.ink
            selectionColor: Theme.green
            selectedTextColor: Theme.inkOnGreen
            selectByMouse: true
            echoMode: field.password && !eye.checked ? TextInput.Password : TextInput.Normal

            onTextEdited: field.edited(text)
            onAccepted: field.accepted()

            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
            Accessible.description: field.error !== "" ? field.error : field.helper
            Accessible.passwordEdit: field.password

            background: FieldFrame {
                focused: input.activeFocus
                wrong: field.error !== ""
                quiet: input.readOnly
            }

            AppText {
                anchors.verticalCenter: parent.verticalCenter
                x: input.leftPadding
                width: input.width - input.leftPadding - input.rightPadding
                visible: input.length === 0 && input.preeditText === ""
                text: field.placeholderText
                secondary: true
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            AppText {
                id: unitText

                anchors.verticalCenter: parent.verticalCenter
                anchors.right: eye.visible ? eye.left : parent.right
                anchors.rightMargin: Theme.s12
                visible: text !== ""
                text: field.unit
                secondary: true
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            IconButton {
                id: eye

                anchors.verticalCenter: parent.verticalCenter
                anchors.right: parent.right
                visible: field.password
                checkable: true
                iconName: !field.password ? "" : checked ? "eye-slash" : "eye"
                label: checked ? qsTr("Hide what is typed") : qsTr("Show what is typed")
            }
        }
        FieldNote {
            helper: field.helper
            error: field.error
        }
    }
}
