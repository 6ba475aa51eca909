import QtQuick
import QtQuick.Layouts
import Cunbao.Controls

/// A figure to compare with: what it is in quiet words, and below it the value.
ColumnLayout {
    id: known

    required property string label
    required property string value

    spacing: 0
    Layout.fillWidth: true
    Layout.alignment: Qt.AlignTop
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value

    AppText {
        kind: AppText.Small
        secondary: true
        text: known.label
        Accessible.ignored: true
    }
    AppText {
        strong: true
        text: known.value
        Accessible.ignored: true
    }
}
