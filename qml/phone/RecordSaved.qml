import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// It is an entry now: what was recorded, and where it is.
ColumnLayout {
    id: saved

    required property RecordModel record
    required property RecordWords say

    property bool tight: false ///< the words first: a small sign

    spacing: tight ? Theme.s4 : Theme.s12
    Layout.fillWidth: true
    Layout.topMargin: tight ? 0 : Theme.s32

    Icon {
        name: "check-circle"
        color: Theme.green
        size: saved.tight ? Theme.bodySize : Theme.figureSize
        Layout.alignment: Qt.AlignHCenter
    }
    AppText {
        kind: AppText.Title
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Saved")
        Accessible.role: Accessible.Heading
    }
    AppText {
        kind: AppText.Headline
        horizontalAlignment: Text.AlignHCenter
        text: saved.say.value
    }
    AppText {
        visible: saved.record.outcome.totalText !== ""
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("%1: %2").arg(saved.say.span).arg(saved.say.withUnit(saved.record.outcome.totalText))
    }
    AppText {
        kind: AppText.Small
        secondary: true
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("It is safe on this phone and will be sent when it can.")
    }
}
