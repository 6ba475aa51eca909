import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// A note that holds what looks like a person's number.
Banner {
    id: warning

    required property RecordModel record

    visible: record.noteHasIdNumber || record.noteHasPhoneNumber
    tone: Tone.Doubt
    text: record.noteHasIdNumber ? qsTr("The note seems to hold an ID number. A figure never needs one: please take it out.")
                                 : qsTr("The note seems to hold a phone number. A figure never needs one: please take it out.")
}
