import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// Stands where nothing is yet, and teaches the next step.
Item {
    id: empty

    required property string iconName
    required property string title
    property string text: ""
    property string actionText: ""
    property bool onlyAction: false ///< of its page
    readonly property real roomyWidth: Math.round(Theme.panelWidth * Math.min(1.5, Theme.bodySize / 17))

    signal actionClicked()

    /// Lines of about one length: a last line of a single character looks like a slip. What a line may lack of its
    /// words' share is a character of Chinese, or a word of a language that parts them.
    function evenWidth(words: string, advance: real, size: real): real {
        const slack = size * (words.includes(" ") ? 3 : 1.25);
        const lines = Math.ceil(advance / Math.max(slack, column.width - slack));
        return advance <= column.width ? column.width : Math.min(column.width, Math.ceil(advance / lines + slack));
    }

    implicitWidth: roomyWidth
    implicitHeight: column.height + 2 * Theme.s32
    Layout.fillWidth: true

    TextMetrics {
        id: titleMetrics

        font: titleText.font
        text: empty.title
    }
    TextMetrics {
        id: wordsMetrics

        font: words.font
        text: empty.text
    }
    // A positioner: see the README for why there is no layout here.
    Column {
        id: column

        x: Math.round((empty.width - width) / 2)
        y: Theme.s32
        width: Math.min(empty.width, empty.roomyWidth)
        spacing: Theme.s12

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: empty.iconName
            size: Theme.figureSize
            color: Theme.ink2
        }
        AppText {
            id: titleText

            anchors.horizontalCenter: parent.horizontalCenter
            width: empty.evenWidth(text, titleMetrics.advanceWidth, font.pixelSize)
            text: empty.title
            kind: AppText.Title
            horizontalAlignment: Text.AlignHCenter
        }
        AppText {
            id: words

            anchors.horizontalCenter: parent.horizontalCenter
            width: empty.evenWidth(text, wordsMetrics.advanceWidth, font.pixelSize)
            visible: text !== ""
            text: empty.text
            secondary: true
            horizontalAlignment: Text.AlignHCenter
        }
        PrimaryButton {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(implicitWidth, column.width)
            visible: text !== "" && !empty.onlyAction
            text: empty.actionText
            onClicked: empty.actionClicked()
        }
        PrimaryButton {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(implicitWidth, column.width)
            visible: text !== "" && empty.onlyAction
            text: empty.actionText
            onClicked: empty.actionClicked()
        }
    }
}
