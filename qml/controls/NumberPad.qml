pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Cunbao.Theme

/// The program's own keypad for figures. It keeps no text: each key is a signal. While it has the focus, the keys of
/// a keyboard do the same.
T.Control {
    id: pad

    property list<string> sideKeys: [] ///< at most two, at the right below 万; each in one line or two
    property list<string> sideLabels: sideKeys ///< what they are called aloud
    property bool pointEnabled: true
    property bool tenThousandEnabled: true

    signal key(text: string)
    signal erase()
    signal clear()
    signal sideKey(index: int)

    readonly property real keyHeight: Math.max(Theme.target, Math.min(64, width / 4 * 0.6))

    readonly property real keyWidth: (width - 3 * grid.columnSpacing) / 4
    /// The words of both, as large as the key lets the longest line be.
    readonly property real sideSize: {
        const lines = sideKeys.join("\n").split("\n");
        const widest = Math.max(1, ...lines.map(line => metrics.advanceWidth(line)));
        return Math.floor(Math.min(Theme.bodySize, Theme.bodySize * (keyWidth - Theme.s8) / widest,
                                   (keyHeight - Theme.s4) / 2.4));
    }

    implicitWidth: 288
    implicitHeight: 4 * keyHeight + 3 * grid.rowSpacing
    Layout.fillWidth: true
    focusPolicy: Qt.TabFocus

    function typed(text: string): bool {
        if (text.length === 1 && text >= "0" && text <= "9")
            pad.key(text);
        else if (pointEnabled && (text === "." || text === "。" || text === ","))
            pad.key(".");
        else if (tenThousandEnabled && (text === "万" || text === "w" || text === "W"))
            pad.key("万");
        else
            return false;
        return true;
    }

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace)
            pad.erase();
        else if (event.key === Qt.Key_Delete)
            pad.clear();
        else if (!pad.typed(event.text))
            return;
        event.accepted = true;
    }

    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Keypad")

    FontMetrics {
        id: metrics

        font.family: Theme.fontFamily
        font.pixelSize: Theme.bodySize
    }
    FocusRing {
        shown: pad.visualFocus
        gap: 7
    }

    GridLayout {
        id: grid

        anchors.fill: parent
        columns: 4
        columnSpacing: Theme.s8
        rowSpacing: Theme.s8

        DigitKey { text: "1" }
        DigitKey { text: "2" }
        DigitKey { text: "3" }
        PadKey {
            iconName: "backspace"
            label: qsTr("Erase; hold to clear")
            quiet: true
            focusPolicy: Qt.NoFocus
            onClicked: pad.erase()
            onPressAndHold: pad.clear()
        }
        DigitKey { text: "4" }
        DigitKey { text: "5" }
        DigitKey { text: "6" }
        PadKey {
            text: "万"
            label: qsTr("ten thousand")
            big: true
            quiet: true
            enabled: pad.tenThousandEnabled
            focusPolicy: Qt.NoFocus
            onClicked: pad.key(text)
        }
        DigitKey { text: "7" }
        DigitKey { text: "8" }
        DigitKey { text: "9" }
        SideKey { index: 0 }
        DigitKey {
            text: "."
            label: qsTr("point")
            enabled: pad.pointEnabled
        }
        DigitKey { text: "0" }
        DigitKey { text: "00" }
        SideKey { index: 1 }
    }

    component DigitKey: PadKey {
        big: true
        focusPolicy: Qt.NoFocus
        onClicked: pad.key(text)
    }

    component SideKey: PadKey {
        id: side

        required property int index

        text: index < pad.sideKeys.length ? pad.sideKeys[index] : ""
        label: index < pad.sideLabels.length ? pad.sideLabels[index] : ""
        wordSize: pad.sideSize
        quiet: true
        enabled: text !== ""
        focusPolicy: Qt.StrongFocus
        background.visible: text !== ""
        Keys.onReturnPressed: side.clicked()
        Keys.onEnterPressed: side.clicked()
        onClicked: pad.sideKey(index)
    }
}
