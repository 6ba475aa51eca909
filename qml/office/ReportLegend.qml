import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// What the marks in the document mean, and how many there are of each.
Flow {
    id: legend

    required property ReportModel report

    spacing: Theme.s8

    component Count: StateChip {
        required property int count
        required property string word

        visible: count > 0
        text: qsTr("%1: %2").arg(word).arg(count)
    }

    Count {
        word: qsTr("Complete")
        count: legend.report.filled
        tone: Tone.Good
        iconName: "check-circle"
    }
    Count {
        word: qsTr("Incomplete")
        count: legend.report.incomplete
        tone: Tone.Doubt
        iconName: "circle-half"
    }
    Count {
        word: qsTr("Missing")
        count: legend.report.missing
        tone: Tone.Neutral
        iconName: "dash-circle-dotted"
    }
    Count {
        word: qsTr("Not applicable")
        count: legend.report.notApplicable
        tone: Tone.Neutral
        iconName: "slash-circle"
    }
    Count {
        word: qsTr("Set by the office")
        count: legend.report.overridden
        tone: Tone.Way
        iconName: "pencil"
    }
    Count {
        word: qsTr("Doubtful")
        count: legend.report.doubts
        tone: Tone.Doubt
    }
}
