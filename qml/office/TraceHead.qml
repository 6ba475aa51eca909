import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The figure that is looked into: whose, of when, how much, and what speaks against it.
ColumnLayout {
    id: head

    required property TraceModel trace

    spacing: Theme.s8
    Layout.fillWidth: true

    AppText {
        text: head.trace.unitName === "" ? head.trace.periodText
                                         : qsTr("%1, %2").arg(head.trace.unitName).arg(head.trace.periodText)
        kind: AppText.Small
        secondary: true
    }
    AppText {
        visible: text !== ""
        text: head.trace.value
        kind: AppText.Headline
        secondary: head.trace.missing
    }
    AppText {
        visible: head.trace.level === TraceModel.FigureLevel && head.trace.expected > 0
        text: qsTr("%1 of %2 have reported").arg(head.trace.reported).arg(head.trace.expected)
        kind: AppText.Small
        secondary: true
    }
    Flow {
        visible: head.trace.flags.length > 0
        spacing: Theme.s8
        Layout.fillWidth: true

        Repeater {
            model: head.trace.flags

            StateChip {
                required property string modelData

                text: modelData
                tone: Tone.Doubt
            }
        }
    }
}
