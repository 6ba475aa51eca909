pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The entries of one village behind the figure.
ColumnLayout {
    id: view

    required property TraceModel trace

    spacing: Theme.s12
    Layout.fillWidth: true

    EmptyState {
        visible: view.trace.entries.count === 0
        iconName: "inbox"
        title: qsTr("No entries in this period")
        text: qsTr("Nothing was recorded, which is not the same as zero.")
    }
    Repeater {
        model: view.trace.entries

        Card {
            id: card

            required property string id
            required property string value
            required property string on
            required property string note
            required property string person
            required property string device
            required property string at
            required property string state
            required property string stateText
            required property bool fromOffice
            required property bool carried
            required property int revisions

            ListRow {
                title: card.value
                subtitle: Theme.joined([card.on, card.note])
                stateText: card.carried ? qsTr("Carried over") : card.stateText
                stateTone: card.carried || card.state === "conflict" || card.state === "waiting" ? Tone.Doubt
                         : card.state === "active" ? Tone.Good : Tone.Neutral
                chevron: true
                onClicked: view.trace.openEntry(card.id)
            }
            AppText {
                text: card.fromOffice ? qsTr("Recorded by the office: %1, %2").arg(card.person).arg(card.at)
                                      : qsTr("Recorded by %1, %2").arg(card.person).arg(card.at)
                kind: AppText.Small
                secondary: true
            }
            AppText {
                visible: card.revisions > 0
                text: qsTr("%n corrections", "", card.revisions)
                kind: AppText.Small
                secondary: true
            }
        }
    }
}
