import QtQuick
import QtQuick.Layouts
import QtQuick.Dialogs
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The report as it will print. Each figure stands where it will stand and leads to what it is made of.
FocusScope {
    id: page

    required property Session session
    property string indicator: "" ///< the figure that is looked into; empty: none

    /// The figure's origin has room beside the document; else it takes its place.
    readonly property bool wide: width > Theme.bodySize * 52

    readonly property bool reading: reportModel.loaded && (wide || indicator === "")
    /// A low window has no room for anything that stands still above the document.
    readonly property bool scrolling: reading && height < Theme.bodySize * 40

    ReportModel {
        id: reportModel

        session: page.session
    }

    DesktopPage {
        anchors.fill: parent
        focus: true
        title: qsTr("Report")
        subtitle: reportModel.loaded ? qsTr("%1, %2").arg(reportModel.title).arg(reportModel.periodText) : ""

        actions: [
            QuietButton {
                text: qsTr("Names in the text…")
                iconName: "pencil"
                enabled: fields.count > 0
                onClicked: fields.open = true
            },
            PrimaryButton {
                text: qsTr("Export…")
                shortcut: "Ctrl+E"
                busy: reportModel.exporting
                enabled: reportModel.loaded
                onClicked: {
                    saving.selectedFile = reportModel.suggestedFile();
                    saving.open();
                }
            }
        ]

        // Placed by hand: a layout that shows and hides what fills it loses count with Qt 6.4. Document and panel reach
        // to the edges of the window, as a panel at the side does.
        Item {
            id: room

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: 1 // a layout leaves out what is nothing high, and then never gives it a width

            ReportNotices {
                id: notices

                readonly property real space: visible ? height + Theme.s16 : 0

                // As the sheet stands.
                x: Math.round((paper.width - paper.columnWidth) / 2)
                width: paper.sheetWidth
                visible: any && !page.scrolling
                report: reportModel
                legend: page.reading
            }
            ReportPaper {
                id: paper

                y: notices.space
                width: room.width - (trace.open ? trace.width - Theme.s24 + Theme.s16 : 0)
                height: room.height + Theme.s24 - y
                visible: page.reading
                report: reportModel
                indicator: page.indicator
                notices: page.scrolling
                onFigureRequested: id => { page.indicator = id; }
                onFieldRequested: field => fields.show(field)
            }
            TracePanel {
                id: trace

                x: room.width + Theme.s24 - width
                y: alone && notices.visible ? notices.space : -Theme.s24
                width: alone ? room.width + 2 * Theme.s24 : implicitWidth
                height: room.height + Theme.s24 - y
                session: page.session
                indicator: page.indicator
                period: reportModel.period
                alone: !page.wide
                onClosed: page.indicator = ""
            }
        }
    }

    FileDialog {
        id: saving

        title: qsTr("Export the report")
        fileMode: FileDialog.SaveFile
        nameFilters: [qsTr("Word document (*.docx)"), qsTr("Text (*.txt)"), qsTr("Table of figures (*.csv)")]
        defaultSuffix: ["docx", "txt", "csv"][Math.max(0, selectedNameFilter.index)]
        onAccepted: reportModel.exportTo(selectedFile)
    }
    ProfileSheet {
        id: fields

        session: page.session
        onClosed: open = false
    }
}
