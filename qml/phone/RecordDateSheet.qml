import QtQuick
import Cunbao.Controls
import Cunbao.ViewModel

/// The day of the entry: one of the last, or another within the period, by steps or typed.
Sheet {
    id: sheet

    required property RecordModel record
    readonly property EntryDate date: record.date

    title: qsTr("Date")
    actions: PrimaryButton {
        id: take

        text: qsTr("Use this day")
        enabled: another.text !== "" || !sheet.date.missing
        onClicked: {
            if (another.text !== "")
                sheet.date.chooseTyped(another.text);
            if (!sheet.date.refused)
                sheet.closed();
        }
    }
    onOpenChanged: another.text = ""

    Choice {
        label: qsTr("Counts for %1").arg(sheet.record.periodText)
        options: [...sheet.date.recent]
        currentIndex: sheet.date.recentIndex
        onChosen: index => {
            sheet.date.chooseRecent(index);
            sheet.closed();
        }
    }
    DayStepper {
        label: qsTr("Another day")
        day: sheet.date.missing ? qsTr("Choose a date") : sheet.date.text
        mayShrink: sheet.date.mayShrink
        mayGrow: sheet.date.mayGrow
        onDaysMoved: days => {
            another.text = "";
            sheet.date.moveDays(days);
        }
        onMonthsMoved: months => {
            another.text = "";
            sheet.date.moveMonths(months);
        }
    }
    Field {
        id: another

        label: qsTr("Or type it")
        inputMethodHints: Qt.ImhDate
        helper: qsTr("From %1 to %2, written like 2020-03-15").arg(sheet.date.firstText).arg(sheet.date.lastText)
        error: sheet.date.refused ? qsTr("A day from %1 to %2, written like 2020-03-15")
                                    .arg(sheet.date.firstText).arg(sheet.date.lastText) : ""
        onAccepted: take.clicked()
    }
}
