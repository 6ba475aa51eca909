pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// Figures side by side as lying bars, in the order of the model; never sorted into a ranking. Last year's figure is
/// a tick across the bar.
ColumnLayout {
    id: chart

    required property var model ///< a list model with the roles label, value, share, before, tone
    property string title: ""
    property string beforeLabel: ""

    readonly property bool stacked: width < Theme.bodySize * 26
    readonly property real labelWidth: Math.min(width * 0.3, Theme.bodySize * 9)
    readonly property real valueWidth: Math.min(width * 0.25, Theme.bodySize * 7)

    spacing: Theme.s12
    Layout.fillWidth: true
    Accessible.role: Accessible.Chart
    Accessible.name: title

    AppText {
        visible: text !== ""
        text: chart.title
        strong: true
    }
    RowLayout {
        visible: chart.beforeLabel !== ""
        spacing: Theme.s8

        Rectangle {
            implicitWidth: 3
            implicitHeight: Theme.smallSize
            color: Theme.ink
        }
        AppText {
            text: chart.beforeLabel
            kind: AppText.Small
            secondary: true
        }
    }
    Repeater {
        model: chart.model

        GridLayout {
            id: bar

            required property string label
            required property string value
            required property real share
            required property real before
            required property int tone

            columns: chart.stacked ? 2 : 3
            columnSpacing: Theme.s12
            rowSpacing: Theme.s4
            Layout.fillWidth: true
            Accessible.role: Accessible.ListItem
            Accessible.name: label + ", " + value

            AppText {
                text: bar.label
                kind: AppText.Small
                Layout.preferredWidth: chart.stacked ? implicitWidth : chart.labelWidth
                Layout.fillWidth: chart.stacked
                Accessible.ignored: true
            }
            Item {
                implicitHeight: 20
                Layout.row: chart.stacked ? 1 : 0
                Layout.column: chart.stacked ? 0 : 1
                Layout.columnSpan: chart.stacked ? 2 : 1
                Layout.fillWidth: true

                Rectangle {
                    anchors.fill: parent
                    radius: 4
                    color: Theme.dark ? Theme.line : Theme.pressed
                    opacity: 0.6
                }
                Rectangle {
                    width: Math.max(bar.share > 0 ? 4 : 0, parent.width * Math.min(1, bar.share))
                    height: parent.height
                    radius: 4
                    // What is doubtful has its sign beside the value; a bar of warning colour would shout over all.
                    color: bar.tone === Tone.Wrong ? Theme.red : Theme.green
                }
                Rectangle {
                    visible: bar.before >= 0
                    x: Math.round((parent.width - width) * Math.min(1, bar.before))
                    y: -3
                    width: 5
                    height: parent.height + 6
                    color: Theme.ink
                    border.color: Theme.surface
                    border.width: 1
                }
            }
            RowLayout {
                spacing: Theme.wordGap
                Layout.column: chart.stacked ? 1 : 2
                Layout.row: 0
                Layout.preferredWidth: chart.stacked ? implicitWidth : chart.valueWidth
                Layout.fillWidth: false

                Icon {
                    visible: bar.tone !== Tone.Neutral
                    name: Theme.toneIcon(bar.tone)
                    color: Theme.toneInk(bar.tone)
                    size: Theme.smallSize
                }
                AppText {
                    text: bar.value
                    kind: AppText.Small
                    strong: true
                    horizontalAlignment: Text.AlignRight
                    Accessible.ignored: true
                }
            }
        }
    }
}
