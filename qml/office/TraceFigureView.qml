pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// A figure's rule, and the villages or other figures that it is made of.
ColumnLayout {
    id: view

    required property TraceModel trace

    spacing: Theme.s12
    Layout.fillWidth: true

    Card {
        SectionHeader { title: qsTr("Rule") }
        AppText { text: view.trace.rule }
        AppText {
            visible: text !== ""
            text: view.trace.countingRule
            kind: AppText.Small
            secondary: true
        }
    }
    Card {
        visible: view.trace.operands.count > 0

        SectionHeader { title: qsTr("Worked out from") }
        Repeater {
            model: view.trace.operands

            ListRow {
                required property int index
                required property string name
                required property int kind
                required value

                title: kind === TraceModel.OfYearBefore ? qsTr("%1, the year before").arg(name)
                     : kind === TraceModel.UnitsReported ? qsTr("%1, units that reported").arg(name) : name
                chevron: true
                onClicked: view.trace.openOperand(index)
            }
        }
    }
    Card {
        visible: view.trace.units.count > 0

        SectionHeader {
            title: qsTr("Villages")
            detail: qsTr("%n", "count of villages", view.trace.units.count)
        }
        Repeater {
            model: view.trace.units

            ListRow {
                required property string code
                required property string name
                required property bool missing
                required property var flags
                required property int entries
                required value

                title: name
                subtitle: qsTr("%n entries", "", entries)
                stateText: missing ? "" : Theme.joined(flags) // its value says that it is missing
                stateTone: Tone.Doubt
                chevron: true
                onClicked: view.trace.openUnit(code)
            }
        }
    }
}
