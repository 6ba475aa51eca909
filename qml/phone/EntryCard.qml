import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What an entry says now, who recorded it, and where it is.
Card {
    id: card

    required property EntryModel entry

    readonly property EntryLook look: EntryLook {
        entryState: card.entry.state
        stateWord: card.entry.stateWord
        place: card.entry.place
    }

    AppText {
        text: card.entry.day
        secondary: true
    }
    ValueWithUnit {
        value: card.entry.value
        unit: card.entry.unit
        kind: card.entry.text ? AppText.Body : AppText.Headline
        Layout.fillWidth: true
    }
    AppText {
        visible: text !== ""
        text: card.entry.note
    }
    Flow {
        spacing: Theme.s8
        Layout.fillWidth: true

        StateChip {
            width: Math.min(implicitWidth, card.width - 2 * card.padding)
            text: card.look.stateWord
            tone: card.look.stateTone
            iconName: card.look.stateIcon
        }
        StateChip {
            width: Math.min(implicitWidth, card.width - 2 * card.padding)
            text: card.look.placeText
            tone: card.look.placeTone
            iconName: card.look.placeIcon
        }
    }
    Banner {
        visible: card.entry.state === EntryListModel.Conflict
        tone: Tone.Doubt
        text: qsTr("Two people corrected this entry at the same time. One value counts for now; a correction settles it.")
    }
    AppText {
        text: {
            if (card.entry.fromOffice)
                return qsTr("Recorded by the office, %1").arg(card.entry.recordedAt);
            return card.entry.person === "" ? qsTr("Recorded %1").arg(card.entry.recordedAt)
                                            : qsTr("Recorded by %1, %2").arg(card.entry.person).arg(card.entry.recordedAt);
        }
        kind: AppText.Small
        secondary: true
    }
}
