import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme

/// One key of the pad: a sign, a digit, or words of a size that its pad finds, because a key can't grow.
T.AbstractButton {
    id: key

    property string iconName: ""
    property string label: text
    property bool big: false ///< a digit
    property bool quiet: false ///< no digit: another ground
    property real wordSize: Theme.bodySize

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: 1 // all alike, whatever stands on them

    Accessible.role: Accessible.Button
    Accessible.name: label

    background: Rectangle {
        radius: Theme.sheetRadius
        color: key.down ? Theme.greenWash : key.quiet ? Theme.pressed : Theme.surface
        border.color: key.down ? Theme.green : Theme.edge
        border.width: 1
        opacity: key.enabled ? 1 : 0.4

        FocusRing {
            shown: key.visualFocus
        }
    }

    contentItem: Item {
        opacity: key.enabled ? 1 : 0.4

        Icon {
            anchors.centerIn: parent
            visible: key.iconName !== ""
            name: key.iconName
            size: Math.min(key.height * 0.5, Math.round(Theme.headlineSize * 0.9))
        }
        AppText {
            anchors.fill: parent
            visible: key.iconName === ""
            text: key.text
            kind: AppText.Headline
            font.pixelSize: key.big ? Math.min(Theme.headlineSize, Math.floor(key.height / 1.5)) : key.wordSize
            strong: false
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            lineHeightMode: Text.ProportionalHeight
            lineHeight: key.big ? 1 : 0.8 // the font's own line is half as high again as its characters
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
