import QtQuick
import QtQuick.Templates as T
import Cunbao.Theme

/// One village and one section in the office's overview: a sign, and a number beside it or below, on a ground of its
/// colour.
T.AbstractButton {
    id: cell

    enum Status {
        None,     ///< nothing yet
        Part,
        Done,     ///< nothing is owed any more
        NotOwed,
        Returned, ///< sent back by a reviewer
        Approved  ///< by a reviewer
    }

    required property string label ///< village, section and state in words
    property int status: HeatCell.None
    property bool selected: false
    readonly property int tone: statusTone(status)
    readonly property real roomyWidth: words.implicitWidth + Theme.bodySize + Theme.wordGap + 2 * Theme.s8
    property bool stacked: width < roomyWidth ///< the number below the sign; in a map all alike

    function statusTone(of: int): int {
        switch (of) {
        case HeatCell.Part: return Tone.Doubt;
        case HeatCell.Done:
        case HeatCell.Approved: return Tone.Good;
        case HeatCell.Returned: return Tone.Wrong;
        default: return Tone.Neutral;
        }
    }

    function statusIcon(of: int): string {
        switch (of) {
        case HeatCell.Part: return "circle-half";
        case HeatCell.Done: return "check-lg";
        case HeatCell.NotOwed: return "slash-lg";
        case HeatCell.Returned: return "arrow-return-left";
        case HeatCell.Approved: return "patch-check";
        default: return "circle";
        }
    }

    implicitWidth: Math.max(Theme.target, roomyWidth)
    implicitHeight: Math.max(Theme.target, stacked && text !== "" ? sign.height + words.implicitHeight + 2 * Theme.s4 : 0)
    focusPolicy: Qt.StrongFocus

    Keys.onReturnPressed: cell.clicked()
    Keys.onEnterPressed: cell.clicked()

    Accessible.role: Accessible.Cell
    Accessible.name: label

    Hint {
        text: cell.label
        shown: cell.hovered || cell.visualFocus
    }

    background: Rectangle {
        radius: Theme.fieldRadius
        color: cell.status === HeatCell.NotOwed ? "transparent"
             : cell.status === HeatCell.None ? Theme.surface : Theme.toneWash(cell.tone)
        border.color: cell.selected || cell.hovered ? Theme.toneInk(cell.tone) : Theme.edge
        border.width: cell.selected ? 2 : cell.hovered || cell.status === HeatCell.None ? 1 : 0

        FocusRing {
            shown: cell.visualFocus
            gap: 0
            radius: Theme.fieldRadius
        }
    }

    Grid {
        anchors.centerIn: parent
        columns: cell.stacked || cell.text === "" ? 1 : 2 // an empty column would have its gap
        columnSpacing: Theme.wordGap
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        Icon {
            id: sign

            name: cell.statusIcon(cell.status)
            color: Theme.toneInk(cell.tone)
            size: cell.stacked && cell.text !== "" ? Theme.smallSize : Theme.bodySize
        }
        AppText {
            id: words

            visible: text !== ""
            text: cell.text
            kind: AppText.Small
            strong: true
            wrapMode: Text.NoWrap
            color: Theme.toneInk(cell.tone)
            Accessible.ignored: true
        }
    }
}
