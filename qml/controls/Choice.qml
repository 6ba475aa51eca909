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
    property bool large: false ///< twice as high: the one thing to answer on a page

    signal chosen(index: int)

    readonly property real gaps: Theme.s4 * (options.length - 1)
    // Where large words leave no room for the marks, frame, ground and weight alone say what is chosen.
    readonly property bool bare: segmented && grid.widest * options.length + gaps > width
    readonly property bool sideBySide: segmented && (!bare || grid.barest * options.length + gaps <= width)

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
    // Placed by hand: layouts within layouts lose count when a window or the size of the words changes.
    Item {
        implicitWidth: grid.widest
        implicitHeight: grid.height
        Layout.fillWidth: true

        Grid {
            id: grid

            property int changes: 0 ///< of the set of options
            readonly property real widest: {
                let found = 0;
                for (let at = 0; changes >= 0 && at < repeater.count; ++at)
                    found = Math.max(found, repeater.itemAt(at)?.implicitWidth ?? 0);
                return Math.ceil(found);
            }


            readonly property real barest: {
                let found = 0;
                for (let at = 0; changes >= 0 && at < repeater.count; ++at)
                    found = Math.max(found, (repeater.itemAt(at)?.implicitWidth ?? 0) - (repeater.itemAt(at)?.spare ?? 0));
                return Math.ceil(found);
            }

            columns: choice.sideBySide ? Math.max(1, choice.options.length) : 1
            spacing: Theme.s4

            Repeater {
                id: repeater

                model: choice.options
                onItemAdded: ++grid.changes
                onItemRemoved: ++grid.changes

                ChoiceOption {
                    required property int index
                    required property string modelData

                    width: choice.sideBySide ? (choice.width - choice.gaps) / choice.options.length : choice.width
                    text: modelData
                    detail: index < choice.details.length ? choice.details[index] : ""
                    checked: index === choice.currentIndex
                    segment: choice.sideBySide
                    bare: choice.sideBySide && choice.bare
                    large: choice.large
                    onClicked: choice.chosen(index)
                }
            }
        }
    }
}
