pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The history of one entry: who did what, when, on which device, and why.
ColumnLayout {
    id: view

    required property TraceModel trace

    spacing: Theme.s12
    Layout.fillWidth: true

    SectionHeader { title: qsTr("History of this entry") }
    Repeater {
        model: view.trace.revisions

        Card {
            id: card

            required property string what
            required property string value
            required property string on
            required property string note
            required property string why
            required property string person
            required property string device
            required property string at
            required property bool accepted

            ListRow {
                title: card.what
                subtitle: card.at
                value: card.value
                stateText: card.accepted ? "" : qsTr("Not counted")
                interactive: false
            }
            AppText {
                text: qsTr("%1, device %2").arg(card.person).arg(card.device)
                kind: AppText.Small
                secondary: true
            }
            AppText {
                text: qsTr("Counts for %1").arg(card.on)
                kind: AppText.Small
                secondary: true
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
        }
    }
}
