import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// The day of the entry: one of the last, or another within the period.
Sheet {
    id: sheet

    required property RecordModel record
    readonly property EntryDate date: record.date

    title: qsTr("Date")
    actions: QuietButton {
        id: take

        visible: another.text !== ""
        text: qsTr("Use this day")
        onClicked: {
            sheet.date.chooseTyped(another.text);
            if (!sheet.date.refused)
                sheet.closed();
        }
    }

    Choice {
        label: qsTr("Counts for %1").arg(sheet.record.periodText)
        options: [...sheet.date.recent]
        currentIndex: sheet.date.recentIndex
        onChosen: index => {
            sheet.date.chooseRecent(index);
            sheet.closed();
        }
    }
    Field {
        id: another

        label: qsTr("Another day")
        inputMethodHints: Qt.ImhDate
        helper: qsTr("From %1 to %2, written like 2020-03-15").arg(sheet.date.firstText).arg(sheet.date.lastText)
        error: sheet.date.refused ? qsTr("A day from %1 to %2, written like 2020-03-15")
                                    .arg(sheet.date.firstText).arg(sheet.date.lastText) : ""
        onAccepted: take.clicked()
    }
}
