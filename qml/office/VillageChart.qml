import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// One chosen figure over the villages, with last year's beside it.
Card {
    id: card

    required property OverviewModel overview

    signal choiceRequested()
    signal reportRequested(indicator: string)

    SectionHeader { title: card.overview.chartNames[card.overview.chartIndex] ?? "" }
    BarChart {
        model: card.overview.chart
        beforeLabel: card.overview.chartHasYearBefore ? qsTr("The year before") : ""
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.s8
        Layout.fillWidth: true

        QuietButton {
            width: Math.min(implicitWidth, parent.width)
            text: qsTr("Another figure…")
            onClicked: card.choiceRequested()
        }
        TextButton {
            width: Math.min(implicitWidth, parent.width)
            text: qsTr("Where it comes from")
            onClicked: card.reportRequested(card.overview.chartIndicator)
        }
    }
}
