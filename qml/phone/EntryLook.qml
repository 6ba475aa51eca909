import QtQuick
import Cunbao.Theme
import Cunbao.ViewModel

/// How an entry's state and place look: words, tone and sign.
QtObject {
    id: look

    required property int entryState ///< EntryListModel.State
    required property string stateWord
    required property int place ///< EntryListModel.Place

    readonly property bool counts: entryState === EntryListModel.Active
    /// The one thing to say where there is room for one: that something is the matter, else where it is.
    readonly property string text: counts ? placeText : stateWord
    readonly property int tone: counts ? placeTone : stateTone
    readonly property string iconName: counts ? placeIcon : stateIcon

    readonly property string placeText: {
        switch (place) {
        case EntryListModel.WithOffice: return qsTr("The office has it");
        case EntryListModel.WithHub: return qsTr("Uploaded");
        default: return qsTr("On this device only");
        }
    }
    readonly property int placeTone: {
        switch (place) {
        case EntryListModel.WithOffice: return Tone.Good;
        case EntryListModel.WithHub: return Tone.Way;
        default: return Tone.Neutral;
        }
    }
    readonly property string placeIcon: {
        switch (place) {
        case EntryListModel.WithOffice: return "check-circle";
        case EntryListModel.WithHub: return "cloud-check";
        default: return "phone";
        }
    }
    readonly property int stateTone: {
        switch (entryState) {
        case EntryListModel.Active: return Tone.Good;
        case EntryListModel.Refused: return Tone.Wrong;
        case EntryListModel.Withdrawn: return Tone.Neutral;
        default: return Tone.Doubt;
        }
    }
    readonly property string stateIcon: entryState === EntryListModel.Withdrawn ? "slash-circle" : Theme.toneIcon(stateTone)
}
