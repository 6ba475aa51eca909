import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What stands above the document: what went wrong, what was written, and what the marks mean.
ColumnLayout {
    id: notices

    required property ReportModel report
    property bool legend: true
    readonly property bool any: legend || report.error !== "" || report.exportedTo !== ""

    spacing: Theme.s16
    Layout.fillHeight: false

    Banner {
        visible: notices.report.error !== ""
        tone: Tone.Wrong
        text: notices.report.error
        dismissable: true
        onDismissed: notices.report.clearError()
    }
    Banner {
        visible: notices.report.exportedTo !== "" && !notices.report.exporting
        tone: Tone.Good
        title: qsTr("The report is written")
        text: notices.report.exportedOpen > 0
              ? qsTr("%n places are still incomplete; they are marked in the text.", "", notices.report.exportedOpen) + "\n" + notices.report.exportedTo
              : notices.report.exportedTo
        actionText: qsTr("Show the file")
        dismissable: true
        onActionClicked: notices.report.showExported()
        onDismissed: notices.report.forgetExported()
    }
    ReportLegend {
        visible: notices.legend
        report: notices.report
        Layout.fillWidth: true
    }
}
