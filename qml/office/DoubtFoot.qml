import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The decision itself, below the doubt however far that is scrolled, and what is still missing for it.
ColumnLayout {
    id: foot

    required property DoubtModel doubt

    spacing: Theme.s12

    Banner {
        visible: foot.doubt.error !== ""
        tone: Tone.Wrong
        text: foot.doubt.error
    }
    GridLayout {
        columns: foot.width < Theme.bodySize * 28 ? 1 : 2
        columnSpacing: Theme.s16
        rowSpacing: Theme.s8
        Layout.fillWidth: true

        PrimaryButton {
            text: foot.doubt.resolved ? qsTr("Take the decision back") : qsTr("Decide")
            shortcut: "Ctrl+Return"
            enabled: foot.doubt.canDecide
            busy: foot.doubt.busy
            Layout.fillWidth: false
            onClicked: foot.doubt.decide()
        }
        AppText {
            visible: !foot.doubt.resolved && !foot.doubt.canDecide
            text: foot.doubt.choice < 0 ? qsTr("First choose what shall count.") : qsTr("Now say why.")
            secondary: true
        }
    }
}
