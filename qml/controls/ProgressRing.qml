import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes
import Cunbao.Theme

/// How far something is, as a quiet ring around the words that say it.
Item {
    id: ring

    property real value: 0 ///< 0 to 1
    property string text: ""
    property string caption: ""
    property string label: "" ///< the whole sentence for the screen reader
    property int tone: Tone.Good
    property real size: Math.round(88 + 40 * (Theme.bodySize / 17 - 1))
    readonly property real stroke: Math.max(6, Math.round(size / 14))

    implicitWidth: size
    implicitHeight: size
    Layout.alignment: Qt.AlignVCenter

    Accessible.role: Accessible.ProgressBar
    Accessible.name: label === "" ? text + " " + caption : label

    Shape {
        anchors.fill: parent
        layer.enabled: true
        layer.samples: 4

        ShapePath {
            strokeColor: Theme.dark ? Theme.line : Theme.toneWash(Tone.Neutral)
            strokeWidth: ring.stroke
            fillColor: "transparent"

            PathAngleArc {
                centerX: ring.size / 2
                centerY: ring.size / 2
                radiusX: (ring.size - ring.stroke) / 2
                radiusY: radiusX
                startAngle: 0
                sweepAngle: 360
            }
        }
        ShapePath {
            strokeColor: ring.value > 0 ? Theme.toneInk(ring.tone) : "transparent"
            strokeWidth: ring.stroke
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap

            PathAngleArc {
                centerX: ring.size / 2
                centerY: ring.size / 2
                radiusX: (ring.size - ring.stroke) / 2
                radiusY: radiusX
                startAngle: -90
                sweepAngle: 360 * Math.min(1, Math.max(0, ring.value))
            }
        }
    }
    Column {
        anchors.centerIn: parent
        width: ring.size - 2 * ring.stroke - Theme.s16

        AppText {
            width: parent.width
            text: ring.text
            kind: AppText.Title
            fit: true
            minimumPixelSize: 11
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        AppText {
            width: parent.width
            visible: text !== ""
            text: ring.caption
            kind: AppText.Caption
            secondary: true
            fit: true
            minimumPixelSize: 11
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
