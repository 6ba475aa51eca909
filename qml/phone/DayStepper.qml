import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls

/// A day, and steps to another one.
ColumnLayout {
    id: stepper

    required property string day
    property string label: qsTr("Date")
    property bool mayShrink: true
    required property bool mayGrow

    signal daysMoved(days: int)
    signal monthsMoved(months: int)

    spacing: Theme.s4
    Layout.fillWidth: true

    AppText {
        text: stepper.label
        kind: AppText.Small
        secondary: true
    }
    AppText {
        text: stepper.day
        strong: true
    }
    GridLayout {
        columns: width < 2 * Math.max(...steps) + columnSpacing ? 1 : 2
        columnSpacing: Theme.s8
        rowSpacing: Theme.s8
        Layout.fillWidth: true

        readonly property list<real> steps: [dayBack.implicitWidth, dayOn.implicitWidth, monthBack.implicitWidth,
                                             monthOn.implicitWidth]

        QuietButton {
            id: dayBack

            enabled: stepper.mayShrink
            text: qsTr("A day earlier")
            Layout.preferredWidth: 1
            onClicked: stepper.daysMoved(-1)
        }
        QuietButton {
            id: dayOn

            enabled: stepper.mayGrow
            text: qsTr("A day later")
            Layout.preferredWidth: 1
            onClicked: stepper.daysMoved(1)
        }
        QuietButton {
            id: monthBack

            enabled: stepper.mayShrink
            text: qsTr("A month earlier")
            Layout.preferredWidth: 1
            onClicked: stepper.monthsMoved(-1)
        }
        QuietButton {
            id: monthOn

            enabled: stepper.mayGrow
            text: qsTr("A month later")
            Layout.preferredWidth: 1
            onClicked: stepper.monthsMoved(1)
        }
    }
}
