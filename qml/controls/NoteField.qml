import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme

/// A few lines of text to be typed: a note, a reason, a comment. It grows with what is typed.
FocusScope {
    id: field

    required property string label
    property alias text: input.text
    property string placeholderText: ""
    property string helper: ""
    property string error: ""
    property alias readOnly: input.readOnly
    property int lines: 3 ///< least height

    signal edited(text: string)

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
        T.TextArea {
            id: input

            focus: true
            implicitWidth: Theme.bodySize * 12
            implicitHeight: Math.max(Theme.target, contentHeight + topPadding + bottomPadding,
                                     field.lines * Theme.bodySize * Theme.lineHeight + topPadding + bottomPadding)
            Layout.fillWidth: true
            leftPadding: Theme.s12
            rightPadding: Theme.s12
            topPadding: Theme.s12
            bottomPadding: Theme.s12
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            font.family: Theme.fontFamily
            font.pixelSize: Theme.bodySize
            color: Theme.ink
            selectionColor: Theme.green
            selectedTextColor: Theme.inkOnGreen
            selectByMouse: true
            Keys.priority: Keys.BeforeItem
            Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

            onTextChanged: if (activeFocus) field.edited(text)

            Accessible.role: Accessible.EditableText
            Accessible.multiLine: true
            Accessible.name: field.label
            Accessible.description: field.error !== "" ? field.error : field.helper

            background: FieldFrame {
                focused: input.activeFocus
                wrong: field.error !== ""
                quiet: input.readOnly
            }

            AppText {
                x: input.leftPadding
                y: input.topPadding
                width: input.width - input.leftPadding - input.rightPadding
                visible: input.length === 0 && input.preeditText === ""
                text: field.placeholderText
                secondary: true
                Accessible.ignored: true
            }
        }
        FieldNote {
            helper: field.helper
            error: field.error
        }
    }
}
