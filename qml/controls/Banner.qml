// Qt 6.4 loads no component that is bound to its file, so the buttons name what is around them unbound.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// A message in the page, never over it: what happened, what is safe, what to do.
Rectangle {
    id: banner

    required property string text
    property string title: ""
    property int tone: Tone.Way
    property string iconName: tone === Tone.Way ? "info-circle" : Theme.toneIcon(tone)
    property string actionText: ""
    property bool dismissable: false

    signal actionClicked()
    signal dismissed()

    readonly property real textsLeft: Theme.s16 + sign.width + Theme.s12
    readonly property real textsRight: width - (dismissable ? close.width + Theme.s4 : Theme.s16)
    // Measured apart: the words' own implicit width would depend on the width that it decides.
    readonly property real naturalWidth: Math.ceil(Math.max(wordsMetrics.advanceWidth, titleMetrics.advanceWidth)) + 1
    readonly property bool acts: actionText !== ""
    // A short message and its action need but one line.
    readonly property bool actionBeside: acts && textsLeft + naturalWidth + Theme.s8 + action.implicitWidth <= textsRight
    readonly property real least: dismissable ? close.height + Theme.s8 : actionBeside ? action.height + Theme.s8 : 0
    readonly property real belowTexts: acts && !actionBeside ? action.height + Theme.s4 : Theme.s12

    implicitWidth: textsLeft + naturalWidth + Theme.s16
    implicitHeight: Math.max(least, Theme.s12 + texts.height + belowTexts)
    Layout.fillWidth: true
    Layout.maximumWidth: Math.round(Theme.bodySize * 64) // a longer line is hard to follow
    radius: Theme.sheetRadius
    color: Theme.toneWash(tone)

    Accessible.role: Accessible.AlertMessage
    Accessible.name: title === "" ? text : title + ". " + text

    TextMetrics {
        id: titleMetrics

        font: titleText.font
        text: banner.title
    }
    TextMetrics {
        id: wordsMetrics

        font: words.font
        text: banner.text
    }
    // Placed by hand: layouts within layouts lose count of wrapped lines when a window changes its width.
    Icon {
        id: sign

        x: Theme.s16
        y: texts.y + Math.round((Theme.bodySize * Theme.lineHeight - height) / 2)
        name: banner.iconName
        color: Theme.toneInk(banner.tone)
    }
    Column {
        id: texts

        x: banner.textsLeft
        y: Math.max(Theme.s12, Math.round((banner.least - height) / 2))
        width: banner.textsRight - x - (banner.actionBeside ? action.width + Theme.s8 : 0)
        spacing: Theme.s4

        AppText {
            id: titleText

            width: parent.width
            visible: text !== ""
            text: banner.title
            strong: true
            color: Theme.toneInk(banner.tone)
            Accessible.ignored: true
        }
        AppText {
            id: words

            width: parent.width
            text: banner.text
            Accessible.ignored: true
        }
    }
    // Most messages have neither of these two.
    Loader {
        id: action

        x: banner.actionBeside ? banner.textsRight - width + Theme.s8 : banner.textsLeft - Theme.s8
        y: banner.actionBeside ? Math.round((banner.height - height) / 2) : texts.y + texts.height
        width: Math.min(Math.ceil(implicitWidth), banner.textsRight - banner.textsLeft + Theme.s8)
        active: banner.acts
        sourceComponent: TextButton {
            leftPadding: Theme.s8
            rightPadding: Theme.s8
            text: banner.actionText
            onClicked: banner.actionClicked()
        }
    }
    Loader {
        id: close

        x: banner.width - width - Theme.s4
        y: Theme.s4
        active: banner.dismissable
        sourceComponent: IconButton {
            iconName: "x-lg"
            label: qsTr("Dismiss")
            onClicked: banner.dismissed()
        }
    }
}
