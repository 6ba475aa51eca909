import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// The heading of what follows, with a word or an action at its right.
GridLayout {
    id: header

    required property string title
    property string detail: ""
    property string actionText: ""

    readonly property real sideWidth: (detailText.visible ? detailText.implicitWidth : 0)
                                      + (action.visible ? action.implicitWidth : 0)

    signal actionClicked()

    columns: width - sideWidth - Theme.s12 < Math.min(titleText.implicitWidth, Theme.titleSize * 6) ? 1 : 3
    columnSpacing: Theme.s12
    rowSpacing: 0
    Layout.fillWidth: true
    Layout.topMargin: Theme.s8

    AppText {
        id: titleText

        text: header.title
        kind: AppText.Title
        Accessible.role: Accessible.Heading
    }
    AppText {
        id: detailText

        visible: text !== ""
        text: header.detail
        kind: AppText.Small
        secondary: true
        Layout.fillWidth: header.columns === 1
    }
    TextButton {
        id: action

        visible: text !== ""
        text: header.actionText
        Layout.fillWidth: false
        Layout.maximumWidth: header.width
        Layout.leftMargin: header.columns === 1 ? -leftPadding : 0
        onClicked: header.actionClicked()
    }
}
