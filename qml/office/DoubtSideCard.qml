import QtQuick
import Cunbao.Theme
import Cunbao.Controls

/// One side of a doubt: what was recorded, by whom, when. The roles are those of DoubtModel's sides.
Card {
    id: card

    required property int index
    required property string person
    required property string device
    required property bool fromOffice
    required property string atText
    required property string dayText
    required property string valueText
    required property string unit
    required property string note
    required property string why
    required property bool withdrawn
    required property string actionText
    required property int choice
    property bool chosen: false
    property bool decidable: true
    property bool setByOffice: false ///< a figure that the office set, not an entry that it recorded for a village

    signal keepRequested()

    tone: chosen ? Tone.Good : Tone.Neutral
    spacing: Theme.s8

    Accessible.name: qsTr("Side %1: %2 %3").arg(index + 1).arg(valueText).arg(unit)

    AppText {
        visible: card.setByOffice
        text: qsTr("As the office set it")
        secondary: true
    }
    AppText {
        text: card.withdrawn ? qsTr("Withdrawn") : card.unit === "" ? card.valueText : card.valueText + "\u00a0" + card.unit
        kind: AppText.Headline
    }
    AppText {
        visible: card.dayText !== ""
        text: qsTr("for %1").arg(card.dayText)
    }
    AppText {
        text: card.person === "" ? qsTr("device %1").arg(card.device) : qsTr("%1, device %2").arg(card.person).arg(card.device)
    }
    AppText {
        text: qsTr("%1, %2").arg(card.actionText).arg(card.atText)
        kind: AppText.Small
        secondary: true
    }
    StateChip {
        visible: card.fromOffice && !card.setByOffice
        text: qsTr("Recorded by the office")
        tone: Tone.Way
        iconName: "info-circle"
    }
    AppText {
        visible: card.note !== ""
        text: qsTr("Note: %1").arg(card.note)
        kind: AppText.Small
    }
    AppText {
        visible: card.why !== ""
        text: qsTr("Reason: %1").arg(card.why)
        kind: AppText.Small
    }
    QuietButton {
        visible: card.decidable && card.choice >= 0
        text: card.chosen ? qsTr("Kept") : qsTr("Keep this one")
        chosen: card.chosen
        iconName: chosen ? "check-circle" : ""
        shortcut: card.index < 9 ? (card.index + 1).toString() : ""
        onClicked: card.keepRequested()
    }
}
