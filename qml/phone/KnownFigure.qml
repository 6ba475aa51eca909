import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls

/// A figure to compare with: what it is in quiet words, and the value below it or, in one row, behind it.
GridLayout {
    id: known

    required property string label
    required property string value
    property real rowWidth: 0 ///< what one row of both may take; 0: they stand in two

    // Measured apart: the words' own implicit width would depend on the width that it decides.
    columns: labelMetrics.advanceWidth + valueMetrics.advanceWidth + columnSpacing < rowWidth ? 2 : 1
    columnSpacing: Theme.s8
    rowSpacing: 0
    Layout.fillWidth: true
    Layout.alignment: Qt.AlignTop
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value

    TextMetrics {
        id: labelMetrics

        font: labelText.font
        text: known.label
    }
    TextMetrics {
        id: valueMetrics

        font: valueText.font
        text: known.value
    }
    AppText {
        id: labelText

        kind: AppText.Small
        secondary: true
        text: known.label
        Layout.fillWidth: known.columns === 1
        Layout.alignment: Qt.AlignBaseline
        Accessible.ignored: true
    }
    AppText {
        id: valueText

        strong: true
        text: known.value
        Layout.alignment: Qt.AlignBaseline
        Accessible.ignored: true
    }
}
