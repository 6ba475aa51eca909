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
    property bool seldomLast: false ///< what is seldom touched stands below the keys
    readonly property real keysTop: y + column.y + pad.y
    signal dateRequested()
    signal moreRequested()
    signal nothingRequested()

    readonly property bool offersZero: record.offersSame || record.offersNoneNew
    readonly property string nothingKey: record.offersNotApplicable ? qsTr("No figure…") : qsTr("Not yet known")

    function sayNothing(): void {
        if (record.offersNotApplicable)
            figure.nothingRequested();
        else
            record.typed.sayUnknown();
    }

    implicitHeight: column.implicitHeight
    Layout.fillWidth: true

    GridLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        columns: 1
        rowSpacing: Theme.s8

        BigFigure {
            visible: figure.record.input === RecordModel.Number
            tight: figure.tight
            record: figure.record
            say: figure.say
            Layout.row: 0
        }
        NoteField {
            visible: figure.record.input === RecordModel.Text
            focus: visible
            label: qsTr("Name or words")
            text: figure.record.typed.state === TypedValue.Written ? figure.record.typed.text : ""
            placeholderText: figure.say.value
            helper: qsTr("Several are parted by 、")
            lines: 2
            Layout.row: 1
            onEdited: text => figure.record.typed.text = text
        }
        GridLayout {
            id: extras

            columns: day.implicitWidth + more.implicitWidth > figure.width + 2 * day.leftPadding ? 1 : 2
            columnSpacing: 0
            rowSpacing: 0
            Layout.row: figure.seldomLast ? 6 : 2
            Layout.leftMargin: -day.leftPadding
            Layout.rightMargin: -day.rightPadding
            Layout.fillWidth: true
            Layout.maximumWidth: Infinity

            TextButton {
                id: day

                text: figure.record.date.missing ? qsTr("Choose a date")
                    : figure.record.date.isToday ? qsTr("Today, %1").arg(figure.record.date.text)
                    : qsTr("%1, counts for %2").arg(figure.record.date.text).arg(figure.record.periodText)
                iconName: "pencil"
                Layout.fillWidth: false
                Layout.maximumWidth: figure.width
                onClicked: figure.dateRequested()
            }
            TextButton {
                id: more

                text: figure.record.note === "" ? qsTr("Note") : qsTr("Note: yes")
                iconName: "three-dots"
                Layout.fillWidth: false
                Layout.alignment: extras.columns === 1 ? Qt.AlignLeft : Qt.AlignRight
                onClicked: figure.moreRequested()
            }
        }
        NumberPad {
            id: pad

            visible: figure.record.input === RecordModel.Number
            focus: visible
            enabled: !figure.record.saving
            pointEnabled: figure.record.typed.takesPoint
            tenThousandEnabled: figure.record.typed.takesTenThousand
            sideKeys: figure.offersZero
                      ? [figure.record.offersSame ? qsTr("Same as last time") : qsTr("None new"), figure.nothingKey]
                      : [figure.nothingKey]
            Layout.row: 3
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
            Layout.row: 4
        }
        QuietButton {
            visible: figure.record.input !== RecordModel.Number
            text: figure.nothingKey
            Layout.row: 5
            onClicked: figure.sayNothing()
        }
    }
}
