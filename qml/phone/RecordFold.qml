import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme
import Cunbao.Controls

/// One line for what is known of a figure where there is no room for it; it opens what it stands for.
T.AbstractButton {
    id: fold

    property string shortText: text ///< where all of it would be too small
    property bool warns: false

    readonly property color ink: warns ? Theme.amber : Theme.ink

    implicitWidth: 288
    implicitHeight: Theme.target
    leftPadding: Theme.s12
    rightPadding: Theme.s12
    focusPolicy: Qt.StrongFocus

    Keys.onReturnPressed: fold.clicked()
    Keys.onEnterPressed: fold.clicked()

    Accessible.role: Accessible.Button
    Accessible.name: text

    TextMetrics {
        id: metrics

        font.family: Theme.fontFamily
        font.pixelSize: Theme.smallSize
        font.weight: Font.Bold
        text: fold.text
    }

    background: Rectangle {
        radius: Theme.sheetRadius
        color: fold.down || fold.hovered ? Theme.pressed : fold.warns ? Theme.amberWash : Theme.surface
        border.color: Theme.edge
        border.width: fold.warns ? 0 : 1

        FocusRing {
            shown: fold.visualFocus
        }
    }
    contentItem: RowLayout {
        spacing: Theme.s8

        Icon {
            name: fold.warns ? "exclamation-triangle" : "info-circle"
            color: fold.ink
            size: Theme.bodySize
        }
        AppText {
            text: metrics.advanceWidth * 0.6 < width ? fold.text : fold.shortText
            kind: AppText.Small
            strong: true
            fit: true
            verticalAlignment: Text.AlignVCenter
            minimumPixelSize: Math.floor(Theme.smallSize / 2)
            color: fold.ink
            Accessible.ignored: true
        }
        Icon {
            name: "chevron-right"
            color: fold.ink
            size: Math.round(Theme.bodySize * 0.8)
        }
    }
}
