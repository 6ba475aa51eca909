import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls

/// One thing about a hub: its name in quiet words, what it is below.
ColumnLayout {
    id: fact

    required property string label
    required property string value
    property bool halved: false ///< a long row of groups stands on two even lines
    property string stateText: ""

    function lines(groups: string): string {
        const all = groups.split(" ");
        const half = Math.ceil(all.length / 2);
        return all.slice(0, half).join(" ") + "\n" + all.slice(half).join(" ");
    }

    spacing: 0
    Layout.fillWidth: true
    Accessible.role: Accessible.ListItem
    Accessible.name: label + (stateText === "" ? "" : ", " + stateText)
    Accessible.description: value

    AppText {
        text: fact.label
        kind: AppText.Small
        secondary: true
    }
    AppText { text: fact.halved ? fact.lines(fact.value) : fact.value }
    StateChip {
        visible: text !== ""
        text: fact.stateText
        tone: Tone.Good
        Layout.topMargin: Theme.s4
    }
}
