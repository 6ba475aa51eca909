import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// 本次新增 or 截至当日共有, the number as large as it goes, its unit, and its scaled reading below.
ColumnLayout {
    id: big

    required property RecordModel record
    required property RecordWords say
    property real largest: Theme.figureSize ///< px of the number
    property bool tight: false ///< no room is kept for the scaled reading while there is none

    readonly property bool written: record.typed.state === TypedValue.Written && record.input === RecordModel.Number
    readonly property string meaning: record.adds ? qsTr("Added now") : qsTr("In all, as of that day")

    // Beside the number, as long as that has room; a longer one gets smaller.
    readonly property bool beside: meaningMetrics.advanceWidth + big.largest * 3 + Theme.titleSize * 2 < width

    spacing: 0
    Layout.fillWidth: true
    Accessible.role: Accessible.StaticText
    Accessible.name: meaning + ": " + (written ? say.withUnit(record.typed.shown) : say.value)

    TextMetrics {
        id: meaningMetrics

        font.family: Theme.fontFamily
        font.pixelSize: Theme.bodySize
        text: big.meaning
    }
    AppText {
        visible: !big.beside
        text: big.meaning
        kind: big.tight ? AppText.Caption : AppText.Body
        secondary: true
        Accessible.ignored: true
    }
    RowLayout {
        spacing: Theme.s8

        AppText {
            visible: big.beside
            text: big.meaning
            secondary: true
            Layout.fillWidth: false
            Layout.alignment: Qt.AlignBottom
            Layout.bottomMargin: Theme.s8
            Accessible.ignored: true
        }
        AppText {
            kind: big.written || big.record.typed.state === TypedValue.Empty ? AppText.Figure : AppText.Headline
            fit: true
            font.pixelSize: Math.min(big.largest, size(kind))
            text: big.written ? big.record.typed.shown
                : big.record.typed.state === TypedValue.Empty ? "–" : big.say.value
            color: big.record.typed.state === TypedValue.Empty ? Theme.ink2 : Theme.ink
            horizontalAlignment: Text.AlignRight
            verticalAlignment: Text.AlignVCenter
            Layout.preferredHeight: Math.round(big.largest * 1.4)
            Accessible.ignored: true
        }
        AppText {
            visible: big.written || big.record.typed.state === TypedValue.Empty
            kind: AppText.Title
            strong: false
            text: big.record.unitWord === "" ? "" : big.record.unitOf(big.record.typed.shown)
            Layout.fillWidth: false
            Layout.alignment: Qt.AlignBottom
            Layout.bottomMargin: Theme.s8
            Accessible.ignored: true
        }
    }
    // Its place is kept, so that the number does not move while it is typed.
    AppText {
        visible: !big.tight || big.record.outcome.scaledText !== ""
        kind: AppText.Small
        secondary: true
        horizontalAlignment: Text.AlignRight
        text: big.record.outcome.scaledText === "" ? " " : qsTr("= %1").arg(big.record.outcome.scaledText)
    }
}
