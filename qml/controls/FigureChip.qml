import QtQuick
import QtQuick.Templates as T
import Cunbao.Theme

/// A figure within the running text of a document: its sign and colour tell what it rests on. It is as high as a
/// line of the text and lives on the desktop only.
T.AbstractButton {
    id: chip

    enum Status { Filled, Incomplete, Missing, NotApplicable, Overridden, Doubt }

    property int status: FigureChip.Filled
    property string label: "" ///< what the figure is, for the screen reader
    property bool selected: false
    readonly property int tone: statusTone(status)

    function statusTone(of: int): int {
        switch (of) {
        case FigureChip.Filled: return Tone.Good;
        case FigureChip.Overridden: return Tone.Way;
        case FigureChip.Incomplete:
        case FigureChip.Doubt: return Tone.Doubt;
        default: return Tone.Neutral;
        }
    }

    function statusIcon(of: int): string {
        switch (of) {
        case FigureChip.Filled: return "check";
        case FigureChip.Incomplete: return "circle-half";
        case FigureChip.Missing: return "dash-circle-dotted";
        case FigureChip.NotApplicable: return "slash-circle";
        case FigureChip.Overridden: return "pencil";
        default: return "exclamation-triangle";
        }
    }

    function statusWord(of: int): string {
        switch (of) {
        case FigureChip.Filled: return qsTr("complete");
        case FigureChip.Incomplete: return qsTr("incomplete");
        case FigureChip.Missing: return qsTr("missing");
        case FigureChip.NotApplicable: return qsTr("not applicable");
        case FigureChip.Overridden: return qsTr("set by the office");
        default: return qsTr("doubtful");
        }
    }

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    leftPadding: Theme.s8
    rightPadding: Theme.s8
    topPadding: 2
    bottomPadding: 2
    focusPolicy: Qt.StrongFocus

    Keys.onReturnPressed: chip.clicked()
    Keys.onEnterPressed: chip.clicked()

    Accessible.role: Accessible.Button
    Accessible.name: label === "" ? text + ", " + statusWord(status) : label + ", " + text + ", " + statusWord(status)

    Hint {
        text: chip.label === "" ? chip.statusWord(chip.status) : chip.label + " · " + chip.statusWord(chip.status)
        shown: chip.hovered || chip.visualFocus
    }

    background: Rectangle {
        radius: Theme.fieldRadius
        color: Theme.toneWash(chip.tone)
        border.color: Theme.toneInk(chip.tone)
        border.width: chip.selected ? 2 : chip.hovered ? 1 : 0

        FocusRing {
            shown: chip.visualFocus
            radius: Theme.fieldRadius
            gap: 1
        }
    }

    contentItem: Row {
        spacing: Theme.wordGap

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: chip.statusIcon(chip.status)
            color: Theme.toneInk(chip.tone)
            size: Theme.smallSize
        }
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            text: chip.text
            strong: true
            wrapMode: Text.NoWrap
            color: Theme.toneInk(chip.tone)
            Accessible.ignored: true
        }
    }
}
