import QtQuick
import Cunbao.Theme
import Cunbao.Controls

/// A figure as the pages show it, in the size that is chosen.
Card {
    spacing: Theme.s4

    AppText {
        text: qsTr("This is how it looks:")
        kind: AppText.Small
        secondary: true
    }
    AppText { text: qsTr("Handbooks and leaflets handed out") }
    AppText {
        text: qsTr("1 240 copies")
        kind: AppText.Figure
        fit: true
    }
    AppText {
        text: qsTr("2 March, Shiqiao village")
        kind: AppText.Small
        secondary: true
    }
}
