pragma ComponentBehavior: Bound

import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// The figures that a broken rule compares, or the one that is far from the other villages'.
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
}
