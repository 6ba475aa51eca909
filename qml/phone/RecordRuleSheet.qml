import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// 怎么算, and why it is asked.
Sheet {
    id: sheet

    required property RecordModel record

    title: qsTr("How to count")

    AppText {
        strong: true
        text: sheet.record.name
    }
    AppText {
        text: sheet.record.countingRule === "" ? qsTr("There is no special rule for this one.")
                                               : sheet.record.countingRule
    }
    AppText {
        secondary: true
        text: sheet.record.adds ? qsTr("Record what was added since last time; the app adds it up.")
                                : qsTr("Record how many there are in all on that day; it replaces the last value.")
    }
    Divider {}
    AppText {
        strong: true
        text: qsTr("Why it is asked")
    }
    AppText {
        visible: sheet.record.reports.length === 0
        text: qsTr("No report prints it; rules and other figures need it.")
    }
    Repeater {
        model: sheet.record.reports

        ListRow {
            required property string modelData

            interactive: false
            iconName: "file-earmark-text"
            title: modelData
        }
    }
}
