import QtQuick
import QtQuick.Layouts
import Cunbao.Controls
import Cunbao.ViewModel

/// The day that the figure is of, and the way to its note: seldom touched.
GridLayout {
    id: extras

    required property RecordModel record
    signal dateRequested()
    signal moreRequested()

    columns: day.implicitWidth + more.implicitWidth > width + 2 * day.leftPadding ? 1 : 2
    columnSpacing: 0
    rowSpacing: 0

    TextButton {
        id: day

        text: extras.record.date.missing ? qsTr("Choose a date")
            : extras.record.date.isToday ? qsTr("Today, %1").arg(extras.record.date.text)
            : qsTr("%1, counts for %2").arg(extras.record.date.text).arg(extras.record.periodText)
        iconName: "calendar3"
        Layout.fillWidth: false
        Layout.leftMargin: -leftPadding
        Layout.maximumWidth: extras.width + leftPadding
        onClicked: extras.dateRequested()
    }
    TextButton {
        id: more

        text: extras.record.note === "" ? qsTr("Note") : qsTr("Note: yes")
        iconName: "three-dots"
        Layout.fillWidth: false
        Layout.leftMargin: extras.columns === 1 ? -leftPadding : 0
        Layout.rightMargin: extras.columns === 1 ? 0 : -rightPadding
        Layout.alignment: extras.columns === 1 ? Qt.AlignLeft : Qt.AlignRight
        onClicked: extras.moreRequested()
    }
}
