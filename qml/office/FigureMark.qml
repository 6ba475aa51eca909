pragma ComponentBehavior: Bound

import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The mark under one figure in running text: it wraps where the words do. Enter or a press looks into it.
Item {
    id: mark

    required property TextEdit words ///< what the figure stands in
    required property int start
    required property int length
    required property string name
    required property string text
    required property string remark
    required property int status ///< a ReportModel.SlotStatus
    property bool selected: false
    property bool leads: true ///< somewhere

    signal clicked()

    property var lines: [] ///< rectangles, one for each line that the figure stands on
    property bool hovered: false

    readonly property int tone: {
        switch (status) {
        case ReportModel.Filled: return Tone.Good;
        case ReportModel.NotApplicable:
        case ReportModel.Missing: return Tone.Neutral;
        case ReportModel.Overridden: return Tone.Way;
        default: return Tone.Doubt;
        }
    }
    readonly property string statusWord: {
        switch (status) {
        case ReportModel.Filled: return qsTr("Complete");
        case ReportModel.Incomplete: return qsTr("Incomplete");
        case ReportModel.Missing: return qsTr("Missing");
        case ReportModel.NotApplicable: return qsTr("Not applicable");
        case ReportModel.Overridden: return qsTr("Set by the office");
        default: return qsTr("Doubtful");
        }
    }
    /// Words in the text tell of what is missing or incomplete; what the office set or doubts has a sign.
    readonly property string sign: status === ReportModel.Overridden ? "pencil"
                                 : status === ReportModel.Doubt ? "exclamation-triangle" : ""

    activeFocusOnTab: leads
    Accessible.role: leads ? Accessible.Link : Accessible.StaticText
    Accessible.name: name + ", " + text + ", " + statusWord
    Accessible.description: remark
    Accessible.focusable: leads
    Accessible.onPressAction: mark.clicked()

    Keys.onReturnPressed: mark.clicked()
    Keys.onEnterPressed: mark.clicked()
    Keys.onSpacePressed: mark.clicked()

    onStartChanged: place()
    onLengthChanged: place()
    Component.onCompleted: place()

    Connections {
        target: mark.words
        function onTextChanged(): void { mark.place(); }
        function onWidthChanged(): void { mark.place(); }
        function onContentSizeChanged(): void { mark.place(); }
    }

    /// Finds out on which lines the figure stands, and covers them.
    function place(): void {
        if (start + length > words.length)
            return; // the words that it stands in have not come yet
        const found = [];
        for (let at = start; at < start + length; ++at) {
            const here = words.positionToRectangle(at);
            const next = words.positionToRectangle(at + 1);
            const right = next.y === here.y && next.x > here.x ? next.x : here.x + words.font.pixelSize;
            const line = found.length > 0 ? found[found.length - 1] : null;
            if (line && line.y === here.y)
                line.width = right - line.x;
            else
                found.push({ x: here.x, y: here.y, width: right - here.x, height: here.height });
        }
        if (found.length === 0)
            return;
        const left = found.length === 1 ? found[0].x : 0;
        const last = found[found.length - 1];
        x = left;
        y = found[0].y;
        width = found.length === 1 ? found[0].width : words.width;
        height = last.y + last.height - y;
        lines = found.map(line => Qt.rect(line.x - left, line.y - found[0].y, line.width, line.height));
    }

    Hint {
        text: Theme.joined([mark.name, mark.statusWord]) + (mark.remark === "" ? "" : "\n" + mark.remark)
        shown: mark.hovered || mark.activeFocus
    }

    Repeater {
        model: mark.lines

        Rectangle {
            id: wash

            required property rect modelData
            required property int index

            x: modelData.x - Theme.s4 / 2
            y: modelData.y
            // Punctuation stands close behind a figure: the border leaves it a hair of room.
            width: modelData.width + Theme.s4 * 3 / 4
            height: modelData.height
            radius: Theme.s4
            color: Theme.toneWash(mark.tone)
            border.color: mark.activeFocus ? Theme.blue : Theme.toneInk(mark.tone)
            border.width: mark.activeFocus ? 3 : mark.selected ? 2
                        : mark.hovered || mark.status === ReportModel.Missing ? 1 : 0

            Icon {
                visible: mark.sign !== "" && wash.index === mark.lines.length - 1
                name: mark.sign
                color: Theme.toneInk(mark.tone)
                size: Math.round(Theme.captionSize * 0.75)
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: -size / 2
            }
            HoverHandler {
                cursorShape: mark.leads ? Qt.PointingHandCursor : Qt.ArrowCursor
                onHoveredChanged: mark.hovered = hovered
            }
            TapHandler {
                enabled: mark.leads
                onTapped: {
                    mark.forceActiveFocus(Qt.MouseFocusReason);
                    mark.clicked();
                }
            }
        }
    }
}
