import QtQuick
import Cunbao.Controls

/// Fields, choices, switches, work that takes a while.
PageFrame {
    id: leaf

    property int scope: 0
    property int size: 1

    title: qsTr("Questions")
    canGoBack: true

    Field {
        label: qsTr("Name")
        text: "王秀兰"
        helper: qsTr("As it stands in the office's list")
    }
    Field {
        label: qsTr("Passcode")
        text: "314159"
        password: true
        error: qsTr("Too easy to guess. Nothing is lost; choose one with at least six different signs.")
    }
    Field {
        label: qsTr("Budget")
        placeholderText: qsTr("for example 12.5")
        unit: "万元"
    }
    Field {
        label: qsTr("Office")
        text: "清溪镇党政办"
        readOnly: true
    }
    NoteField {
        label: qsTr("Reason")
        placeholderText: qsTr("Why is it corrected?")
        helper: qsTr("The office reads it beside the figure")
    }
    Choice {
        label: qsTr("What was counted")
        options: [qsTr("New"), qsTr("Total")]
        segmented: true
        currentIndex: leaf.scope
        onChosen: index => leaf.scope = index
    }
    Choice {
        label: qsTr("Text size")
        options: [qsTr("Usual"), qsTr("Large"), qsTr("Elder mode")]
        details: ["", qsTr("a third larger"), qsTr("large words, large buttons")]
        currentIndex: leaf.size
        onChosen: index => leaf.size = index
    }
    Card {
        spacing: 0

        Toggle {
            text: qsTr("Send over mobile data")
            detail: qsTr("Photos wait for Wi-Fi")
            checked: true
        }
        Divider {}
        Toggle {
            text: qsTr("Dark at night")
        }
    }
    Card {
        ProgressLine {
            text: qsTr("Importing the register")
            detail: qsTr("412 of 1 030 rows")
            value: 0.4
            cancellable: true
        }
    }
    Card {
        ProgressLine {
            text: qsTr("Looking for the office")
            indeterminate: true
        }
    }
}
