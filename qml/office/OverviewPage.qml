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

    readonly property bool wide: width >= Theme.bodySize * 56
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
            iconName: "hourglass-split"
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
            visible: overviewModel.loaded && (!page.empty || overviewModel.standing !== OverviewModel.NoRound)
            columns: page.wide ? 2 : 1
            columnSpacing: Theme.s24
            rowSpacing: Theme.s16
            Layout.fillWidth: true

            HeatMap {
                overview: overviewModel
                Layout.fillWidth: true
                Layout.row: page.wide ? 0 : 1
                Layout.alignment: Qt.AlignTop
                onVillageRequested: code => page.villageRequested(code)
            }
            ColumnLayout {
                spacing: Theme.s16
                Layout.fillWidth: !page.wide
                Layout.preferredWidth: page.wide ? Theme.panelWidth : -1
                Layout.column: page.wide ? 1 : 0
                Layout.row: 0
                Layout.alignment: Qt.AlignTop

                RoundCard {
                    visible: overviewModel.standing !== OverviewModel.NoRound
                    overview: overviewModel
                    onOpenRequested: roundSheet.open = true
                }
                DecisionsCard {
                    overview: overviewModel
                    onDoubtsRequested: page.doubtsRequested()
                }
                VillageChart {
                    visible: overviewModel.chartNames.length > 0 && overviewModel.answered > 0
                    overview: overviewModel
                    onChoiceRequested: figureSheet.open = true
                    onReportRequested: indicator => page.reportRequested(indicator)
                }
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
