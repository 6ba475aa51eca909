import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// How far this device's figures have come, what stands in their way, and the road by file.
PageFrame {
    id: page

    required property Session session

    readonly property SyncLoop sync: session.sync
    readonly property bool running: sync.state === SyncLoop.Running
    readonly property bool failing: sync.state === SyncLoop.Failing

    title: qsTr("Sync")
    subtitle: session.unitName
    sought: roads.result
    actions: PrimaryButton {
        visible: page.sync.state !== SyncLoop.NoHub
        text: page.failing ? qsTr("Try again") : qsTr("Sync now")
        iconName: "arrow-repeat"
        busy: page.running
        onClicked: page.sync.syncNow()
    }

    SyncPageModel {
        id: holdings

        session: page.session
    }
    Banner {
        visible: text !== ""
        tone: Tone.Doubt
        text: page.session.standing
    }
    Banner {
        visible: text !== ""
        tone: Tone.Wrong
        text: holdings.error
        dismissable: true
        onDismissed: holdings.clearError()
    }
    Banner {
        visible: page.failing && text !== ""
        tone: Tone.Wrong
        title: qsTr("The last sync failed")
        text: page.sync.errorText
    }
    Card {
        visible: holdings.loaded || page.running

        ProgressLine {
            visible: page.running
            text: qsTr("Exchanging…")
            detail: qsTr("Recording goes on meanwhile.")
            indeterminate: true
            cancellable: true
            onCanceled: page.sync.cancel()
        }
        ListRow {
            visible: holdings.loaded
            interactive: false
            iconName: Theme.toneIcon(iconTone)
            iconTone: holdings.pending > 0 ? Tone.Way : holdings.recordedHere ? Tone.Good : Tone.Neutral
            title: holdings.pending > 0 ? qsTr("Waiting to be uploaded: %1").arg(holdings.pending)
                                       : qsTr("Nothing waits to be uploaded")
            subtitle: holdings.lastDone === "" ? qsTr("No sync since the app was opened")
                                              : qsTr("Last sync: %1").arg(holdings.lastDone)
        }
        AppText {
            visible: page.sync.state === SyncLoop.NoHub
            text: qsTr("This device knows of no hub. What it records goes to the office as a file, see below.")
            kind: AppText.Small
            secondary: true
        }
    }
    OfficeHoldsCard {
        visible: holdings.loaded
        reached: holdings
    }
    FileRoads {
        id: roads

        reached: holdings
    }
}
