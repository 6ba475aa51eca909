pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// One doubt with its sides, and what may be decided.
ColumnLayout {
    id: view

    required property DoubtModel doubt

    readonly property bool wide: width > Theme.bodySize * 22

    spacing: Theme.s16

    DoubtWords {
        id: words

        doubt: view.doubt
    }
    ColumnLayout {
        spacing: 0

        AppText {
            text: view.doubt.indicatorName
            kind: AppText.Title
            Accessible.role: Accessible.Heading
        }
        AppText {
            text: view.doubt.unitName
            secondary: true
        }
    }
    Banner {
        tone: view.doubt.resolved ? Tone.Good : Tone.Doubt
        title: view.doubt.resolved ? qsTr("Decided") : view.doubt.kindText
        text: words.explanation
    }
    DoubtFigures {
        visible: view.doubt.operands.count > 0
        doubt: view.doubt
    }
    GridLayout {
        visible: view.doubt.sides.count > 0
        columns: view.wide ? 2 : 1
        columnSpacing: Theme.s16
        rowSpacing: Theme.s16
        Layout.fillWidth: true

        Repeater {
            model: view.doubt.sides

            DoubtSideCard {
                Layout.preferredWidth: 1 // both the same, whatever they hold
                Layout.fillHeight: true
                setByOffice: view.doubt.kind === DoubtsModel.ChangedSinceSet || view.doubt.detail === DoubtModel.Overrides
                chosen: choice >= 0 && choice === view.doubt.choice
                decidable: !view.doubt.resolved
                onKeepRequested: view.doubt.choice = choice
            }
        }
        // Beside what the office set: what it stands against.
        Card {
            visible: view.doubt.fromEntries !== ""
            spacing: Theme.s8
            Layout.preferredWidth: 1
            Layout.fillHeight: true

            AppText {
                text: qsTr("What the entries come to now")
                secondary: true
            }
            AppText {
                text: view.doubt.unitWord === "" ? view.doubt.fromEntries
                                                 : view.doubt.fromEntries + "\u00a0" + view.doubt.unitWord
                kind: AppText.Headline
            }
        }
    }
    DoubtDecision {
        doubt: view.doubt
        both: words.both
    }
}
