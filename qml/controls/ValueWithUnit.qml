import QtQuick
import Cunbao.Theme

/// A number in strong words and its unit in quiet ones: on one line where they fit, otherwise the unit below.
Item {
    id: pair

    required property string value
    property string unit: ""
    property int kind: AppText.Body
    readonly property bool broken: implicitWidth > Math.ceil(width)

    // Measured apart: the words' own implicit width would depend on the width that it decides.
    readonly property real numberWidth: Math.ceil(numberMetrics.advanceWidth) + 1
    readonly property real wordWidth: unit === "" ? 0 : Math.ceil(wordMetrics.advanceWidth) + 1

    implicitWidth: numberWidth + (unit === "" ? 0 : Theme.wordGap + wordWidth)
    implicitHeight: number.height + (broken && unit !== "" ? word.height : 0)

    TextMetrics {
        id: numberMetrics

        font: number.font
        text: pair.value
    }
    TextMetrics {
        id: wordMetrics

        font: word.font
        text: pair.unit
    }
    AppText {
        id: number

        width: Math.min(pair.numberWidth, pair.width)
        text: pair.value
        kind: pair.kind
        strong: true
        Accessible.ignored: true
    }
    AppText {
        id: word

        x: pair.broken ? 0 : number.width + Theme.wordGap
        y: pair.broken ? number.height : number.baselineOffset - baselineOffset
        width: Math.min(pair.wordWidth, pair.width)
        visible: text !== ""
        text: pair.unit
        kind: AppText.Small
        secondary: true
        Accessible.ignored: true
    }
}
