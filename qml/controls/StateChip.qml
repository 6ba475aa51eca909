import QtQuick
import QtQuick.Layouts
import Cunbao.Theme

/// A state: sign, word and colour.
Rectangle {
    id: chip

    required property string text
    property int tone: Tone.Neutral
    property string iconName: Theme.toneIcon(tone)

    // Measured apart: the words' own implicit width would depend on the width that it decides.
    implicitWidth: Math.ceil(metrics.advanceWidth) + 1 + Theme.wordGap + sign.width + 2 * Theme.s12
    implicitHeight: row.implicitHeight + 2 * Theme.s4
    Layout.fillWidth: true // but no wider than its words: it may only shrink
    Layout.maximumWidth: implicitWidth
    radius: Math.min(height / 2, Math.round(Theme.smallSize * 1.1))
    color: Theme.toneWash(tone)

    Accessible.role: Accessible.StaticText
    Accessible.name: text

    TextMetrics {
        id: metrics

        font: words.font
        text: chip.text
    }
    RowLayout {
        id: row

        x: Theme.s12
        y: Theme.s4
        width: chip.width - 2 * Theme.s12
        spacing: Theme.wordGap

        Icon {
            id: sign

            name: chip.iconName
            color: Theme.toneInk(chip.tone)
            size: Theme.smallSize
        }
        AppText {
            id: words

            text: chip.text
            kind: AppText.Small
            color: Theme.toneInk(chip.tone)
            Accessible.ignored: true
        }
    }
}
