import QtQuick
import QtQuick.Templates as T
import Cunbao.Theme
import Cunbao.ViewModel

/// The sheet of paper that the document stands on: A4 in its proportions, with the margins of the official format.
/// A figure that is looked into comes into sight.
Item {
    id: paper

    required property ReportModel report
    property string indicator: "" ///< its figures are marked as chosen

    signal figureRequested(id: string)
    signal fieldRequested(field: string)

    onIndicatorChanged: Qt.callLater(reveal)

    function holds(item: Item): bool {
        for (let above = item; above; above = above.parent) {
            if (above === sheet)
                return true;
        }
        return false;
    }

    /// Scrolls to the first figure that is chosen, unless one of them is in sight.
    function reveal(): void {
        if (indicator === "")
            return;
        let first = -1;
        for (let at = 0; at < blocks.count; ++at) {
            const block = blocks.itemAt(at) as ReportBlock;
            for (const place of block?.chosenPlaces() ?? []) {
                const y = block.mapToItem(sheet, 0, place).y;
                if (y >= area.contentY && y + Theme.s48 <= area.contentY + area.height)
                    return;
                if (first < 0)
                    first = y;
            }
        }
        if (first >= 0)
            area.contentY = Math.max(0, Math.min(area.contentHeight - area.height, first - area.height / 3));
    }

    // Placed by hand: a layout loses count of a document whose height follows from its width.
    Flickable {
        id: area

        readonly property Item focused: Window.activeFocusItem

        anchors.fill: parent
        contentWidth: width
        contentHeight: sheet.height
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: true

        onFocusedChanged: {
            const mark = focused as FigureMark;
            if (!mark || !paper.holds(mark))
                return;
            const top = mark.mapToItem(sheet, 0, 0).y - Theme.s24;
            const bottom = top + mark.height + 2 * Theme.s24;
            if (top < contentY)
                contentY = Math.max(0, top);
            else if (bottom > contentY + height)
                contentY = bottom - height;
        }

        T.ScrollBar.vertical: T.ScrollBar {
            implicitWidth: 8
            padding: 2
            minimumSize: 0.08
            visible: area.interactive
            contentItem: Rectangle {
                implicitWidth: 4
                radius: 2
                color: Theme.edge
            }
        }

        Rectangle {
            id: sheet

            readonly property real mm: width / 210

            x: Math.round((area.width - width) / 2)
            width: Math.round(Math.min(area.width - 2 * Theme.s12, (Theme.readingWidth + 2 * Theme.s48)
                                       * Math.max(1, Theme.bodySize / 17)))
            height: Math.max(Math.round(297 * mm), Math.round((37 + 35) * mm + prose.height))
            color: Theme.surface
            border.color: Theme.line
            Accessible.role: Accessible.Document
            Accessible.name: paper.report.title

            Column {
                id: prose

                x: Math.round(28 * sheet.mm)
                y: Math.round(37 * sheet.mm)
                width: Math.round((210 - 28 - 26) * sheet.mm)
                spacing: Theme.s4
                onHeightChanged: Qt.callLater(paper.reveal)

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
