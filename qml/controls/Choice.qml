pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// One of a few: rows with round marks, or segments side by side where they fit. The owner holds the choice: a
/// person's choice is only signalled.
ColumnLayout {
    id: choice

    required property list<string> options
    property list<string> details: [] ///< a line under each option; rows only
    property string label: ""
    property int currentIndex: -1
    property bool segmented: false

    signal chosen(index: int)

    readonly property bool sideBySide: segmented && grid.widest * options.length + Theme.s4 * (options.length - 1) <= width

    spacing: Theme.s8
    Layout.fillWidth: true
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    AppText {
        visible: text !== ""
        text: choice.label
        kind: AppText.Small
        secondary: true
    }
    GridLayout {
        id: grid

        property real widest: 0

        columns: choice.sideBySide ? Math.max(1, choice.options.length) : 1
        columnSpacing: Theme.s4
        rowSpacing: Theme.s4

        Repeater {
            model: choice.options

            ChoiceOption {
                required property int index
                required property string modelData

                text: modelData
                detail: index < choice.details.length ? choice.details[index] : ""
                checked: index === choice.currentIndex
                segment: choice.sideBySide
                onImplicitWidthChanged: grid.widest = Math.max(grid.widest, implicitWidth)
                onClicked: choice.chosen(index)
            }
        }
    }
}
