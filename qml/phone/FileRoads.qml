import QtQuick
import QtQuick.Dialogs
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The road without a network: a file that only the office and the unit's devices can open.
Card {
    id: roads

    required property SyncPageModel reached

    /// What came of the last file, when there is something to say.
    readonly property Item result: outcomeBanner.visible ? outcomeBanner : null
    readonly property bool working: reached.fileWork === SyncPageModel.Writing || reached.fileWork === SyncPageModel.Reading
    readonly property bool stopped: reached.fileWork === SyncPageModel.NotWritten || reached.fileWork === SyncPageModel.PartlyTakenIn

    function outcome(): string {
        switch (roads.reached.fileWork) {
        case SyncPageModel.Written:
            return qsTr("The file is written, with all that is here. Take it to the office; importing it twice counts once.");
        case SyncPageModel.Shared:
            return qsTr("The file is ready, with all that is here. Send it to the office; importing it twice counts once.");
        case SyncPageModel.TakenIn:
            return roads.reached.fileOperations > 0 ? qsTr("Imported. New here: %1").arg(roads.reached.fileOperations)
                                                    : qsTr("Imported. Everything in it was known already.");
        case SyncPageModel.NotWritten:
            return qsTr("Stopped. No file was written.");
        case SyncPageModel.PartlyTakenIn:
            return roads.reached.fileOperations > 0
                ? qsTr("Stopped. New here until then: %1. Import the file again for the rest.").arg(roads.reached.fileOperations)
                : qsTr("Stopped. Nothing new was imported.");
        default:
            return "";
        }
    }

    AppText {
        text: qsTr("Without a network")
        strong: true
    }
    AppText {
        text: qsTr("A file carries the same as the network, by chat, Bluetooth or USB stick. Only the office and your village's devices can read it.")
        kind: AppText.Small
        secondary: true
    }
    ProgressLine {
        visible: roads.working
        text: roads.reached.fileWork === SyncPageModel.Reading ? qsTr("Importing the file…") : qsTr("Writing the file…")
        value: roads.reached.filePercent / 100
        indeterminate: roads.reached.filePercent === 0
        cancellable: true
        onCanceled: roads.reached.stopFileWork()
    }
    Banner {
        id: outcomeBanner

        visible: text !== ""
        tone: roads.stopped ? Tone.Way : Tone.Good
        text: roads.outcome()
    }
    Banner {
        visible: roads.reached.droppedReceipts > 0
        tone: Tone.Doubt
        text: qsTr("The file also held receipts that are not genuine or not for this device; they were left out: %1")
            .arg(roads.reached.droppedReceipts)
    }
    QuietButton {
        visible: roads.reached.sharesBySheet
        enabled: !roads.working
        text: qsTr("Send as a file…")
        iconName: "send"
        onClicked: roads.reached.shareFile()
    }
    QuietButton {
        visible: !roads.reached.sharesBySheet
        enabled: !roads.working
        text: qsTr("Save as a file…")
        iconName: "download"
        onClicked: saving.open()
    }
    QuietButton {
        enabled: !roads.working
        text: qsTr("Import a file…")
        iconName: "inbox"
        onClicked: opening.open()
    }

    FileDialog {
        id: saving

        title: qsTr("Save as a file")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "bundle"
        nameFilters: [qsTr("Sync files (*.bundle)"), qsTr("All files (*)")]
        onAccepted: roads.reached.exportTo(selectedFile)
    }
    FileDialog {
        id: opening

        title: qsTr("Import a file")
        fileMode: FileDialog.OpenFile
        nameFilters: [qsTr("Sync files (*.bundle)"), qsTr("All files (*)")]
        onAccepted: roads.reached.importFrom(selectedFile)
    }
}
