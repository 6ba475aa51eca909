import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme

/// One key of the pad. Its words shrink as far as they must, because a key can't grow.
T.AbstractButton {
    id: key

    property string iconName: ""
    property string label: text
    property bool big: false ///< a digit
    property bool quiet: false ///< no digit: another ground

    // One line as long as that keeps the words readable, otherwise two.
    readonly property bool oneLine: metrics.advanceWidth * Theme.captionSize <= (width - Theme.s8) * Theme.bodySize

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.preferredWidth: 1 // all alike, whatever stands on them

    Accessible.role: Accessible.Button
    Accessible.name: label

    TextMetrics {
        id: metrics

        font.family: Theme.fontFamily
        font.pixelSize: Theme.bodySize
        text: key.text
    }

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
            anchors.margins: Theme.s4
            visible: key.iconName === ""
            text: key.text
            kind: key.big ? AppText.Headline : AppText.Body
            strong: false
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            lineHeightMode: Text.ProportionalHeight
            lineHeight: key.big ? 1 : 0.85
            wrapMode: key.big || key.oneLine ? Text.NoWrap : Text.Wrap
            fontSizeMode: Text.Fit
            minimumPixelSize: 12
            Accessible.ignored: true
        }
    }
}
