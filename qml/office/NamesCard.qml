import QtQuick
import Cunbao.Controls

/// Names under a heading with their number; not there without any.
Card {
    id: card

    required property string title
    required property list<string> names

    function joined(all: var): string {
        return all.join(qsTr(", "));
    }

    visible: names.length > 0

    AppText {
        text: qsTr("%1: %2").arg(card.title).arg(card.names.length)
        strong: true
    }
    AppText { text: card.joined(card.names) }
}
