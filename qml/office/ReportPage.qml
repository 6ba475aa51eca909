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

        Banner {
            visible: reportModel.error !== ""
            tone: Tone.Wrong
            text: reportModel.error
            dismissable: true
            onDismissed: reportModel.clearError()
        }
        Banner {
            visible: reportModel.exportedTo !== "" && !reportModel.exporting
            tone: reportModel.exportedOpen > 0 ? Tone.Doubt : Tone.Good
            title: qsTr("The report is written")
            text: reportModel.exportedOpen > 0
                  ? qsTr("%1. %n places in it are still marked for you.", "", reportModel.exportedOpen).arg(reportModel.exportedTo)
                  : reportModel.exportedTo
            actionText: qsTr("Show the file")
            onActionClicked: reportModel.showExported()
        }
        RowLayout {
            spacing: Theme.s16
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                visible: reportModel.loaded && (page.wide || page.indicator === "")
                spacing: Theme.s16
                Layout.fillWidth: true
                Layout.fillHeight: true

                ReportLegend {
                    report: reportModel
                    Layout.fillWidth: true
                }
                ReportPaper {
                    report: reportModel
                    indicator: page.indicator
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onFigureRequested: id => { page.indicator = id; }
                    onFieldRequested: field => fields.show(field)
                }
            }
            TracePanel {
                session: page.session
                indicator: page.indicator
                period: reportModel.period
                Layout.fillWidth: !page.wide
                Layout.fillHeight: true
                // Up to the edges of the window, as a panel at the side is.
                Layout.topMargin: -Theme.s24
                Layout.bottomMargin: -Theme.s24
                Layout.rightMargin: -Theme.s24
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
