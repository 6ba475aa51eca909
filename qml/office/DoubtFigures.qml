pragma ComponentBehavior: Bound

import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// The figures that a doubt is about: those that a rule compares, or a set one beside what the entries come to.
Card {
    id: card

    required property DoubtModel doubt

    spacing: 0

    AppText {
        visible: text !== ""
        text: card.doubt.ruleText
        strong: true
    }
    Repeater {
        model: card.doubt.operands

        ListRow {
            required property string label
            required property string figure
            required property string unitWord

            title: label
            value: figure
            unit: unitWord
            interactive: false
        }
    }
    ListRow {
        visible: card.doubt.asSet !== ""
        title: qsTr("As the office set it")
        value: card.doubt.asSet
        interactive: false
    }
    ListRow {
        visible: card.doubt.fromEntries !== ""
        title: qsTr("What the entries come to now")
        value: card.doubt.fromEntries
        interactive: false
    }
}
