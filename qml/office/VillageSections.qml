pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// How far one village is, section by section, and when it recorded last.
Card {
    id: card

    required property Session session
    required property VillagesModel villages

    OverviewModel {
        id: overview

        session: card.session
    }

    AppText {
        text: qsTr("Progress in %1").arg(card.villages.periodText)
        kind: AppText.Title
        Accessible.role: Accessible.Heading
    }
    Repeater {
        model: card.villages.villages

        ColumnLayout {
            id: whole

            required property string code
            required property string lastEntryText
            required property int answered
            required property int asked

            visible: code === card.villages.selected
            spacing: Theme.s4
            Layout.fillWidth: true

            ProgressLine {
                visible: whole.asked > 0
                text: qsTr("%1 of %2 answered").arg(whole.answered).arg(whole.asked)
                value: whole.asked > 0 ? whole.answered / whole.asked : 0
            }
            AppText {
                text: whole.lastEntryText === "" ? qsTr("Not begun")
                                                 : qsTr("Last entry on %1").arg(whole.lastEntryText)
                kind: AppText.Small
                secondary: true
            }
        }
    }
    Repeater {
        model: overview.heatMap

        ColumnLayout {
            id: village

            required property string code
            required property var answered
            required property var asked

            visible: code === card.villages.selected
            spacing: 0
            Layout.fillWidth: true

            Repeater {
                model: overview.sectionNames

                ListRow {
                    required property int index
                    required property string modelData

                    readonly property int done: village.answered[index] ?? 0
                    readonly property int owed: village.asked[index] ?? 0

                    visible: owed > 0
                    narrow: false
                    title: modelData
                    value: done + "/" + owed
                    iconName: done === owed ? "check-lg" : done > 0 ? "circle-half" : "circle"
                    iconTone: done === owed ? Tone.Good : done > 0 ? Tone.Doubt : Tone.Neutral
                    interactive: false
                }
            }
        }
    }
}
