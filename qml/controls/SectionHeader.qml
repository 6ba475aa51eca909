import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// The heading of what follows, with a word or an action at its right. With an action the word stands below the
/// title; where the words are too large for two side by side, all stand below each other.
Item {
    id: header

    required property string title
    property string detail: ""
    property string actionText: ""

    readonly property bool acts: actionText !== ""
    readonly property real besideWidth: acts ? action.implicitWidth : detail !== "" ? detailText.implicitWidth : 0
    // Measured apart: the words' own implicit width would depend on the width that it decides.
    readonly property real titleWidth: Math.ceil(titleMetrics.advanceWidth) + 1
    readonly property bool stacked: besideWidth > 0 && width - besideWidth - Theme.s12
                                    < Math.min(titleWidth, titleText.font.pixelSize * 6)
    readonly property bool detailBelow: acts || stacked
    readonly property real textsHeight: titleText.height + (detail !== "" && detailBelow ? detailText.height : 0)

    signal actionClicked()

    implicitWidth: titleWidth + (besideWidth > 0 ? Theme.s12 + besideWidth : 0)
    implicitHeight: !acts ? textsHeight : stacked ? textsHeight + action.height : Math.max(textsHeight, action.height)
    Layout.fillWidth: true
    Layout.topMargin: Theme.s8

    TextMetrics {
        id: titleMetrics

        font: titleText.font
        text: header.title
    }
    AppText {
        id: titleText

        y: header.acts && !header.stacked ? Math.round((header.height - header.textsHeight) / 2) : 0
        width: header.stacked || header.besideWidth === 0 ? header.width
                                                          : header.width - header.besideWidth - Theme.s12
        text: header.title
        kind: AppText.Title
        font.pixelSize: Math.min(Theme.titleSize, Math.max(Theme.bodySize, 1.4 * Theme.standardTitleSize))
        Accessible.role: Accessible.Heading
    }
    AppText {
        id: detailText

        x: header.detailBelow ? 0 : header.width - width
        y: header.detailBelow ? titleText.y + titleText.height : titleText.baselineOffset - baselineOffset
        width: header.stacked ? header.width : header.acts ? titleText.width : Math.ceil(implicitWidth)
        visible: text !== ""
        text: header.detail
        kind: AppText.Small
        secondary: true
    }
    TextButton {
        id: action

        x: header.stacked ? -leftPadding : header.width - width + rightPadding
        y: header.stacked ? header.textsHeight : Math.round((header.height - height) / 2)
        width: Math.min(Math.ceil(implicitWidth), header.width + leftPadding)
        visible: header.acts
        text: header.actionText
        onClicked: header.actionClicked()
    }
}
