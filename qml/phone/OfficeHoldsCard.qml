import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What the office is proven to hold, by its signed receipts.
Card {
    id: card

    required property SyncPageModel reached

    AppText {
        text: qsTr("With the office")
        strong: true
    }
    ListRow {
        visible: card.reached.withOffice > 0
        interactive: false
        iconName: "check-circle"
        iconTone: Tone.Good
        title: qsTr("Received, by its signed receipt: %1").arg(card.reached.withOffice)
    }
    ListRow {
        visible: card.reached.notWithOffice > 0
        interactive: false
        iconName: "hourglass-split"
        title: qsTr("Not confirmed by it yet: %1").arg(card.reached.notWithOffice)
        subtitle: qsTr("The office confirms when it syncs itself.")
    }
    AppText {
        visible: !card.reached.recordedHere
        text: qsTr("Nothing has been recorded on this device yet.")
        secondary: true
    }
    AppText {
        text: card.reached.lastHeard === "" ? qsTr("Nothing has been heard from the office yet.")
                                            : qsTr("Last heard from the office: %1").arg(card.reached.lastHeard)
        kind: AppText.Small
        secondary: true
    }
    Banner {
        visible: card.reached.withholding
        tone: Tone.Doubt
        title: qsTr("The hub holds something back")
        text: qsTr("It offers less than the office has confirmed. Your entries are safe on this device. Tell the office, and sync by file meanwhile.")
    }
}
