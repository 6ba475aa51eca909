import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What the office sees first: who has reported and who has not, and what needs a decision.
FocusScope {
    id: page

    required property Session session

    signal villageRequested(code: string)
    signal reportRequested(indicator: string)
    signal doubtsRequested()
    signal devicesRequested()

    readonly property bool wide: width >= Theme.bodySize * 52 && begun
    readonly property bool round: overviewModel.standing !== OverviewModel.NoRound
    /// Before a round is open, or anything was recorded without one, nobody owes anything that could be missing.
    readonly property bool begun: round || overviewModel.answered > 0
    readonly property bool empty: overviewModel.nextStep === OverviewModel.AddVillages

    OverviewModel {
        id: overviewModel

        session: page.session
        onRoundOpened: roundSheet.open = false
    }
    RecoveryKitModel {
        id: kitModel

        session: page.session
        onConfirmed: kitSheet.open = false
    }

    DesktopPage {
        anchors.fill: parent
        focus: true
        title: qsTr("Overview")
        subtitle: page.session.officeName
        scrollable: true

        // Its turn comes last in the card that leads a new office on, but nobody has to wait for it.
        actions: QuietButton {
            visible: overviewModel.loaded && overviewModel.mayOpenFirst && overviewModel.nextStep !== OverviewModel.OpenRound
            text: qsTr("Open a round")
            iconName: "calendar-check"
            onClicked: roundSheet.open = true
        }

        Banner {
            visible: overviewModel.error !== "" && !roundSheet.open
            tone: Tone.Wrong
            text: overviewModel.error
            dismissable: true
            onDismissed: overviewModel.clearError()
        }
        // The program may have been closed before the kit was written down.
        Banner {
            visible: kitModel.due
            tone: Tone.Doubt
            title: qsTr("The recovery kit is not written down yet")
            text: qsTr("If this computer is lost, only the recovery kit brings the office back.")
            actionText: qsTr("Show the recovery kit")
            onActionClicked: kitSheet.open = true
        }
        NextStepCard {
            visible: overviewModel.loaded && overviewModel.nextStep !== OverviewModel.NothingMissing
            overview: overviewModel
            onVillagesRequested: page.villageRequested("")
            onDevicesRequested: page.devicesRequested()
            onRoundRequested: roundSheet.open = true
        }
        GridLayout {
            id: cards

            readonly property int first: page.wide ? 1 : 0 // the column of the cards

            visible: overviewModel.loaded && (!page.empty || page.round)
            columns: page.wide ? 2 : 1
            columnSpacing: Theme.s24
            rowSpacing: Theme.s16
            Layout.fillWidth: true

            RoundCard {
                visible: page.round
                overview: overviewModel
                Layout.row: 0
                Layout.column: cards.first
                Layout.preferredWidth: page.wide ? Theme.panelWidth : -1
                Layout.fillWidth: !page.wide
                onOpenRequested: roundSheet.open = true
            }
            DecisionsCard {
                overview: overviewModel
                begun: page.begun
                Layout.row: 1
                Layout.column: cards.first
                Layout.preferredWidth: page.wide ? Theme.panelWidth : -1
                Layout.fillWidth: !page.wide
                onDoubtsRequested: page.doubtsRequested()
                onVillagesRequested: page.villageRequested("")
            }
            HeatMap {
                visible: page.begun
                overview: overviewModel
                Layout.row: page.wide ? 0 : 2
                Layout.column: 0
                Layout.rowSpan: page.wide ? 4 : 1
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                onVillageRequested: code => page.villageRequested(code)
            }
            VillageChart {
                visible: overviewModel.chartNames.length > 0 && overviewModel.answered > 0
                overview: overviewModel
                Layout.row: page.wide ? 2 : 3
                Layout.column: cards.first
                Layout.preferredWidth: page.wide ? Theme.panelWidth : -1
                Layout.fillWidth: !page.wide
                onChoiceRequested: figureSheet.open = true
                onReportRequested: indicator => page.reportRequested(indicator)
            }
            // Takes what the map is higher than the cards, so that these stay together.
            Item {
                visible: page.wide
                Layout.row: 3
                Layout.column: cards.first
                Layout.fillHeight: true
                Layout.minimumHeight: 1
            }
        }
    }

    OpenRoundSheet {
        id: roundSheet

        overview: overviewModel
        onClosed: open = false
    }
    RecoveryKitSheet {
        id: kitSheet

        kit: kitModel
        officeName: page.session.officeName
        onClosed: open = false
    }
    ChooseFigureSheet {
        id: figureSheet

        overview: overviewModel
        onClosed: open = false
    }
}
