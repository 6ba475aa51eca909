import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// Which figure it is, and what it was: the running total or the last value, and last year's.
ColumnLayout {
    id: head

    required property RecordModel record
    required property RecordWords say
    signal ruleRequested()

    spacing: Theme.s8
    Layout.fillWidth: true

    GridLayout {
        columns: width - rule.implicitWidth < Theme.titleSize * 7 ? 1 : 2
        columnSpacing: Theme.s8
        rowSpacing: 0
        Layout.fillWidth: true

        AppText {
            kind: AppText.Title
            text: head.record.name
            Accessible.role: Accessible.Heading
        }
        TextButton {
            id: rule

            iconName: "info-circle"
            text: qsTr("How to count")
            Layout.fillWidth: false
            Layout.alignment: Qt.AlignTop | Qt.AlignRight
            onClicked: head.ruleRequested()
        }
    }
    GridLayout {
        columns: width < Theme.bodySize * 18 ? 1 : 2
        columnSpacing: Theme.s16
        rowSpacing: Theme.s4
        Layout.fillWidth: true

        KnownFigure {
            visible: head.record.adds
            label: qsTr("%1 so far").arg(head.say.span)
            value: head.record.soFarText === "" ? qsTr("nothing yet") : head.say.withUnit(head.record.soFarText)
        }
        KnownFigure {
            visible: !head.record.adds
            label: head.record.lastDayText === "" ? qsTr("Last time") : qsTr("Last time, %1").arg(head.record.lastDayText)
            value: head.record.lastText === "" ? qsTr("nothing yet") : head.say.withUnit(head.record.lastText)
        }
        KnownFigure {
            visible: head.record.yearBeforeText !== ""
            label: head.record.wholeYear ? qsTr("All of last year") : qsTr("A year ago")
            value: head.say.withUnit(head.record.yearBeforeText)
        }
    }
    Divider {}
}
