import QtQuick
import Cunbao.Theme
import Cunbao.ViewModel

/// The state of the sync in a few words, for the head of a page.
QtObject {
    id: words

    required property SyncLoop sync
    required property bool recorded ///< something, on this device

    readonly property bool running: sync.state === SyncLoop.Running
    readonly property bool failing: sync.state === SyncLoop.Failing
    readonly property bool waiting: sync.waitingForOffice && !running && !failing && sync.pending === 0

    readonly property string text: {
        if (running)
            return qsTr("Syncing");
        if (sync.pending > 0)
            return qsTr("%n to upload", "", sync.pending);
        if (failing)
            return qsTr("Not synced");
        if (waiting)
            return qsTr("Waiting for the office");
        return recorded ? qsTr("All uploaded") : qsTr("Nothing to upload");
    }
    readonly property int tone: {
        if (failing)
            return Tone.Doubt;
        if (sync.pending > 0 || running || waiting)
            return Tone.Way;
        return recorded ? Tone.Good : Tone.Neutral;
    }
    readonly property string iconName: running ? "arrow-repeat" : waiting ? "hourglass-split" : Theme.toneIcon(tone)
}
