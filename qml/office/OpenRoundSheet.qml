import QtQuick
import Cunbao.Theme
import Cunbao.Controls
import Cunbao.ViewModel

/// Opens a round of the annual report: for which period, and until when.
Sheet {
    id: sheet

    required property OverviewModel overview

    title: qsTr("Open a round")
    side: true
    first: period

    onOpenChanged: {
        if (!open)
            return;
        period.text = overview.proposedPeriod;
        due.text = overview.proposedDue;
    }

    AppText {
        text: qsTr("The phones of the villages then show what is owed, and until when.")
        secondary: true
    }
    Field {
        id: period

        label: qsTr("Period")
        helper: qsTr("A year, for example 2020")
    }
    Field {
        id: due

        label: qsTr("Due date")
        helper: qsTr("Year-month-day, for example 2020-12-31. It may stay empty.")
        onAccepted: sheet.overview.openRound(period.text, text)
    }
    Banner {
        visible: sheet.overview.error !== ""
        tone: Tone.Wrong
        text: sheet.overview.error
    }

    actions: [
        PrimaryButton {
            text: qsTr("Open the round")
            busy: sheet.overview.busy
            enabled: period.text !== ""
            onClicked: sheet.overview.openRound(period.text, due.text)
        }
    ]
}
