pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The sheet of paper that the document stands on: A4 in its proportions, with the margins of the official format at
/// the sides. Above, where a printed page leaves 37 mm, a screen shows words.
/// A figure that is looked into comes into sight.
Item {
    id: paper

    required property ReportModel report
    property string indicator: "" ///< its figures are marked as chosen
    readonly property real columnWidth: Math.min(width, area.maximumWidth) ///< of the sheet and its scroll bar
    readonly property real sheetWidth: columnWidth - sheet.Layout.rightMargin
    property bool notices: false ///< what stands above the document scrolls with it

    signal figureRequested(id: string)
    signal fieldRequested(field: string)

    onIndicatorChanged: settling.restart()

    /// Scrolls to the first figure that is chosen, unless one of them is in sight.
    function reveal(): void {
        if (indicator === "")
            return;
        let first = -1;
        for (let at = 0; at < blocks.count; ++at) {
            const block = blocks.itemAt(at) as ReportBlock;
            for (const place of block?.chosenPlaces() ?? []) {
                const y = block.mapToItem(area.contentItem, 0, place).y;
                if (y >= area.contentY && y + Theme.s48 <= area.contentY + area.height)
                    return;
                if (first < 0)
                    first = y;
            }
        }
        if (first >= 0)
            area.contentY = Math.max(0, Math.min(area.contentHeight - area.height, first - area.height / 3));
    }

    // Once the lines have found their places.
    Timer {
        id: settling

        interval: 0
        onTriggered: paper.reveal()
    }
    ScrollArea {
        id: area

        anchors.fill: parent
        margin: 0
        spacing: Theme.s16
        maximumWidth: Math.round((Theme.readingWidth + 2 * Theme.s48) * Math.max(1, Theme.bodySize / 17))

        ReportNotices {
            visible: paper.notices
            report: paper.report
            Layout.rightMargin: Theme.s12
        }
        Rectangle {
            id: sheet

            readonly property real mm: width / 210
            readonly property real headMargin: 12 // mm

            // Never nothing: a layout leaves out what is nothing high, and then never gives it a width.
            implicitHeight: Math.max(1, Math.round(297 * mm), Math.round((headMargin + 35) * mm + prose.height))
            Layout.fillWidth: true
            Layout.rightMargin: Theme.s12 // beside the scroll bar
            color: Theme.surface
            border.color: Theme.line
            Accessible.role: Accessible.Document
            Accessible.name: paper.report.title

            Column {
                id: prose

                x: Math.round(28 * sheet.mm)
                y: Math.round(sheet.headMargin * sheet.mm)
                width: Math.round((210 - 28 - 26) * sheet.mm)
                spacing: Theme.s4
                onHeightChanged: settling.restart()

                Repeater {
                    id: blocks

                    model: paper.report.blocks

                    ReportBlock {
                        width: prose.width
                        indicator: paper.indicator
                        onFigureRequested: id => paper.figureRequested(id)
                        onFieldRequested: field => paper.fieldRequested(field)
                    }
                }
            }
        }
    }
}
