import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// A sheet of the ledger that holds what belongs together, one under the other.
Rectangle {
    id: card

    default property alias content: column.data
    property int tone: Tone.Neutral ///< anything but Neutral washes the whole card
    property real padding: Theme.s16 ///< at the sides; above and below it is a little less
    property bool filling: false ///< the content gets all the height that the card is given, for a list in it
    readonly property real endPadding: padding * 0.75
    property real spacing: Theme.s12

    implicitWidth: column.implicitWidth + 2 * padding
    implicitHeight: column.implicitHeight + 2 * endPadding
    Layout.fillWidth: true
    radius: Theme.sheetRadius
    color: tone === Tone.Neutral ? Theme.surface : Theme.toneWash(tone)
    border.color: Theme.line
    border.width: tone === Tone.Neutral ? 1 : 0

    Accessible.role: Accessible.Grouping

    ColumnLayout {
        id: column

        x: card.padding
        y: card.endPadding
        width: card.width - 2 * card.padding
        height: card.filling ? card.height - 2 * card.endPadding : implicitHeight
        spacing: card.spacing
    }
}
