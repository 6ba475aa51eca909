import QtQuick
import Cunbao.Theme
import Cunbao.ViewModel

/// The state of the sync in a few words, for the head of a page.
QtObject {
    id: words

    required property SyncLoop sync

    readonly property string text: {
        if (sync.state === SyncLoop.Running)
            return qsTr("Syncing");
        if (sync.pending > 0)
            return qsTr("%n to upload", "", sync.pending);
        return sync.state === SyncLoop.Failing ? qsTr("Not synced") : qsTr("All uploaded");
    }
    readonly property int tone: {
        if (sync.state === SyncLoop.Failing)
            return Tone.Doubt;
        return sync.pending > 0 || sync.state === SyncLoop.Running ? Tone.Way : Tone.Good;
    }
    readonly property string iconName: sync.state === SyncLoop.Running ? "arrow-repeat" : Theme.toneIcon(tone)
}
