import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// Work that takes a while: what is done, how far it is, and a way to stop it.
ColumnLayout {
    id: progress

    property string text: ""
    property string detail: ""
    property real value: 0 ///< 0 to 1
    property bool indeterminate: false
    property bool cancellable: false

    signal canceled()

    spacing: Theme.s8
    Layout.fillWidth: true

    Accessible.role: Accessible.ProgressBar
    Accessible.name: text
    Accessible.description: detail

    AppText {
        visible: text !== ""
        text: progress.text
        Accessible.ignored: true
    }
    Rectangle {
        id: track

        implicitHeight: 8
        radius: 4
        clip: true
        color: Theme.dark ? Theme.line : Theme.pressed
        Layout.fillWidth: true

        Rectangle {
            id: bar

            property real sweep: 0

            x: progress.indeterminate ? Math.round((track.width - width) * sweep) : 0
            width: progress.indeterminate ? track.width * 0.3
                                          : Math.max(radius * 2, track.width * Math.min(1, progress.value))
            visible: progress.indeterminate || progress.value > 0
            height: parent.height
            radius: 4
            color: Theme.green

            SequentialAnimation {
                running: progress.indeterminate && progress.visible && !Theme.reducedMotion
                loops: Animation.Infinite

                NumberAnimation {
                    target: bar
                    property: "sweep"
                    from: 0
                    to: 1
                    duration: 1200
                    easing.type: Easing.InOutSine
                }
                NumberAnimation {
                    target: bar
                    property: "sweep"
                    from: 1
                    to: 0
                    duration: 1200
                    easing.type: Easing.InOutSine
                }
            }
        }
    }
    AppText {
        visible: text !== ""
        text: progress.detail
        kind: AppText.Small
        secondary: true
        Accessible.ignored: true
    }
    QuietButton {
        visible: progress.cancellable
        text: qsTr("Cancel")
        Layout.fillWidth: false
        onClicked: progress.canceled()
    }
}
