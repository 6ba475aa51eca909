import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What the figure was: the running total or the last value, and last year's; and the way to its rule.
GridLayout {
    id: head

    required property RecordModel record
    required property RecordWords say
    property bool tight: false
    signal ruleRequested()

    readonly property bool compares: record.yearBeforeText !== ""

    // In one row where there is little height, as long as nothing has to stand beside it.
    readonly property real rowWidth: tight && columns === 1 ? width : 0

    columns: width < Theme.bodySize * 15 ? 1 : width < Theme.bodySize * 22 && compares ? 2 : 3
    columnSpacing: Theme.s16
    rowSpacing: Theme.s4
    Layout.fillWidth: true

    KnownFigure {
        rowWidth: head.rowWidth
        label: head.say.soFarLabel
        value: head.say.soFarValue
    }
    KnownFigure {
        visible: head.compares
        rowWidth: head.rowWidth
        label: head.record.wholeYear ? qsTr("All of last year") : qsTr("A year ago")
        value: head.say.known(head.record.yearBeforeText)
    }
    TextButton {
        iconName: "info-circle"
        text: qsTr("How to count")
        Layout.fillWidth: false
        Layout.alignment: head.columns === 1 ? Qt.AlignLeft : Qt.AlignRight
        Layout.leftMargin: head.columns === 1 ? -leftPadding : 0
        Layout.rightMargin: head.columns === 1 ? 0 : -rightPadding
        onClicked: head.ruleRequested()
    }
}
