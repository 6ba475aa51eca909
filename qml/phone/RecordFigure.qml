import QtQuick
import QtQuick.Layouts
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// The figure itself and what types it: keypad, two buttons for yes and no, or a field for words.
FocusScope {
    id: figure

    required property RecordModel record
    required property RecordWords say
    property bool tight: false
    property real largest: Theme.figureSize ///< px of the number
    property bool answering: false ///< what was typed stands, and is asked about: no keys
    signal nothingRequested()

    readonly property bool offersZero: record.offersSame || record.offersNoneNew
    readonly property string nothing: record.offersNotApplicable ? qsTr("No figure…") : qsTr("Not yet known")
    // On keys the same in few words, in lines that are broken by sense.
    readonly property string nothingKey: record.offersNotApplicable ? qsTr("No\nfigure", "key")
                                                                    : qsTr("Not\nknown", "key")
    readonly property string zeroKey: record.offersSame ? qsTr("Same", "key: as last time") : qsTr("None\nnew", "key")

    function sayNothing(): void {
        if (record.offersNotApplicable)
            figure.nothingRequested();
        else
            record.typed.sayUnknown();
    }

    implicitHeight: column.implicitHeight
    Layout.fillWidth: true

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.s8

        BigFigure {
            visible: figure.record.input === RecordModel.Number
            tight: figure.tight
            largest: figure.largest
            record: figure.record
            say: figure.say
        }
        NoteField {
            visible: figure.record.input === RecordModel.Text
            focus: visible
            label: qsTr("Name or words")
            text: figure.record.typed.state === TypedValue.Written ? figure.record.typed.text : ""
            placeholderText: figure.say.value
            helper: qsTr("Several are parted by 、")
            lines: 2
            onEdited: text => figure.record.typed.text = text
        }
        NumberPad {
            visible: figure.record.input === RecordModel.Number && !figure.answering
            focus: visible
            enabled: !figure.record.saving
            pointEnabled: figure.record.typed.takesPoint
            tenThousandEnabled: figure.record.typed.takesTenThousand
            sideKeys: figure.offersZero ? [figure.zeroKey, figure.nothingKey] : [figure.nothingKey]
            sideLabels: figure.offersZero
                        ? [figure.record.offersSame ? qsTr("Same as last time") : qsTr("None new"), figure.nothing]
                        : [figure.nothing]
            onKey: text => figure.record.typed.key(text)
            onErase: figure.record.typed.erase()
            onClear: figure.record.typed.clear()
            onSideKey: index => {
                if (index === 1 || !figure.offersZero)
                    figure.sayNothing();
                else if (figure.record.offersSame)
                    figure.record.sameAsLast();
                else
                    figure.record.noneNew();
            }
        }
        YesNoKeys {
            visible: figure.record.input === RecordModel.YesNo
            focus: visible
            record: figure.record
        }
        QuietButton {
            visible: figure.record.input !== RecordModel.Number
            text: figure.nothing
            onClicked: figure.sayNothing()
        }
    }
}
