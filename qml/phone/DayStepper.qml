import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls

/// A day, and steps to another one.
ColumnLayout {
    id: stepper

    required property string day
    required property bool mayGrow

    signal daysMoved(days: int)
    signal monthsMoved(months: int)

    spacing: Theme.s4
    Layout.fillWidth: true

    AppText {
        text: qsTr("Date")
        kind: AppText.Small
        secondary: true
    }
    AppText {
        text: stepper.day
        strong: true
    }
    RowLayout {
        spacing: Theme.s4
        Layout.fillWidth: false

        IconButton {
            iconName: "chevron-double-left"
            label: qsTr("A month earlier")
            onClicked: stepper.monthsMoved(-1)
        }
        IconButton {
            iconName: "chevron-left"
            label: qsTr("A day earlier")
            onClicked: stepper.daysMoved(-1)
        }
        IconButton {
            enabled: stepper.mayGrow
            iconName: "chevron-right"
            label: qsTr("A day later")
            onClicked: stepper.daysMoved(1)
        }
        IconButton {
            enabled: stepper.mayGrow
            iconName: "chevron-double-right"
            label: qsTr("A month later")
            onClicked: stepper.monthsMoved(1)
        }
    }
}
