import QtQuick
import QtQuick.Layouts
import Cunbao.Controls
import Cunbao.ViewModel

/// Yes and no, side by side.
FocusScope {
    id: keys

    required property RecordModel record

    implicitHeight: choice.implicitHeight
    Layout.fillWidth: true

    Choice {
        id: choice

        focus: true
        width: parent.width
        segmented: true
        large: true
        label: qsTr("Yes or no")
        options: [qsTr("Yes"), qsTr("No")]
        currentIndex: {
            switch (keys.record.outcome.kind) {
            case EntryOutcome.Yes: return 0;
            case EntryOutcome.No: return 1;
            default: return -1;
            }
        }
        onChosen: index => keys.record.typed.text = index === 0 ? "1" : "0"
    }
}
