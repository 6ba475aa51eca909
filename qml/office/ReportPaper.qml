pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The sheet of paper that the document stands on.
Item {
    id: paper

    required property ReportModel report
    property string indicator: "" ///< its figures are marked as chosen

    signal figureRequested(id: string)
    signal fieldRequested(field: string)

    ScrollArea {
        anchors.fill: parent
        margin: 0
        maximumWidth: Math.round(Theme.readingWidth * Math.max(1, Theme.bodySize / 17)) + 2 * Theme.s48

        Rectangle {
            implicitHeight: text.height + 2 * Theme.s48
            color: Theme.surface
            border.color: Theme.line
            Layout.fillWidth: true
            Accessible.role: Accessible.Document
            Accessible.name: paper.report.title

            Column {
                id: text

                x: Theme.s48
                y: Theme.s48
                width: parent.width - 2 * Theme.s48
                spacing: Theme.s12

                Repeater {
                    model: paper.report.blocks

                    ReportBlock {
                        width: text.width
                        indicator: paper.indicator
                        onFigureRequested: id => paper.figureRequested(id)
                        onFieldRequested: field => paper.fieldRequested(field)
                    }
                }
            }
        }
    }
}
